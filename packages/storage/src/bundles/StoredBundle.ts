/** A bundle as bytes with what an index holds of it, and the way back, which believes no byte that the checksum does not. */
import { type Bundle, decodeBundle, encodeBundle, encodedAs, mostBytesOf } from "@kith/core/log/Bundle"
import { OverLimit, Rejected } from "@kith/core/log/BundleStore"
import type { Dot } from "@kith/core/log/Dot"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { checksum } from "../checksum.ts"
import { StoreFault } from "../StoreFault.ts"

export interface Incoming {
  readonly bundle: Bundle
  readonly encoded: Uint8Array
}

/** Throws `Rejected` or `OverLimit` for what no store takes, whatever it holds. */
export const incoming = (workspace: WorkspaceId, bundle: Bundle): Incoming => {
  const { device, first } = bundle
  const refuse = (why: Rejected["why"]) => new Rejected({ why, dot: { device, seq: first } })
  if (bundle.workspace !== workspace) throw refuse("notThisWorkspace")
  const known = encodedAs(bundle)
  if (known !== undefined) return { bundle, encoded: known }
  const allowed = mostBytesOf(bundle)
  let encoded: Uint8Array
  try {
    encoded = encodeBundle(bundle)
    if (encoded.length <= allowed) decodeBundle(encoded)
  } catch (cause) {
    if (cause instanceof RangeError) throw refuse("malformed")
    throw cause
  }
  if (encoded.length > allowed) throw new OverLimit({ limit: "bundleBytes", allowed })
  return { bundle, encoded }
}

export const bundleChecksum = (encoded: Uint8Array): number => checksum("bundle", encoded)

/** Throws `StoreFault` unless these are the bytes that were stored, and of the bundle that the index says. */
export const readBundle = (encoded: Uint8Array, expected: number, { device, seq }: Dot): Bundle => {
  const corrupt = (cause?: unknown) => new StoreFault({ _tag: "Corrupt", dot: { device, seq } }, cause)
  if (bundleChecksum(encoded) !== expected) throw corrupt()
  try {
    const bundle = decodeBundle(encoded)
    if (bundle.device !== device || bundle.first !== seq) throw new RangeError("bundle: of another span")
    return bundle
  } catch (cause) {
    throw corrupt(cause)
  }
}
