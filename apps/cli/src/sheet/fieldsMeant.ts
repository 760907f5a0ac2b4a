/** Which columns somebody means by `--fields name,company,stage`: by their names in code, or by their headings in either language. */
import * as Effect from "effect/Effect"
import { headingKey } from "@kith/formats/table/headings"
import { columnsByKey, headingOf, type SharedColumn, sharedColumns } from "@kith/sheets/engine/sharedColumns"
import { nearestOf } from "../nearest.ts"
import type { Outside } from "../Session.ts"
import { usage } from "../Stopped.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { sheetWords } from "../words/sheetWords.ts"

/** Of `among`, by key; names are always there. Ends with exit 2 where one is none. */
export const fieldsMeant = Effect.fnUntraced(function* (
  { lang }: Pick<Outside, "lang">,
  typed: string,
  among: ReadonlyArray<SharedColumn> = [...columnsByKey.values()]
) {
  const names = new Map<string, string>()
  for (const { key, headings } of among) {
    for (const name of [...headings.en, ...headings.fr, key, key.replace(/[A-Z]/g, " $&")]) {
      if (!names.has(headingKey(name))) names.set(headingKey(name), key)
    }
  }
  const keys = new Set<string>()
  for (const part of typed.split(",")) {
    const name = headingKey(part)
    if (name === "") continue
    if (NAMES.has(name)) keys.add("givenName").add("familyName")
    else {
      const key = names.get(name)
      if (key === undefined || key === "id") {
        const choices = ["name", ...among.filter(({ kind }) => kind !== "id" && kind !== "names").map(typedAs)]
        return yield* usage(sheetWords[lang].noSuchField(part.trim(), nearestOf(name, choices), choices.join(", ")))
      }
      keys.add(key)
    }
  }
  if (keys.size === 0) return yield* usage(sheetWords[lang].noFields)
  return among.filter(({ key }) => keys.has(key)).map(({ key }) => key)
})

const NAMES = new Set(["name", "names", "nom", "noms"])

/** `follow-up-on`, as it is typed and shown in lists. */
const typedAs = ({ headings }: SharedColumn): string => headingKey(headings.en[0]!).replaceAll(" ", "-")

/** What goes out, as people read it. */
export const columnsInWords = (fields: ReadonlyArray<string> | undefined, language: Language): string =>
  sharedColumns(fields)
    .filter(({ kind }) => kind !== "id")
    .map((column) => headingOf(column, language))
    .join(", ")
