/** The first sync of a browser that was just let into a log: its first page is there before the rest. */
import * as Effect from "effect/Effect"
import type { BundleStore } from "@kith/core/log/BundleStore"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { counted, lookAhead } from "@kith/core/workspace/Arriving"
import type { Errands } from "../Errands.ts"
import { type Arrival, farOf, notYet } from "./Arrival.ts"

/** So often a page hears how far a log is that is on its way. */
const STEPS = 100

/** `exchange`: the sync itself, which says how many changes it has folded. Where it fails, the log is still on its way. */
export const arrive = Effect.fnUntraced(function* <E, R>(
  { notes, changed, arrived }: Errands,
  local: LocalBundles,
  remote: BundleStore,
  exchange: (remote: BundleStore, onFolded: (folded: number) => void) => Effect.Effect<void, E, R>
) {
  const { seen, coming } = yield* lookAhead(local, remote)
  let arrival: Arrival = { ...notYet, seen, of: coming }
  let told = 0
  const on = (news: Partial<Arrival>): void => {
    arrival = { ...arrival, ...news }
    arrived(arrival)
    const now = Math.floor((farOf(arrival) ?? 0) * STEPS)
    if (now === told) return
    told = now
    changed("sync")
  }
  const tell = (): void => {
    changed("log")
    changed("sync")
  }
  on({})
  tell()
  yield* exchange(
    counted(remote, (received) => on({ received })),
    // It may be folded in two goes, the second with next to nothing in it.
    (folded) => on({ folded: Math.max(folded, arrival.folded) })
  )
  yield* Effect.promise(() => notes.write({ isComing: undefined }))
  arrived(undefined)
  tell()
})
