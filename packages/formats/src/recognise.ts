/** Which format a file has, from its first bytes and its name. For `kith import FILE`. */
import type { Format } from "./Format.ts"
import { genericCsv } from "./generic/genericCsv.ts"
import { mappingOf, type MappingGuess } from "./generic/mappingOf.ts"
import { tableHead, type TableHead } from "./generic/tableHead.ts"
import { googleContacts } from "./google/googleContacts.ts"
import { isCalendar } from "./icalendar/readMeetings.ts"
import { isJsonLinesLog } from "./jsonLines/readJsonLines.ts"
import { kithCsv } from "./kithSheet/kithCsv.ts"
import { linkedinConnections } from "./linkedin/connections.ts"
import { linkedinInvitations } from "./linkedin/invitations.ts"
import { linkedinMessages } from "./linkedin/messages.ts"
import { outlookCsv } from "./outlook/outlookCsv.ts"
import { thunderbirdCsv } from "./thunderbird/thunderbirdCsv.ts"
import type { TouchFormat } from "./TouchFormat.ts"
import { vcard } from "./vcard/vcard.ts"
import { isWorkbook } from "./xlsx/isWorkbook.ts"
import { zipKind } from "./zip/zipKind.ts"

/** Formats of people; the order decides between equals. */
export const formats: ReadonlyArray<Format> = [
  linkedinConnections,
  googleContacts,
  outlookCsv,
  thunderbirdCsv,
  vcard,
  kithCsv
]

/** Formats of messages and the like. */
export const touchFormats: ReadonlyArray<TouchFormat> = [linkedinMessages, linkedinInvitations]

/** How much of a file's beginning is enough to tell. */
export const HEAD_BYTES = 64 * 1024

export type Recognised =
  | { readonly _tag: "People"; readonly format: Format; readonly sure: number }
  /** Times of being in touch: `importTouches` takes them. */
  | { readonly _tag: "Touches"; readonly format: TouchFormat; readonly sure: number }
  /** People, in a table that is nobody's format: `guess` is to be shown and may be changed, `format` reads under it. */
  | {
      readonly _tag: "Table"
      readonly format: Format
      readonly guess: MappingGuess
      readonly head: TableHead
      readonly sure: number
    }
  /** Meetings: `icalendar/readMeetings` reads them. */
  | { readonly _tag: "Calendar" }
  /** A workbook: `xlsx/workbookSheets` tells what is in it, of the whole file. */
  | { readonly _tag: "Workbook" }
  /** A ZIP archive of files: `zip/recognisedMembers` tells what is in it. */
  | { readonly _tag: "Archive" }
  /** A whole log as JSON Lines: `readJsonLines` reads it. */
  | { readonly _tag: "Log" }

/** A format that is as sure as this has known most of the file's headings, and needs no mapping. */
const SURE = 0.5
/** A guess below this is none: the table may be about anything. */
const LIKELY = 0.3

/** The surest format; undefined when none is sure enough to be tried. */
export const recognise = (head: Uint8Array, name?: string): Recognised | undefined => {
  if (isJsonLinesLog(head)) return { _tag: "Log" }
  if (isCalendar(head)) return { _tag: "Calendar" }
  const best = surest(head, name)
  if (best !== undefined && best.sure >= SURE) return best
  if (best === undefined && isWorkbook(head)) return { _tag: "Workbook" }
  const zip = best === undefined ? zipKind(head) : undefined
  if (zip !== undefined) return zip === "archive" ? { _tag: "Archive" } : undefined
  const table = recogniseTable(head)
  return table !== undefined && table.sure > (best?.sure ?? 0) ? table : best
}

const surest = (head: Uint8Array, name?: string): (Recognised & { readonly sure: number }) | undefined => {
  let best: (Recognised & { readonly sure: number }) | undefined
  for (const format of formats) {
    const sure = format.recognise(head, name)
    if (sure > (best?.sure ?? 0)) best = { _tag: "People", format, sure }
  }
  for (const format of touchFormats) {
    const sure = format.recognise(head, name)
    if (sure > (best?.sure ?? 0)) best = { _tag: "Touches", format, sure }
  }
  return best
}

/** A table of people by its mapping alone, whatever format it may also be of. */
export const recogniseTable = (bytes: Uint8Array): Extract<Recognised, { readonly _tag: "Table" }> | undefined => {
  const head = tableHead(bytes)
  if (head === undefined) return undefined
  const guess = mappingOf(head.header, head.sample)
  return guess.sure < LIKELY
    ? undefined
    : { _tag: "Table", format: genericCsv(guess.mapping), guess, head, sure: guess.sure }
}
