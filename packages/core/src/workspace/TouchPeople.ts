/** Who the people of a file of messages are here: contacts, deleted ones, or nobody, whom an import may be asked to add. */
import * as Effect from "effect/Effect"
import type { Draft } from "../domain/declare/EventType.ts"
import { kindAndId } from "../domain/declare/Entity.ts"
import { ContactImported } from "../domain/events/ContactEvents.ts"
import { isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import type { Correspondent } from "../domain/SourceTouch.ts"
import { EntityId } from "../log/Ids.ts"
import { EntityStore } from "./EntityStore.ts"
import { exactly } from "./Identity.ts"
import { type Listed, Listing } from "./Importing.ts"
import { Index, linkSlug } from "./IndexNames.ts"
import { type Lookalikes, lookalikesHeld } from "./Lookalikes.ts"

/** Somebody of the file for whom no contact was found. */
export interface Unknown {
  readonly name: string
  readonly url?: string
  readonly messages: number
}

/** A contact made that looks like one that was there. */
export interface MaybeKnown {
  readonly name: string
  readonly contact: string
  readonly like: string
}

/** Whether others lead to anybody here, and why not: the side that is not me has no address, is no contact, or was deleted. */
export type Found =
  | { readonly _tag: "Here"; readonly ids: ReadonlyArray<EntityId>; readonly made: ReadonlyArray<Draft> }
  | { readonly _tag: "Nobody"; readonly why: "nameless" | "unknown" | "deleted" }

export interface TouchPeopleOptions {
  readonly source: string
  readonly addUnknown: boolean
  readonly reviveOn: ((nth: number) => string) | undefined
  /** Source keys of people who will be there. */
  readonly coming: ReadonlySet<string> | undefined
  /** The contact that a source key stands for. */
  readonly idOf: (sourceKey: string) => string
}

type Whereabouts = EntityId | "deleted" | "unknown"

/** Remembers everybody it was asked about. */
export class TouchPeople {
  added = 0
  private readonly maybe = new Listing<MaybeKnown>()
  private readonly whereabouts = new Map<string, Whereabouts>()
  private readonly strangers = new Map<string, { name: string; url: string | undefined; messages: number }>()
  private lookalikes: Lookalikes | undefined
  private readonly options: TouchPeopleOptions

  constructor(options: TouchPeopleOptions) {
    this.options = options
  }

  get maybeSame(): Listed<MaybeKnown> {
    return this.maybe.listed()
  }

  /** Those with most messages first. */
  unknown(): Listed<Unknown> {
    const listing = new Listing<Unknown>()
    for (const { name, url, messages } of [...this.strangers.values()].sort((a, b) => b.messages - a.messages)) {
      listing.add({ name, ...(url === undefined ? {} : { url }), messages })
    }
    return listing.listed()
  }

  readonly find = Effect.fnUntraced(
    { self: this },
    function* (this: TouchPeople, others: ReadonlyArray<Correspondent>) {
      const ids = new Set<EntityId>()
      const made: Array<Draft> = []
      let why: "nameless" | "unknown" | "deleted" = "nameless"
      for (const who of others) {
        if (who.key === undefined) continue
        let found = this.whereabouts.get(who.key)
        if (found === undefined) this.whereabouts.set(who.key, (found = yield* this.lookUp(who, who.key)))
        if (found === "unknown" && this.options.addUnknown && who.name !== "") {
          const { id, draft } = yield* this.add(who, who.key)
          made.push(draft)
          this.whereabouts.set(who.key, (found = id))
        }
        if (found === "unknown") {
          this.note(who, who.key)
          why = "unknown"
        } else if (found === "deleted") why = why === "nameless" ? "deleted" : why
        else ids.add(found)
      }
      const answer: Found = ids.size === 0 ? { _tag: "Nobody", why } : { _tag: "Here", ids: [...ids], made }
      return answer
    }
  )

  /** By the id that the source's own list gave them, or else by the address of their page. */
  private readonly lookUp = Effect.fnUntraced(
    { self: this },
    function* (this: TouchPeople, { url }: Correspondent, key: string) {
      const store = yield* EntityStore
      const id = EntityId.make(this.options.idOf(key))
      const record = (yield* store.get([`contact/${id}`])).get(`contact/${id}`)?.record
      const isThere = record !== undefined && !isEmptyRecord(record)
      if (isThere && !record.registers.has("deleted")) return id
      for (const slug of new Set([linkSlug(`linkedin.com${key}`), ...(url === undefined ? [] : [linkSlug(url)])])) {
        const [entry] = yield* store.range(Index.link, ...exactly(slug), { limit: 1 })
        if (entry !== undefined) return kindAndId(entry.entity).id
      }
      if (isThere) return "deleted"
      return this.options.coming?.has(key) === true ? id : "unknown"
    }
  )

  /** As little as the source's list of contacts would say, and as of no day: whatever that says later is news. */
  private readonly add = Effect.fnUntraced(
    { self: this },
    function* (this: TouchPeople, { name, url }: Correspondent, key: string) {
      const { reviveOn, source, idOf } = this.options
      const id = EntityId.make(idOf(key))
      const links = url === undefined ? [] : [{ kind: "linkedin" as const, url }]
      this.lookalikes ??= yield* lookalikesHeld
      const like = this.lookalikes.findAndAdd(id, { name, links })
      if (like !== undefined) this.maybe.add({ name, contact: id, like })
      const draft = ContactImported.draft(id, {
        name,
        ...(links.length === 0 ? {} : { links: { add: links } }),
        relation: "linkedin",
        ...(reviveOn === undefined ? {} : { reviveOn: reviveOn(this.added) }),
        source: { id: source, asOf: "" },
        held: {}
      })
      this.added++
      return { id, draft }
    }
  )

  private note({ name, url }: Correspondent, key: string): void {
    const held = this.strangers.get(key)
    if (held === undefined) this.strangers.set(key, { name, url, messages: 1 })
    else {
      held.messages++
      held.name ||= name
    }
  }
}
