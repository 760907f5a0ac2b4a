/**
 * Whose labour law applies: the federal one, for banks, airlines, telecommunications and
 * others that Ottawa regulates, or that of a province or territory, for everybody else.
 */

/** `federal`, or the two letters of a province or territory (ISO 3166-2:CA). */
export type Jurisdiction = (typeof jurisdictions)[number]

/** All fourteen, the federal one first. */
export const jurisdictions = [
  "federal",
  "AB",
  "BC",
  "MB",
  "NB",
  "NL",
  "NS",
  "NT",
  "NU",
  "ON",
  "PE",
  "QC",
  "SK",
  "YT"
] as const

export const isJurisdiction = (text: string): text is Jurisdiction =>
  (jurisdictions as ReadonlyArray<string>).includes(text)
