/** Why a relay's tables do not have a workspace that is asked for. */
import { Rejected } from "@kith/core/log/BundleStore"
import type { WorkspaceId } from "@kith/core/log/Ids"
import type { RelayTables } from "./RelayTables.ts"

export const missing = (tables: RelayTables, workspace: WorkspaceId): Rejected =>
  new Rejected({ why: tables.isForgotten(workspace) ? "forgotten" : "notThisWorkspace" })
