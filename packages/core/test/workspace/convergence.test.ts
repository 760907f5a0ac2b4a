import * as fc from "fast-check"
import { expect, it } from "vitest"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import type { Draft } from "@kith/core/domain/declare/EventType"
import {
  ContactDeleted,
  ContactEdited,
  ContactRestored,
  ContactsMerged,
  ContactsSplit
} from "@kith/core/domain/events/ContactEvents"
import {
  FollowUpPlanned,
  GatheringRecorded,
  InteractionLogged,
  OpeningRecorded,
  PledgeMade,
  PreferencesChanged,
  ReminderSettled,
  RuleChanged
} from "@kith/core/domain/events/RecordEvents"
import type { IndexEntry, StoredReminder } from "@kith/core/workspace/EntityStore"
import { ALL_KEYS } from "@kith/core/workspace/Identity"
import { Index } from "@kith/core/workspace/IndexNames"
import { contactId, type Device, device, exchange, handOver } from "@kith/testkit/MemoryDevices"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const via = "test"
const PEOPLE = ["ana", "luc", "mei"]

const person = fc.constantFrom(...PEOPLE)
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, "0")}`)
const some = <A>(arbitrary: fc.Arbitrary<A>) => fc.option(arbitrary, { nil: undefined })
const defined = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** Whatever bears on reminders, of few people, so that much of it collides. */
const draft: fc.Arbitrary<Draft> = fc.oneof(
  fc
    .record({
      id: person,
      name: fc.constantFrom("Ana", "Luc"),
      company: some(fc.constantFrom("RBC", "Shopify")),
      referredBy: some(person)
    })
    .map(({ id, ...fields }) => ContactEdited.draft(id, defined(fields) as never)),
  person.map((id) => ContactEdited.draft(id, { tags: { add: ["club"] } })),
  fc
    .record({ pair: fc.uniqueArray(person, { minLength: 2, maxLength: 2 }), type: fc.boolean() })
    .map(({ pair: [into, other], type }) =>
      type
        ? ContactsMerged.draft(into!, { sameAs: { add: [contactId(other!)] }, seen: {} })
        : ContactsSplit.draft(into!, { sameAs: { remove: [contactId(other!)] }, seen: {} })
    ),
  fc
    .record({ id: person, type: fc.boolean() })
    .map(({ id, type }) =>
      type ? ContactDeleted.draft(id, { deleted: { seen: {} } }) : ContactRestored.draft(id, { deleted: null })
    ),
  fc
    .record({
      id: fc.constantFrom("i1", "i2", "i3", "i4", "i5"),
      contact: person,
      kind: fc.constantFrom("outreach", "reply", "meeting", "thank-you", "update"),
      happened: day,
      state: some(fc.constantFrom("scheduled", "held", "cancelled")),
      outcome: some(fc.constantFrom("declined", "suggested-somebody", "too-busy")),
      other: some(person)
    })
    .map(({ id, other, ...fields }) =>
      InteractionLogged.draft(
        id,
        defined({ ...fields, suggested: other === undefined ? undefined : { add: [other] } }) as never
      )
    ),
  fc
    .record({ contact: person, on: day })
    .map(({ contact, on }) => FollowUpPlanned.draft("f1", { contact: contactId(contact), on })),
  fc
    .record({ contact: person, due: day })
    .map(({ contact, due }) => PledgeMade.draft("p1", { contact: contactId(contact), due, text: "send it" })),
  fc.record({ starts: day, people: fc.uniqueArray(person) }).map(({ starts, people }) =>
    GatheringRecorded.draft("g1", {
      name: "CPA night",
      starts,
      state: "attended",
      people: { add: people.map(contactId) }
    })
  ),
  fc
    .record({ seen: day, company: fc.constantFrom("RBC", "Shopify"), toldBy: some(person) })
    .map(({ toldBy, ...fields }) =>
      OpeningRecorded.draft("o1", defined({ role: "Analyst", ...fields, toldBy }) as never)
    ),
  fc.constant(RuleChanged.draft("nudge", { enabled: false })),
  day.map((from) => PreferencesChanged.draft("log", { away: { add: [{ from, until: "2026-03-09" }] } }))
)

/** Every reminder, however it came about. */
const reminders = async ({ store, run }: Device) => {
  const out: Array<StoredReminder> = []
  for (const subject of [...PEOPLE.map((id) => `contact/${id}`), "gathering/g1"]) {
    out.push(...(await run(store.remindersOf(subject))))
  }
  return out
}

/** Indexes that say what an entity is found by; the others say how and when events arrived. */
const LOOKED_UP = Object.values(Index).filter((index) => ![Index.batch, Index.awaited].some((other) => other === index))

const indexes = async ({ store, run }: Device) => {
  const out: Array<IndexEntry> = []
  for (const index of LOOKED_UP) out.push(...(await run(store.range(index, ...ALL_KEYS))))
  return out
}

type Step =
  | { readonly do: "write"; readonly who: "laptop" | "phone"; readonly drafts: ReadonlyArray<Draft> }
  | { readonly do: "send"; readonly events: number }
  | { readonly do: "settle"; readonly nth: number }

/** Plays a history on two devices and hands it to a third, by halves; then all hold the same events and must agree. Their reminders. */
const converge = async (steps: ReadonlyArray<Step>, phoneFirst: boolean) => {
  const devices = { laptop: await device("laptop"), phone: await device("phone") }
  const { laptop, phone } = devices
  for (const each of steps) {
    if (each.do === "send") await handOver(laptop, phone, each.events)
    else if (each.do === "write") {
      const { kith, run } = devices[each.who]
      await run(kith.commit(each.drafts, { via }))
    } else {
      const open = await reminders(phone)
      const chosen = open[each.nth % Math.max(1, open.length)]
      if (chosen === undefined) continue
      const { subject, reminder } = chosen
      const said = ReminderSettled.draft(reminder.id, { subject, settled: { state: "done", at: 1 } })
      await phone.run(phone.kith.commit([said], { via }))
    }
  }
  const tablet = await device("tablet")
  const [first, second] = phoneFirst ? [devices.phone, devices.laptop] : [devices.laptop, devices.phone]
  await handOver(first, tablet, 3)
  await tablet.run(tablet.kith.catchUp())
  await handOver(second, tablet)
  await tablet.run(tablet.kith.catchUp())
  await handOver(first, tablet)
  await handOver(devices.laptop, devices.phone)
  await handOver(devices.phone, devices.laptop)
  const all = [devices.laptop, devices.phone, tablet]
  for (const { kith, run } of all) await run(kith.catchUp())
  const hashes = await Promise.all(all.map(({ kith, run }) => run(kith.stateHash)))
  expect(new Set(hashes).size).toBe(1)
  const [one, ...others] = await Promise.all(all.map(reminders))
  for (const other of others) expect(other).toEqual(one)
  const [found, ...alsoFound] = await Promise.all(all.map(indexes))
  for (const other of alsoFound) expect(other).toEqual(found)
  expect((await tablet.run(tablet.kith.rebuild())).different).toEqual([])
  expect(await reminders(tablet)).toEqual(one)
  expect(await indexes(tablet)).toEqual(found)
  return one
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("write" as const),
      who: fc.constantFrom("laptop" as const, "phone" as const),
      drafts: fc.array(draft, { minLength: 1, maxLength: 3 })
    })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("send" as const), events: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("settle" as const), nth: fc.nat(9) }) }
)

it("devices with the same events compute the same entities, indexes and reminders, in whatever order the events arrive", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 14 }),
      fc.boolean(),
      async (steps, phoneFirst) => void (await converge(steps, phoneFirst))
    ),
    propertyRuns(60)
  )
})

const works = (company: string) => ContactEdited.draft("mei", { name: "Mei", company })
const open = (company: string) => OpeningRecorded.draft("o1", { role: "Analyst", company, seen: "2026-02-01" })
/** Somebody to follow up with, so that the opening is not among the first three events to arrive. */
const before = FollowUpPlanned.draft("f1", { contact: contactId("ana"), on: "2026-02-01" })

const rulesOf = (found: ReadonlyArray<StoredReminder> = []) =>
  found.map(({ subject, reminder }) => [subject, reminder.rule])

it.each([
  ["the same employer twice", "RBC"],
  ["two employers, being at the one on display", "Shopify"]
])("an opening reaches somebody to whom two devices gave %s, whichever arrives last", async (_, other) => {
  for (const phoneFirst of [false, true]) {
    const found = await converge(
      [
        { do: "write", who: "laptop", drafts: [works("RBC"), before, before, open(other)] },
        { do: "write", who: "phone", drafts: [works(other)] }
      ],
      phoneFirst
    )
    expect(rulesOf(found)).toContainEqual(["contact/mei", "opening"])
  }
})

it("somebody whom an event wrote to before there was anything to see of them is still waited for", async () => {
  const asked = InteractionLogged.draft("i1", { contact: contactId("mei"), kind: "outreach", happened: "2026-02-01" })
  const apart = ContactsSplit.draft("mei", { sameAs: { remove: [contactId("ana")] }, seen: {} })
  for (const phoneFirst of [false, true]) {
    const found = await converge(
      [
        { do: "write", who: "phone", drafts: [asked] },
        { do: "write", who: "phone", drafts: [apart] },
        { do: "write", who: "laptop", drafts: [ContactEdited.draft("mei", { name: "Mei" })] }
      ],
      phoneFirst
    )
    expect(rulesOf(found)).toContainEqual(["contact/mei", "nudge"])
  }
})

it("a conversation that two devices dated differently counts once, on the day that is on display", async () => {
  const laptop = await device("laptop")
  const phone = await device("phone")
  const { kith, run } = laptop
  const met = (happened: string) =>
    InteractionLogged.draft("i1", { contact: contactId("mei"), kind: "meeting", happened })
  await run(kith.commit([met("2026-03-02")], { via }))
  phone.setNow("2026-03-03T15:00:00Z")
  await phone.run(phone.kith.commit([met("2026-03-03T09:00")], { via }))
  await exchange(laptop, phone)
  for (const each of [laptop, phone]) {
    expect((await each.run(each.kith.goalsAt(dayOf("2026-03-03")!))).week.conversations).toBe(1)
    expect(await each.run(each.store.range(Index.counted, ...ALL_KEYS))).toEqual([
      { index: Index.counted, key: "2026-03-03T09:00 meeting", entity: "interaction/i1" }
    ])
  }
})
