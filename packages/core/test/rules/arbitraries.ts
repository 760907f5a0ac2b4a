/** People as they might be: whatever the schemas allow, with dates that meet; and such as no schema allows. */
import * as fc from "fast-check"
import { type Calendar, makeCalendar } from "@kith/core/domain/calendar/Calendar"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { jurisdictions } from "@kith/core/domain/calendar/holidays/Jurisdiction"
import { formatMoment } from "@kith/core/domain/calendar/Moment"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import { type AnyEntity, type View, view } from "@kith/core/domain/declare/Entity"
import { Contact } from "@kith/core/domain/entities/Contact"
import type { Settled } from "@kith/core/domain/entities/Disposition"
import { FollowUp } from "@kith/core/domain/entities/FollowUp"
import { Advice, Pledge } from "@kith/core/domain/entities/FromConversations"
import { Gathering } from "@kith/core/domain/entities/Gathering"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { Opening } from "@kith/core/domain/entities/Opening"
import { emptyRecord } from "@kith/core/domain/merge/EntityRecord"
import type { ContactSubject, GatheringSubject, Subject } from "@kith/core/domain/rules/Subject"
import { fieldArbitrary } from "@kith/testkit/draftArbitrary"
import { id, ontario, pack, remindersOf } from "./story.ts"

// Few days around the spring's clock change, so that things meet; and others.
const anyDay = fc.oneof(
  { arbitrary: fc.integer({ min: 20_518, max: 20_522 }), weight: 3 },
  { arbitrary: fc.integer({ min: 20_300, max: 20_600 }), weight: 2 }
)

const anyMoment: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: anyDay.map(isoOf), weight: 2 },
  {
    arbitrary: fc
      .record({
        day: anyDay,
        minute: fc.oneof(fc.constantFrom(0, 120, 150, 540, 900, 1020, 1439), fc.nat(1439)),
        zone: fc.constantFrom(undefined, undefined, "America/Vancouver", "America/St_Johns", "Asia/Tokyo")
      })
      .map(({ day, minute, zone }) => formatMoment(zone === undefined ? { day, minute } : { day, minute, zone })),
    weight: 1
  }
)

const anyId = fc.constantFrom("ana", "amy", "luc", "x", "y", "z", "g1").map(id)

/** A view in which each of these fields is mostly there, and no other is. */
const viewOf = <E extends AnyEntity>(
  definition: E,
  names: fc.Arbitrary<string>,
  fields: { readonly [K in keyof E["fields"]]?: fc.Arbitrary<unknown> }
): fc.Arbitrary<View<E>> =>
  fc
    .record({
      name: names,
      said: fc.record(
        Object.fromEntries(
          Object.entries(fields as Record<string, fc.Arbitrary<unknown>>).map(([field, values]) => [
            field,
            fc.oneof({ arbitrary: values, weight: 9 }, { arbitrary: fc.constant(undefined), weight: 1 })
          ])
        )
      )
    })
    .map(({ name, said }) => ({
      ...view(definition, name, emptyRecord()),
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
    }))

const of = (definition: AnyEntity, name: string): fc.Arbitrary<unknown> => fieldArbitrary(definition.fields[name]!)

const names = fc.constantFrom("a", "b", "c", "d", "e", "f")
const mostlyNot = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, { arbitrary, weight: 1 })

const anyInteraction = viewOf(Interaction, names, {
  contact: anyId,
  kind: fc.oneof(fc.constantFrom("meeting", "outreach"), of(Interaction, "kind")),
  state: fc.oneof(fc.constant(undefined), mostlyNot(of(Interaction, "state")), of(Interaction, "state")),
  channel: of(Interaction, "channel"),
  direction: mostlyNot(of(Interaction, "direction")),
  happened: anyMoment,
  minutes: fc.constantFrom(20, 60, 600),
  outcome: mostlyNot(fc.constantFrom("no-reply", "too-busy", "agreed", "too-busy", "declined")),
  callBackAt: anyMoment,
  gathering: mostlyNot(anyId),
  quiet: mostlyNot(fc.boolean()),
  ready: mostlyNot(fc.boolean()),
  deleted: mostlyNot(fc.constant({ seen: {} }))
})

const anyContact = viewOf(Contact, fc.constant("ana"), {
  stage: mostlyNot(mostlyNot(of(Contact, "stage"))),
  relation: of(Contact, "relation"),
  zone: fc.constantFrom("America/Vancouver", "Nowhere/Land"),
  connected: fc.constantFrom(undefined, false, true, "2026-03-02"),
  cadenceDays: fc.constantFrom(1, 30, 400),
  reviveOn: mostlyNot(anyDay.map(isoOf)),
  tags: fc.subarray(["mentor", "alumni"])
})

const anyGathering = viewOf(Gathering, fc.constantFrom("g1", "g2", "g3"), {
  name: fc.constant("CPA evening"),
  starts: anyMoment,
  ends: anyMoment,
  state: mostlyNot(of(Gathering, "state")),
  people: fc.subarray([id("ana"), id("amy")]),
  nobody: mostlyNot(fc.boolean()),
  ready: mostlyNot(fc.boolean()),
  deleted: mostlyNot(mostlyNot(fc.constant({ seen: {} })))
})

const few = <A>(arbitrary: fc.Arbitrary<A>, most = 2): fc.Arbitrary<ReadonlyArray<A>> =>
  fc.array(arbitrary, { maxLength: most, size: "max" })

/** One entity is there once, as in any store. */
const distinct = <A extends { readonly id: string }>(list: ReadonlyArray<A>): ReadonlyArray<A> => [
  ...new Map(list.map((each) => [each.id, each])).values()
]

export const anyPerson: fc.Arbitrary<ContactSubject> = fc
  .record({
    contact: anyContact,
    members: fc.subarray([id("amy"), id("ana")]).map((more) => [...new Set([id("ana"), ...more])]),
    interactions: fc.oneof(
      { arbitrary: few(anyInteraction, 6).map(distinct), weight: 3 },
      { arbitrary: fc.constant([]), weight: 1 }
    ),
    followUps: few(viewOf(FollowUp, names, { contact: anyId, on: anyMoment, interaction: anyId })).map(distinct),
    advice: few(viewOf(Advice, names, { contact: anyId, state: fc.constant("done"), done: anyDay.map(isoOf) })).map(
      distinct
    ),
    pledges: few(
      viewOf(Pledge, names, { contact: anyId, due: anyDay.map(isoOf), kept: mostlyNot(anyDay.map(isoOf)) })
    ).map(distinct),
    gatherings: few(anyGathering, 3).map(distinct),
    openings: few(
      viewOf(Opening, names, { seen: anyDay.map(isoOf), toldBy: anyId, state: mostlyNot(of(Opening, "state")) })
    ).map(distinct),
    referred: few(fc.record({ contact: anyId, interaction: anyId, happened: anyMoment })),
    // A conversation is with one person, who suggested somebody in it once.
    suggestions: fc.uniqueArray(fc.record({ by: anyId, interaction: anyId, happened: anyMoment }), {
      maxLength: 3,
      size: "max",
      selector: ({ interaction }) => interaction
    })
  })
  .chain((parts) => {
    const subject: ContactSubject = { _tag: "contact", ...parts, settled: new Map() }
    return settledAmong(subject).map((settled) => ({ ...subject, settled }))
  })

const anyGatheringSubject: fc.Arbitrary<GatheringSubject> = anyGathering.chain((gathering) => {
  const subject: GatheringSubject = { _tag: "gathering", gathering, settled: new Map() }
  return settledAmong(subject).map((settled) => ({ ...subject, settled }))
})

export const anySubject: fc.Arbitrary<Subject> = fc.oneof(
  { arbitrary: anyPerson, weight: 5 },
  { arbitrary: anyGatheringSubject, weight: 1 }
)

/** Some of its own reminders done, dismissed or put off. */
const settledAmong = (subject: Subject): fc.Arbitrary<ReadonlyMap<string, Settled>> => {
  const ids = remindersOf(subject, { rules: pack, calendar: ontario }).map(({ id }) => id)
  const word: fc.Arbitrary<Settled> = fc.oneof(
    fc.constant<Settled>({ state: "done", at: 0 }),
    fc.constant<Settled>({ state: "dismissed", at: 0 }),
    anyDay.map((day): Settled => ({ state: "snoozed", at: 0, until: day * 86_400_000 }))
  )
  return fc
    .subarray(ids)
    .chain((chosen) => fc.tuple(...chosen.map((each) => word.map((said) => [each, said] as const))))
    .map((entries) => new Map(entries))
}

export const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    zone: fc.constantFrom("America/Toronto", "America/St_Johns", "Europe/Paris", "Pacific/Apia", "UTC"),
    jurisdiction: fc.option(fc.constantFrom(...jurisdictions), { nil: undefined }),
    workdays: fc.constantFrom(undefined, [1, 2, 3, 4] as const, [7] as const, [] as const),
    hours: fc.constantFrom(undefined, { from: 0, to: 1440 }, { from: 1380, to: 60 }),
    away: few(fc.tuple(anyDay, fc.nat(20)).map(([from, length]) => ({ from, until: from + length })))
  })
  .map(({ zone, jurisdiction, workdays, hours, away }) =>
    makeCalendar({ zone: makeZone(zone)!, jurisdiction, workdays, away, ...hours })
  )

/** Anything at all, where a date, a word or a list should be. */
export const anyGarbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    "",
    "2026-02-30",
    "9999-12-31T23:59",
    "0000-01-01",
    "2026-03-02T15:00[Mars/Base]",
    Number.NaN,
    -1,
    1e308,
    [],
    {},
    () => 0
  ),
  fc.anything(),
  anyMoment
)
