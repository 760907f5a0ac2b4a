/**
 * What this device remembers of the sheets that a log is connected to: one small file in the log's folder, and beside it,
 * for each sheet, what was last agreed on and, where somebody signed in to Google, what Google gave in return.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Session } from "../Session.ts"
import { failed } from "../Stopped.ts"
import { sheetWords } from "../words/sheetWords.ts"
import { openWholeFile } from "../wholeFile.ts"

const SHEETS_FILE = "sheets.json"

const Place = Schema.Union([
  Schema.Struct({
    kind: Schema.Literals(["csv", "xlsx"]),
    path: Schema.String,
    tab: Schema.optionalKey(Schema.String)
  }),
  Schema.Struct({
    kind: Schema.Literal("google"),
    spreadsheetId: Schema.String,
    /** The tab's number (`gid`). */
    tab: Schema.optionalKey(Schema.Int),
    endpoint: Schema.optionalKey(Schema.String),
    /** A path: what is in the file is never copied. */
    credentials: Schema.optionalKey(Schema.String)
  })
])

/** Where a table is. Paths are absolute. */
export type Place = typeof Place.Type
export type GooglePlace = Extract<Place, { readonly kind: "google" }>
export type FilePlace = Exclude<Place, GooglePlace>

const KeptSheet = Schema.Struct({
  /** `via` of its events is `sheet:<id>`. */
  id: Schema.String,
  name: Schema.String,
  place: Place,
  /** Keys of columns; the guides' unless chosen. */
  fields: Schema.optionalKey(Schema.Array(Schema.String)),
  /** Of headings and notes that are written. */
  language: Schema.Literals(["en", "fr"]),
  connectedAt: Schema.Number,
  /** When sheet and log were last in step, ms. */
  syncedAt: Schema.optionalKey(Schema.Number),
  /** Made by Kith, and to be made handsome after its first write. */
  undressed: Schema.optionalKey(Schema.Literal(true)),
  /** Contacts whose rows were taken out on purpose, and who stay in the log. */
  leftOut: Schema.optionalKey(Schema.Array(Schema.String))
})
export type KeptSheet = typeof KeptSheet.Type

const Kept = Schema.Struct({ version: Schema.Literal(1), sheets: Schema.Array(KeptSheet) })

/** In the order in which they were connected. Ends with words where the file cannot be read. */
export const readSheets = ({ folder, lang }: Pick<Session, "folder" | "lang">) =>
  Effect.try({
    try: () => sheetsIn(folder),
    catch: () => failed(sheetWords[lang].damaged(join(folder, SHEETS_FILE)))
  })

const sheetsIn = (folder: string): ReadonlyArray<KeptSheet> => {
  const path = join(folder, SHEETS_FILE)
  if (!existsSync(path)) return []
  return Schema.decodeUnknownSync(Kept)(JSON.parse(readFileSync(path, "utf8"))).sheets
}

/** Adds it, or puts it in place of what was remembered of it. */
export const keepSheet = (folder: string, sheet: KeptSheet): void => {
  const all = sheetsIn(folder)
  const isKnown = all.some(({ id }) => id === sheet.id)
  write(folder, isKnown ? all.map((each) => (each.id === sheet.id ? sheet : each)) : [...all, sheet])
}

/** Changes what is remembered of a sheet, if it still is connected. */
export const changeSheet = (folder: string, id: string, change: (sheet: KeptSheet) => KeptSheet): void => {
  const sheet = sheetsIn(folder).find((each) => each.id === id)
  if (sheet !== undefined) keepSheet(folder, change(sheet))
}

/** And all that stood beside the file for it. */
export const forgetSheet = (folder: string, id: string): void => {
  const all = sheetsIn(folder)
  const left = all.filter((sheet) => sheet.id !== id)
  if (left.length === 0) rmSync(join(folder, SHEETS_FILE), { force: true })
  else if (left.length < all.length) write(folder, left)
  for (const name of readdirSync(folder))
    if (name.startsWith(`sheet-${id}.`)) rmSync(join(folder, name), { force: true })
}

/** What was last agreed on. */
export const memoryFile = (folder: string, id: string): string => join(folder, `sheet-${id}.sqlite`)

/** What Google gave somebody who signed in; mode 0600. */
export const signInFile = (folder: string, id: string): string => join(folder, `sheet-${id}.google.json`)

const write = (folder: string, sheets: ReadonlyArray<KeptSheet>): void =>
  writePrivately(join(folder, SHEETS_FILE), { version: 1, sheets })

/** Whole or not at all, and for its owner alone. */
export const writePrivately = (path: string, value: object): void => {
  const file = openWholeFile(path)
  try {
    file.write(Buffer.from(`${JSON.stringify(value, null, 1)}\n`))
    file.finish()
  } finally {
    file.abandon()
  }
}
