import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionLogged } from "@kith/core/domain/events/RecordEvents"
import { open } from "@kith/core/workspace/Kith"
import { memoryPorts } from "@kith/storage/memory/memoryPorts"

it("a first reminder takes ten lines, without keys, relay or a moving clock", async () => {
  await using kith = await open(memoryPorts(), { now: Date.parse("2026-03-03T14:00:00Z") })
  await kith.commit([ContactEdited.draft("ana", { name: "Ana Souza" })], { via: "example" })
  await kith.commit(
    [InteractionLogged.draft("coffee", { contact: "ana" as never, kind: "meeting", happened: "2026-03-02T15:00" })],
    { via: "example" }
  )
  const { shown } = await kith.due()
  expect(shown[0]?.reminder).toMatchObject({ rule: "thank-you", contact: "ana" })
})
