/** Staying in step with a remote: at once, without sending back what came, and without leaving it many small bundles. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import type { Bundle } from "@kith/core/log/Bundle"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { live, type LiveEvent } from "@kith/core/log/Live"
import { allOf, memoryRelay, type SyncDevice, syncDevices, syncNow, write } from "./SyncDevices.ts"

/** Follows until `isEnough` of what happened. */
const followed = (
  device: SyncDevice,
  remote: BundleStore,
  onEvent: (event: LiveEvent) => Effect.Effect<void>,
  isEnough: (event: LiveEvent) => boolean
): Promise<unknown> =>
  device.run(
    Effect.gen(function* () {
      const done = yield* Deferred.make<void>()
      const on = (event: LiveEvent) =>
        Effect.andThen(
          onEvent(event),
          Effect.suspend(() => (isEnough(event) ? Deferred.succeed(done, undefined) : Effect.void))
        )
      yield* Effect.raceFirst(live({ local: device.local, open: Effect.succeed(remote), on }), Deferred.await(done))
    })
  )

/** Writes one event and says so, as an app does. */
const written = (device: SyncDevice): Effect.Effect<void> =>
  Effect.andThen(
    Effect.promise(() => write(device, 1)),
    device.local.look
  )

describe("a device that follows a remote", () => {
  it("sends each change at once, also one from right before it listens, and packs small bundles again when there are 32", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    let sent = 0
    await followed(
      a,
      { ...relay.as(a), changes: Stream.never },
      () => written(a),
      (event) => event._tag === "Sent" && ++sent === 40
    )
    const held = await allOf(b, relay.as(b))
    expect(held[0]!.first).toBe(1)
    expect(held[0]!.last).toBeGreaterThanOrEqual(32)
    expect(held.length).toBeLessThanOrEqual(1 + 40 - 32)
  })

  it("does not send back what came from there", async () => {
    const [a, b] = await syncDevices("a", "b")
    const relay = await memoryRelay(a)
    await syncNow(b, relay.as(b))
    const news: Array<Bundle> = []
    for (let count = 1; count <= 5; count++) {
      await write(a, 1)
      await syncNow(a, relay.as(a))
      news.push((await allOf(a, relay.as(a))).findLast(({ device }) => device === a.id)!)
    }
    const pushed: Array<string> = []
    const early: BundleStore = {
      ...relay.as(b),
      // As if nothing were there yet when it begins.
      version: Effect.succeed(new Map()),
      pull: () => Effect.succeed({ version: new Map(), bundles: Stream.empty }),
      changes: Stream.concat(Stream.fromIterable(news), Stream.never),
      push: (bundles) => {
        pushed.push(...bundles.map(({ device }) => device))
        return relay.as(b).push(bundles)
      }
    }
    let received = 0
    await followed(
      b,
      early,
      (event) => (event._tag === "Received" ? Effect.andThen(b.local.look, Effect.yieldNow) : Effect.void),
      (event) => event._tag === "Received" && ++received === 5
    )
    expect(pushed).not.toContain(a.id)
    expect((await b.run(b.local.version)).get(a.id)).toBe(5)
  })
})
