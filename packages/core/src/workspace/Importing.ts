/**
 * Rows of a file or a sheet into the log. The same row is the same contact on every device; a source is only
 * heard where it says something new; what the user set by hand stays; the whole import is one batch to undo.
 */
import * as Effect from "effect/Effect"
import type { Draft } from "../domain/declare/EventType.ts"
import { Contact } from "../domain/entities/Contact.ts"
import { ContactImported } from "../domain/events/ContactEvents.ts"
import { FileImported } from "../domain/events/RecordEvents.ts"
import { type EntityRecord, isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import type { Json } from "../domain/merge/State.ts"
import type { Row, SourceRecord } from "../domain/SourceRecord.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { BatchId, newId } from "../log/Ids.ts"
import { EntityStore } from "./EntityStore.ts"
import { isTooLarge } from "./eventSize.ts"
import { compareWithSource } from "./compareWithSource.ts"
import { importedId } from "./importedId.ts"
import { linkedRecords, saysMore } from "./ImportedLinks.ts"
import { type Lookalikes, lookalikesHeld } from "./Lookalikes.ts"
import { Primitives } from "../log/Primitives.ts"
import { catchUp } from "./Projector.ts"
import { commit } from "./Writer.ts"

export interface ImportOptions {
  /** Names what speaks: `linkedin`, `kith-csv`, `sheet:<id>`. Two exports of one source share it. */
  readonly source: string
  /** The source's own date, as text that sorts: what an older export says is not heard after a newer one. */
  readonly asOf: string
  readonly via: string
  readonly file?: string
  /** Says what would happen, and writes nothing. */
  readonly dryRun?: boolean
  /** Spreads a first reminder for each new contact over the days that this gives: the n-th contact's day. */
  readonly reviveOn?: (nth: number) => string
  /** Of a larger import, that is taken back as one: all its parts give the same. */
  readonly batch?: BatchId
  readonly onProgress?: (rows: number) => void
  readonly pace?: Pace
}

/** For a thread on which others wait: so many rows at a time, and they are let through in between. */
export interface Pace {
  readonly rows: number
  readonly giveWay: () => Promise<void>
}

/** A list that may be as long as the file: how long it is, and how it begins. */
export interface Listed<A> {
  readonly count: number
  readonly first: ReadonlyArray<A>
}

export interface ImportReport {
  readonly rows: number
  readonly new: number
  /** Rows that say nothing new. */
  readonly known: number
  readonly changed: number
  /** Values that a newer export says and that the user had set otherwise by hand: kept as the user set them. */
  readonly kept: number
  readonly maybeSame: Listed<MaybeSame>
  readonly unreadable: Listed<Refused>
  readonly changes: Listed<Change>
  /** Takes the import back; absent where nothing was written. */
  readonly undo?: BatchId
}

/** A new contact that looks like one that was there: `merge` makes them one. */
export interface MaybeSame {
  readonly line: number
  readonly name: string
  readonly contact: string
  readonly like: string
}

export type Refused = Extract<Row, { readonly _tag: "Refused" }>

/** A contact changed in one field, with what stood there before. */
export interface Change {
  readonly contact: string
  readonly name: string
  readonly field: string
  readonly before: Json
  readonly after: Json
}

/** Rows of one commit: held at once, and safe together. Most make an event each, and so many fill a page of the log. */
const CHUNK = 2000
/** Of each list in the report. */
const LISTED = 1000

/** Imports rows as they come. What grows with the file: the ids seen, and fingerprints of the signs by which people look alike. */
export const importRows = Effect.fn("Importing.importRows")(function* (
  rows: AsyncIterable<Row> | Iterable<Row>,
  options: ImportOptions
) {
  yield* catchUp()
  const { mac } = yield* DeviceKeys
  const batch = options.batch ?? BatchId.make(newId((yield* Primitives).random))
  const importer = new Importer(options, (sourceKey) => importedId(mac, options.source, sourceKey))
  yield* importInChunks(rows, importer, options, batch)
  const { written, ...report } = importer.report()
  if (options.dryRun === true || written === 0) return report
  yield* commit(
    [
      FileImported.draft(batch, {
        source: options.source,
        asOf: options.asOf,
        added: report.new,
        changed: report.changed,
        ...(options.file === undefined ? {} : { file: options.file })
      })
    ],
    { via: options.via, batch }
  )
  return { ...report, undo: batch }
})

class Importer {
  rows = 0
  private written = 0
  private readonly counts = { new: 0, known: 0, changed: 0, kept: 0 }
  private readonly maybeSame = new Listing<MaybeSame>()
  private readonly unreadable = new Listing<Refused>()
  private readonly changes = new Listing<Change>()
  private readonly seen = new Set<string>()
  private readonly options: ImportOptions
  private readonly idOf: (sourceKey: string) => string
  /** Read once somebody is new: the same file again brings nobody. */
  private lookalikes: Lookalikes | undefined

  constructor(options: ImportOptions, idOf: (sourceKey: string) => string) {
    this.options = options
    this.idOf = idOf
  }

  report(): ImportReport & { readonly written: number } {
    const { rows, counts, maybeSame, unreadable, changes, written } = this
    const lists = { maybeSame: maybeSame.listed(), unreadable: unreadable.listed(), changes: changes.listed() }
    return { rows, ...counts, ...lists, written }
  }

  readonly drafts = Effect.fnUntraced({ self: this }, function* (this: Importer, chunk: ReadonlyArray<Row>) {
    const read: Array<{ readonly id: string; readonly line: number; readonly record: SourceRecord }> = []
    for (const row of chunk) {
      this.rows++
      if (row._tag === "Refused") this.unreadable.add(row)
      else if (isTooLarge(row.record.fields)) {
        this.unreadable.add({ _tag: "Refused", line: row.line, why: "rowTooLarge" })
      } else {
        const id =
          typeof row.record.fields["id"] === "string" ? row.record.fields["id"] : this.idOf(row.record.sourceKey)
        // The same person twice in one file: the first row speaks.
        if (this.seen.has(id)) this.counts.known++
        else {
          this.seen.add(id)
          read.push({ id, line: row.line, record: row.record })
        }
      }
    }
    const stored = yield* (yield* EntityStore).get(read.map(({ id }) => `contact/${id}`))
    if (read.some(({ id }) => isNobody(stored.get(`contact/${id}`)?.record))) this.lookalikes ??= yield* lookalikesHeld
    const drafts: Array<Draft> = []
    for (const { id, line, record } of read) {
      const held = stored.get(`contact/${id}`)?.record
      const draft = this.contact(id, line, record, held)
      if (draft !== undefined) drafts.push(draft)
      if (held === undefined && saysMore(record)) {
        drafts.push(...(yield* linkedRecords(id, record, this.options.source)))
      }
    }
    this.written += drafts.length
    return drafts
  })

  private contact(id: string, line: number, record: SourceRecord, held: EntityRecord | undefined): Draft | undefined {
    const fields: Record<string, Json> = {}
    for (const [field, value] of Object.entries(record.fields)) {
      if (Object.hasOwn(Contact.fields, field)) fields[field] = value
    }
    const isNew = isNobody(held)
    if (held?.registers.has("deleted") === true) {
      this.counts.known++
      return undefined
    }
    const said = compareWithSource(held, fields, this.options)
    this.counts.kept += said.kept
    if (said.nothingNew) {
      this.counts.known++
      return undefined
    }
    const given = fields["name"] ?? said.name
    const name = typeof given === "string" ? given : ""
    if (isNew) {
      const like = this.lookalikes?.findAndAdd(id, fields)
      if (like !== undefined) this.maybeSame.add({ line, name, contact: id, like })
      if (this.options.reviveOn !== undefined) said.patch["reviveOn"] = this.options.reviveOn(this.counts.new)
      this.counts.new++
    } else if (said.changes.length > 0) {
      this.counts.changed++
      for (const change of said.changes) this.changes.add({ contact: id, name, ...change })
    } else this.counts.known++
    const source = { id: this.options.source, asOf: this.options.asOf }
    return ContactImported.draft(id, { ...said.patch, source, held: said.held })
  }
}

const isNobody = (held: EntityRecord | undefined): boolean => held === undefined || isEmptyRecord(held)

/** Keeps how a list begins, and counts the rest. */
export class Listing<A> {
  private count = 0
  private readonly first: Array<A> = []

  add(one: A): void {
    if (this.count++ < LISTED) this.first.push(one)
  }

  listed(): Listed<A> {
    return { count: this.count, first: this.first }
  }
}

interface ChunkImporter<A, E, R> {
  /** Rows that it was given so far. */
  readonly rows: number
  readonly drafts: (chunk: ReadonlyArray<A>) => Effect.Effect<ReadonlyArray<Draft>, E, R>
}

/** Gives an importer the rows, some at a time, and commits what it makes of them. */
export const importInChunks = Effect.fnUntraced(function* <A, E, R>(
  rows: AsyncIterable<A> | Iterable<A>,
  importer: ChunkImporter<A, E, R>,
  { via, dryRun, onProgress, pace }: Pick<ImportOptions, "via" | "dryRun" | "onProgress" | "pace">,
  batch: BatchId
) {
  const iterator = iteratorOf(rows)
  for (;;) {
    const chunk = yield* Effect.promise(() => take(iterator, pace?.rows ?? CHUNK))
    if (chunk.length === 0) return
    const drafts = yield* importer.drafts(chunk)
    if (dryRun !== true && drafts.length > 0) yield* commit(drafts, { via, batch, more: true })
    onProgress?.(importer.rows)
    if (pace !== undefined) yield* Effect.promise(pace.giveWay)
  }
})

const iteratorOf = <A>(rows: AsyncIterable<A> | Iterable<A>): Iterator<A> | AsyncIterator<A> =>
  Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()

/** The next of them, as many as there are up to `count`. */
export const take = async <A>(iterator: Iterator<A> | AsyncIterator<A>, count: number): Promise<ReadonlyArray<A>> => {
  const out: Array<A> = []
  while (out.length < count) {
    const next = await iterator.next()
    if (next.done === true) break
    out.push(next.value)
  }
  return out
}
