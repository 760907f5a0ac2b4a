/** Which reminder somebody means: by the id that `due` shows, or by the person, if only one of theirs is due. */
import * as Effect from "effect/Effect"
import type { StoredReminder } from "@kith/core/workspace/EntityStore"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { peopleMeant } from "./person.ts"
import { reminderInWords } from "./remindersInWords.ts"
import type { Session } from "./Session.ts"
import { ambiguous, failed } from "./Stopped.ts"
import { reminderWords } from "./words/reminderWords.ts"

/** Ends with exit 1 where none is meant, and 4 where several may be. */
export const reminderMeant = Effect.fnUntraced(function* (session: Session, typed: string) {
  const { log, lang } = session
  const byId = distinct(yield* log.reminders(typed.trim().toLowerCase()))
  if (byId.length === 1) return byId[0]!
  if (byId.length > 1) return yield* several(session, typed, byId)
  const people = yield* peopleMeant(session, typed)
  const theirs: Array<StoredReminder> = []
  for (const { members } of people) {
    for (const member of members) theirs.push(...(yield* log.remindersOf(`contact/${member}`)))
  }
  const due = theirs.filter(({ reminder }) => reminder.opens <= session.now)
  if (due.length === 1) return due[0]!
  if (due.length > 1) return yield* several(session, typed, due)
  return yield* failed(people.length === 0 ? reminderWords[lang].noReminder(typed) : reminderWords[lang].noneDue(typed))
})

const distinct = (found: ReadonlyArray<StoredReminder>): ReadonlyArray<StoredReminder> => [
  ...new Map(found.map((stored) => [stored.reminder.id, stored])).values()
]

const several = Effect.fnUntraced(function* (session: Session, typed: string, found: ReadonlyArray<StoredReminder>) {
  const reminders = found.map(({ reminder }) => reminder)
  const saying = yield* sayingOf(session, reminders)
  const ids = yield* shortIds(
    "reminder",
    reminders.map(({ id }) => id)
  )
  const choices = reminders.map(
    (reminder) => `${reminderInWords(session, reminder, saying).title} (${ids.get(reminder.id)!})`
  )
  return yield* ambiguous(`${reminderWords[session.lang].which(typed)}  ${choices.join(" | ")}`, {
    ambiguous: typed,
    choices: reminders.map(({ id, rule }) => ({ id, rule }))
  })
})
