/** Errors of the log as codes that a page has words for. Their texts stay here: they may quote what the log holds. */
import * as Schema from "effect/Schema"
import { BundleStoreError } from "@kith/core/log/BundleStore"
import { DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { LocalLogError } from "@kith/core/log/LocalLog"
import { WebKeysNotMade } from "@kith/storage/indexeddb/WebKeys"
import { EntityStoreError } from "@kith/core/workspace/EntityStore"
import { BadDraft, DraftTooLarge } from "@kith/core/workspace/Writer"
import type { Failure, FailureCode } from "../link/messages.ts"

/** What was asked for is not there any more: somebody deleted it, or it never was. */
export class Gone extends Schema.TaggedError<Gone>()("Gone", {}) {}

export const failureOf = (error: unknown): Failure => ({ code: codeOf(error), detail: detailOf(error) })

const codeOf = (error: unknown): FailureCode => {
  if (error instanceof Gone) return "gone"
  if (error instanceof BadDraft || error instanceof DraftTooLarge) return "badDraft"
  if (error instanceof LocalLogError || error instanceof EntityStoreError) return storeCodes[error.reason._tag]
  if (error instanceof DeviceKeysError) return error.why === "newer" ? "newer" : "corrupt"
  if (error instanceof WebKeysNotMade) return error.why === "full" ? "full" : "noStorage"
  if (error instanceof BundleStoreError) return error.reason._tag === "StoreUnavailable" ? "offline" : "refused"
  return error instanceof TypeError && NOT_LOADED.test(error.message) ? "notLoaded" : "unexpected"
}

/** As browsers say that a module could not be fetched. */
const NOT_LOADED = /dynamically imported module|importing a module|module script/i

const storeCodes: Readonly<Record<(LocalLogError | EntityStoreError)["reason"]["_tag"], FailureCode>> = {
  Unavailable: "noStorage",
  Full: "full",
  Moved: "unexpected",
  Corrupt: "corrupt",
  NewerSchema: "newer",
  FoldedMeanwhile: "unexpected"
}

const detailOf = (error: unknown): string => {
  if (error instanceof LocalLogError || error instanceof EntityStoreError) return error.message
  if (error instanceof BundleStoreError) return `${error.operation}: ${error.reason._tag}`
  return error instanceof Error ? error.name : typeof error
}
