/** The ports of one log in this browser, on IndexedDB. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Ciphers } from "@kith/core/log/Ciphers"
import { DeviceKeys, type DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { Primitives } from "@kith/core/log/Primitives"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { layerEntityStore } from "@kith/storage/indexeddb/IndexedDbEntityStore"
import { layerSyncedLog } from "@kith/storage/indexeddb/IndexedDbSyncStore"
import { foundWebKeys, openWebKeys, type WebKeysNotMade } from "@kith/storage/indexeddb/WebKeys"
import { runtimeRandom } from "@kith/storage/memory/runtimeRandom"
import { webCiphers } from "@kith/storage/webCiphers"
import { withChangeFeed } from "./ChangeFeed.ts"
import type { Ports } from "./Ports.ts"
import { storedLater } from "./storedLater.ts"

/**
 * A log that is not there yet is founded: the first run asks for no account, and for nothing else. `changed`: called after
 * each commit to the entities, whoever made it: this device, or another by a sync.
 */
export const webPorts = (log: string, changed: () => void) =>
  Layer.mergeAll(
    layerSyncedLog(log),
    withChangeFeed(storedLater(layerEntityStore(log)), changed),
    Layer.effect(DeviceKeys, keysOf(log)),
    Layer.sync(Ciphers, () => webCiphers()),
    Layer.succeed(Primitives, { sha256: nobleSha256, random: runtimeRandom })
  ) satisfies Layer.Layer<Ports, unknown>

const keysOf = (name: string): Effect.Effect<DeviceKeys["Service"], DeviceKeysError | WebKeysNotMade> =>
  openWebKeys(name).pipe(
    Effect.catchIf(
      ({ why }) => why === "missing",
      () =>
        Effect.andThen(
          Effect.catchIf(foundWebKeys({ name }), isThere, () => Effect.void),
          openWebKeys(name)
        )
    )
  )

/** Another tab was quicker. */
const isThere = ({ why }: WebKeysNotMade): boolean => why === "exists"
