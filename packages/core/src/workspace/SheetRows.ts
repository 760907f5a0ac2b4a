/** People as rows of Kith's own sheet: what they are, and what follows from the log. */
import * as Effect from "effect/Effect"
import { isoOf } from "../domain/calendar/CivilDay.ts"
import { dayOfMoment, parseMoment } from "../domain/calendar/Moment.ts"
import type { View } from "../domain/declare/Entity.ts"
import type { Contact } from "../domain/entities/Contact.ts"
import { Gathering } from "../domain/entities/Gathering.ts"
import type { Person } from "../domain/identity/Person.ts"
import { everybody, get, person } from "./People.ts"
import { readText } from "./Prose.ts"
import { calendar } from "./Settings.ts"
import { timeline } from "./Timeline.ts"

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
}

/** Everybody, by family name; the same rows in the same order for the same entities. */
export const sheetRows = Effect.fn("SheetRows.sheetRows")(function* () {
  const rows: Array<SheetRow> = []
  for (const one of yield* everybody()) rows.push(yield* rowOf(one))
  return rows
})

const rowOf = Effect.fnUntraced(function* (one: Person) {
  const { contact, id } = one
  const { zone } = yield* calendar
  const around = yield* timeline(id)
  const gathering = contact.metAt === undefined ? undefined : yield* get(Gathering, contact.metAt)
  const referrer = contact.referredBy === undefined ? undefined : yield* person(contact.referredBy)
  const notes: Array<string> = []
  for (const prose of one.notes) notes.push(yield* readText(prose))
  const past = around.interactions.filter(({ state }) => state === undefined || state === "held")
  const days = past.flatMap(({ happened }) => {
    const moment = happened === undefined ? undefined : parseMoment(happened)
    return moment === undefined ? [] : [dayOfMoment(moment, zone)]
  })
  const talked = past.findLast(({ points }) => points !== undefined)?.points
  const next = around.followUps.filter(({ on }) => on !== undefined).toSorted((a, b) => (a.on! < b.on! ? -1 : 1))[0]
  return {
    id,
    contact,
    metAtName: gathering?.name,
    referredByName: referrer?.contact.name,
    notes: notes.filter(Boolean).join("\n\n"),
    discussionPoints: talked === undefined ? undefined : yield* readText(talked),
    lastContact: days.length === 0 ? undefined : isoOf(Math.max(...days)),
    nextFollowUp: next?.on?.slice(0, 10),
    followUpReason: next?.reason
  } satisfies SheetRow
})
