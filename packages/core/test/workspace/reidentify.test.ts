/** A device that finds its own feed elsewhere says again, under another identity, what it had not published. */
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { Contact } from "@kith/core/domain/entities/Contact"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { emptyHead, headAfter } from "@kith/core/log/Feed"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { reissue } from "@kith/core/workspace/Reidentify"
import { memoryKeys } from "@kith/storage/memory/MemoryKeys"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { type Device, device, handOver } from "@kith/testkit/MemoryDevices"

const via = "test"
const fresh = memoryKeys({ device: "laptop, again" })

const note = async ({ kith, run }: Device, id: string, wanted: string) => {
  const patch = await run(kith.textPatch((await run(kith.get(Contact, id)))?.notes, wanted))
  if (patch !== undefined) await run(kith.commit([ContactEdited.draft(id, { notes: patch })], { via }))
}

const noteOf = async ({ kith, run }: Device, id: string) =>
  run(kith.readText((await run(kith.get(Contact, id)))?.notes))

const published = async ({ log, run, keys }: Device): Promise<number> => (await run(log.heads)).get(keys.device)!.seq

/** The whole of it: said again, taken off, and folded again without. */
const reidentified = async (one: Device, from: number) => {
  const { log, run, keys, kith } = one
  const report = await run(reissue(keys.device, from).pipe(Effect.provideService(DeviceKeys, fresh)))
  const before = new Map([...(await run(log.heads))].map(([id, { seq }]) => [id, seq]))
  const entries = (await run(log.read(new Map([...before, [keys.device, 0]]), 10_000)))[0]?.entries ?? []
  const start = emptyHead(nobleSha256, keys.workspace, keys.publicKey)
  await run(log.truncate(keys.device, headAfter(nobleSha256, start, entries.slice(0, from))))
  await run(kith.catchUp())
  return report
}

it("everything reads as it did, texts included, and nothing of the old tail is left", async () => {
  const laptop = await device("laptop")
  const { kith, run } = laptop
  const commit = (...drafts: Parameters<typeof kith.commit>[0]) => run(kith.commit(drafts, { via }))
  await commit(ContactEdited.draft("ana", { name: "Ana", company: "RBC", notes: { start: "Likes tea." } }))
  const from = await published(laptop)
  await commit(ContactEdited.draft("ana", { company: "Shopify", tags: { add: ["cpa"] } }))
  await note(laptop, "ana", "Likes green tea.")
  await commit(ContactEdited.draft("luc", { name: "Luc", notes: { start: "Met at the fair" } }))
  await note(laptop, "luc", "Met at the job fair")
  await note(laptop, "luc", "Met at the job fair in March")
  const wrong = await commit(ContactEdited.draft("luc", { company: "Nowhere" }))
  await run(kith.undo(wrong.batch, via))
  const contact = (id: string) => run(kith.get(Contact, id)).then(({ notes: _, ...rest } = {} as never) => rest)
  const before = [await contact("ana"), await contact("luc")]
  const report = await reidentified(laptop, from)
  expect(report).toEqual({ events: 7, left: [] })
  expect([await contact("ana"), await contact("luc")]).toEqual(before)
  expect(await noteOf(laptop, "ana")).toBe("Likes green tea.")
  expect(await noteOf(laptop, "luc")).toBe("Met at the job fair in March")
  expect(await published(laptop)).toBe(from)
  const history = await run(kith.history("ana"))
  expect(history.map(({ event }) => event.dot.device === fresh.device)).toEqual([false, true, true])
})

it("keeps when each event was written, and what is undone together", async () => {
  const laptop = await device("laptop")
  const { kith, run } = laptop
  const made = await run(kith.commit([ContactEdited.draft("ana", { name: "Ana" })], { via: "import:csv" }))
  const [entry] = await run(kith.history("ana"))
  laptop.setNow("2026-05-01T09:00:00Z")
  await reidentified(laptop, 0)
  const [again] = await run(kith.history("ana"))
  expect(again!.event).toMatchObject({ at: entry!.event.at, via: "import:csv", batch: made.batch })
  await run(kith.undo(made.batch, via))
  expect(await run(kith.everybody())).toEqual([])
})

it("a clone's edits of the same text and the image's own are both there", async () => {
  const image = await device("laptop")
  await image.run(image.kith.commit([ContactEdited.draft("ana", { name: "Ana", notes: { start: "Tea." } })], { via }))
  const clone = await device("laptop")
  await handOver(image, clone)
  await clone.run(clone.kith.catchUp())
  await note(clone, "ana", "Green tea.")
  await note(image, "ana", "Tea. No milk.")
  await reidentified(image, 1)
  await handOver(clone, image)
  await image.run(image.kith.catchUp())
  expect(await noteOf(image, "ana")).toBe("Green tea. No milk.")
})

it("can be stopped anywhere and begun again", async () => {
  const step = fc.oneof(
    fc.record({ id: fc.constantFrom("ana", "luc"), company: fc.constantFrom("RBC", "TD", "BMO") }),
    fc.record({ id: fc.constantFrom("ana", "luc"), note: fc.constantFrom("a", "ab", "b c", "xyz") })
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.nat(8),
      fc.nat(20),
      async (steps, cut, stop) => {
        const laptop = await device("laptop")
        const { kith, run, log, keys } = laptop
        let from = 0
        for (const [index, each] of steps.entries()) {
          if ("note" in each) await note(laptop, each.id, each.note)
          else await run(kith.commit([ContactEdited.draft(each.id, { name: each.id, company: each.company })], { via }))
          if (index < cut) from = (await run(log.heads)).get(keys.device)?.seq ?? 0
        }
        const state = async () => ({
          companies: await Promise.all(
            ["ana", "luc"].map((id) => run(kith.get(Contact, id)).then((each) => each?.company))
          ),
          notes: await Promise.all(["ana", "luc"].map((id) => noteOf(laptop, id)))
        })
        const before = await state()
        let writes = 0
        const failing = {
          ...log,
          append: (...args: Parameters<typeof log.append>) =>
            writes++ === stop ? Effect.die(new Error("stopped")) : log.append(...args)
        }
        const { LocalLog } = await import("@kith/core/log/LocalLog")
        await run(
          Effect.exit(
            reissue(keys.device, from).pipe(
              Effect.provideService(DeviceKeys, fresh),
              Effect.provideService(LocalLog, failing)
            )
          )
        )
        await reidentified(laptop, from)
        expect(await state()).toEqual(before)
      }
    ),
    propertyRuns(25)
  )
})
