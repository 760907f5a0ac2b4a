/** What a file or a sheet says of one thing: what formats make of bytes, and importing makes into events. */
import type { Json } from "./merge/State.ts"

/**
 * One contact as a source has it. `fields` names contact fields: registers as their value, sets as the list
 * of all elements that the source has. Beside those: `metAtName` and `referredByName`, a gathering's and a
 * contact's names to look up or make; `discussionPoints`, a text; `lastContact` and `nextFollowUp` (dates) and
 * `followUpReason`, which Kith's own sheet carries; `id`, the Kith id of a row that came from Kith. What a format has
 * no field for, and what it cannot read as its field's kind, is in `custom` under its column's heading.
 */
export interface SourceRecord {
  /** The same between exports of one source, so that the same row on two devices is the same contact. */
  readonly sourceKey: string
  readonly fields: { readonly [field: string]: Json }
}

/** Why a row could not be read; apps make the sentence. */
export type RefusedWhy =
  | "noName"
  | "badDate"
  | "unclosedQuote"
  | "cellTooLarge"
  | "rowTooLarge"
  | "tooManyColumns"
  | "notUtf8"
  | "controlCharacters"
  | "notThisShape"

/**
 * One row, or why it could not be read; a bad row never stops the others. Lines are those of an editor, from 1; a
 * refusal of several lines ends at `through`.
 */
export type Row =
  | { readonly _tag: "Read"; readonly line: number; readonly record: SourceRecord }
  | {
      readonly _tag: "Refused"
      readonly line: number
      readonly through?: number
      readonly why: RefusedWhy
      readonly detail?: string
    }
