/**
 * One device of a simulated workspace: a disk that outlives its programs, keys, a clock that may be years wrong, and the
 * real client on top, which is started again after each crash.
 */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import { Ciphers } from "@kith/core/log/Ciphers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { Entry } from "@kith/core/log/Event"
import type { Head } from "@kith/core/log/Feed"
import type { Deflate } from "@kith/core/log/FeedPage"
import type { DeviceId } from "@kith/core/log/Ids"
import { localBundles, type LocalBundles } from "@kith/core/log/LocalBundles"
import { LocalLog } from "@kith/core/log/LocalLog"
import { Primitives } from "@kith/core/log/Primitives"
import type { Sha256 } from "@kith/core/log/Sha256"
import { SyncStore } from "@kith/core/log/SyncStore"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { Workspace } from "@kith/core/workspace/Workspace"
import { makeVirtualWorld, type VirtualWorld } from "../VirtualWorld.ts"
import { CRASHED, SimulatedProcess } from "./SimulatedProcess.ts"
import type { VirtualTime } from "./VirtualTime.ts"

/** What survives a crash. */
export interface Disk {
  readonly log: LocalLog["Service"]
  readonly sync: SyncStore["Service"]
  readonly entities: EntityStore["Service"]
}

export type DevicePorts = LocalLog | SyncStore | EntityStore | DeviceKeys | Ciphers | Primitives

/** A client while it runs. */
export interface Program {
  readonly process: SimulatedProcess
  readonly kith: Workspace["Service"]
  readonly local: LocalBundles
  readonly context: Context.Context<DevicePorts>
}

export interface DeviceMachine {
  readonly name: string
  readonly seed: number
  readonly time: VirtualTime
  readonly disk: Disk
  /** The keys as its store holds them; made anew for each program. */
  readonly keys: () => DeviceKeys["Service"]
  readonly ciphers: Ciphers["Service"]
  readonly sha256: Sha256
  readonly deflate: Deflate
  /** Its connections end. */
  readonly onCrash: () => void
}

/** How an attempt ended: done, given up for a reason that is nobody's fault, or ended by a crash. */
export type Ended<A> =
  | { readonly _tag: "Done"; readonly value: A }
  | { readonly _tag: "Failed"; readonly error: unknown }
  | { readonly _tag: "Crashed" }

export class SimulatedDevice {
  readonly name: string
  /** Another one once it was re-identified. */
  id: DeviceId
  readonly world: VirtualWorld
  /** How far its clock is wrong, ms. */
  clockAhead = 0
  isFull = false
  isRevoked = false
  /** Another member's, who may read and nothing else. */
  isReader = false
  /** Its own feed as it stood when something was last reported as done. */
  acknowledged: Head | undefined
  /** Of its own, before it was put back or took other keys: all of it is still to be said in the end, by whomever. */
  readonly written: Array<Entry> = []
  disk: Disk
  keys: () => DeviceKeys["Service"]
  private program: Program | undefined
  private readonly watched = new Set<Fiber.Fiber<unknown, unknown>>()
  private readonly machine: DeviceMachine

  constructor(machine: DeviceMachine) {
    this.machine = machine
    this.name = machine.name
    this.disk = machine.disk
    this.keys = machine.keys
    this.id = machine.keys().device
    this.world = makeVirtualWorld(machine.seed)
  }

  /** Ends what runs at the so-manieth call to a store or a key. */
  crashIn(calls: number): void {
    if (this.program !== undefined) this.program.process.crashIn = calls
  }

  crash(): void {
    this.program?.process.crash()
  }

  /** Goes on under other keys, as a program does that is started anew. */
  changeKeys(keys: () => DeviceKeys["Service"]): void {
    this.crash()
    this.keys = keys
    this.id = keys().device
    this.acknowledged = undefined
  }

  /** Another disk in place of its own: an old image of it. */
  async putBack(image: Disk): Promise<void> {
    this.crash()
    this.disk = image
    this.acknowledged = undefined
    await this.holdFast()
  }

  /** Notes what it has written so far, as it holds it now. */
  async holdFast(): Promise<void> {
    const { log } = this.disk
    const held = new Map([...(await Effect.runPromise(log.heads))].map(([id, { seq }]) => [id, seq]))
    held.delete(this.id)
    for (const { entries } of await Effect.runPromise(log.read(held, 1_000_000))) {
      for (const entry of entries) if (entry.event.dot.device === this.id) this.written.push(entry)
    }
  }

  /** Runs something under the device's program, which is started where none runs. */
  run<A, E>(body: (program: Program) => Effect.Effect<A, E, DevicePorts>): Promise<Ended<A>> {
    const { time } = this.machine
    const effect = Effect.flatMap(this.start(), (program) => {
      const running = Effect.provideContext(body(program), program.context)
      return Effect.tap(running, () => this.acknowledge(program))
    }).pipe(
      Effect.provideService(
        Clock.Clock,
        time.clock(() => this.clockAhead)
      )
    )
    return new Promise((resolve) => {
      const fiber = Effect.runFork(effect, { scheduler: time.scheduler })
      const watch = this.watch(fiber)
      fiber.addObserver((exit) => {
        this.watched.delete(watch)
        resolve(endedBy(exit))
      })
    })
  }

  private watch(fiber: Fiber.Fiber<unknown, unknown>): Fiber.Fiber<unknown, unknown> {
    this.watched.add(fiber)
    return fiber
  }

  private start() {
    return Effect.suspend(() => {
      const { program } = this
      return program?.process.isAlive === true ? Effect.succeed(program) : this.open()
    })
  }

  private readonly open = Effect.fnUntraced({ self: this }, function* () {
    const { ciphers, sha256, deflate, onCrash } = this.machine
    const process = new SimulatedProcess(
      this.world,
      () => this.isFull,
      () => {
        onCrash()
        // Whatever waits, waits in vain.
        for (const fiber of this.watched) fiber.interruptUnsafe()
      }
    )
    const context = Context.make(LocalLog, process.guard(this.disk.log, "log")).pipe(
      Context.add(SyncStore, process.guard(this.disk.sync, "sync")),
      Context.add(EntityStore, process.guard(this.disk.entities, "entities")),
      Context.add(DeviceKeys, process.guard(this.keys())),
      Context.add(Ciphers, ciphers),
      Context.add(Primitives, { sha256, random: this.world.random })
    )
    const local = yield* Effect.provideContext(localBundles(deflate), context)
    const kith = Context.get(
      yield* Effect.scoped(Effect.provideContext(Layer.build(Workspace.layer), context)),
      Workspace
    )
    const program: Program = { process, kith, local, context }
    this.program = program
    yield* local.members
    return program
  })

  private acknowledge({ process }: Program) {
    // Asked of the disk, past the program: the simulation's own look at it.
    return Effect.map(this.disk.log.heads, (heads) => {
      if (process.isAlive) this.acknowledged = heads.get(this.id) ?? this.acknowledged
    })
  }
}

const endedBy = <A, E>(exit: Exit.Exit<A, E>): Ended<A> => {
  if (Exit.isSuccess(exit)) return { _tag: "Done", value: exit.value }
  const { cause } = exit
  if (
    Cause.hasInterruptsOnly(cause) ||
    cause.reasons.some((reason) => Cause.isDieReason(reason) && reason.defect === CRASHED)
  ) {
    return { _tag: "Crashed" }
  }
  return { _tag: "Failed", error: Cause.squash(cause) }
}

/** What a disk holds, on another; entities are folded again there. */
export const copyDisk = async (from: Disk, to: Disk): Promise<Disk> => {
  const run = Effect.runPromise
  const heads = await run(from.log.heads)
  for (const each of await run(from.log.read(new Map(), 1_000_000)))
    await run(to.log.append(each, heads.get(each.device)!))
  await run(to.sync.extendMembership(0, await run(from.sync.membership(0))))
  for (const device of heads.keys()) await run(to.sync.addSignedHeads(await run(from.sync.signedHeads(device, 0))))
  for (const [name, state] of await run(from.sync.remotes)) await run(to.sync.saveRemote(name, state))
  return to
}
