/** What members may not do, and try past their own clients: readers who write, and writers who falsify others' feeds. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { Entry } from "@kith/core/log/Event"
import { commitmentOf, emptyHead, nextHead } from "@kith/core/log/Feed"
import type { Deflate } from "@kith/core/log/FeedPage"
import type { DeviceId } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import { packRun, seal } from "@kith/core/log/Sealing"
import { SALT_BYTES } from "@kith/core/log/Sha256"
import { signHead } from "@kith/core/log/SignedHead"
import type { Ended, SimulatedDevice } from "./SimulatedDevice.ts"
import type { Place, Simulation } from "./Simulation.ts"

/** An event of its own, well made and truly signed: the first of its feed, under an epoch's key; `undefined` where it does not hold that key. */
const forgery = Effect.fnUntraced(function* (epoch: number, deflate: Deflate) {
  const { workspace, device, publicKey } = yield* DeviceKeys
  const { sha256, random } = yield* Primitives
  const entry: Entry = {
    event: {
      dot: { device, seq: 1 },
      at: yield* Clock.currentTimeMillis,
      via: "cli",
      type: ContactEdited.tag,
      version: 1,
      entity: "contact/ana",
      replaces: [],
      body: { name: "Written by a reader" }
    },
    cells: ["name"],
    salt: random(SALT_BYTES)
  }
  const before = emptyHead(sha256, workspace, publicKey)
  const after = nextHead(sha256, before, commitmentOf(sha256, entry))
  const { signature } = yield* signHead(after)
  const span = { device, first: 1, last: 1, epoch, before: before.chain, after: after.chain }
  return yield* seal(packRun({ device, first: 1, entries: [entry] }, deflate), span, signature)
})

/** A reader's event, pushed past what its client allows. */
export const forge = (
  stage: Simulation,
  device: SimulatedDevice,
  which: Place
): Promise<Ended<"refused" | "taken" | "no key">> =>
  device.run((program) =>
    Effect.scoped(
      Effect.gen(function* () {
        const { epoch } = yield* program.local.members
        const bundle = yield* forgery(epoch, stage.runtime.deflate)
        if (bundle === undefined) return "no key"
        const remote = yield* stage.remote(device, program, which)
        const pushed = yield* Effect.result(remote.push([bundle]))
        if (pushed._tag === "Success") return "taken"
        return pushed.failure.reason._tag === "Rejected" ? "refused" : yield* pushed.failure
      })
    )
  )

/** What the place lacks of a feed, begun `earlier` events before its end there, with nothing true inside. */
export const poison = (
  stage: Simulation,
  by: SimulatedDevice,
  author: DeviceId,
  which: Place,
  earlier: number
): Promise<Ended<unknown>> =>
  by.run((program) =>
    Effect.scoped(
      Effect.gen(function* () {
        const remote = yield* stage.remote(by, program, which)
        const theirs = yield* remote.version
        const from = Math.max(0, (theirs.get(author) ?? 0) - earlier)
        const { bundles } = yield* program.local.pull(new Map([...theirs, [author, from]]))
        const own = (yield* Stream.runCollect(bundles)).filter(({ device }) => device === author)
        const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1)
        // Where a bundle begins right behind what is there, the place would see that this is not so.
        const spoiled = own.map((bundle) => ({
          ...bundle,
          sealed: flip(bundle.sealed),
          before: earlier > 0 && bundle.first > 1 ? flip(bundle.before) : bundle.before
        }))
        // It may be refused: another was quicker, or a bundle ends there that shows it.
        return yield* Effect.result(remote.push(spoiled))
      })
    )
  )
