/** Whether every stored event is where its feed's hash chain says: reads the whole log, and changes nothing. For the doctor. */
import * as Effect from "effect/Effect"
import { sameBytes } from "./Bytes.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import { eventsUpTo, everyEntry } from "./EveryEntry.ts"
import { emptyHead, type Head, headAfter } from "./Feed.ts"
import type { DeviceId } from "./Ids.ts"
import { LocalLog } from "./LocalLog.ts"
import { Primitives } from "./Primitives.ts"

export interface FeedChecked {
  readonly device: DeviceId
  readonly events: number
  /** `unproven`: it can be read, and the key that its chain begins with is not known here. */
  readonly state: "whole" | "broken" | "unproven"
}

/** Fails where stored bytes do not read back. `publicKeys`: of the devices that are known. */
export const verifyFeeds = Effect.fn("VerifyFeeds.verifyFeeds")(function* (
  publicKeys: ReadonlyMap<DeviceId, Uint8Array>,
  onProgress: (done: number, of: number) => void = () => {}
) {
  const { sha256 } = yield* Primitives
  const { workspace } = yield* DeviceKeys
  const heads = yield* (yield* LocalLog).heads
  const reached = new Map<DeviceId, Head>()
  for (const device of heads.keys()) {
    const key = publicKeys.get(device)
    if (key !== undefined) reached.set(device, emptyHead(sha256, workspace, key))
  }
  const count = eventsUpTo(heads)
  yield* everyEntry(heads, (entries, done) =>
    Effect.sync(() => {
      const { device } = entries[0]!.event.dot
      const before = reached.get(device)
      if (before !== undefined) reached.set(device, headAfter(sha256, before, entries))
      onProgress(done, count)
    })
  )
  return [...heads].map(([device, { seq, chain }]): FeedChecked => {
    const end = reached.get(device)
    const state = end === undefined ? "unproven" : end.seq === seq && sameBytes(end.chain, chain) ? "whole" : "broken"
    return { device, events: seq, state }
  })
})
