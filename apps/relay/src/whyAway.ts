/** Why a workspace is not here: as far as this relay remembers, it never was, or one of its owners had it deleted. */
import * as Effect from "effect/Effect"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { RelayStore } from "@kith/core/log/RelayStore"

export const whyAway = Effect.fnUntraced(function* (workspace: WorkspaceId) {
  return (yield* (yield* RelayStore).presence(workspace)) === "forgotten" ? "forgotten" : "notThisWorkspace"
})
