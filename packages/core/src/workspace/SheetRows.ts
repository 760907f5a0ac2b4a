/** People as rows of Kith's own sheet: what they are, and what follows from the log. A few reads for everybody together. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { isoOf } from "../domain/calendar/CivilDay.ts"
import { dayOfMoment, parseMoment } from "../domain/calendar/Moment.ts"
import type { View } from "../domain/declare/Entity.ts"
import type { Contact, Stage } from "../domain/entities/Contact.ts"
import type { FollowUp } from "../domain/entities/FollowUp.ts"
import { Gathering } from "../domain/entities/Gathering.ts"
import type { Interaction } from "../domain/entities/Interaction.ts"
import type { Person } from "../domain/identity/Person.ts"
import { stageOf } from "../domain/rules/stageOf.ts"
import { EntityStore } from "./EntityStore.ts"
import { everybody, peopleById } from "./People.ts"
import { readText } from "./Prose.ts"
import { calendar } from "./Settings.ts"
import { contactSubjects } from "./Subjects.ts"
import { viewsAmong } from "./viewsAmong.ts"

export interface SheetRow {
  readonly id: string
  readonly contact: View<typeof Contact>
  readonly metAtName: string | undefined
  readonly referredByName: string | undefined
  readonly notes: string
  /** Of the last conversation of which something is noted. */
  readonly discussionPoints: string | undefined
  /** Dates, YYYY-MM-DD. */
  readonly lastContact: string | undefined
  readonly nextFollowUp: string | undefined
  readonly followUpReason: string | undefined
  /** Where things stand, whether somebody said so or it follows. */
  readonly standing: Stage
  /** The next that the user planned; failing one that lies ahead, the last. */
  readonly followUp: View<typeof FollowUp> | undefined
}

export interface SheetRowsOptions {
  /** Without them notes and points are empty: reading edited texts takes longer than all the rest. */
  readonly texts?: boolean
}

/** Everybody, by family name; the same rows in the same order for the same entities. */
export const sheetRows = Effect.fn("SheetRows.sheetRows")(function* () {
  return yield* sheetRowsOf(yield* everybody())
})

/** Rows of these people, in their order; of somebody deleted, without what follows from conversations. */
export const sheetRowsOf = Effect.fn("SheetRows.sheetRowsOf")(function* (
  persons: ReadonlyArray<Person>,
  { texts = true }: SheetRowsOptions = {}
) {
  const working = yield* calendar
  const today = isoOf(working.dayOfInstant(yield* Clock.currentTimeMillis))
  const subjects = yield* contactSubjects(persons.map(({ id }) => id))
  const gatherings = yield* namesOfGatherings(persons)
  const referrers = yield* peopleById(persons.flatMap(({ contact }) => contact.referredBy ?? []))
  const rows: Array<SheetRow> = []
  for (const one of persons) {
    const { contact, id } = one
    const subject = subjects.get(id) ?? { contact, interactions: [], followUps: [] }
    const past = subject.interactions
      .filter(({ state }) => state === undefined || state === "held")
      .toSorted((a, b) => ((a.happened ?? "") < (b.happened ?? "") ? -1 : 1))
    const days = past.flatMap(({ happened }) => {
      const moment = happened === undefined ? undefined : parseMoment(happened)
      return moment === undefined ? [] : [dayOfMoment(moment, working.zone)]
    })
    const planned = subject.followUps.filter(({ on }) => on !== undefined).toSorted(byDay)
    rows.push({
      id,
      contact,
      metAtName: contact.metAt === undefined ? undefined : gatherings.get(contact.metAt),
      referredByName: contact.referredBy === undefined ? undefined : referrers.get(contact.referredBy)?.contact.name,
      notes: texts ? yield* notesOf(one) : "",
      discussionPoints: texts ? yield* lastPoints(past) : undefined,
      lastContact: days.length === 0 ? undefined : isoOf(days.reduce((last, day) => Math.max(last, day))),
      nextFollowUp: planned[0]?.on?.slice(0, 10),
      followUpReason: planned[0]?.reason,
      standing: stageOf(subject, working).stage,
      followUp: planned.find(({ on }) => on!.slice(0, 10) >= today) ?? planned.at(-1)
    })
  }
  return rows
})

const byDay = (a: View<typeof FollowUp>, b: View<typeof FollowUp>): number =>
  a.on! < b.on! ? -1 : a.on! > b.on! ? 1 : a.id < b.id ? -1 : 1

const namesOfGatherings = Effect.fnUntraced(function* (persons: ReadonlyArray<Person>) {
  const names = [
    ...new Set(persons.flatMap(({ contact: { metAt } }) => (metAt === undefined ? [] : [`gathering/${metAt}`])))
  ]
  const found = viewsAmong(Gathering, names, yield* (yield* EntityStore).get(names))
  return new Map(found.map(({ id, name }) => [id, name]))
})

const notesOf = Effect.fnUntraced(function* ({ notes: proses }: Person) {
  const notes: Array<string> = []
  for (const prose of proses) notes.push(yield* readText(prose))
  return notes.filter(Boolean).join("\n\n")
})

const lastPoints = Effect.fnUntraced(function* (past: ReadonlyArray<View<typeof Interaction>>) {
  const talked = past.findLast(({ points }) => points !== undefined)?.points
  return talked === undefined ? undefined : yield* readText(talked)
})
