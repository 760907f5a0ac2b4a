/**
 * The façade for those who do not use Effect: the same methods as `Workspace`, as promises. A failed call
 * rejects with the same tagged error.
 *
 * @example
 * ```ts
 * import { open } from "@kith/core/workspace/Kith"
 * import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
 * import { InteractionLogged } from "@kith/core/domain/events/RecordEvents"
 * import { memoryPorts } from "@kith/storage/memory/memoryPorts"
 *
 * await using kith = await open(memoryPorts(), { now: Date.parse("2026-03-03T14:00:00Z") })
 * await kith.commit([ContactEdited.draft("ana", { name: "Ana Souza" })], { via: "example" })
 * const met = { contact: "ana", kind: "meeting", happened: "2026-03-02T15:00" } as const
 * await kith.commit([InteractionLogged.draft("coffee", met as never)], { via: "example" })
 * const [first] = (await kith.due()).shown
 * first?.reminder.rule // "thank-you"
 * ```
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import type { DeviceKeys } from "../log/DeviceKeys.ts"
import type { LocalLog } from "../log/LocalLog.ts"
import { frozenClock } from "./frozenClock.ts"
import type { EntityStore } from "./EntityStore.ts"
import type { Primitives } from "../log/Primitives.ts"
import { Workspace } from "./Workspace.ts"

/** Every method of `Workspace` that answers with an Effect answers here with a Promise; every Effect is a method. */
export type Kith = AsyncDisposable & {
  readonly [K in keyof Workspace["Service"]]: Promised<Workspace["Service"][K]>
}

type Promised<M> =
  M extends Effect.Effect<infer A, any, any>
    ? () => Promise<A>
    : M extends (...args: infer Args) => Effect.Effect<infer A, any, any>
      ? (...args: Args) => Promise<A>
      : M

export interface OpenOptions {
  /** Freezes the clock, ms since 1970; left out: the runtime's own. */
  readonly now?: number
}

/** Opens a log on a layer of its four ports. Disposing of it closes them. */
export const open = async <E>(
  ports: Layer.Layer<LocalLog | EntityStore | DeviceKeys | Primitives, E>,
  options: OpenOptions = {}
): Promise<Kith> => {
  const clock = options.now === undefined ? Layer.empty : Layer.succeed(Clock.Clock, frozenClock(options.now))
  const runtime = ManagedRuntime.make(Workspace.layer.pipe(Layer.provide(ports), Layer.provideMerge(clock)))
  const workspace = await runtime.runPromise(Workspace)
  const promised = Object.fromEntries(
    Object.entries(workspace).map(([name, member]) => [
      name,
      toPromised(member, (effect) => runtime.runPromise(effect))
    ])
  )
  return { ...promised, [Symbol.asyncDispose]: () => runtime.dispose() } as unknown as Kith
}

type AnyEffect = Effect.Effect<unknown, unknown>

const toPromised = (member: unknown, run: (effect: AnyEffect) => Promise<unknown>): unknown => {
  if (Effect.isEffect(member)) return () => run(member as AnyEffect)
  if (typeof member !== "function") return member
  return (...args: ReadonlyArray<unknown>) => {
    const answer: unknown = (member as (...args: ReadonlyArray<unknown>) => unknown)(...args)
    return Effect.isEffect(answer) ? run(answer as AnyEffect) : answer
  }
}
