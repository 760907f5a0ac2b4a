/** The checklists, in the reader's language. */
import * as Effect from "effect/Effect"
import { type Checklist, checklists as all } from "@kith/core/domain/library/checklists"
import { sourceWords } from "@kith/core/domain/rules/words/sourceWords"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { LogSession } from "./Method.ts"

export interface ChecklistShown {
  readonly id: string
  readonly title: string
  readonly items: ReadonlyArray<{ readonly id: string; readonly text: string; readonly isDone: boolean }>
  /** The guides that it comes from. */
  readonly sources: ReadonlyArray<string>
}

export const checklists = Effect.fnUntraced(function* ({ lang }: LogSession, _: undefined) {
  return yield* Effect.succeed(all.map((list) => checklistShown(list, [], lang)))
})

/** `checked`: ids of the items that are done. */
export const checklistShown = (
  { id, title, items, source }: Checklist,
  checked: ReadonlyArray<string>,
  lang: Language
): ChecklistShown => ({
  id,
  title: title[lang],
  items: items.map((item) => ({ id: item.id, text: item.say[lang], isDone: checked.includes(item.id) })),
  sources: source.filter((each) => each !== "kith" && each !== "user").map((each) => sourceWords(each, lang))
})
