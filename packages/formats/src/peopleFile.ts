/** Everybody as a file in any of the formats that hold people. For exporting, and for leaving. */
import * as Effect from "effect/Effect"
import type { View } from "@kith/core/domain/declare/Entity"
import type { Contact } from "@kith/core/domain/entities/Contact"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { KithRow } from "./KithRow.ts"

export type PeopleFormat = "csv" | "kith-csv" | "xlsx" | "vcard"

export interface PeopleOptions {
  readonly language: Language
  /** CSV for Excel: with a byte order mark, and with semicolons where the comma is the decimal sign. */
  readonly excel?: boolean
  readonly vcardVersion?: "3.0" | "4.0"
}

/** A row as the log gives it: `sheetRows`. */
export interface PersonRow extends Pick<
  KithRow,
  "metAtName" | "referredByName" | "discussionPoints" | "lastContact" | "nextFollowUp" | "followUpReason"
> {
  readonly id: string
  readonly contact: View<typeof Contact>
  readonly notes: string
}

/** As files have it. */
export const toKithRow = ({ id, contact, ...rest }: PersonRow): KithRow => ({
  ...contact,
  ...rest,
  id,
  name: contact.name ?? ""
})

/** Its bytes in pieces of some 64 KiB. Each format is loaded when it is asked for. */
export const peopleFile = (
  rows: ReadonlyArray<KithRow>,
  format: PeopleFormat,
  { language, excel = false, vcardVersion = "3.0" }: PeopleOptions
): Effect.Effect<Iterable<Uint8Array>> => {
  switch (format) {
    case "csv":
      return Effect.map(
        Effect.promise(() => import("./google/writeGoogleCsv.ts")),
        ({ writeGoogleCsv }) => writeGoogleCsv(rows, { byteOrderMark: excel })
      )
    case "kith-csv": {
      const forExcel = excel ? ({ byteOrderMark: true, delimiter: language === "fr" ? ";" : "," } as const) : {}
      return Effect.map(
        Effect.promise(() => import("./kithSheet/kithCsv.ts")),
        ({ writeKithCsv }) => writeKithCsv(rows, { language, ...forExcel })
      )
    }
    case "xlsx":
      return Effect.map(
        Effect.promise(() => import("./xlsx/kithXlsx.ts")),
        ({ writeKithXlsx }) => writeKithXlsx(rows, { language })
      )
    case "vcard":
      return Effect.map(
        Effect.promise(() => import("./vcard/writeVCard.ts")),
        ({ writeVCard }) => writeVCard(rows, { version: vcardVersion })
      )
  }
}
