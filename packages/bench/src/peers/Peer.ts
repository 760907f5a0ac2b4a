/** What a peer is asked to do with the log's events, so that all of them do the same. */
import type { Event } from "@kith/core/log/Event"
import type { Json } from "@kith/core/domain/merge/State"

/** One cell's write, in words that every peer has. */
export type Op =
  | { readonly is: "register"; readonly field: string; readonly value: Json | undefined }
  | { readonly is: "element"; readonly field: string; readonly key: string; readonly value: Json | undefined }
  | { readonly is: "text"; readonly field: string; readonly value: string | undefined }

/** One event as a peer takes it: worked out beforehand, so that no peer pays for Kith's own decoding. */
export interface Change {
  readonly event: Event
  /** `contact`, and the id: a peer's table and row, or two levels of its maps. */
  readonly kind: string
  readonly id: string
  /** The contact that it belongs to, for peers that keep a document a contact; "" where there is none. */
  readonly owner: string
  readonly ops: ReadonlyArray<Op>
}

/** What was read of a peer afterwards: proof that everything is there. */
export interface Read {
  readonly contacts: number
  /** Summed over all contacts. */
  readonly nameLength: number
}

export interface Peer<State = unknown, Saved = unknown> {
  readonly name: string
  /** How the events were put into it. */
  readonly as: string
  /** From events to its own state in memory, each event as a transaction of its own. */
  readonly build: (changes: ReadonlyArray<Change>) => State | Promise<State>
  /** What it keeps on disk. */
  readonly save: (state: State) => Saved | Promise<Saved>
  /** From what it keeps on disk to state in memory. */
  readonly load: (saved: Saved) => State | Promise<State>
  /** Reads every contact's name. */
  readonly read: (state: State) => Read
  readonly close?: (state: State) => void | Promise<void>
}

export const readNames = (names: Iterable<unknown>): Read => {
  let contacts = 0
  let nameLength = 0
  for (const name of names) {
    contacts++
    nameLength += name === undefined || name === null ? 0 : String(name).length
  }
  return { contacts, nameLength }
}
