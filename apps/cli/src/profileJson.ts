/** One person as scripts get them: every field that has a value, texts as they read, references with their names. */
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import { readText } from "@kith/core/workspace/Prose"
import type { Profile } from "@kith/core/workspace/Profile"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { reminderJson } from "./remindersInWords.ts"
import type { Session } from "./Session.ts"

type JsonObject = { readonly [key: string]: Schema.Json }

/** Kept elsewhere in the answer, or of no use outside. */
const APART = new Set([
  "id",
  "name",
  "notes",
  "stage",
  "metAt",
  "referredBy",
  "sameAs",
  "differentFrom",
  "said",
  "deleted",
  "points",
  "contact"
])

export const profileJson = Effect.fnUntraced(function* (session: Session, whole: Profile) {
  const { person, stage, notes, timeline, metAt, referredBy, named, reminders, conflicts } = whole
  const { contact, id, members } = person
  const saying = yield* sayingOf(session, reminders)
  const reference = (other: string): JsonObject => ({ id: other, name: named.get(other)?.contact.name ?? "" })
  const interactions: Array<JsonObject> = []
  for (const interaction of timeline.interactions) {
    const { contact: whom, attendees, suggested } = interaction
    interactions.push({
      id: interaction.id,
      ...plainFields(interaction),
      ...(whom === undefined || members.includes(whom) ? {} : { contact: reference(whom) }),
      ...(attendees.length === 0 ? {} : { attendees: attendees.map(reference) }),
      ...(suggested.length === 0 ? {} : { suggested: suggested.map(reference) }),
      ...(interaction.points === undefined
        ? {}
        : { points: whole.points.get(interaction.id) ?? (yield* readText(interaction.points)) })
    })
  }
  const next = reminders.map((reminder) => reminderJson(session, reminder, saying))
  return {
    id,
    name: contact.name ?? "",
    ...plainFields(contact),
    ...(notes === "" ? {} : { notes }),
    stage: stage.stage,
    ...(metAt === undefined ? {} : { metAt: { id: metAt.id, name: metAt.name ?? "" } }),
    ...(referredBy === undefined ? {} : { referredBy: { id: referredBy.id, name: referredBy.contact.name ?? "" } }),
    ...(members.length === 1 ? {} : { members }),
    ...(person.deleted ? { deleted: true } : {}),
    interactions,
    followUps: timeline.followUps.map(recordJson),
    pledges: timeline.pledges.map(recordJson),
    advice: timeline.advice.map(recordJson),
    answers: timeline.answers.map(recordJson),
    gatherings: timeline.gatherings.map((each) => ({
      id: each.id,
      name: each.name ?? "",
      ...(each.starts === undefined ? {} : { starts: each.starts })
    })),
    openings: timeline.openings.map(recordJson),
    referred: timeline.referred.map((other) => ({ id: other.id, name: other.name ?? "" })),
    next: next[0] ?? null,
    reminders: next,
    conflicts: conflicts.map(({ field, values }) => ({ field, values: values.map(({ value }) => value) }))
  } satisfies Schema.Json
})

const recordJson = (view: { readonly id: string }): JsonObject => ({ id: view.id, ...plainFields(view) })

/** Registers and lists that hold something. */
const plainFields = (view: object): JsonObject =>
  Object.fromEntries(
    Object.entries(view as Readonly<Record<string, Schema.Json | undefined>>).flatMap(([name, value]) =>
      APART.has(name) || value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[name, value]]
    )
  )
