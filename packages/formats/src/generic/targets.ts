/**
 * What a column of any table may hold, and what such columns are called in English and French. For guessing a mapping,
 * for reading under one, and for whoever shows a choice.
 */
import { extraColumns, guideColumns, idColumn } from "../kithSheet/columns.ts"
import { headingKey } from "../table/headings.ts"

/** A column of the user's own, under its heading; and one that is not wanted. */
export const CUSTOM = "custom"
export const IGNORED = "ignored"

/**
 * Beside the columns of Kith's own sheet: parts of a name and of an address, and a name that begins with the family's,
 * `Souza, Ana`.
 */
const PARTS = ["nameFamilyFirst", "middleName", "namePrefix", "nameSuffix", "street", "postalCode", "country"] as const

const sheetColumns = [...guideColumns, ...extraColumns, idColumn]

/** Every target, in the order in which to offer them. */
export const TARGETS: ReadonlyArray<string> = [...sheetColumns.map(({ key }) => key), ...PARTS, CUSTOM, IGNORED]

export const isTarget = (text: string): boolean => targetSet.has(text)

/** Several columns of a table may hold these. */
export const holdsSeveral = (target: string): boolean => SEVERAL.has(target) || target.startsWith("links/")

/** The column of Kith's own sheet that a target stands for. */
export const sheetColumnOf = (target: string) => sheetColumnsByKey.get(target)

const sheetColumnsByKey = new Map(sheetColumns.map((column) => [column.key, column]))
const targetSet: ReadonlySet<string> = new Set(TARGETS)

const SEVERAL: ReadonlySet<string> = new Set([
  "emails",
  "phones",
  "addresses",
  "tags",
  "notes",
  "street",
  CUSTOM,
  IGNORED
])

/** What else such columns are called. A heading that may be several things is not here. */
const synonyms: Readonly<Record<string, ReadonlyArray<string>>> = {
  name: ["Contact", "Contact name", "Person", "Nom et prénom", "Prénom et nom", "Nom du contact", "Personne"],
  nameFamilyFirst: ["Last name, first name", "Nom, prénom"],
  givenName: ["First", "Forename", "FirstName", "Given names", "Prénoms"],
  familyName: ["Last", "LastName", "Family names", "Surnames", "Patronyme"],
  middleName: ["Middle name", "Middle initial", "MiddleName", "Deuxième prénom", "Second prénom"],
  namePrefix: ["Prefix", "Salutation", "Honorific", "Civilité", "Name prefix"],
  nameSuffix: ["Suffix", "Credentials", "Suffixe", "Name suffix"],
  position: [
    "Role",
    "Current role",
    "Current position",
    "Job",
    "JobTitle",
    "Headline",
    "Rôle",
    "Emploi",
    "Poste actuel"
  ],
  company: ["Organisation", "Account", "Firm", "Workplace", "Current company", "Company name", "Entreprise actuelle"],
  department: ["Team", "Division", "Business unit", "Équipe", "Direction"],
  emails: [
    ["Mail", "Email 1", "Email 2", "E-mail address", "Work email", "Personal email", "Primary email"],
    ["Courriel 1", "Courriel 2", "Mél", "Adresse e-mail", "Adresse électronique", "Courriel professionnel"]
  ].flat(),
  phones: [
    ["Tel", "Telephone number", "Cell", "Cell phone", "Mobile phone", "Work phone", "Home phone", "Phone 1", "Phone 2"],
    ["Tél.", "Tél. bureau", "Tél. cell.", "Cell.", "Portable", "Téléphone mobile", "Téléphone bureau", "Numéro"]
  ].flat(),
  addresses: ["Mailing address", "Full address", "Adresse postale", "Adresse complète"],
  street: ["Street", "Street address", "Address line 1", "Address line 2", "Rue"],
  postalCode: ["Postal code", "Zip", "Zip code", "Postcode", "Code postal"],
  country: ["Country", "Country/Region", "Pays"],
  city: ["Town", "Location", "Localité", "Municipalité", "Lieu"],
  province: ["State", "Province/State", "Region", "Province/État", "Région"],
  "links/linkedin": ["LinkedIn profile", "LinkedIn link", "Profile URL", "Lien LinkedIn", "Adresse LinkedIn"],
  "links/website": ["URL", "Web", "Web page", "Homepage", "Page web", "Lien"],
  "links/twitter": ["Twitter handle"],
  relation: ["How we know each other", "Comment on se connaît"],
  metAtName: ["Event met at", "Source", "Rencontré lors de"],
  referredByName: ["Introduced by", "Referred", "Referrer", "Présenté par", "Présentée par"],
  lastContact: ["Last contacted on", "Last touch", "Date of last contact", "Date du dernier contact"],
  nextFollowUp: ["Follow up", "Follow-up date", "Next step date", "Relance", "Date de relance", "Date de suivi"],
  followUpReason: ["Next step", "Next action", "Prochaine étape"],
  tags: ["Categories", "Category", "Groups", "Group", "Catégories", "Catégorie", "Groupes", "Groupe"],
  notes: ["Comment", "Remarks", "Description", "Memo", "Remarque", "Commentaire", "Observations", "Mémo"],
  occupation: ["Industry", "Sector", "Secteur", "Secteur d’activité", "Métier"],
  seniority: ["Level", "Niveau"],
  pronouns: ["Pronoun", "Pronom"]
}

export const targetByHeading: ReadonlyMap<string, string> = new Map([
  ...Object.entries(synonyms).flatMap(([target, headings]) =>
    headings.map((heading) => [headingKey(heading), target] as const)
  ),
  // The sheet's own headings come last, and so win.
  ...[...extraColumns, ...guideColumns, idColumn].flatMap(({ key, headings }) =>
    [...headings.en, ...headings.fr].map((heading) => [headingKey(heading), key] as const)
  )
])

/** Parts of longer headings: `Work e-mail (primary)`. The first that fits decides. */
export const targetByWord: ReadonlyArray<readonly [words: RegExp, target: string]> = [
  [/\blinkedin\b/, "links/linkedin"],
  [/\b(?:e ?mails?|courriels?|mel|messagerie)\b/, "emails"],
  [/\b(?:phones?|telephones?|tel|mobile|cell(?:phone|ulaire)?|portable)\b/, "phones"],
  [/\b(?:prenoms?|(?:first|given) ?names?)\b/, "givenName"],
  [/\b(?:nom de famille|(?:last|family|sur) ?names?)\b/, "familyName"],
  [/\b(?:full name|nom complet)\b/, "name"],
  [/\b(?:company|employer|organi[sz]ation|entreprise|societe|employeur)\b/, "company"],
  [/\b(?:job title|position|fonction|poste)\b/, "position"],
  [/\b(?:web ?site|site web|home ?page)\b/, "links/website"],
  [/\b(?:notes?|comments?|commentaires?|remarques?)\b/, "notes"],
  [/\b(?:tags?|labels?|etiquettes?)\b/, "tags"]
]
