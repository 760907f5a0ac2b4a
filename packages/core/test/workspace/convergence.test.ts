import * as fc from "fast-check"
import { expect, it } from "vitest"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
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
import type { StoredReminder } from "@kith/core/workspace/EntityStore"
import { contactId, type Device, device, handOver } from "./Devices.ts"

const via = "test"
const PEOPLE = ["ana", "luc", "mei"]
const seed = process.env["KITH_SEED"] === undefined ? {} : { seed: Number(process.env["KITH_SEED"]) }

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
    .record({ seen: day, company: fc.constantFrom("RBC", "Shopify") })
    .map(({ seen, company }) => OpeningRecorded.draft("o1", { role: "Analyst", company, seen })),
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

it("devices with the same events compute the same entities and reminders, in whatever order the events arrive", async () => {
  const step = fc.oneof(
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
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), fc.boolean(), async (steps, phoneFirst) => {
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
      expect((await tablet.run(tablet.kith.rebuild())).different).toEqual([])
      expect(await reminders(tablet)).toEqual(one)
    }),
    { numRuns: Number(process.env["KITH_RUNS"] ?? 60), ...seed }
  )
})
