/** Taking over a whole log: into an empty one, into its own, and nowhere else. */
import { describe, expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { PreferencesChanged } from "@kith/core/domain/events/RecordEvents"
import type { Entry } from "@kith/core/log/Event"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { importLog, type LogSource } from "@kith/core/workspace/ImportingLog"
import { type Device, device } from "@kith/testkit/MemoryDevices"

const via = "test"

const write = ({ kith, run }: Device, id: string, body: Parameters<typeof ContactEdited.draft>[1]) =>
  run(kith.commit([ContactEdited.draft(id, body)], { via }))

const entriesIn = async ({ log, run }: Device): Promise<ReadonlyArray<Entry>> =>
  (await run(log.read(new Map(), 100_000))).flatMap(({ entries }) => entries)

async function* streamed(entries: ReadonlyArray<Entry>): AsyncGenerator<Entry> {
  yield* entries
}

const sourceOf = ({ keys }: Device, workspace: string = keys.workspace): LogSource => ({
  workspace: workspace as WorkspaceId,
  publicKeys: new Map([[keys.device, keys.publicKey]])
})

/** As if `from` were of another workspace than the receiver. */
const elsewhere = (from: Device): LogSource => sourceOf(from, "another")

describe("a whole log", () => {
  it("goes into an empty one with every event, its set elements under that workspace's own names", async () => {
    const laptop = await device("laptop")
    await write(laptop, "ana", { name: "Ana", emails: { add: ["ana@x.ca"] } })
    await write(laptop, "ana", { emails: { remove: ["ana@x.ca"] }, company: "RBC" })
    const phone = await device("phone")
    const entries = await entriesIn(laptop)
    expect(await phone.run(importLog(elsewhere(laptop), streamed(entries), { via }))).toEqual({
      events: 2,
      new: 2,
      known: 0
    })
    expect(await phone.run(phone.kith.stateHash)).toBe(await laptop.run(laptop.kith.stateHash))
    const again = await phone.run(importLog({ ...elsewhere(laptop), isOrigin: true }, streamed(entries), { via }))
    expect(again).toEqual({ events: 2, new: 0, known: 2 })
  })

  it("brings its settings along, in place of those that making the empty log wrote", async () => {
    const laptop = await device("laptop")
    const phone = await device("phone")
    for (const [{ kith, run }, name] of [
      [laptop, "Mine"],
      [phone, "Empty"]
    ] as const) {
      await run(kith.commit([PreferencesChanged.draft("log", { name, zone: "America/Toronto" })], { via }))
    }
    await phone.run(importLog(elsewhere(laptop), streamed(await entriesIn(laptop)), { via }))
    expect((await phone.run(phone.kith.settings)).name).toBe("Mine")
    expect(await phone.run(phone.kith.conflicts)).toEqual([])
  })

  it("says what it would do, and writes nothing", async () => {
    const laptop = await device("laptop")
    const phone = await device("phone")
    await write(laptop, "ana", { name: "Ana" })
    const report = await phone.run(
      importLog(elsewhere(laptop), streamed(await entriesIn(laptop)), { via, dryRun: true })
    )
    expect(report.new).toBe(1)
    expect(await phone.run(phone.kith.everybody())).toEqual([])
  })

  it.each([
    ["another workspace, while there is something here", "notEmpty"],
    ["the same device with another history", "forked"],
    ["a device whose key is not given", "noPublicKey"]
  ] as const)("of %s is refused", async (_, why) => {
    const laptop = await device("laptop")
    await write(laptop, "ana", { name: "Ana" })
    const entries = await entriesIn(laptop)
    const phone = await device("phone")
    if (why === "notEmpty") await write(phone, "luc", { name: "Luc" })
    const source =
      why === "notEmpty"
        ? elsewhere(laptop)
        : why === "forked"
          ? sourceOf(laptop)
          : { ...sourceOf(laptop), publicKeys: new Map() }
    const to = why === "forked" ? laptop : phone
    const given =
      why === "forked"
        ? entries.map((entry) => ({ ...entry, event: { ...entry.event, body: { name: "Eve" } } }))
        : entries
    const before = await entriesIn(to)
    await expect(to.run(importLog(source, streamed(given), { via }))).rejects.toMatchObject({
      _tag: "LogNotImported",
      why
    })
    expect(await entriesIn(to)).toEqual(before)
  })
})
