/** Who of a meeting's people are contacts, found by their addresses, and who is nobody that is known. */
import * as Effect from "effect/Effect"
import type { Draft } from "../domain/declare/EventType.ts"
import { kindAndId } from "../domain/declare/Entity.ts"
import { ContactImported } from "../domain/events/ContactEvents.ts"
import { isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import type { Meeting, MeetingPerson } from "../domain/Meeting.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { EntityId } from "../log/Ids.ts"
import { EntityStore } from "./EntityStore.ts"
import { componentOf, exactly } from "./Identity.ts"
import { importedId } from "./importedId.ts"
import type { Listed } from "./Importing.ts"
import { Index } from "./IndexNames.ts"

/** Of more people than this, nobody new is made a contact: it is a webinar and no conversation. */
const CROWD = 10
const LISTED = 1000

export interface Unknown {
  readonly line: number
  readonly name: string
  readonly email: string | undefined
}

export class PeopleInMeetings {
  added = 0
  private readonly me: ReadonlySet<string>
  private readonly adds: boolean
  private readonly asOf: string
  private readonly source: string
  /** By address: a contact's id, or that there is none. */
  private readonly known = new Map<string, EntityId | undefined>()
  private drafts: Array<Draft> = []
  private readonly named = new Set<string>()
  private readonly strangers: Array<Unknown> = []

  constructor(me: ReadonlyArray<string>, adds: boolean, asOf: string, source: string) {
    this.me = new Set(me.map(addressKey))
    this.adds = adds
    this.asOf = asOf
    this.source = source
  }

  /** Everybody whom nobody knows, once. */
  get unknown(): { readonly listed: () => Listed<Unknown> } {
    return { listed: () => ({ count: this.strangers.length, first: this.strangers.slice(0, LISTED) }) }
  }

  /** `contact` is whom the meeting is with: the organizer, or else the first; `answer` is the user's own. */
  readonly of = Effect.fnUntraced({ self: this }, function* (this: PeopleInMeetings, meeting: Meeting, line: number) {
    const own = meeting.owner === undefined ? this.me : new Set([...this.me, addressKey(meeting.owner)])
    const isMe = ({ email }: MeetingPerson): boolean => email !== undefined && own.has(addressKey(email))
    const everybody = [...(meeting.organizer === undefined ? [] : [meeting.organizer]), ...meeting.attendees]
    const others = everybody.filter((person) => person.kind === undefined && !isMe(person))
    const found = new Set<EntityId>()
    const adds = this.adds && new Set(others.map(({ email }) => email)).size <= CROWD
    for (const person of others) {
      const id = yield* this.idOf(person, adds)
      if (id !== undefined) found.add(id)
      else this.strange(person, line)
    }
    const [contact, ...rest] = found
    return { contact, others: rest, answer: meeting.attendees.find(isMe)?.answer }
  })

  /** The contacts that have to be made for the meeting asked about last. */
  takeDrafts(): ReadonlyArray<Draft> {
    const { drafts } = this
    this.drafts = []
    this.added += drafts.length
    return drafts
  }

  /** It came to nothing, and its people stay who they are. */
  forgetDrafts(): void {
    for (const { entity } of this.drafts) {
      for (const [email, id] of this.known) if (id === kindAndId(entity).id) this.known.delete(email)
    }
    this.drafts = []
  }

  private readonly idOf = Effect.fnUntraced(
    { self: this },
    function* (this: PeopleInMeetings, { email, name }: MeetingPerson, adds: boolean) {
      if (email === undefined) return undefined
      const key = addressKey(email)
      if (!this.known.has(key)) this.known.set(key, yield* contactAt(key))
      const id = this.known.get(key)
      if (id !== undefined || !adds) return id
      const fresh = EntityId.make(importedId((yield* DeviceKeys).mac, this.source, `attendee\n${key}`))
      const held = (yield* (yield* EntityStore).get([`contact/${fresh}`])).get(`contact/${fresh}`)?.record
      // Somebody who was taken out of sight stays there; an import that was taken back leaves nobody.
      if (held !== undefined && !isEmptyRecord(held)) return undefined
      const said = { name: name ?? email, emails: { add: [email] } }
      this.drafts.push(
        ContactImported.draft(fresh, { ...said, source: { id: this.source, asOf: this.asOf }, held: {} })
      )
      this.known.set(key, fresh)
      return fresh
    }
  )

  private strange({ email, name }: MeetingPerson, line: number): void {
    const key = email === undefined ? `name ${name ?? ""}` : addressKey(email)
    if (this.named.has(key)) return
    this.named.add(key)
    this.strangers.push({ line, name: name ?? email ?? "", email })
  }
}

const addressKey = (email: string): string => email.trim().toLowerCase()

/** By the canonical id of whoever has this address; of several the first. */
const contactAt = Effect.fnUntraced(function* (key: string) {
  const entries = yield* (yield* EntityStore).range(Index.email, ...exactly(key), { limit: 1 })
  const [entry] = entries
  return entry === undefined ? undefined : EntityId.make((yield* componentOf(kindAndId(entry.entity).id))[0]!)
})
