/**
 * How a device that has just been let in meets the place that holds its log: what the first page says, at once, and how much
 * is on its way. For apps, before their first sync there.
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { BundleStore } from "../log/BundleStore.ts"
import type { LocalBundles } from "../log/LocalBundles.ts"
import { lacking } from "../log/VersionVector.ts"
import { readGlance } from "./Glancing.ts"

/** What a glance says, who made it and when, ms. */
export type Seen = NonNullable<Effect.Success<ReturnType<typeof readGlance>>>

interface Ahead {
  /** `undefined` where no glance is left, or none that is to be believed. */
  readonly seen: Seen | undefined
  /** Events that are not here yet; 0 also where that could not be asked. */
  readonly coming: number
}

/** Both questions at once. Nothing that goes wrong with them stands in the way of the sync that follows. */
export const lookAhead = Effect.fn("Arriving.lookAhead")(function* (local: LocalBundles, remote: BundleStore) {
  const [seen, version] = yield* Effect.all([Effect.option(readGlance(local, remote)), Effect.option(remote.version)], {
    concurrency: 2
  })
  const coming = version._tag === "Some" ? lacking(version.value, yield* local.version) : 0
  return { seen: seen._tag === "Some" ? seen.value : undefined, coming } satisfies Ahead
})

/** The same remote, which tells how many events a pull has brought so far, and when it is over. */
export const counted = (
  remote: BundleStore,
  onReceived: (events: number) => void,
  onEnd: () => void = () => undefined
): BundleStore => {
  let received = 0
  return {
    ...remote,
    pull: (held) =>
      Effect.map(remote.pull(held), ({ version, bundles }) => ({
        version,
        bundles: bundles.pipe(
          Stream.tap(({ first, last }) => Effect.sync(() => onReceived((received += last - first + 1)))),
          Stream.ensuring(Effect.sync(onEnd))
        )
      }))
  }
}
