/** Feeds handed out one after the other, so that damage in one of them does not keep the others back. */
import * as Stream from "effect/Stream"
import type { Bundle } from "@kith/core/log/Bundle"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import type { DeviceId } from "@kith/core/log/Ids"
import type { VersionVector } from "@kith/core/log/VersionVector"

type Bundles = Stream.Stream<Bundle, BundleStoreError>

/**
 * What `held` lacks of `version`. A feed of which something is corrupt is handed out up to there, the others whole, and only
 * then does the stream fail.
 */
export const inTurn = (
  version: VersionVector,
  held: VersionVector,
  feed: (device: DeviceId, after: number, end: number) => Bundles
): Bundles =>
  Stream.suspend((): Bundles => {
    let damage: BundleStoreError | undefined
    const lacking = [...version].filter(([device, seq]) => (held.get(device) ?? 0) < seq)
    return Stream.fromIterable(lacking).pipe(
      Stream.flatMap(([device, seq]) =>
        feed(device, held.get(device) ?? 0, seq).pipe(
          Stream.catch((error): Bundles => {
            if (error.reason._tag !== "StoreCorrupt") return Stream.fail(error)
            damage ??= error
            return Stream.empty
          })
        )
      ),
      Stream.concat(Stream.suspend((): Bundles => (damage === undefined ? Stream.empty : Stream.fail(damage))))
    )
  })
