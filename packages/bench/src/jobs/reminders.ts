/**
 * Everybody's reminders under the whole built-in pack, from entities in memory, beside `JSON.parse` of the events that made
 * them. What is measured is what a device does when a rule changes, without its disk.
 */
import * as Effect from "effect/Effect"
import { makeCalendar } from "@kith/core/domain/calendar/Calendar"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { compileRules } from "@kith/core/domain/rules/compileRules"
import { evaluate } from "@kith/core/domain/rules/evaluate"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { contactSubjects } from "@kith/core/workspace/Subjects"
import type { Say } from "../harness/Say.ts"
import { interleave, type Rounds } from "../harness/interleave.ts"
import { entitiesInMemory } from "../sample/entitiesInMemory.ts"
import { jsonLines, type Sample } from "../sample/Sample.ts"
import { foldPages, parseLines, storedPages } from "./fold.ts"

export interface RemindersInput {
  readonly sample: Sample
  readonly rounds: Rounds
}

export interface RemindersTimes {
  readonly json: ReadonlyArray<number>
  readonly reminders: ReadonlyArray<number>
  readonly contacts: number
  readonly found: number
}

/** Subjects put together at a time, as `core/workspace/Reminding.ts` does. */
const BATCH = 1000

export const run = async ({ sample, rounds }: RemindersInput, say: Say): Promise<void> => {
  const changes = foldPages(storedPages(sample)).changes("")
  const store = entitiesInMemory(changes)
  const lines = jsonLines(sample)
  const contacts = [...changes.entities.keys()]
    .filter((name) => name.startsWith("contact/"))
    .map((name) => kindAndId(name).id)
  let found = 0
  const times = await interleave(
    {
      json: { run: () => parseLines(lines) },
      reminders: {
        run: () => {
          found = remindersOf(contacts, store)
        }
      }
    },
    rounds
  )
  say({ ...times, contacts: contacts.length, found } satisfies RemindersTimes)
}

export const remindersOf = (contacts: ReadonlyArray<string>, store: EntityStore["Service"]): number => {
  const { rules } = compileRules(builtInRules)
  // Made anew each time, as every process does: what it remembers of years is part of the work.
  const calendar = makeCalendar({ zone: makeZone("America/Toronto")!, jurisdiction: "ON" })
  let found = 0
  for (let from = 0; from < contacts.length; from += BATCH) {
    const asked = contacts.slice(from, from + BATCH)
    const subjects = Effect.runSync(Effect.provideService(contactSubjects(asked), EntityStore, store))
    for (const subject of subjects.values()) found += evaluate(rules, subject, calendar).reminders.length
  }
  return found
}
