/** Syncing as an integrator writes it, and a restored image that takes a new identity: whole devices, a store between them. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect, it } from "vitest"
import { Contact } from "@kith/core/domain/entities/Contact"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { utf8 } from "@kith/core/log/Bytes"
import type { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { emptyHead, headAfter } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import { localBundles } from "@kith/core/log/LocalBundles"
import { LocalLog } from "@kith/core/log/LocalLog"
import { addDevice } from "@kith/core/log/MembershipAuthor"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { SyncStore } from "@kith/core/log/SyncStore"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { reidentify } from "@kith/core/workspace/Reidentify"
import { beginMembership, syncWith } from "@kith/core/workspace/Syncing"
import { Workspace } from "@kith/core/workspace/Workspace"
import { memoryBundles } from "@kith/storage/bundles/MemoryBundleStore"
import { seededKeys } from "@kith/storage/memory/MemoryKeys"
import { type MemoryPorts, memoryPorts } from "@kith/storage/memory/memoryPorts"
import { nodeDeflate } from "@kith/storage/node/nodeDeflate"

const via = "test"
const byName = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0)
const secret = utf8("a secret of thirty-two bytes ....")
const shared = { secret, epochs: new Map([[0, utf8("an epoch's key of 32 bytes .....").slice(0, 32)]]) }

/** A whole device; `ports`: what an image of it holds. */
const machine = async (keys: DeviceKeys["Service"], image?: Layer.Layer<LocalLog | SyncStore | EntityStore>) => {
  const ports = memoryPorts({ keys })
  const all: Layer.Layer<Workspace | MemoryPorts> = Workspace.layer.pipe(
    Layer.provideMerge(image === undefined ? ports : Layer.merge(ports, image))
  )
  const context = await Effect.runPromise(Effect.scoped(Layer.build(all)))
  const run = <A, E>(effect: Effect.Effect<A, E, Workspace | MemoryPorts>): Promise<A> =>
    Effect.runPromise(Effect.provideContext(effect, context))
  const kith = Context.get(context, Workspace)
  const local = await run(localBundles(nodeDeflate))
  return {
    keys,
    kith,
    local,
    run,
    write: (id: string, name: string) => run(kith.commit([ContactEdited.draft(id, { name })], { via })),
    names: async () => (await run(kith.everybody())).map(({ contact }) => contact.name).toSorted(byName),
    sync: (remote: BundleStore, keysKnown = new Map<DeviceId, Uint8Array>()) =>
      run(syncWith(local, remote, { via, publicKeys: () => keysKnown })),
    /** The same disk, under the same keys or others. */
    disk: Layer.mergeAll(
      Layer.succeed(LocalLog, Context.get(context, LocalLog)),
      Layer.succeed(SyncStore, Context.get(context, SyncStore)),
      Layer.succeed(EntityStore, Context.get(context, EntityStore))
    )
  }
}

const founderKeys = seededKeys(utf8("laptop"), shared)
const of = (name: string) => seededKeys(utf8(name), { ...shared, workspace: founderKeys.workspace })

const storeBetween = () =>
  Effect.runPromise(
    Effect.scoped(memoryBundles({ workspace: founderKeys.workspace })).pipe(Effect.provide(memoryPorts()))
  )

/** The laptop that founded the workspace, and a phone that it has let in. */
const laptopAndPhone = async () => {
  const between = await storeBetween()
  const laptop = await machine(founderKeys)
  const phone = await machine(of("phone"))
  await laptop.run(beginMembership(laptop.local, { label: "Laptop" }))
  const card = { signing: phone.keys.publicKey, receiving: phone.keys.receivingKey, label: "Phone" }
  await laptop.run(
    Effect.gen(function* () {
      yield* laptop.local.extendMembership([yield* addDevice(yield* laptop.local.members, card)])
    })
  )
  await phone.run(phone.local.extendMembership(await laptop.run(laptop.local.membership(0))))
  return { between, laptop, phone }
}

it("two devices hold the same once both have synced", async () => {
  const { between, laptop, phone } = await laptopAndPhone()
  await laptop.write("ana", "Ana")
  await laptop.sync(between.as(laptop.keys.device))
  await phone.write("luc", "Luc")
  expect(await phone.sync(between.as(phone.keys.device))).toMatchObject({ received: 1, sent: 1, waiting: 0 })
  expect(await laptop.sync(between.as(laptop.keys.device))).toMatchObject({ received: 1, sent: 0, waiting: 0 })
  expect(await laptop.names()).toEqual(["Ana", "Luc"])
  expect(await laptop.run(laptop.kith.stateHash)).toBe(await phone.run(phone.kith.stateHash))
})

it("a laptop restored from an old image finds itself out, takes a new identity, and nothing is lost", async () => {
  const between = await storeBetween()
  const laptop = await machine(founderKeys)
  const image = await machine(founderKeys)
  for (const each of [laptop, image]) await each.run(beginMembership(each.local, { label: "Laptop" }))
  const [entry] = await laptop.run(laptop.local.membership(0))
  const other = await image.run(image.local.membership(0))
  // One disk, copied after its first event: the very same chain.
  const copy = await machine(founderKeys)
  await copy.run(copy.local.extendMembership([entry!]))
  expect(other).toHaveLength(1)
  await laptop.write("ana", "Ana")
  const runs = await laptop.run(Effect.flatMap(LocalLog, (log) => log.read(new Map(), 10)))
  const heads = await laptop.run(Effect.flatMap(LocalLog, (log) => log.heads))
  await copy.run(Effect.flatMap(LocalLog, (log) => log.append(runs[0]!, heads.get(laptop.keys.device)!)))
  // The disk that was lost had gone on, and synced.
  await laptop.write("luc", "Luc")
  await laptop.write("mei", "Mei")
  await laptop.sync(between.as(laptop.keys.device))
  // The image goes on from where it was.
  await copy.write("noor", "Noor")
  const remote = between.as(copy.keys.device)
  expect(await copy.sync(remote)).toMatchObject({ ownFeedElsewhere: true, sent: 0 })
  const fresh = of("laptop, restored")
  const report = await copy.run(reidentify(copy.local, remote, nodeDeflate, { keys: fresh }))
  expect(report).toEqual({ events: 1, left: [] })
  const again = await machine(fresh, copy.disk)
  await again.sync(between.as(fresh.device))
  expect(await again.names()).toEqual(["Ana", "Luc", "Mei", "Noor"])
  expect(await again.sync(between.as(fresh.device))).toMatchObject({ received: 0, sent: 0, waiting: 0, forks: [] })
  // Whoever comes new to it sees the same.
  expect((await again.run(again.kith.get(Contact, "noor")))?.name).toBe("Noor")
})

it("a feed that came with another log's file goes to the other devices, and so does what a later file brings of it", async () => {
  const { between, laptop, phone } = await laptopAndPhone()
  // Somebody's old log: written under keys that never belonged to this workspace.
  const old = await machine(seededKeys(utf8("old"), shared))
  const imported = async (upTo: number) => {
    const [run] = await old.run(Effect.flatMap(LocalLog, (log) => log.read(new Map(), 10_000)))
    const heads = await laptop.run(Effect.flatMap(LocalLog, (log) => log.heads))
    const before = heads.get(old.keys.device) ?? emptyHead(nobleSha256, laptop.keys.workspace, old.keys.publicKey)
    const entries = run!.entries.slice(before.seq, upTo)
    const head = headAfter(nobleSha256, before, entries)
    const taken = { device: old.keys.device, first: before.seq + 1, entries }
    await laptop.run(Effect.flatMap(LocalLog, (log) => log.append(taken, head)))
    await laptop.run(laptop.kith.catchUp())
  }
  for (let index = 0; index < 700; index++) await old.write(`old${index}`, `Old ${index}`)
  const keys = new Map([[old.keys.device, old.keys.publicKey]])
  const [toLaptop, toPhone] = [between.as(laptop.keys.device), between.as(phone.keys.device)]
  await imported(600)
  expect(await laptop.sync(toLaptop)).toMatchObject({ sent: 0, waiting: 0, outside: 600 })
  expect(await laptop.sync(toLaptop, keys)).toMatchObject({ sent: 600, waiting: 0, outside: 0 })
  expect(await phone.sync(toPhone)).toMatchObject({ received: 600 })
  await imported(700)
  expect(await laptop.sync(toLaptop, keys)).toMatchObject({ waiting: 0, outside: 0 })
  await phone.sync(toPhone, keys)
  await laptop.sync(toLaptop, keys)
  await phone.sync(toPhone)
  expect(await laptop.sync(toLaptop, keys)).toMatchObject({ received: 0, sent: 0 })
  expect(await phone.names()).toHaveLength(700)
  expect(await phone.run(phone.kith.stateHash)).toBe(await laptop.run(laptop.kith.stateHash))
  // A relay that has lost it gets it from whoever comes by, and the file is not needed for that.
  const another = (await storeBetween()).as(phone.keys.device)
  expect(await phone.sync(another)).toMatchObject({ waiting: 0, refusals: [] })
})
