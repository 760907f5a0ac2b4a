/** The names that sentences about reminders need, looked up once for all of them. */
import * as Effect from "effect/Effect"
import { Rule } from "../domain/entities/Rule.ts"
import type { Reminder } from "../domain/rules/Reminder.ts"
import type { Reader } from "../domain/rules/words/dueWords.ts"
import type { Saying } from "../domain/rules/words/Saying.ts"
import { Index } from "./IndexNames.ts"
import { peopleById, under } from "./People.ts"

export const sayingOf = Effect.fnUntraced(function* (
  { lang, calendar, today }: Pick<Reader, "lang" | "calendar" | "today">,
  reminders: ReadonlyArray<Reminder>
) {
  const ids = reminders.flatMap(({ contact, why }) => [contact, why.who]).filter((id) => id !== undefined)
  const people = yield* peopleById(ids)
  const own = yield* under(Rule, Index.kind, "rule")
  return {
    lang,
    calendar,
    today,
    names: (id) => people.get(id)?.contact.name,
    ruleName: (rule) => own.find(({ id }) => id === rule)?.name
  } satisfies Saying
})
