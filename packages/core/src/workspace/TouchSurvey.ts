/**
 * A first look at all messages of a file, before any is written: whose account it is, and which message answers which.
 * Pure. Of each message it keeps a few numbers; of each conversation and each person a line.
 */
import type { InteractionKind } from "../domain/entities/Interaction.ts"
import type { Correspondent, SourceTouch, TouchRow } from "../domain/SourceTouch.ts"
import { plain } from "../domain/words/plain.ts"

/** Somebody who may be the owner of the account. */
export interface Candidate {
  readonly key: string
  readonly name: string
  /** How many conversations they occur in. */
  readonly conversations: number
}

export type Owner =
  | { readonly _tag: "Owner"; readonly key: string; readonly names: ReadonlySet<string> }
  /** Several occur in every conversation, or nobody does: the likeliest first. */
  | { readonly _tag: "Unclear"; readonly candidates: ReadonlyArray<Candidate> }

/** What an interaction is, by the number of its row. */
export type Kinds = (row: number) => InteractionKind

interface Member {
  readonly key: string
  readonly names: Map<string, number>
  readonly conversations: Set<number>
  /** Rows in which the source itself says, or a draft gives away, that it is they whose account it is. */
  votes: number
}

/** A message of the same person continues the one before within this time, and later asks anew. */
const SAME_BREATH = 24 * 60 * 60 * 1000
/** What was said before this time is not what one answers. */
const FORGOTTEN = 30 * SAME_BREATH

/** Shown to whoever has to say whose account it is. */
const CANDIDATES = 5

export class TouchSurvey {
  /** Rows seen, refused ones too. */
  rows = 0
  /** The newest day of any. */
  newest: string | undefined
  private readonly members = new Map<string, Member>()
  private readonly conversations = new Map<string, number>()
  /** Conversations of more than two. */
  private readonly groups = new Set<number>()
  /** By row; -1 for what is no message. */
  private readonly conversationOf: Array<number> = []
  private readonly times: Array<number> = []
  private readonly senders: Array<number> = []
  private readonly people = new Map<string, number>()
  private readonly invitations = new Set<number>()

  add(row: TouchRow): void {
    this.rows++
    if (row._tag === "Refused" || row.touch.aside === "sponsored") return this.push(-1, 0, -1)
    const { touch } = row
    const day = touch.at.slice(0, 10)
    if (this.newest === undefined || day > this.newest) this.newest = day
    const conversation = numberIn(this.conversations, touch.conversation)
    if (touch.to.length > 1) this.groups.add(conversation)
    for (const who of [touch.from, ...touch.to]) this.note(who, conversation)
    const owner = touch.direction === "in" ? touch.to[0] : touch.from
    if ((touch.direction !== undefined || touch.aside === "draft") && owner?.key !== undefined) {
      this.members.get(owner.key)!.votes++
    }
    if (touch.aside !== undefined) return this.push(-1, 0, -1)
    if (touch.kind === "invitation") this.invitations.add(this.conversationOf.length)
    this.push(conversation, timeOf(touch), numberIn(this.people, whoIs(touch.from)))
  }

  /** @param given the source key of the account's owner, where the user has said it */
  owner(given?: string): Owner {
    if (given !== undefined) {
      const key = given.toLowerCase()
      return { _tag: "Owner", key, names: namesOf(this.members.get(key)) }
    }
    const members = [...this.members.values()]
    const everywhere = members.filter(({ conversations }) => conversations.size === this.conversations.size)
    const voted = members.filter(({ votes }) => votes > 0)
    const [only, another] = voted.length === 1 ? voted : everywhere
    if (only !== undefined && another === undefined) {
      return { _tag: "Owner", key: only.key, names: namesOf(only) }
    }
    const candidates = members
      .map(({ key, names, conversations }) => ({ key, name: mostUsual(names), conversations: conversations.size }))
      .sort((a, b) => b.conversations - a.conversations || (a.key < b.key ? -1 : 1))
    return { _tag: "Unclear", candidates: candidates.slice(0, CANDIDATES) }
  }

  /**
   * A message is a reply when the last word before it was somebody else's, or when it goes on within a day after a
   * reply of the same person; else it is an outreach. What the owner writes after a month of silence asks anew, too,
   * whoever had the last word. Among more than two nobody can tell.
   */
  kinds(owner: string): Kinds {
    const me = this.people.get(owner)
    const order = this.conversationOf.flatMap((conversation, row) => (conversation < 0 ? [] : [row]))
    const { conversationOf, times, senders } = this
    order.sort((a, b) => conversationOf[a]! - conversationOf[b]! || times[a]! - times[b]! || a - b)
    const replies = new Uint8Array(this.conversationOf.length)
    order.forEach((row, place) => {
      const before = order[place - 1]
      if (before === undefined || conversationOf[before] !== conversationOf[row]) return
      const silence = times[row]! - times[before]!
      if (senders[before] !== senders[row]) replies[row] = senders[row] === me && silence > FORGOTTEN ? 0 : 1
      else if (silence < SAME_BREATH) replies[row] = replies[before]!
    })
    return (row) =>
      this.invitations.has(row)
        ? "outreach"
        : this.groups.has(conversationOf[row]!)
          ? "other"
          : replies[row] === 1
            ? "reply"
            : "outreach"
  }

  private push(conversation: number, time: number, sender: number): void {
    this.conversationOf.push(conversation)
    this.times.push(time)
    this.senders.push(sender)
  }

  private note({ key, name }: Correspondent, conversation: number): void {
    if (key === undefined) return
    let member = this.members.get(key)
    if (member === undefined) {
      this.members.set(key, (member = { key, names: new Map(), conversations: new Set(), votes: 0 }))
    }
    member.conversations.add(conversation)
    if (name !== "") member.names.set(name, (member.names.get(name) ?? 0) + 1)
  }
}

/** Who somebody is within one file. */
const whoIs = ({ key, name }: Correspondent): string => key ?? `name:${plain(name)}`

const timeOf = ({ at }: SourceTouch): number => Date.parse(at.endsWith("Z") ? at : `${at}:00Z`)

const numberIn = (numbers: Map<string, number>, text: string): number => {
  const held = numbers.get(text)
  if (held !== undefined) return held
  numbers.set(text, numbers.size)
  return numbers.size - 1
}

const namesOf = (member: Member | undefined): ReadonlySet<string> =>
  new Set([...(member?.names.keys() ?? [])].map(plain))

const mostUsual = (names: ReadonlyMap<string, number>): string =>
  [...names].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ""
