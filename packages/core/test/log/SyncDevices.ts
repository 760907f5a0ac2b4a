/** Devices that sync in tests: real keys, a log in memory, a membership chain that each of them extends by hand. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import type { Bundle } from "@kith/core/log/Bundle"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { utf8 } from "@kith/core/log/Bytes"
import type { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { Entry } from "@kith/core/log/Event"
import { emptyHead, headAfter } from "@kith/core/log/Feed"
import { wrapKeys } from "@kith/core/log/Grant"
import type { DeviceId, MemberId } from "@kith/core/log/Ids"
import { localBundles, type LocalBundles } from "@kith/core/log/LocalBundles"
import { LocalLog } from "@kith/core/log/LocalLog"
import {
  type Change,
  type Cut,
  entryHash,
  type MembershipEntry,
  NO_ENTRY,
  signEntry
} from "@kith/core/log/MembershipEntry"
import { nobleSha256, SALT_BYTES } from "@kith/core/log/Sha256"
import { sync, type SyncReport } from "@kith/core/log/Sync"
import { SyncStore } from "@kith/core/log/SyncStore"
import { memoryBundles } from "@kith/storage/bundles/MemoryBundleStore"
import { RelayMemory } from "@kith/storage/bundles/RelayMemory"
import { seededKeys } from "@kith/storage/memory/MemoryKeys"
import { type MemoryPorts, memoryPorts } from "@kith/storage/memory/memoryPorts"
import { nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { nodeDeflate } from "@kith/storage/node/nodeDeflate"

export type Changes = readonly [Change, ...ReadonlyArray<Change>]

const member = "0000000000000000" as MemberId

export interface SyncDevice {
  readonly name: string
  readonly id: DeviceId
  readonly keys: DeviceKeys["Service"]
  readonly log: LocalLog["Service"]
  readonly store: SyncStore["Service"]
  readonly local: LocalBundles
  readonly run: <A, E>(effect: Effect.Effect<A, E, MemoryPorts>) => Promise<A>
}

/** Bytes that follow from a name. */
const randomOf = (name: string) => {
  let counter = 0
  return (count: number): Uint8Array => {
    const parts = Array.from({ length: Math.ceil(count / 32) }, () => nobleSha256(utf8(`${name}/${++counter}`)))
    return Uint8Array.from(parts.flatMap((part) => [...part])).slice(0, count)
  }
}

/** One that founds a workspace of its own, or belongs to `founder`'s once it was added. */
export const syncDevice = async (name: string, founder?: SyncDevice): Promise<SyncDevice> => {
  const random = randomOf(name)
  const keys = seededKeys(utf8(name), {
    ciphers: nodeCiphers,
    random,
    ...(founder === undefined ? {} : { workspace: founder.keys.workspace })
  })
  return deviceWith(name, keys, random)
}

/** As a clone has: the same keys, and a log that goes its own way. */
export const deviceWith = async (
  name: string,
  keys: DeviceKeys["Service"],
  random = randomOf(`${name}, cloned`)
): Promise<SyncDevice> => {
  const ports = await Effect.runPromise(Effect.scoped(Layer.build(memoryPorts({ keys, random, ciphers: nodeCiphers }))))
  const run = <A, E>(effect: Effect.Effect<A, E, MemoryPorts>): Promise<A> =>
    Effect.runPromise(Effect.provideContext(effect, ports))
  return {
    name,
    id: keys.device,
    keys,
    log: Context.get(ports, LocalLog),
    store: Context.get(ports, SyncStore),
    local: await run(localBundles(nodeDeflate)),
    run
  }
}

/** The founder, and others whom it has added; all hold the whole chain. */
export const syncDevices = async <const Names extends readonly [string, ...ReadonlyArray<string>]>(
  ...names: Names
): Promise<{ readonly [index in keyof Names]: SyncDevice }> => {
  const founder = await syncDevice(names[0])
  const others = await Promise.all(names.slice(1).map((name) => syncDevice(name, founder)))
  const card = cardOf(founder)
  await extend(founder, [{ _tag: "Founded", nonce: founder.keys.founding!, member, device: card }])
  for (const other of others) await extend(founder, [await added(founder, other)])
  for (const other of others) await giveChain(founder, other)
  return [founder, ...others] as ReadonlyArray<SyncDevice> as { readonly [index in keyof Names]: SyncDevice }
}

const cardOf = ({ keys }: SyncDevice) => ({
  signing: keys.publicKey,
  receiving: keys.receivingKey,
  label: new Uint8Array()
})

export const added = async (author: SyncDevice, device: SyncDevice): Promise<Change> => {
  const sealed = await author.run(author.keys.grantTo(device.keys.receivingKey))
  return { _tag: "DeviceAdded", member, device: cardOf(device), grant: { to: device.id, sealed } }
}

/** A signed entry behind what `author` holds; not added anywhere. */
export const entry = async (author: SyncDevice, changes: Changes, at = 0): Promise<MembershipEntry> => {
  const chain = await author.run(author.local.membership(0))
  const last = chain.at(-1)
  const previous = last === undefined ? NO_ENTRY : entryHash(nobleSha256, last)
  const { workspace, device } = author.keys
  const body = {
    format: "kith/membership/1",
    workspace,
    index: chain.length,
    previous,
    author: device,
    at,
    changes
  } as const
  return author.run(signEntry(body, author.keys.sign))
}

export const extend = async (author: SyncDevice, changes: Changes): Promise<void> => {
  if (!(await author.run(author.local.extendMembership([await entry(author, changes)])))) throw new Error("moved")
}

export const giveChain = async (from: SyncDevice, to: SyncDevice): Promise<void> => {
  await to.run(to.local.extendMembership(await from.run(from.local.membership(0))))
}

/** Takes a device out, after its first `seq` events as `author` holds them, and begins an epoch that it cannot read. */
export const revoke = async (author: SyncDevice, device: SyncDevice, seq: number): Promise<void> => {
  const membership = await author.run(author.local.members)
  const epoch = membership.epoch + 1
  const keyring = { secret: undefined, epochs: new Map([[epoch, nobleSha256(utf8(`epoch ${epoch}`))]]) }
  const grants = []
  for (const { id, card, revoked } of membership.devices.values()) {
    if (id !== device.id && !revoked)
      grants.push({ to: id, sealed: await author.run(wrapKeys(card.receiving, keyring)) })
  }
  await extend(author, [
    { _tag: "DevicesRevoked", cuts: [await cutOf(author, device, seq)] },
    { _tag: "EpochBegan", epoch, grants }
  ])
}

/** A device's first `seq` events as `holder` has them. */
export const cutOf = async (holder: SyncDevice, device: SyncDevice, seq: number): Promise<Cut> => {
  const [run] = await holder.run(holder.log.read(await others(holder, device.id), 100_000))
  const origin = emptyHead(nobleSha256, device.keys.workspace, device.keys.publicKey)
  return { device: device.id, ...headAfter(nobleSha256, origin, run?.entries.slice(0, seq) ?? []) }
}

const others = async (holder: SyncDevice, device: DeviceId) => {
  const heads = await holder.run(holder.log.heads)
  return new Map([...heads].flatMap(([id, { seq }]) => (id === device ? [] : [[id, seq] as const])))
}

/** Appends events to the device's own feed. */
export const write = async (self: SyncDevice, count: number, text = self.name): Promise<void> => {
  for (let index = 0; index < count; index++) {
    const { keys, log } = self
    const head = (await self.run(log.heads)).get(self.id) ?? emptyHead(nobleSha256, keys.workspace, keys.publicKey)
    const seq = head.seq + 1
    const made: Entry = {
      event: {
        dot: { device: self.id, seq },
        at: 1_772_000_000_000 + seq,
        via: "test",
        type: "ContactEdited",
        version: 1,
        entity: `contact/${seq}`,
        replaces: [],
        body: { name: `${text} ${seq}` }
      },
      cells: ["name"],
      salt: nobleSha256(utf8(`${self.name} ${text} ${seq}`)).slice(0, SALT_BYTES)
    }
    await self.run(log.append({ device: self.id, first: seq, entries: [made] }, headAfter(nobleSha256, head, [made])))
  }
}

/** What a device holds, as `a3 b2`, by the devices' names. */
export const holds = async (self: SyncDevice, ...devices: ReadonlyArray<SyncDevice>): Promise<string> => {
  const heads = await self.run(self.log.heads)
  return devices.map(({ name, id }) => `${name}${heads.get(id)?.seq ?? 0}`).join(" ")
}

/** A relay's store, as each device uses it. */
export const memoryRelay = async (device: SyncDevice) => {
  const memory = new RelayMemory()
  const stores = await device.run(
    Effect.provide(
      Effect.scoped(
        // Never closed: nothing in it needs to be.
        Effect.map(memoryBundles({ workspace: device.keys.workspace, memory }), ({ as }) => as)
      ),
      Layer.empty
    )
  )
  return { memory, as: ({ id }: { readonly id: DeviceId }): BundleStore => stores(id) }
}

export const syncNow = (self: SyncDevice, remote: BundleStore): Promise<SyncReport> =>
  self.run(sync(self.local, remote))

/** What a store hands to whoever holds nothing. */
export const allOf = (self: SyncDevice, store: BundleStore = self.local): Promise<ReadonlyArray<Bundle>> =>
  self.run(Effect.flatMap(store.pull(new Map()), ({ bundles }) => Stream.runCollect(bundles)))
