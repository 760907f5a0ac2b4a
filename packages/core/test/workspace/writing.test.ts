import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import { commitmentOf, emptyHead, nextHead } from "@kith/core/log/Feed"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { MAX_EVENT_BYTES } from "@kith/core/workspace/eventSize"
import { conflicts } from "@kith/core/workspace/Conflicts"
import { contactId, device } from "@kith/testkit/MemoryDevices"

const via = "test"

it("a draft that its type cannot say is refused, and nothing of its batch is written", async () => {
  const { kith, log, run } = await device("laptop")
  const bad = {
    ...InteractionLogged.draft("i1", { contact: contactId("ana"), kind: "meeting", happened: "2026-02-30" })
  }
  const refused = await run(Effect.result(kith.commit([ContactEdited.draft("ana", { name: "Ana" }), bad], { via })))
  expect(Result.isFailure(refused) && refused.failure).toMatchObject({ _tag: "BadDraft", type: "InteractionLogged" })
  expect(await run(log.heads)).toEqual(new Map())
})

it("what no bundle could carry to another device is refused, with all of its batch; what one can is not", async () => {
  const { kith, log, run } = await device("laptop")
  const draft = ContactEdited.draft("ana", { name: "Ana", notes: { start: "x".repeat(MAX_EVENT_BYTES) } })
  const refused = await run(Effect.result(kith.commit([ContactEdited.draft("luc", { name: "Luc" }), draft], { via })))
  expect(Result.isFailure(refused) && refused.failure).toMatchObject({ _tag: "DraftTooLarge", type: "ContactEdited" })
  expect(await run(log.heads)).toEqual(new Map())
  await run(kith.commit([ContactEdited.draft("ana", { notes: { start: "x".repeat(MAX_EVENT_BYTES / 2) } })], { via }))
})

it("writers of one device at the same time never use a seq twice, and lose nothing", async () => {
  const { kith, log, keys, run } = await device("laptop")
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      run(kith.commit([ContactEdited.draft(`c${n}`, { name: `Person ${n}` })], { via }))
    )
  )
  expect(await run(kith.everybody())).toHaveLength(40)
  const entries = (await run(log.read(new Map(), 1000))).flatMap((each) => each.entries)
  expect(entries.map(({ event }) => event.dot.seq)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  const chain = entries.reduce(
    (head, entry) => nextHead(nobleSha256, head, commitmentOf(nobleSha256, entry)),
    emptyHead(nobleSha256, keys.workspace, keys.publicKey)
  )
  expect((await run(log.heads)).get(keys.device)).toEqual(chain)
})

it("logging late counts from when it happened; a reminder done is no contact, a real one is", async () => {
  const laptop = await device("laptop", "2026-03-20T14:00:00Z")
  const { kith, run } = laptop
  await run(kith.commit([ContactEdited.draft("ana", { name: "Ana" })], { via }))
  await run(
    kith.commit(
      [InteractionLogged.draft("i1", { contact: contactId("ana"), kind: "meeting", happened: "2026-03-02" })],
      { via }
    )
  )
  const keepInTouch = async () => {
    const stored = await run(kith.remindersOf("contact/ana"))
    return stored.find(({ reminder }) => reminder.rule === "keep-in-touch")!
  }
  const first = await keepInTouch()
  expect(new Date(first.reminder.due).toISOString().slice(0, 10)).toBe("2026-06-01") // 31 May is a Sunday
  const thanks = (await run(kith.due())).shown.find(({ reminder }) => reminder.rule === "thank-you")!
  await run(kith.settle(thanks, { state: "done" }, via))
  expect((await keepInTouch()).reminder).toEqual(first.reminder)
  await run(
    kith.commit([InteractionLogged.draft("i2", { contact: contactId("ana"), kind: "reply", happened: "2026-03-15" })], {
      via
    })
  )
  expect((await keepInTouch()).reminder.due).toBeGreaterThan(first.reminder.due)
})

it("a preparation shows until the appointment and not after it", async () => {
  const laptop = await device("laptop", "2026-03-03T14:00:00Z")
  const { kith, run } = laptop
  const meeting = {
    contact: contactId("ana"),
    kind: "meeting",
    state: "scheduled",
    happened: "2026-03-04T15:00"
  } as const
  await run(kith.commit([ContactEdited.draft("ana", { name: "Ana" }), InteractionLogged.draft("i1", meeting)], { via }))
  const rules = async () => (await run(kith.due())).shown.map(({ reminder }) => reminder.rule)
  expect(await rules()).toContain("prepare-meeting")
  laptop.setNow("2026-03-04T14:59:00Z")
  expect(await rules()).toContain("prepare-meeting")
  laptop.setNow("2026-03-04T17:00:00Z")
  expect(await rules()).not.toContain("prepare-meeting")
  expect(await rules()).toContain("how-did-it-go")
})

it("what an author had not seen stays beside what they write", async () => {
  const { kith, log, run } = await device("laptop")
  const edit = (company: string) => [ContactEdited.draft("ana", { company })]
  await run(kith.commit([ContactEdited.draft("ana", { name: "Ana", company: "RBC" })], { via }))
  const seen = new Map([...(await run(log.heads))].map(([id, { seq }]) => [id, seq]))
  await run(kith.commit(edit("Shopify"), { via }))
  await run(kith.commit(edit("BMO"), { via, seen }))
  const [conflict] = await run(conflicts)
  expect(conflict?.values.map(({ value }) => value).sort()).toEqual(["BMO", "Shopify"])

  // Of one batch, each draft sees those before it, whatever its author had seen.
  await run(kith.commit([...edit("TD"), ...edit("CIBC")], { via, seen }))
  const [later] = await run(conflicts)
  expect(later?.values.map(({ value }) => value).sort()).toEqual(["BMO", "CIBC", "Shopify"])
})
