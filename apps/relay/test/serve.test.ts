/** The relay whole, over real HTTP and real WebSockets on loopback. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { runningRelay } from "./runningRelay.ts"

const run = <A>(work: Effect.Effect<A, unknown, Scope.Scope>): Promise<A> => Effect.runPromise(Effect.scoped(work))

describe("a relay on loopback", () => {
  it("carries a change from one device to the other while both listen", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn } = yield* runningRelay()
        const sample = yield* started()
        const [a, b] = sample.devices
        const [laptop, phone] = [yield* signIn(sample, a), yield* signIn(sample, b)]
        const told = yield* phone.changes.pipe(
          Stream.take(2),
          Stream.runCollect,
          Effect.forkChild({ startImmediately: true })
        )
        yield* phone.version
        const [first, second] = [yield* a.next(1), yield* a.next(3)]
        yield* laptop.push([first])
        yield* laptop.push([second])
        expect(yield* Fiber.join(told)).toEqual([first, second])
        expect(new Map(yield* phone.version)).toEqual(new Map([[a.device, 4]]))
      })
    ))

  it("has everything again after it was stopped and started", () =>
    run(
      Effect.gen(function* () {
        const first = yield* runningRelay()
        const sample = yield* first.started()
        const [a, b] = sample.devices
        const laptop = yield* first.signIn(sample, a)
        const bundle = yield* a.next(2)
        yield* laptop.push([bundle])
        yield* first.close
        const { token } = laptop
        const again = yield* runningRelay({ data: first.data })
        const phone = yield* again.signIn(sample, b)
        const { bundles } = yield* phone.pull(emptyVersion)
        expect(yield* Stream.runCollect(bundles)).toEqual([bundle])
        // Its secret is the same: tokens hold.
        const back = yield* again.signIn(sample, a, { token, sign: () => Effect.die("not asked") })
        expect(yield* back.version).toEqual(new Map([[a.device, 2]]))
      })
    ))
})
