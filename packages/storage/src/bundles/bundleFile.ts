/**
 * One bundle as a file of a folder: `DEVICE-FIRST-LAST-SIZE-HASH.bundle`. The name says what the file must be, so that one
 * that was carried over in part, or by mistake, is known for it; and equal bundles have equal names.
 */
import { toBase32 } from "@kith/core/log/Base32"
import { type Bundle, decodeBundle, mostBytesOf } from "@kith/core/log/Bundle"
import { ID_BYTES, type DeviceId } from "@kith/core/log/Ids"
import type { Sha256 } from "@kith/core/log/Sha256"
import { type KeyedSpan, keysOf } from "./unforked.ts"

export interface BundleFile extends KeyedSpan {
  readonly name: string
  readonly device: DeviceId
  readonly size: number
}

/** Its first bytes, in which all is found that a `Span` holds, and one more of what is sealed than a tag. */
export const START_BYTES = 256

const pattern = /^([0-9a-z]+)-([1-9][0-9]{0,15})-([1-9][0-9]{0,15})-([1-9][0-9]{0,5})-([0-9a-z]+)\.bundle$/

export const bundleFileName = (sha256: Sha256, { device, first, last }: Bundle, encoded: Uint8Array): string =>
  `${device}-${first}-${last}-${encoded.length}-${shortHash(sha256, encoded)}.bundle`

/** `undefined` for what is no name of a bundle. */
export const sizeInName = (name: string): number | undefined => {
  const [, , first, last, size] = pattern.exec(name) ?? []
  return Number(size) <= mostBytesOf({ first: Number(first), last: Number(last) }) ? Number(size) : undefined
}

/** What a file of this name must begin with; `undefined` where it does not. */
export const bundleFileOf = (name: string, start: Uint8Array): BundleFile | undefined => {
  const [, device, first, last, size] = pattern.exec(name) ?? []
  const header = decoded(start)
  if (header?.device !== device || header?.first !== Number(first) || header.last !== Number(last)) return undefined
  const { before, after } = header
  const span = { first: header.first, last: header.last, before, after }
  return { ...span, ...keysOf(span), name, device: header.device, size: Number(size) }
}

/** The bundle in a whole file; `undefined` where the bytes are not what the name says. */
export const bundleInFile = (sha256: Sha256, file: BundleFile, encoded: Uint8Array): Bundle | undefined =>
  file.name.endsWith(`-${shortHash(sha256, encoded)}.bundle`) ? decoded(encoded) : undefined

const shortHash = (sha256: Sha256, encoded: Uint8Array): string => toBase32(sha256(encoded).subarray(0, ID_BYTES))

const decoded = (bytes: Uint8Array): Bundle | undefined => {
  try {
    return decodeBundle(bytes)
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}
