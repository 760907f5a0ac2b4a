/** Everything that is known of one person, read together: what a page about them shows. */
import * as Effect from "effect/Effect"
import type { View } from "../domain/declare/Entity.ts"
import { Gathering } from "../domain/entities/Gathering.ts"
import type { Person } from "../domain/identity/Person.ts"
import type { Reminder } from "../domain/rules/Reminder.ts"
import { type StageReading, stageOf } from "../domain/rules/stageOf.ts"
import { type Conflict, conflictsOf } from "./Conflicts.ts"
import { EntityStore } from "./EntityStore.ts"
import { get, peopleById, person } from "./People.ts"
import { readText } from "./Prose.ts"
import { calendar } from "./Settings.ts"
import { contactSubjects } from "./Subjects.ts"
import { type Timeline, timeline } from "./Timeline.ts"

export interface Profile {
  readonly person: Person
  readonly stage: StageReading
  /** Everybody's notes, as they read now. */
  readonly notes: string
  readonly timeline: Timeline
  /** What was talked about, by interaction. */
  readonly points: ReadonlyMap<string, string>
  readonly metAt: View<typeof Gathering> | undefined
  readonly referredBy: Person | undefined
  /** Whoever else is named here, by every id that they go by. */
  readonly named: ReadonlyMap<string, Person>
  /** Those that are open, the next one to come up first. */
  readonly reminders: ReadonlyArray<Reminder>
  readonly conflicts: ReadonlyArray<Conflict>
}

/** `id`: of any contact that stands for the person. `undefined` where there is nobody. */
export const profile = Effect.fn("Profile.profile")(function* (id: string) {
  const one = yield* person(id)
  if (one === undefined) return undefined
  const around = yield* timelineOf(one)
  const notes: Array<string> = []
  for (const prose of one.notes) notes.push(yield* readText(prose))
  const points = new Map<string, string>()
  for (const { id: interaction, points: prose } of around.interactions) {
    if (prose !== undefined) points.set(interaction, yield* readText(prose))
  }
  const subject = (yield* contactSubjects([one.id])).get(one.id)
  const named = yield* everybodyNamed(one, around)
  return {
    person: one,
    stage: stageOf(subject ?? { contact: one.contact, interactions: around.interactions }, yield* calendar),
    notes: notes.filter(Boolean).join("\n\n"),
    timeline: around,
    points,
    metAt: one.contact.metAt === undefined ? undefined : yield* get(Gathering, one.contact.metAt),
    referredBy: one.contact.referredBy === undefined ? undefined : named.get(one.contact.referredBy),
    named,
    reminders: yield* remindersOf(one),
    conflicts: yield* conflictsOf(one.members.map((member) => `contact/${member}`))
  } satisfies Profile
})

/** The open reminders of everybody merged into this person, the next to come up first. */
export const remindersOf = Effect.fnUntraced(function* ({ members }: Pick<Person, "members">) {
  const store = yield* EntityStore
  const open: Array<Reminder> = []
  for (const member of members) {
    for (const { reminder } of yield* store.remindersOf(`contact/${member}`)) open.push(reminder)
  }
  return open.toSorted((a, b) => a.opens - b.opens || a.rank - b.rank || a.due - b.due)
})

/** Of the contacts that name this one or have a referrer, only those whom this one referred. */
const timelineOf = Effect.fnUntraced(function* ({ id, members }: Person) {
  const around = yield* timeline(id)
  const referred = around.referred.filter(({ referredBy }) => referredBy !== undefined && members.includes(referredBy))
  return { ...around, referred } satisfies Timeline
})

const everybodyNamed = ({ contact }: Person, around: Timeline) => {
  const ids = new Set<string>(contact.referredBy === undefined ? [] : [contact.referredBy])
  for (const { contact: whom, attendees, suggested } of around.interactions) {
    for (const id of [...(whom === undefined ? [] : [whom]), ...attendees, ...suggested]) ids.add(id)
  }
  return peopleById(ids)
}
