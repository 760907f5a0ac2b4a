/** What a page, its worker and other tabs' workers say to each other. All of it is plain data that can be cloned. */

/** Made up by the page, 16 random bytes in hex: whoever is asked twice under one id makes the same ids again. */
export type CallId = string

export interface Call {
  readonly id: CallId
  readonly name: string
  readonly args: unknown
}

export type Outcome =
  | { readonly _tag: "Answered"; readonly value: unknown }
  | { readonly _tag: "Failed"; readonly failure: Failure }

/** Why a call failed, as a code and facts: the page has the words, in the reader's language. */
export interface Failure {
  readonly code: FailureCode
  /** For whoever reports it; never shown by itself, and without anything that the log holds. */
  readonly detail: string
}

export type FailureCode =
  /** No room on this device. What was saved before is safe. */
  | "full"
  /** The browser cannot open the log: private browsing, or storage switched off. */
  | "noStorage"
  /** Another tab, or this one, is on a newer version of the app. */
  | "newer"
  /** What is stored does not read back. */
  | "corrupt"
  /** What was to be written says something that cannot be said. */
  | "badDraft"
  /** What was asked for is not there any more. */
  | "gone"
  /** The sync server is out of reach. */
  | "offline"
  /** The sync server said no. */
  | "refused"
  /** A script of this part of the app is not on this device yet, and the network is away. */
  | "notLoaded"
  | "unexpected"

export type ToWorker =
  | { readonly _tag: "Open"; readonly log: string; readonly frozenAt: number | undefined }
  | { readonly _tag: "Ask"; readonly call: Call }

/** `log`: what is recorded, and so nearly everything; `sync`: how syncing and pairing stand; `notices`: what is to be told. */
export type Changed = "log" | "sync" | "notices"

export type ToPage =
  | { readonly _tag: "Told"; readonly id: CallId; readonly outcome: Outcome }
  /** Something is not what it was: ask again what is shown of it. */
  | { readonly _tag: "Changed"; readonly what: Changed }
  /** How far something long is; `of` 0: not known. */
  | { readonly _tag: "Progress"; readonly id: CallId; readonly done: number; readonly of: number }

export type BetweenTabs =
  | { readonly _tag: "Ask"; readonly from: string; readonly call: Call }
  /** The leader has it: whoever asked need not wonder whether the leader is still there. */
  | { readonly _tag: "Heard"; readonly to: string; readonly id: CallId }
  | { readonly _tag: "Told"; readonly to: string; readonly id: CallId; readonly outcome: Outcome }
  | { readonly _tag: "Progress"; readonly to: string; readonly id: CallId; readonly done: number; readonly of: number }
  | { readonly _tag: "Changed"; readonly what: Changed }
  /** Sent by a tab when it begins to lead: calls that have had no answer are sent again. */
  | { readonly _tag: "Leading" }
