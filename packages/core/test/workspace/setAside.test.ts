import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { expect, it } from "vitest"
import { catalogue, makeCatalogue } from "@kith/core/domain/Catalogue"
import { entity } from "@kith/core/domain/declare/Entity"
import { eventType } from "@kith/core/domain/declare/EventType"
import { register } from "@kith/core/domain/declare/Field"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { emptyHead, headAfter } from "@kith/core/log/Feed"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { CatalogueInForce, sourceOf } from "@kith/core/workspace/CatalogueInForce"
import { device } from "@kith/testkit/MemoryDevices"

const Mentorship = entity("mentorship", "A thing of the future.", { pace: register(Schema.String, "How often.") })
const MentorshipStarted = eventType(Mentorship, "MentorshipStarted", { doc: "It began.", required: ["pace"] })
const later = makeCatalogue([...catalogue.types.values(), MentorshipStarted])

it("an event of an unknown type is set aside, harms nothing, and is folded once its type is known", async () => {
  const { kith, log, keys, store, run } = await device("laptop")
  await run(kith.commit([ContactEdited.draft("ana", { name: "Ana" })], { via: "test" }))
  const head = (await run(log.heads)).get(keys.device) ?? emptyHead(nobleSha256, keys.workspace, keys.publicKey)
  const entry = {
    event: {
      dot: { device: keys.device, seq: 2 },
      at: 1,
      via: "future",
      replaces: [],
      ...MentorshipStarted.draft("m1", { pace: "weekly" })
    },
    cells: ["pace"],
    salt: new Uint8Array(16)
  }
  await run(log.append({ device: keys.device, first: 2, entries: [entry] }, headAfter(nobleSha256, head, [entry])))
  await run(kith.commit([ContactEdited.draft("ana", { company: "RBC" })], { via: "test" }))
  expect(await run(kith.setAside)).toMatchObject([
    { type: "MentorshipStarted", entity: "mentorship/m1", why: "unknownType" }
  ])
  expect((await run(kith.person("ana")))?.contact.company).toBe("RBC")
  await run(kith.catchUp().pipe(Effect.provideService(CatalogueInForce, sourceOf(later))))
  expect(await run(kith.setAside)).toEqual([])
  expect((await run(store.get(["mentorship/m1"]))).get("mentorship/m1")!.record.registers.get("pace")).toMatchObject({
    value: "weekly"
  })
  expect((await run(kith.person("ana")))?.contact).toMatchObject({ name: "Ana", company: "RBC" })
})
