/**
 * A program that may end between any two of the calls that it makes on its stores and keys, and whose disk may be full: a
 * wrapper around services. Stores outlive it; everything else of it is lost.
 */
import * as Effect from "effect/Effect"
import { EntityStoreError } from "@kith/core/workspace/EntityStore"
import { Full, LocalLogError } from "@kith/core/log/LocalLog"
import type { VirtualWorld } from "../VirtualWorld.ts"

/** What a fiber of an ended program dies of. */
export const CRASHED = new Error("simulated crash")

/** What each kind of store fails with when there is no room. */
const full = {
  log: () => new LocalLogError({ operation: "append", reason: new Full({ cause: "simulated" }) }),
  sync: () => new LocalLogError({ operation: "sync", reason: new Full({ cause: "simulated" }) }),
  entities: () => new EntityStoreError({ operation: "commit", reason: new Full({ cause: "simulated" }) })
}

const WRITES = new Set(["append", "extendMembership", "addSignedHeads", "saveRemote", "addFork", "commit", "truncate"])

export class SimulatedProcess {
  isAlive = true
  /** Ends it at the so-manieth call from now on. */
  crashIn: number | undefined
  private readonly world: VirtualWorld
  private readonly isFull: () => boolean
  private readonly onCrash: () => void

  constructor(world: VirtualWorld, isFull: () => boolean, onCrash: () => void) {
    this.world = world
    this.isFull = isFull
    this.onCrash = onCrash
  }

  crash(): void {
    if (!this.isAlive) return
    this.isAlive = false
    this.onCrash()
  }

  /** The service, through which every call may be the last one. Plain values and synchronous functions stay as they are. */
  guard<S extends object>(service: S, store?: keyof typeof full): S {
    const out: Record<string, unknown> = {}
    for (const [name, member] of Object.entries(service)) {
      const fails = store !== undefined && WRITES.has(name) ? full[store] : undefined
      if (Effect.isEffect(member)) out[name] = this.call(member, fails)
      else if (typeof member === "function") {
        out[name] = (...args: ReadonlyArray<unknown>) => {
          const result: unknown = Reflect.apply(member, service, args)
          return Effect.isEffect(result) ? this.call(result, fails) : result
        }
      } else out[name] = member
    }
    return out as S
  }

  private call<A, E, R>(effect: Effect.Effect<A, E, R>, fails?: () => unknown): Effect.Effect<A, unknown, R> {
    const body = Effect.suspend((): Effect.Effect<A, unknown, R> => {
      if (!this.isAlive) return Effect.die(CRASHED)
      if (fails !== undefined && this.isFull()) return Effect.fail(fails())
      if (this.crashIn === undefined || this.crashIn-- > 0) return effect
      // The call itself may be the last thing that was done.
      const last = this.world.oneIn(2) ? Effect.exit(effect) : Effect.void
      return Effect.andThen(
        last,
        Effect.suspend(() => {
          this.crash()
          return Effect.die(CRASHED)
        })
      )
    })
    // Somebody else may be let in between any two calls.
    return this.world.oneIn(4) ? Effect.andThen(Effect.yieldNow, body) : body
  }
}
