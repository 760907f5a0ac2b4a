import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import type { EntityId } from "@kith/core/log/Ids"
import { lastConversation } from "@kith/core/workspace/LastConversation"
import { meetingsBefore, meetingsFrom, notYetLogged } from "@kith/core/workspace/Meetings"
import { device } from "@kith/testkit/MemoryDevices"

const via = "test"
const ana = "ana" as EntityId
const luc = "luc" as EntityId

const meeting = (id: string, happened: string, more: { contact?: EntityId; state?: "scheduled" | "held" } = {}) =>
  InteractionLogged.draft(id, { contact: ana, kind: "meeting", happened, ...more })

it("meetings ahead come by when they are, those behind the latest first, and messages are none", async () => {
  const { kith, run } = await device("laptop")
  await run(
    kith.commit(
      [
        ContactEdited.draft(ana, { name: "Ana Souza" }),
        meeting("next", "2026-03-05T15:00", { state: "scheduled" }),
        meeting("soon", "2026-03-04", { state: "scheduled" }),
        meeting("last", "2026-03-02T10:00"),
        InteractionLogged.draft("mail", { contact: ana, kind: "outreach", happened: "2026-03-01" }),
        meeting("first", "2026-02-20")
      ],
      { via }
    )
  )
  expect((await run(meetingsFrom("2026-03-03"))).map(({ id }) => id)).toEqual(["soon", "next"])
  const { meetings, hasMore } = await run(meetingsBefore("2026-03-03", 1))
  expect([meetings.map(({ id }) => id), hasMore]).toEqual([["last"], true])
})

it("however many messages lie between, the meetings before are found, each once", async () => {
  const { kith, run } = await device("laptop")
  const drafts = Array.from({ length: 1000 }, (_, at) => {
    const happened = `2025-${String(1 + (at % 12)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}T09:00`
    return at % 100 === 0
      ? meeting(`m${at}`, happened)
      : InteractionLogged.draft(`i${at}`, { contact: ana, kind: "check-in", happened })
  })
  await run(kith.commit([ContactEdited.draft(ana, { name: "Ana Souza" }), ...drafts], { via }))
  const { meetings, hasMore } = await run(meetingsBefore("2026-03-03", 50))
  expect([new Set(meetings.map(({ id }) => id)).size, meetings.length, hasMore]).toEqual([10, 10, false])
})

it("a meeting waits for a word until it is said, or another is held with the same person", async () => {
  const { kith, run } = await device("laptop")
  await run(
    kith.commit(
      [
        ContactEdited.draft(ana, { name: "Ana Souza" }),
        ContactEdited.draft(luc, { name: "Luc Tran" }),
        meeting("waits", "2026-03-02T10:00", { state: "scheduled", contact: luc }),
        meeting("told", "2026-03-01T10:00", { state: "scheduled" }),
        meeting("beside", "2026-03-01T11:00")
      ],
      { via }
    )
  )
  const { meetings } = await run(meetingsBefore("2026-03-03", 10))
  expect(notYetLogged(meetings, () => true).map(({ id }) => id)).toEqual(["waits"])
})

it("a conversation in which somebody was only suggested is none of theirs", async () => {
  const { kith, run } = await device("laptop")
  await run(
    kith.commit(
      [
        ContactEdited.draft(ana, { name: "Ana Souza" }),
        ContactEdited.draft(luc, { name: "Luc Tran" }),
        InteractionLogged.draft("hers", {
          contact: ana,
          kind: "meeting",
          happened: "2026-03-01",
          suggested: { add: [luc] }
        })
      ],
      { via }
    )
  )
  expect((await run(lastConversation(ana, "2026-03-03")))?.id).toBe("hers")
  expect(await run(lastConversation(luc, "2026-03-03"))).toBeUndefined()
})
