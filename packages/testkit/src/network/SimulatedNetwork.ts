/**
 * Connections between devices and relays on virtual time: ordered while they live, as sockets are, and slow, stalled, cut or
 * refused as a run's seed has it. What is under way when one is cut is lost, and comes again only if somebody sends it again.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import { type Connect, type Socket, SocketClosed } from "@kith/core/log/Socket"
import type { VirtualWorld } from "../VirtualWorld.ts"
import type { VirtualTime } from "./VirtualTime.ts"

/** How a run's network behaves. One in so many messages; 0 for never. */
export interface Weather {
  /** Of a message on its way, ms. */
  readonly delay: readonly [least: number, most: number]
  readonly cut: number
  readonly stall: number
}

export const calm: Weather = { delay: [1, 20], cut: 0, stall: 0 }

type Line = Queue.Queue<Uint8Array, SocketClosed>

interface Connection {
  readonly from: string
  readonly to: string
  isStalled: boolean
  readonly cut: () => void
}

export class SimulatedNetwork {
  weather: Weather = calm
  private readonly time: VirtualTime
  private readonly world: VirtualWorld
  private readonly open = new Set<Connection>()
  private readonly apart = new Set<string>()

  constructor(time: VirtualTime, world: VirtualWorld) {
    this.time = time
    this.world = world
  }

  /** Nothing gets from one to the other until they are joined; what is open hangs. */
  part(device: string, relay: string): void {
    this.apart.add(`${device} ${relay}`)
    for (const each of this.open) if (each.from === device && each.to === relay) each.isStalled = true
  }

  /** What hung stays so: nobody knows that it does. */
  joinAll(): void {
    this.apart.clear()
  }

  /** Ends every connection of a device or relay at once, as when it stops. */
  cutAll(end: string): void {
    for (const each of Array.from(this.open)) if (each.from === end || each.to === end) each.cut()
  }

  /** `serve` gets the other end of each connection that comes about. */
  connect(from: string, to: string, serve: (socket: Socket) => void): Connect {
    return Effect.gen({ self: this }, function* () {
      yield* Effect.sleep(this.delay())
      if (this.apart.has(`${from} ${to}`)) return yield* Effect.andThen(Effect.sleep(30_000), new SocketClosed({}))
      const there: Line = yield* Queue.unbounded<Uint8Array, SocketClosed>()
      const back: Line = yield* Queue.unbounded<Uint8Array, SocketClosed>()
      const lines = [there, back]
      const connection: Connection = {
        from,
        to,
        isStalled: false,
        cut: () => {
          this.open.delete(connection)
          for (const line of lines) Queue.failCauseUnsafe(line, Cause.fail(new SocketClosed({})))
        }
      }
      this.open.add(connection)
      yield* Effect.addFinalizer(() => Effect.sync(() => this.hangUp(connection)))
      serve(this.endOf(connection, there, back))
      return this.endOf(connection, back, there)
    })
  }

  private endOf(connection: Connection, incoming: Line, outgoing: Line): Socket {
    let arrives = 0
    return {
      send: (message) =>
        Effect.suspend(() => {
          if (!this.open.has(connection)) return new SocketClosed({})
          if (this.happens(this.weather.cut)) {
            connection.cut()
            return new SocketClosed({})
          }
          if (this.happens(this.weather.stall)) connection.isStalled = true
          if (connection.isStalled) return Effect.void
          const copy = message.slice()
          arrives = Math.max(arrives, this.time.now + this.delay())
          this.time.after(arrives - this.time.now, () => {
            if (!connection.isStalled && this.open.has(connection)) Queue.offerUnsafe(outgoing, copy)
          })
          return Effect.void
        }),
      receive: Queue.take(incoming),
      close: Effect.sync(() => this.hangUp(connection))
    }
  }

  /** What was said before still arrives. */
  private hangUp(connection: Connection): void {
    if (this.open.has(connection)) this.time.after(this.weather.delay[1] * 2, connection.cut)
  }

  private delay(): number {
    const [least, most] = this.weather.delay
    return least + this.world.below(most - least + 1)
  }

  private happens(oneIn: number): boolean {
    return oneIn > 0 && this.world.oneIn(oneIn)
  }
}
