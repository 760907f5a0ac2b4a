/** `kith sync`: exchanges changes with the log's other devices, by a relay or a folder, once or for as long as it runs. */
import * as Effect from "effect/Effect"
import { type Call, logCommand } from "../Command.ts"
import { usage } from "../Stopped.ts"
import { type Place, placeFor } from "../sync/places.ts"
import { syncOnce, tell } from "../sync/syncOnce.ts"
import { withSync } from "../sync/syncPorts.ts"
import { syncWords } from "../words/syncWords.ts"

const flags = {
  relay: { kind: "value" },
  folder: { kind: "value" },
  watch: { kind: "boolean" },
  device: { kind: "value" },
  again: { kind: "boolean" }
} as const

export const sync = logCommand({
  flags,
  takes: [0, 0],
  words: syncWords,
  run: Effect.fnUntraced(function* ({ flags: asked }: Call<typeof flags>, session) {
    const chosen = yield* placeFor(session, asked)
    if (asked.again && chosen._tag === "Folder") return yield* usage(syncWords[session.lang].againAtRelays)
    const place: Place = chosen._tag === "Relay" && asked.again ? { ...chosen, again: true } : chosen
    return yield* withSync(session, (local) =>
      Effect.gen(function* () {
        if (!asked.watch) {
          const exit = yield* tell(session, local, yield* syncOnce(session, local, place, asked.device))
          if (place._tag === "Relay") {
            session.out.flush()
            const { keepPublished } = yield* Effect.promise(() => import("../calendar/keepPublished.ts"))
            yield* keepPublished(session, local, place.address)
          }
          return exit
        }
        const { watch } = yield* Effect.promise(() => import("../sync/watch.ts"))
        return yield* watch(session, local, place, asked.device)
      })
    )
  })
})
