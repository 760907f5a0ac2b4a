/**
 * The columns of Kith's own sheet: what they are called, and how a value stands in a cell. For the layout and the
 * writer; a CSV file, a workbook and an online sheet share them.
 */
import type { Link } from "@kith/core/domain/entities/Contact"
import type { Json } from "@kith/core/domain/merge/State"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { KithRow } from "../KithRow.ts"
import { writtenDate } from "../table/writtenDate.ts"
import { addressList, fromListCell, linkList, type ListStyle, phoneList, toListCell, wordList } from "./listCell.ts"
import { answerWords, relationWords, stageWords, type Wording } from "./words.ts"

export interface Column {
  /** Names the column in code; its field, but for names and links. */
  readonly key: string
  /** The first is written. */
  readonly headings: Readonly<Record<Language, ReadonlyArray<string>>>
  /** The text of its cell; empty when the row has no such value. */
  readonly toCell: (row: KithRow, language: Language) => string
  /** Adds what a cell says, which is not empty; false when it cannot be read as this column's kind. */
  readonly fromCell: (cell: string, fields: Fields) => boolean
}

/** A record's fields while they are gathered. */
export type Fields = Record<string, Json>

type Headings = readonly [en: string | ReadonlyArray<string>, fr: string | ReadonlyArray<string>]
type TextField = { [K in keyof KithRow]-?: KithRow[K] extends string | undefined ? K : never }[keyof KithRow]
type ListField = {
  [K in keyof KithRow]-?: KithRow[K] extends ReadonlyArray<string> | undefined ? K : never
}[keyof KithRow]

const headingsOf = ([en, fr]: Headings): Column["headings"] => ({
  en: typeof en === "string" ? [en] : en,
  fr: typeof fr === "string" ? [fr] : fr
})

const text = (key: TextField, ...headings: Headings): Column => ({
  key,
  headings: headingsOf(headings),
  toCell: (row) => row[key] ?? "",
  fromCell: (cell, fields) => {
    fields[key] = cell
    return true
  }
})

const date = (key: TextField, ...headings: Headings): Column => ({
  ...text(key, ...headings),
  fromCell: (cell, fields) => {
    const found = writtenDate(cell)
    if (found !== undefined) fields[key] = found
    return found !== undefined
  }
})

const list = (key: ListField, style: ListStyle, ...headings: Headings): Column => ({
  key,
  headings: headingsOf(headings),
  toCell: (row) => toListCell(row[key] ?? [], style),
  fromCell: (cell, fields) => {
    fields[key] = [...((fields[key] as ReadonlyArray<Json> | undefined) ?? []), ...fromListCell(cell, style)]
    return true
  }
})

const link = (kind: Link["kind"], ...headings: Headings): Column => ({
  key: `links/${kind}`,
  headings: headingsOf(headings),
  toCell: (row) => {
    const urls = (row.links ?? []).flatMap((link) => (link.kind === kind ? [link.url] : []))
    return toListCell(urls, linkList)
  },
  fromCell: (cell, fields) => {
    const urls = fromListCell(cell, linkList)
    fields["links"] = [
      ...((fields["links"] as ReadonlyArray<Json> | undefined) ?? []),
      ...urls.map((url) => ({ kind, url }))
    ]
    return true
  }
})

const word = <Key extends TextField>(
  key: Key,
  words: Wording<NonNullable<KithRow[Key]> & string>,
  ...headings: Headings
): Column => ({
  key,
  headings: headingsOf(headings),
  toCell: (row, language) => {
    const value = row[key] as (NonNullable<KithRow[Key]> & string) | undefined
    return value === undefined ? "" : words.word(value, language)
  },
  fromCell: (cell, fields) => {
    const found = words.meaning(cell)
    if (found !== undefined) fields[key] = found
    return found !== undefined
  }
})

const yesOr = (
  key: "cardKept" | "connected",
  otherwise: (cell: string) => Json | undefined,
  ...headings: Headings
): Column => ({
  key,
  headings: headingsOf(headings),
  toCell: (row, language) => {
    const value = row[key]
    return typeof value === "boolean" ? answerWords.word(value ? "yes" : "no", language) : (value ?? "")
  },
  fromCell: (cell, fields) => {
    const answer = answerWords.meaning(cell)
    const found = answer === undefined ? otherwise(cell) : answer === "yes"
    if (found !== undefined) fields[key] = found
    return found !== undefined
  }
})

const address: Column = {
  ...text("address", ["Tu or vous"], ["Tu ou vous", "Tutoiement"]),
  fromCell: (cell, fields) => {
    const found = /^(tu|vous)$/i.exec(cell)?.[1]?.toLowerCase()
    if (found !== undefined) fields["address"] = found
    return found !== undefined
  }
}

const cadence: Column = {
  key: "cadenceDays",
  headings: headingsOf([
    ["Keep in touch every (days)", "Keep in touch every"],
    ["Fréquence de contact (jours)", "Fréquence de contact"]
  ]),
  toCell: (row) => (row.cadenceDays === undefined ? "" : String(row.cadenceDays)),
  fromCell: (cell, fields) => {
    const days = /^[1-9]\d{0,8}$/.test(cell) ? Number(cell) : undefined
    if (days !== undefined) fields["cadenceDays"] = days
    return days !== undefined
  }
}

/** The layout of the guides, in its order. Names are read and written together: see `names.ts`. */
export const guideColumns: ReadonlyArray<Column> = [
  text("givenName", ["First name", "Given name"], ["Prénom"]),
  text("familyName", ["Last name", "Family name", "Surname"], ["Nom", "Nom de famille"]),
  text("position", ["Position", "Job title", "Title"], ["Poste", "Fonction", "Titre"]),
  text("company", ["Company", "Organization", "Organisation", "Employer"], ["Entreprise", "Société", "Employeur"]),
  list(
    "emails",
    wordList,
    ["Email", "E-mail", "Email address", "Emails"],
    ["Courriel", "E-mail", "Adresse courriel", "Courriels"]
  ),
  list(
    "phones",
    phoneList,
    ["Phone", "Phone number", "Telephone", "Mobile"],
    ["Téléphone", "Numéro de téléphone", "Cellulaire"]
  ),
  list("addresses", addressList, ["Business address", "Address"], ["Adresse professionnelle", "Adresse"]),
  link("linkedin", ["LinkedIn", "LinkedIn URL"], ["LinkedIn", "Profil LinkedIn"]),
  link("twitter", ["Twitter", "X", "X/Twitter"], ["Twitter", "X", "X/Twitter"]),
  link("facebook", "Facebook", "Facebook"),
  link("website", ["Website", "Web site"], ["Site web", "Site Internet"]),
  word("relation", relationWords, ["Relationship", "Relation"], ["Lien", "Relation"]),
  text("metAtName", ["Met at", "Where met"], ["Lieu de rencontre", "Rencontré à", "Rencontrée à"]),
  text(
    "referredByName",
    ["Referred by", "Referral from"],
    ["Recommandé par", "Recommandée par", "Référé par", "Référée par"]
  ),
  text("discussionPoints", ["Discussion points"], ["Points de discussion", "Sujets abordés"]),
  date("lastContact", ["Last contact", "Last contacted"], ["Dernier contact"]),
  date("nextFollowUp", ["Next follow-up", "Follow up on"], ["Prochain suivi", "Suivi le"]),
  text("followUpReason", ["Follow-up reason", "Reason for follow-up"], ["Motif du suivi", "Raison du suivi"]),
  word("stage", stageWords, ["Stage", "Status"], ["Étape", "Statut"]),
  list("tags", wordList, ["Tags", "Labels"], ["Étiquettes", "Mots-clés"])
]

/** Written where some row fills them, so that a sheet loses nothing that a cell can hold. */
export const extraColumns: ReadonlyArray<Column> = [
  text("name", ["Name", "Full name", "Display name"], ["Nom complet", "Nom affiché"]),
  text("sayIt", ["How to say it", "Pronunciation"], ["Prononciation"]),
  text("pronouns", "Pronouns", "Pronoms"),
  address,
  text("language", "Language", "Langue"),
  text("department", "Department", ["Service", "Département"]),
  text("seniority", "Seniority", ["Niveau hiérarchique", "Ancienneté"]),
  text("occupation", ["Occupation", "Field"], ["Profession", "Domaine"]),
  text("city", "City", "Ville"),
  text("province", ["Province", "Province or state"], ["Province", "Province ou État"]),
  text("zone", "Time zone", "Fuseau horaire"),
  text("bestWay", ["Best way to follow up", "Best way to reach"], ["Meilleur moyen de contact"]),
  yesOr("cardKept", () => undefined, ["Card kept", "Business card"], ["Carte conservée", "Carte professionnelle"]),
  yesOr(
    "connected",
    writtenDate,
    ["Connected on LinkedIn", "Connected on"],
    ["Connexion LinkedIn", "Date de connexion"]
  ),
  cadence,
  date("reviveOn", "Get back in touch on", "Reprendre contact le"),
  text("owner", ["Owner", "Looked after by"], ["Responsable"]),
  text("interest", ["What interests me", "Interest"], ["Ce qui m’intéresse", "Intérêt"]),
  text("notes", ["Notes", "Note", "Comments"], ["Notes", "Remarques", "Commentaires"])
]

/** Hidden in sheets; the last of ours, before users' own. */
export const idColumn: Column = text("id", ["Kith id"], ["Identifiant Kith", "Id Kith"])
