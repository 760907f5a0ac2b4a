/** What the log says of a search so far: who led to whom, how often people answer, week by week. */
import { expect, it } from "vitest"
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import type { InteractionKind } from "@kith/core/domain/entities/Interaction"
import type { ReferralNode } from "@kith/core/domain/views/referralForest"
import { rateOf } from "@kith/core/domain/views/responseRates"
import { EntityId } from "@kith/core/log/Ids"
import { referrals } from "@kith/core/workspace/Referrals"
import { allAsks } from "@kith/core/workspace/Responses"
import { weeksUpTo } from "@kith/core/workspace/Week"
import { device } from "@kith/testkit/MemoryDevices"

const via = "test"
const today = dayOf("2026-03-03")!
const id = (text: string): EntityId => EntityId.make(text)

const touch = (contact: string, kind: InteractionKind, happened: string, more: { suggested?: string } = {}) =>
  InteractionLogged.draft(`${contact}-${kind}-${happened}`, {
    contact: id(contact),
    kind,
    happened,
    ...(more.suggested === undefined ? {} : { suggested: { add: [id(more.suggested)] } })
  })

const drawn = ({ id: who, led }: ReferralNode): string =>
  led.length === 0 ? who : `${who}(${led.map(drawn).join(" ")})`

it("referrals are told from contacts and from conversations, under one name for whoever was merged", async () => {
  const { kith, run } = await device("laptop")
  await run(
    kith.commit(
      [
        ContactEdited.draft("ana", { name: "Ana Souza" }),
        ContactEdited.draft("ana2", { name: "Ana de Souza" }),
        ContactEdited.draft("raj", { name: "Raj Patel", referredBy: id("ana2") }),
        ContactEdited.draft("mei", { name: "Mei Lin" }),
        ContactEdited.draft("kim", { name: "Kim Roy", referredBy: id("raj") }),
        ContactEdited.draft("sam", { name: "Sam Diaz" }),
        touch("ana", "meeting", "2026-02-02", { suggested: "mei" }),
        touch("raj", "meeting", "2026-02-10"),
        touch("sam", "meeting", "2026-02-11")
      ],
      { via }
    )
  )
  await run(kith.merge("ana", "ana2", via))
  const found = await run(referrals())
  expect(found.trees.map(drawn)).toEqual(["ana(raj(kim) mei)"])
  const thanks = () => [...found.people.values()].flatMap(({ id: who, thanks: how }) => (how ? [`${who} ${how}`] : []))
  expect(thanks()).toEqual(["ana due", "raj later"])
  const [due] = await run(kith.reminders(found.people.get("ana")!.reminder!))
  expect(due!.reminder).toMatchObject({ rule: "thank-referrer", contact: "ana" })
  expect(found.people.get("raj")).toMatchObject({ name: "Raj Patel", stage: "met", reminder: undefined })

  await run(kith.commit([touch("ana", "update", "2026-02-12")], { via }))
  expect((await run(referrals())).people.get("ana")!.thanks).toBe("given")

  await run(kith.delete("raj", via))
  expect((await run(referrals())).trees.map(drawn)).toEqual(["ana(mei)"])
})

it("asks are counted once a person, whatever ids they go by", async () => {
  const { kith, run } = await device("laptop")
  await run(
    kith.commit(
      [
        ContactEdited.draft("ana", { name: "Ana Souza" }),
        ContactEdited.draft("ana2", { name: "Ana Souza" }),
        ContactEdited.draft("raj", { name: "Raj Patel" }),
        touch("ana", "outreach", "2026-02-02"),
        touch("ana2", "outreach", "2026-02-09"),
        touch("ana2", "reply", "2026-02-10"),
        touch("raj", "outreach", "2026-02-02")
      ],
      { via }
    )
  )
  expect(rateOf(await run(allAsks(today)))).toMatchObject({ asked: 3, answered: 1 })
  await run(kith.merge("ana", "ana2", via))
  expect(rateOf(await run(allAsks(today)))).toMatchObject({ asked: 2, answered: 1 })
})

it("weeks are counted back from this one, the oldest first", async () => {
  const { kith, run } = await device("laptop")
  await run(
    kith.commit(
      [
        ContactEdited.draft("ana", { name: "Ana Souza" }),
        touch("ana", "outreach", "2026-02-17"),
        touch("ana", "meeting", "2026-03-02")
      ],
      { via }
    )
  )
  const weeks = await run(weeksUpTo(today, 3))
  expect(weeks.map(({ monday, counts }) => [isoOf(monday), counts["new-people"], counts.conversations])).toEqual([
    ["2026-02-16", 1, 0],
    ["2026-02-23", 0, 0],
    ["2026-03-02", 0, 1]
  ])
})
