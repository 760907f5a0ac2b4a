/**
 * What a source says of one message or invitation between the user and others: what formats make of bytes, and importing
 * makes into interactions.
 */
import type { Row } from "./SourceRecord.ts"

/** Somebody as the source names them. */
export interface Correspondent {
  /** As the source writes it; may be empty. */
  readonly name: string
  /** The source key of the same person in the source's list of people; absent where the source does not say who it is. */
  readonly key?: string
  /** The address of their page. */
  readonly url?: string
}

/** Why it says nothing of being in touch: never sent, or sent by an advertiser. */
export type TouchAside = "draft" | "sponsored"

/**
 * One message. `at` is an instant, `2026-01-29T14:37:05Z`, or the reading of a clock whose zone the source does not say,
 * `2026-01-29T14:37`. Content is there only where it was asked for.
 */
export interface SourceTouch {
  /** The same between exports of one source: the conversation, the moment and the sender. */
  readonly sourceKey: string
  /** What messages that answer each other have in common. */
  readonly conversation: string
  readonly kind: "message" | "invitation"
  readonly at: string
  readonly from: Correspondent
  readonly to: ReadonlyArray<Correspondent>
  /** Which way it went, where the source itself says so. */
  readonly direction?: "out" | "in"
  readonly aside?: TouchAside
  readonly text?: string
}

/** One row of such a file, or why it could not be read. */
export type TouchRow =
  | { readonly _tag: "Touch"; readonly line: number; readonly touch: SourceTouch }
  | Extract<Row, { readonly _tag: "Refused" }>
