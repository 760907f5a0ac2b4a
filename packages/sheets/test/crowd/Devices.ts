/** Devices of one log in memory, which hand each other their feeds as a relay would. For tests of sheets. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import type { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { emptyHead, headAfter } from "@kith/core/log/Feed"
import { LocalLog } from "@kith/core/log/LocalLog"
import type { Primitives } from "@kith/core/log/Primitives"
import { nobleSha256, type Sha256 } from "@kith/core/log/Sha256"
import type { EntityStore } from "@kith/core/workspace/EntityStore"
import { frozenClock } from "@kith/core/workspace/frozenClock"
import { catchUp } from "@kith/core/workspace/Projector"
import { memoryKeys } from "@kith/storage/memory/MemoryKeys"
import { memoryPorts } from "@kith/storage/memory/memoryPorts"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"

export type Ports = LocalLog | EntityStore | DeviceKeys | Primitives

const sha256: Sha256 = nodeSha256

export const NAMES = ["laptop", "phone", "connector"] as const

/** Made once: keys take longer than all that a short test does with them. */
const keysByName = new Map<string, DeviceKeys["Service"]>()

const keysOf = (name: string): DeviceKeys["Service"] => {
  let keys = keysByName.get(name)
  if (keys === undefined) keysByName.set(name, (keys = memoryKeys({ device: name })))
  return keys
}

export class Device {
  readonly name: string
  readonly context: Context.Context<Ports>
  readonly log: LocalLog["Service"]
  private readonly clock: { now: number }

  private constructor(name: string, context: Context.Context<Ports>, clock: { now: number }) {
    this.name = name
    this.context = context
    this.clock = clock
    this.log = Context.get(context, LocalLog)
  }

  static readonly make = async (name: string, clock: { now: number }): Promise<Device> => {
    let counter = 0
    const random = (count: number): Uint8Array =>
      nobleSha256(new TextEncoder().encode(`${name}/${++counter}`)).slice(0, count)
    const ports = memoryPorts({ keys: keysOf(name), random, sha256 })
    const context = await Effect.runPromise(Layer.buildWithScope(ports, Scope.makeUnsafe()))
    return new Device(name, context, clock)
  }

  provided<A, E>(effect: Effect.Effect<A, E, Ports>): Effect.Effect<A, E> {
    return effect.pipe(Effect.provideContext(this.context), Effect.provideService(Clock.Clock, clockAt(this.clock)))
  }

  run<A, E>(effect: Effect.Effect<A, E, Ports>): Promise<A> {
    return Effect.runPromise(this.provided(effect))
  }
}

const clockAt = ({ now }: { readonly now: number }): Clock.Clock => frozenClock(now)

/** Hands over what `to` lacks of `from`; checked as a receiver would. */
export const handOver = async (from: Device, to: Device): Promise<void> => {
  const heads = await to.run(to.log.heads)
  const held = new Map([...heads].map(([id, { seq }]) => [id, seq]))
  for (const run of await from.run(from.log.read(held, 100_000))) {
    const start = heads.get(run.device) ?? emptyHead(sha256, keysOf("laptop").workspace, publicKeyOf(run.device))
    await to.run(to.log.append(run, headAfter(sha256, start, run.entries)))
  }
  await to.run(catchUp())
}

const publicKeyOf = (id: string): Uint8Array => {
  for (const name of NAMES) if (keysOf(name).device === id) return keysOf(name).publicKey
  throw new Error(`no such device: ${id}`)
}
