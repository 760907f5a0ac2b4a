/**
 * LinkedIn's `Connections.csv`, as the service has delivered it over the years: with and without the preamble and the
 * URL column, in English and in French.
 */
import type { Json } from "@kith/core/domain/merge/State"
import type { Row } from "@kith/core/domain/SourceRecord"
import { csvFormat } from "../csv/csvFormat.ts"
import type { Format } from "../Format.ts"
import { columnLabel, columnsByMeaning, meaningsByHeading } from "../table/headings.ts"
import { isBlank, type Layout, type TableReading } from "../table/Layout.ts"
import { nameKey } from "../table/nameKey.ts"
import { writtenDate } from "../table/writtenDate.ts"
import { profileKey } from "./profileKey.ts"

const headings = meaningsByHeading({
  first: ["First Name", "Prénom"],
  last: ["Last Name", "Nom", "Nom de famille"],
  url: ["URL", "Profile URL", "URL du profil", "Lien du profil"],
  email: ["Email Address", "E-mail Address", "Email", "Adresse e-mail", "Adresse courriel", "Courriel"],
  company: ["Company", "Entreprise", "Société", "Organisation"],
  position: ["Position", "Job Title", "Poste", "Fonction", "Titre"],
  connected: ["Connected On", "Date de connexion", "Connecté le", "En relation depuis"]
})

/** Nothing else than a list of connections has a date of connection beside names. */
const match = (cells: ReadonlyArray<string>): number => {
  if (cells.length < 4) return 0
  const found = columnsByMeaning(cells, headings)
  if (!found.has("connected") || !(found.has("first") || found.has("last")) || found.size < 4) return 0
  // All of those of 2021 are also headings of Kith's own sheet, which is to be less sure of them.
  return 0.5 + 0.5 * Math.min(1, found.size / Math.max(6, cells.length))
}

const open = (header: ReadonlyArray<string>): TableReading => {
  const columns = columnsByMeaning(header, headings)
  const at = (meaning: Parameters<typeof columns.get>[0]): number => columns.get(meaning) ?? -1
  const [first, last, url, email] = [at("first"), at("last"), at("url"), at("email")]
  const [company, position, connected] = [at("company"), at("position"), at("connected")]
  const known = new Set(columns.values())
  const others = header.flatMap((heading, index) =>
    known.has(index) ? [] : [{ index, label: columnLabel(heading, index) }]
  )
  let newest: string | undefined

  const read = (cells: ReadonlyArray<string>, line: number): Row | undefined => {
    if (isBlank(cells)) return undefined
    const cell = (index: number): string => cells[index]?.trim() ?? ""
    const fields: Record<string, Json> = {}
    const custom: Array<{ label: string; value: string }> = []

    const since = cell(connected)
    if (since !== "") {
      const date = writtenDate(since)
      if (date === undefined) custom.push({ label: columnLabel(header[connected]!, connected), value: since })
      else {
        fields["connected"] = date
        if (newest === undefined || date > newest) newest = date
      }
    }
    const givenName = cell(first)
    const familyName = cell(last)
    const name = givenName === "" || familyName === "" ? givenName + familyName : `${givenName} ${familyName}`
    // Members may hide themselves from exports: all that is left of them is the date.
    if (name === "") return { _tag: "Refused", line, why: "noName" }

    fields["name"] = name
    if (givenName !== "") fields["givenName"] = givenName
    if (familyName !== "") fields["familyName"] = familyName
    const where = cell(company)
    if (where !== "") fields["company"] = where
    const what = cell(position)
    if (what !== "") fields["position"] = what
    const address = cell(email)
    if (address !== "") fields["emails"] = [address]
    const profile = cell(url)
    if (profile !== "") fields["links"] = [{ kind: "linkedin", url: profile }]
    fields["relation"] = "linkedin"
    for (const { index, label } of others) {
      const value = cell(index)
      if (value !== "") custom.push({ label, value })
    }
    if (custom.length > 0) fields["custom"] = custom
    return { _tag: "Read", line, record: { sourceKey: profileKey(profile) ?? nameKey(name, where), fields } }
  }
  return { read, asOf: () => newest }
}

export const connectionsLayout: Layout = { id: "linkedin-connections", source: "linkedin", match, open }

/** The file's own date is its newest `Connected On`; a row's key is its profile's, or name and company without one. */
export const linkedinConnections: Format = csvFormat(connectionsLayout, /connections|relations/i)
