/** Who can tell of an occupation: whoever works in it, and whoever told something of it. For an occupation's page. */
import * as Effect from "effect/Effect"
import type { View } from "../domain/declare/Entity.ts"
import { Finding } from "../domain/entities/FromConversations.ts"
import type { Occupation } from "../domain/entities/Search.ts"
import { plain } from "../domain/words/plain.ts"
import { Index } from "./IndexNames.ts"
import { peopleById, under } from "./People.ts"
import type { NotedAnswer } from "./QuestionLibrary.ts"

/** What was learned of it, and from whom. */
export const findingsOf = Effect.fnUntraced(function* (occupation: string) {
  return (yield* under(Finding, Index.of, `occupation/${occupation}`)).filter(({ text }) => text !== undefined)
})

/** The answers of those who can tell of it; the others are left out. */
export const answersOn = Effect.fn("OccupationAnswers.answersOn")(function* (
  page: Pick<View<typeof Occupation>, "name">,
  findings: ReadonlyArray<View<typeof Finding>>,
  answers: ReadonlyArray<NotedAnswer>
) {
  const told = new Set<string>(findings.flatMap(({ contact }) => contact ?? []))
  const people = yield* peopleById(answers.flatMap(({ contact }) => contact ?? []))
  const worksInIt = (contact: string): boolean =>
    plain(people.get(contact)?.contact.occupation ?? "") === plain(page.name ?? "")
  return answers.filter(({ contact }) => contact !== undefined && (told.has(contact) || worksInIt(contact)))
})
