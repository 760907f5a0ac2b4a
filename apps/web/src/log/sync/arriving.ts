/** What a page asks of a log that is on its way here: how far it is, and whose word its first page goes by meanwhile. */
import * as Effect from "effect/Effect"
import { ownName } from "@kith/core/workspace/DeviceNames"
import type { LogSession } from "../Method.ts"
import { farOf } from "./Arrival.ts"
import type { SyncPhase } from "./SyncKeeper.ts"

export interface Arriving {
  /** From 0 to 1; `undefined`: not known. */
  readonly far: number | undefined
  /** All of it has come, and is being put in its places. */
  readonly isFolding: boolean
  /** Changes that are to come. */
  readonly changes: number
  readonly seen: { readonly at: number; readonly by: string | undefined } | undefined
  readonly phase: SyncPhase
}

/** `undefined`: it is here. */
export const arriving = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const arrival = yield* background.arrival
  if (arrival === undefined) return undefined
  const keeper = yield* background.keeper
  const { phase } = yield* keeper.state
  const { seen, received, of } = arrival
  const author = seen === undefined ? undefined : (yield* keeper.local.members).devices.get(seen.device)
  const by = author === undefined ? undefined : yield* ownName(author)
  return {
    far: farOf(arrival),
    isFolding: of > 0 && received >= of,
    changes: of,
    seen: seen === undefined ? undefined : { at: seen.at, by },
    phase
  } satisfies Arriving
})
