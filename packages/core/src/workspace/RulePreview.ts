/** What a rule would do with everybody who is in the log: shown before it is saved. */
import * as Effect from "effect/Effect"
import { Gathering } from "../domain/entities/Gathering.ts"
import { compileRule } from "../domain/rules/compileRules.ts"
import { preview } from "../domain/rules/preview.ts"
import type { Instant } from "../domain/rules/Reminder.ts"
import type { RuleSpec } from "../domain/rules/RuleSpec.ts"
import { kindAndId } from "../domain/declare/Entity.ts"
import { EntityStore } from "./EntityStore.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import { under } from "./People.ts"
import { calendar } from "./Settings.ts"
import { contactSubjects, gatheringSubject } from "./Subjects.ts"

const CHUNK = 1000

/** What is open at some time before `until`, by when it is due. The week's own reminder is not among it. */
export const previewRule = Effect.fn("RulePreview.previewRule")(function* (spec: RuleSpec, until: Instant) {
  const span = { from: Number.MIN_SAFE_INTEGER, until }
  const rule = compileRule(spec)
  const working = yield* calendar
  const entries = yield* (yield* EntityStore).range(Index.contact, ...ALL_KEYS)
  const ids = entries.map(({ entity }) => kindAndId(entity).id)
  const found = []
  for (let from = 0; from < ids.length; from += CHUNK) {
    found.push(preview(rule, (yield* contactSubjects(ids.slice(from, from + CHUNK))).values(), working, span))
  }
  if (spec.on === "gathering") {
    const gatherings = []
    for (const { id } of yield* under(Gathering, Index.kind, "gathering")) {
      const subject = yield* gatheringSubject(id)
      if (subject !== undefined) gatherings.push(subject)
    }
    found.push(preview(rule, gatherings, working, span))
  }
  const reminders = new Map(found.flatMap((each) => each.reminders.map((reminder) => [reminder.id, reminder])))
  return {
    reminders: [...reminders.values()].toSorted((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1)),
    skipped: found.flatMap(({ skipped }) => skipped)
  }
})
