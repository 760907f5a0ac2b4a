/**
 * Outlook's contacts as CSV: the classic program's, with English or French headings, Outlook on the web's, and what
 * Google Contacts calls "Outlook CSV".
 */
import { csvFormat } from "../csv/csvFormat.ts"
import type { Format } from "../Format.ts"
import * as fill from "../table/Filler.ts"
import { columnLabel, headingKey } from "../table/headings.ts"
import type { Layout, TableReading } from "../table/Layout.ts"
import { english, type Fillers, french } from "./headings.ts"

const open = (header: ReadonlyArray<string>): TableReading => {
  const keys = header.map(headingKey)
  const isFrench = knownIn(keys, french) > knownIn(keys, english)
  const fillers = isFrench ? french : english
  const columns = keys.map((key, index): fill.Column => {
    const label = columnLabel(header[index]!, index)
    // `Titre` stands for M. or Mme the first time, and for the job the second.
    if (isFrench && key === "titre" && keys.indexOf(key) < index) return { label, fill: fill.text("position") }
    return { label, fill: fillers.get(key) ?? fill.custom }
  })
  return fill.personReading(columns, { language: isFrench ? "fr" : "en" })
}

const knownIn = (keys: ReadonlyArray<string>, fillers: Fillers): number => keys.filter((key) => fillers.has(key)).length

/** Two of these are what others' headings are not, though many programs imitate a few. */
const SIGNS: ReadonlySet<string> = new Set(
  [
    ["e mail address", "e mail 2 address", "business street", "business phone", "home street", "mobile phone"],
    ["business city", "business state", "business postal code", "other street", "company main phone"],
    ["adresse de messagerie", "adresse de courrier", "adresse de messagerie 2", "adresse de courrier 2"],
    ["rue bureau", "telephone bureau", "rue domicile", "tel mobile", "ville bureau", "telephone societe"]
  ].flat()
)
const ENOUGH = 5

const match = (cells: ReadonlyArray<string>): number => {
  if (cells.length < ENOUGH) return 0
  const keys = cells.map((cell) => (cell.length > 60 ? "" : headingKey(cell)))
  if (keys.filter((key) => SIGNS.has(key)).length < 2) return 0
  const found = Math.max(knownIn(keys, english), knownIn(keys, french))
  return found < ENOUGH ? 0 : 0.6 + 0.4 * (found / cells.length)
}

export const outlookLayout: Layout = { id: "outlook-csv", source: "outlook", match, open }

/** A row's key is its first e-mail address, or else name and company. The file has no date of its own. */
export const outlookCsv: Format = csvFormat(outlookLayout, /outlook|^contacts/i)
