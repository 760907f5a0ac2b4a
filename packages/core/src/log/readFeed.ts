/** Entries of one feed, whatever else the log holds. */
import * as Effect from "effect/Effect"
import type { DeviceId } from "./Ids.ts"
import { LocalLog } from "./LocalLog.ts"
import { headsToVersion } from "./VersionVector.ts"

/** Those behind `after`, at most `limit`; none at the feed's end. */
export const readFeed = Effect.fnUntraced(function* (device: DeviceId, after: number, limit: number) {
  const log = yield* LocalLog
  // All of the other feeds count as held.
  const held = new Map([...headsToVersion(yield* log.heads), [device, after]])
  const [run] = yield* log.read(held, limit)
  return run?.entries ?? []
})
