/**
 * Messages and invitations of a file into the log, as interactions with the people who are there. The same message is the
 * same interaction on every device and in every export; whoever is not among the contacts is only listed, unless asked
 * for; nothing reminds of anything, unless asked; the whole import is one batch to undo.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { formatMoment } from "../domain/calendar/Moment.ts"
import { localOf, makeZone, type Zone } from "../domain/calendar/Zone.ts"
import type { Draft } from "../domain/declare/EventType.ts"
import { FileImported, InteractionLogged } from "../domain/events/RecordEvents.ts"
import { isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import type { Correspondent, SourceTouch, TouchAside, TouchRow } from "../domain/SourceTouch.ts"
import { plain } from "../domain/words/plain.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { BatchId, type EntityId, newId } from "../log/Ids.ts"
import { Primitives } from "../log/Primitives.ts"
import { EntityStore } from "./EntityStore.ts"
import { isTooLarge } from "./eventSize.ts"
import { importInChunks, type Listed, Listing, type Pace, type Refused } from "./Importing.ts"
import { importedId } from "./importedId.ts"
import { catchUp } from "./Projector.ts"
import { settings } from "./Settings.ts"
import { type MaybeKnown, TouchPeople, type Unknown } from "./TouchPeople.ts"
import { type Kinds, type Owner, TouchSurvey } from "./TouchSurvey.ts"
import { commit } from "./Writer.ts"

export interface TouchImportOptions {
  /** Names what speaks, as in `ImportOptions`: people are known by the ids that its list of contacts gave them. */
  readonly source: string
  readonly via: string
  readonly file?: string
  /** Whose account it is, by source key (`/in/ana-souza`); left out, whoever occurs in every conversation. */
  readonly me?: string
  /** Makes contacts of people who are none. */
  readonly addUnknown?: boolean
  /** Lets what happened on this day (`YYYY-MM-DD`) or later remind as if it had been logged by hand. */
  readonly remindSince?: string
  /** Spreads a first reminder for each contact made: the n-th one's day. */
  readonly reviveOn?: (nth: number) => string
  /** Of a larger import, that is taken back as one: all its parts give the same. */
  readonly batch?: BatchId
  /** Source keys of people whom an earlier part of a dry run would have added: they count as contacts. */
  readonly coming?: ReadonlySet<string>
  /** Says what would happen, and writes nothing. */
  readonly dryRun?: boolean
  readonly onProgress?: (rows: number) => void
  readonly pace?: Pace
}

export interface TouchReport {
  readonly rows: number
  /** Interactions written. */
  readonly new: number
  /** Interactions that were there, and messages that stand in the file twice. */
  readonly known: number
  /** People with whom there are new interactions, those made of them included. */
  readonly people: number
  /** Contacts made. */
  readonly added: number
  /** Rows that are nobody's message, or that lead to nobody here. */
  readonly leftOut: {
    readonly [K in TouchAside]: number
  } & {
    /** The other side is not named, or by no address: members who closed their account. */
    readonly nameless: number
    /** With people who are no contacts. */
    readonly unknown: number
    /** With people whom the user has deleted. */
    readonly deleted: number
  }
  /** Whom no contact was found for; those with most messages first. */
  readonly unknown: Listed<Unknown>
  /** Contacts made that look like one that was there. */
  readonly maybeSame: Listed<MaybeKnown>
  readonly unreadable: Listed<Refused>
  /** The source key of the account's owner. */
  readonly me: string
  /** The zone whose clock the interactions show, and that was assumed where the source names none. */
  readonly zone: string
  readonly undo?: BatchId
}

/** It cannot be told whose account the messages are from. Nothing was written; `me` says it. */
export class WhoseAccount extends Schema.TaggedError<WhoseAccount>()("WhoseAccount", {
  /** The likeliest first. */
  candidates: Schema.Array(Schema.Struct({ key: Schema.String, name: Schema.String, conversations: Schema.Int }))
}) {}

/**
 * The source key of the account's owner: for asking before anything is written. Undefined where nobody is named by an
 * address; fails with `WhoseAccount`.
 */
export const accountOwner = Effect.fn("ImportingTouches.accountOwner")(function* (
  open: () => AsyncIterable<TouchRow> | Iterable<TouchRow>
) {
  return (yield* ownerOf(open, undefined)).owner?.key
})

const ownerOf = Effect.fnUntraced(function* (
  open: () => AsyncIterable<TouchRow> | Iterable<TouchRow>,
  given: string | undefined
) {
  const survey = yield* Effect.promise(() => surveyed(open()))
  const owner = survey.owner(given)
  if (owner._tag === "Owner") return { survey, owner }
  if (owner.candidates.length > 0) return yield* new WhoseAccount({ candidates: owner.candidates })
  return { survey, owner: undefined }
})

/**
 * @param open gives the rows from the beginning, the same each time: they are gone through twice, since what a message
 *   is follows from those around it
 */
export const importTouches = Effect.fn("ImportingTouches.importTouches")(function* (
  open: () => AsyncIterable<TouchRow> | Iterable<TouchRow>,
  options: TouchImportOptions
) {
  yield* catchUp()
  const { mac } = yield* DeviceKeys
  const kept = yield* settings
  const { survey, owner } = yield* ownerOf(open, options.me)
  const batch = options.batch ?? BatchId.make(newId((yield* Primitives).random))
  const me = owner ?? NO_OWNER
  const importer = new TouchImporter(options, {
    owner: me,
    kinds: survey.kinds(me.key),
    zone: makeZone(kept.zone) ?? makeZone("UTC")!,
    idOf: (key) => importedId(mac, options.source, key)
  })
  yield* importInChunks(open(), importer, options, batch)
  const report = importer.report()
  if (options.dryRun === true || report.new + report.added === 0) return report
  yield* commit(
    [
      FileImported.draft(batch, {
        source: options.source,
        added: report.added,
        changed: 0,
        ...(survey.newest === undefined ? {} : { asOf: survey.newest }),
        ...(options.file === undefined ? {} : { file: options.file })
      })
    ],
    { via: options.via, batch }
  )
  return { ...report, undo: batch }
})

/** Of a file in which nobody is named by an address: it leads to nobody. */
const NO_OWNER: Around["owner"] = { _tag: "Owner", key: "", names: new Set() }

const surveyed = async (rows: AsyncIterable<TouchRow> | Iterable<TouchRow>): Promise<TouchSurvey> => {
  const survey = new TouchSurvey()
  for await (const row of rows) survey.add(row)
  return survey
}

interface Around {
  readonly owner: Extract<Owner, { readonly _tag: "Owner" }>
  readonly kinds: Kinds
  readonly zone: Zone
  readonly idOf: (sourceKey: string) => string
}

/** A row that leads to somebody, before it is known whether it was written already. */
interface Wanted {
  readonly id: string
  readonly touch: SourceTouch
  readonly direction: "out" | "in"
  readonly row: number
  readonly with: ReadonlyArray<EntityId>
}

class TouchImporter {
  rows = 0
  private fresh = 0
  private known = 0
  private readonly leftOut = { draft: 0, sponsored: 0, nameless: 0, unknown: 0, deleted: 0 }
  private readonly touched = new Set<string>()
  private readonly seen = new Set<string>()
  private readonly unreadable = new Listing<Refused>()
  private readonly people: TouchPeople
  private readonly options: TouchImportOptions
  private readonly around: Around

  constructor(options: TouchImportOptions, around: Around) {
    this.options = options
    this.around = around
    this.people = new TouchPeople({
      source: options.source,
      addUnknown: options.addUnknown === true,
      reviveOn: options.reviveOn,
      coming: options.coming,
      idOf: around.idOf
    })
  }

  report(): TouchReport {
    return {
      rows: this.rows,
      new: this.fresh,
      known: this.known,
      people: this.touched.size,
      added: this.people.added,
      leftOut: { ...this.leftOut },
      unknown: this.people.unknown(),
      maybeSame: this.people.maybeSame,
      unreadable: this.unreadable.listed(),
      me: this.around.owner.key,
      zone: this.around.zone.name
    }
  }

  readonly drafts = Effect.fnUntraced({ self: this }, function* (this: TouchImporter, chunk: ReadonlyArray<TouchRow>) {
    const drafts: Array<Draft> = []
    const wanted: Array<Wanted> = []
    for (const row of chunk) {
      const number = this.rows++
      if (row._tag === "Refused") {
        this.unreadable.add(row)
        continue
      }
      if (isTooLarge(row.touch.text ?? "")) {
        this.unreadable.add({ _tag: "Refused", line: row.line, why: "rowTooLarge" })
        continue
      }
      const { touch } = row
      if (touch.aside !== undefined) {
        this.leftOut[touch.aside]++
        continue
      }
      const direction = touch.direction ?? (this.isMe(touch.from) ? "out" : "in")
      const others = (direction === "in" ? [touch.from] : touch.to).filter((who) => !this.isMe(who))
      const found = yield* this.people.find(others)
      if (found._tag === "Nobody") {
        this.leftOut[found.why]++
        continue
      }
      drafts.push(...found.made)
      const id = this.around.idOf(`touch\n${touch.sourceKey}`)
      if (this.seen.has(id)) this.known++
      else {
        this.seen.add(id)
        wanted.push({ id, touch, direction, row: number, with: found.ids })
      }
    }
    const stored = yield* (yield* EntityStore).get(wanted.map(({ id }) => `interaction/${id}`))
    for (const each of wanted) {
      const held = stored.get(`interaction/${each.id}`)
      // One that the user has changed, or deleted, is known too; one that was undone is not.
      if (held !== undefined && !isEmptyRecord(held.record)) this.known++
      else drafts.push(this.interaction(each))
    }
    return drafts
  })

  private interaction({ id, touch, direction, row, with: people }: Wanted): Draft {
    const { remindSince } = this.options
    const happened = this.happened(touch.at)
    const [contact, ...attendees] = people
    for (const person of people) this.touched.add(person)
    this.fresh++
    return InteractionLogged.draft(id, {
      contact: contact!,
      kind: this.around.kinds(row),
      happened,
      channel: "linkedin",
      direction,
      ...(attendees.length === 0 ? {} : { attendees: { add: attendees } }),
      ...(remindSince !== undefined && happened.slice(0, 10) >= remindSince ? {} : { quiet: true }),
      ...(touch.text === undefined ? {} : { points: { start: touch.text } })
    })
  }

  /** On the workspace's clock; a reading without a zone is taken for one of that clock. */
  private happened(at: string): string {
    if (!at.endsWith("Z")) return at
    return formatMoment(localOf(this.around.zone, Date.parse(at)))
  }

  private isMe({ key, name }: Correspondent): boolean {
    const { owner } = this.around
    return key === undefined ? owner.names.has(plain(name)) : key === owner.key
  }
}
