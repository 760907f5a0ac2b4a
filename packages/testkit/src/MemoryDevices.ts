/** Devices of one workspace in memory, which hand each other their feeds as a relay would. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { headAfter, emptyHead } from "@kith/core/log/Feed"
import { LocalLog } from "@kith/core/log/LocalLog"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { frozenClock } from "@kith/core/workspace/frozenClock"
import type { Primitives } from "@kith/core/log/Primitives"
import { Workspace } from "@kith/core/workspace/Workspace"
import { memoryKeys } from "@kith/storage/memory/MemoryKeys"
import { memoryPorts } from "@kith/storage/memory/memoryPorts"

type Ports = LocalLog | EntityStore | DeviceKeys | Primitives

export type Device = Awaited<ReturnType<typeof device>>

/** One device; everything random about it follows from its name. */
export const device = async (name: string, now = "2026-03-03T14:00:00Z") => {
  let counter = 0
  const random = (count: number): Uint8Array =>
    nobleSha256(new TextEncoder().encode(`${name}/${++counter}`)).slice(0, count)
  let clock = frozenClock(Date.parse(now))
  const ports = memoryPorts({ device: name, random })
  const runtime = ManagedRuntime.make(Workspace.layer.pipe(Layer.provideMerge(ports)))
  const context = await runtime.runPromise(Effect.context<Workspace | Ports>())
  const run = <A, E>(effect: Effect.Effect<A, E, Workspace | Ports>): Promise<A> =>
    Effect.runPromise(effect.pipe(Effect.provide(context), Effect.provideService(Clock.Clock, clock)))
  const kith = Context.get(context, Workspace)
  return {
    name,
    kith,
    log: Context.get(context, LocalLog),
    store: Context.get(context, EntityStore),
    keys: Context.get(context, DeviceKeys),
    run,
    setNow: (iso: string) => {
      clock = frozenClock(Date.parse(iso))
    }
  }
}

/** Hands over what `to` lacks of `from`, at most `limit` events a feed; checked as a receiver would. */
export const handOver = async (from: Device, to: Device, limit = Infinity): Promise<void> => {
  const heads = await to.run(to.log.heads)
  const held = new Map([...heads].map(([id, { seq }]) => [id, seq]))
  for (const { device, first, entries } of await from.run(from.log.read(held, 100_000))) {
    const some = entries.slice(0, limit)
    const start = heads.get(device) ?? emptyHead(nobleSha256, from.keys.workspace, publicKeyOf(from, device))
    await to.run(to.log.append({ device, first, entries: some }, headAfter(nobleSha256, start, some)))
  }
}

/** Both hold, and have folded, what either held. */
export const exchange = async (a: Device, b: Device): Promise<void> => {
  await handOver(a, b)
  await handOver(b, a)
  await a.run(a.kith.catchUp())
  await b.run(b.kith.catchUp())
}

const publicKeyOf = (from: Device, id: string): Uint8Array => {
  if (from.keys.device === id) return from.keys.publicKey
  for (const name of ["laptop", "phone", "tablet"]) {
    const keys = memoryKeys({ device: name })
    if (keys.device === id) return keys.publicKey
  }
  throw new Error(`no such device: ${id}`)
}

export const contactId = (id: string) => id as never
