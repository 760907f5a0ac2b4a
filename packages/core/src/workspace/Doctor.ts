/** What may be wrong with an opened log, from its ports alone. What only a store or a computer knows is the app's to ask. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { LocalLog } from "../log/LocalLog.ts"
import { emptyVersion, headsToVersion, lacking } from "../log/VersionVector.ts"
import { foldingMark } from "./CatalogueInForce.ts"
import { conflicts } from "./Conflicts.ts"
import { EntityStore } from "./EntityStore.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import { catchUp, refold } from "./Projector.ts"

/** A clock may run ahead of another device's by so much without anybody noticing, ms. */
const CLOCK_TOLERANCE = 5 * 60_000

/** Looks, and changes nothing: what is behind stays behind. */
export const examine = Effect.fn("Doctor.examine")(function* () {
  const log = yield* LocalLog
  const store = yield* EntityStore
  const heads = yield* log.heads
  const folded = yield* store.folded
  const behind = lacking(headsToVersion(heads), folded?.version ?? emptyVersion)
  const last = yield* log.entries([...heads].flatMap(([device, { seq }]) => (seq > 0 ? [{ device, seq }] : []))).pipe(
    // What cannot be read is told by `verifyFeeds`, or by the store; the rest is looked at all the same.
    Effect.catchIf(
      ({ reason }) => reason._tag === "Corrupt",
      () => Effect.succeed([])
    )
  )
  const newest = last.toSorted((a, b) => b.event.at - a.event.at)[0]?.event
  const now = yield* Clock.currentTimeMillis
  const isSameCatalogue = folded === undefined || folded.catalogue === (yield* foldingMark)
  return {
    /** Events held, on each device's feed. */
    events: [...heads].map(([device, { seq }]) => ({ device, events: seq })),
    /** Events that the entities do not show yet. */
    behind,
    /** Folded under this build's event types. */
    isSameCatalogue,
    /** Whose reminders wait to be worked out again. */
    stale: (yield* store.range(Index.stale, ...ALL_KEYS)).length,
    setAside: yield* store.setAside,
    conflicts: yield* conflicts,
    /** The newest event is later than now by this much, ms; 0 where the clock is right. */
    clockBehind: newest !== undefined && newest.at - now > CLOCK_TOLERANCE ? newest.at - now : 0,
    newest: newest?.at
  }
})

export type Examination = Effect.Success<ReturnType<typeof examine>>

/** Brings the entities up to the log, from the start where they were folded under other event types. */
export const mend = Effect.fn("Doctor.mend")(function* (
  found: Pick<Examination, "isSameCatalogue">,
  onProgress?: (folded: number) => void
) {
  if (found.isSameCatalogue) yield* catchUp(onProgress)
  else yield* refold(onProgress)
})
