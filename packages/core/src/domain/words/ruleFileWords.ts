/** What is wrong with a file of rules: for both apps, which read the same files. Values are as they stand in the file. */
import type { FileProblem } from "../rules/file/reader.ts"
import type { Language } from "./calendarNames.ts"
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

interface RuleFileWords {
  readonly unknown: (path: string, allowed: string) => string
  readonly notAllowed: (path: string, given: string, allowed: string) => string
  readonly missing: (path: string, allowed: string) => string
  readonly twice: (path: string, given: string) => string
  /** A form that a value may have, which the reader gives in angle brackets and in English. */
  readonly form: (form: string) => string
}

const ruleFileWords = inBoth<RuleFileWords>(
  {
    unknown: (path, allowed) => `${path}: there is no such key. There are: ${allowed}`,
    notAllowed: (path, given, allowed) =>
      allowed === "" ? `${path}: cannot be ${given}` : `${path}: cannot be ${given}. It can be: ${allowed}`,
    missing: (path, allowed) => `${path}: is missing; ${allowed}`,
    twice: (path, given) => `${path}: ${given} was there before`,
    form: (form) => form
  },
  {
    unknown: (path, allowed) => fr`${path} : cette clé n'existe pas. Il y a : ${allowed}`,
    notAllowed: (path, given, allowed) =>
      allowed === ""
        ? fr`${path} : ${given} ne convient pas`
        : fr`${path} : ${given} ne convient pas. Possible : ${allowed}`,
    missing: (path, allowed) => fr`${path} : manque ; ${allowed}`,
    twice: (path, given) => fr`${path} : ${given} y était déjà`,
    form: (form) => frenchForms[form] ?? form
  }
)

/** Keywords stay as they are in either language; of the forms, both are read. */
const frenchForms: Readonly<Record<string, string>> = {
  "<10 working days>": "<10 jours ouvrables>",
  "<2 hours before>": "<2 heures avant>",
  "<2 months>": "<2 mois>",
  "<2 weeks>": "<2 semaines>",
  "<3 weeks>": "<3 semaines>",
  "<30 days>": "<30 jours>",
  "at once": "tout de suite",
  "<a number of times>": "<un nombre de fois>",
  "<text>": "<texte>",
  "{<tag>: <30 days>}": "{<étiquette>: <30 jours>}"
}

/** One sentence, without a full stop. */
export const ruleFileProblem = (
  { path, problem, given = "", allowed }: FileProblem,
  { lang }: { readonly lang: Language }
): string => {
  const say = ruleFileWords[lang]
  const choices = allowed.map(say.form).join(", ")
  switch (problem) {
    case "unknown":
      return say.unknown(path, choices)
    case "not-allowed":
      return say.notAllowed(path, given, choices)
    case "missing":
      return say.missing(path, choices)
    case "twice":
      return say.twice(path, given)
  }
}
