/** Thunderbird's address book as CSV, with English or French headings. */
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { csvFormat } from "../csv/csvFormat.ts"
import type { Format } from "../Format.ts"
import * as fill from "../table/Filler.ts"
import { columnLabel, headingKey } from "../table/headings.ts"
import type { Layout, TableReading } from "../table/Layout.ts"

type Fillers = Readonly<Record<string, fill.Filler>>

const at = (place: string, street: string, second: string, area: Readonly<Record<string, string>>): Fillers => ({
  [street]: fill.address(place, "street"),
  [second]: fill.address(place, "street"),
  [area["city"]!]: fill.address(place, "city"),
  [area["region"]!]: fill.address(place, "region"),
  [area["postal"]!]: fill.address(place, "postal"),
  [area["country"]!]: fill.address(place, "country")
})

const english: Fillers = {
  "first name": fill.name("given"),
  "last name": fill.name("family"),
  "display name": fill.name("whole"),
  nickname: fill.custom,
  "primary email": fill.plainList("emails"),
  "secondary email": fill.plainList("emails"),
  "screen name": fill.custom,
  "chat name": fill.custom,
  "work phone": fill.list("phones"),
  "home phone": fill.list("phones"),
  "mobile number": fill.list("phones"),
  "fax number": fill.custom,
  "pager number": fill.custom,
  ...at("Home", "home address", "home address 2", {
    city: "home city",
    region: "home state",
    postal: "home zipcode",
    country: "home country"
  }),
  ...at("Work", "work address", "work address 2", {
    city: "work city",
    region: "work state",
    postal: "work zipcode",
    country: "work country"
  }),
  "job title": fill.text("position"),
  department: fill.text("department"),
  organization: fill.text("company"),
  "web page 1": fill.link,
  "web page 2": fill.link,
  "custom 1": fill.custom,
  "custom 2": fill.custom,
  "custom 3": fill.custom,
  "custom 4": fill.custom,
  notes: fill.notes
}

/** Town, region and postal code are called alike at home and at work: home's come first. */
const french: Fillers = {
  prenom: fill.name("given"),
  "nom de famille": fill.name("family"),
  "nom a afficher": fill.name("whole"),
  surnom: fill.custom,
  "adresse electronique principale": fill.plainList("emails"),
  "premiere adresse electronique": fill.plainList("emails"),
  "adresse electronique secondaire": fill.plainList("emails"),
  "nom de l ecran": fill.custom,
  pseudo: fill.custom,
  "tel professionnel": fill.list("phones"),
  "tel personnel": fill.list("phones"),
  portable: fill.list("phones"),
  fax: fill.custom,
  pager: fill.custom,
  ...at("Domicile", "adresse privee", "adresse privee 2", {
    city: "ville",
    region: "pays etat",
    postal: "code postal",
    country: "pays region domicile"
  }),
  "adresse professionnelle": fill.address("Travail", "street"),
  "adresse professionnelle 2": fill.address("Travail", "street"),
  "pays region bureau": fill.address("Travail", "country"),
  profession: fill.text("position"),
  service: fill.text("department"),
  societe: fill.text("company"),
  "site web 1": fill.link,
  "site web 2": fill.link,
  "divers 1": fill.custom,
  "divers 2": fill.custom,
  "divers 3": fill.custom,
  "divers 4": fill.custom,
  notes: fill.notes
}

const again: Fillers = {
  ville: fill.address("Travail", "city"),
  "pays etat": fill.address("Travail", "region"),
  "code postal": fill.address("Travail", "postal")
}

/** Year, month and day of birth stand apart; and what the date is called once it is whole. */
const births = [
  { parts: ["birth year", "birth month", "birth day"], label: "Birthday" },
  { parts: ["annee de naissance", "mois", "jour"], label: "Anniversaire" }
] as const

const open = (header: ReadonlyArray<string>): TableReading => {
  const keys = header.map(headingKey)
  const isFrench = share(keys, french) > share(keys, english)
  const fillers = isFrench ? french : english
  const birth = births[isFrench ? 1 : 0]
  const birthAt = birth.parts.map((part) => keys.indexOf(part))
  const columns = keys.map((key, index): fill.Column | undefined => {
    if (birthAt.includes(index)) return undefined
    const fillAgain = isFrench && keys.indexOf(key) < index ? again[key] : undefined
    return { label: columnLabel(header[index]!, index), fill: fillAgain ?? fillers[key] ?? fill.custom }
  })
  return fill.personReading(columns, {
    language: isFrench ? "fr" : "en",
    also: (cell, person) => {
      const [year = "", month = "", day = ""] = birthAt.map((index) => (index < 0 ? "" : cell(index)))
      const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
      if (dayOf(iso) !== undefined) return person.custom(birth.label, iso)
      for (const [place, value] of [year, month, day].entries()) {
        if (value !== "") person.custom(header[birthAt[place]!]!.trim(), value)
      }
    }
  })
}

/** How many of these headings there are. */
const share = (keys: ReadonlyArray<string>, fillers: Fillers): number =>
  keys.filter((key) => Object.hasOwn(fillers, key)).length

/** The e-mail addresses are called so nowhere else. */
const SIGNS: ReadonlySet<string> = new Set(
  [
    ["primary email", "secondary email", "screen name", "birth year"],
    ["adresse electronique principale", "premiere adresse electronique", "adresse electronique secondaire"],
    ["nom a afficher", "annee de naissance"]
  ].flat()
)

const match = (cells: ReadonlyArray<string>): number => {
  if (cells.length < 4) return 0
  const keys = cells.map((cell) => (cell.length > 60 ? "" : headingKey(cell)))
  if (keys.filter((key) => SIGNS.has(key)).length < 2) return 0
  const found = Math.max(share(keys, english), share(keys, french)) + 3
  return 0.6 + 0.4 * Math.min(1, found / cells.length)
}

export const thunderbirdLayout: Layout = { id: "thunderbird-csv", source: "thunderbird", match, open }

/** A row's key is its first e-mail address, or else name and company. The file has no date of its own. */
export const thunderbirdCsv: Format = csvFormat(thunderbirdLayout, /thunderbird|address ?book|carnet/i)
