/** A change as somebody makes it: one note about one conversation. */
import * as Effect from "effect/Effect"
import type { Entry } from "@kith/core/log/Event"
import { SALT_BYTES } from "@kith/core/log/Sha256"
import { nodeRandom } from "@kith/storage/node/nodeCiphers"
import type { SyncingDevice } from "./syncing.ts"

/** Written on a device, durably. */
export const oneChange = ({ sample: { device }, local, append }: SyncingDevice): Effect.Effect<void> =>
  Effect.gen(function* () {
    const seq = ((yield* local.version).get(device) ?? 0) + 1
    const event = {
      dot: { device, seq },
      at: 1_772_000_000_000 + seq,
      via: "cli",
      type: "InteractionLogged",
      version: 1,
      entity: `interaction/${seq}`,
      replaces: [],
      body: {
        contact: "f3j7k2m5p8q4",
        kind: "meeting",
        note: "Coffee, asked about her team. She will send the deck on Monday."
      }
    } satisfies Entry["event"]
    yield* append([{ event, cells: ["contact", "kind", "note"], salt: nodeRandom(SALT_BYTES) }])
  }).pipe(Effect.orDie)
