/** The parts of a workbook in its ZIP, unpacked in pieces. They refer to each other in any order, so all bytes are at hand. */
import { Inflate, inflateSync } from "fflate"
import { ARCHIVE_LIMITS, ArchiveError } from "../zip/ArchiveError.ts"
import { crc32 } from "../zip/Crc32.ts"
import { LOCAL, type Member, membersIn } from "../zip/directory.ts"
import { XlsxFault } from "./XlsxFault.ts"

export interface ZipParts {
  readonly bytes: Uint8Array
  /** In the order of the file. */
  readonly members: ReadonlyArray<Member>
}

/** Bytes that may still be unpacked; shared by the parts of one file. */
export interface Budget {
  left: number
}

/** Compressed bytes unpacked at once; deflate makes at most 1,032 times as many of them. */
const PIECE = 16 * 1024
/** Bytes of a part, packed or not, that is unpacked at once. */
const SMALL = 64 * 1024

/** Throws `XlsxFault`: `truncated` where there is no directory, `brokenZip` where it makes no sense. */
export const zipParts = (bytes: Uint8Array): ZipParts => {
  try {
    return { bytes, members: membersIn(bytes, bytes.length, ARCHIVE_LIMITS) }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    const { reason } = error
    if (reason._tag === "NotAnArchive") throw new XlsxFault("truncated")
    throw new XlsxFault(reason._tag === "TooLarge" ? "tooLarge" : "brokenZip", "directory")
  }
}

/** A member's bytes as they are stored. */
export const packedBytes = ({ bytes }: ZipParts, { offset, packed, path }: Member): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw new XlsxFault("brokenZip", path)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) throw new XlsxFault("truncated", path)
  return bytes.subarray(start, start + packed)
}

/** A member unpacked, a piece at a time; its checksum is compared when the last one has been taken. */
export function* unpacked(zip: ZipParts, member: Member, budget: Budget): Generator<Uint8Array> {
  const { path, method } = member
  if (member.locked) throw new XlsxFault("encrypted", path)
  if (method !== 0 && method !== 8) throw new XlsxFault("brokenZip", `method ${method}`)
  const packed = packedBytes(zip, member)
  if (member.bytes <= SMALL && packed.length <= SMALL) return yield* small(packed, member, budget)
  let out: Array<Uint8Array> = []
  const inflate = method === 0 ? undefined : new Inflate((piece) => out.push(piece))
  let sum = 0
  let size = 0
  for (let at = 0; at < packed.length || at === 0; at += PIECE) {
    const piece = packed.subarray(at, at + PIECE)
    if (inflate === undefined) out.push(piece)
    else inflatePiece(inflate, piece, at + PIECE >= packed.length, path)
    for (const bytes of out) {
      size += bytes.length
      budget.left -= bytes.length
      if (budget.left < 0) throw new XlsxFault("tooLarge", path)
      sum = crc32(bytes, sum)
      if (bytes.length > 0) yield bytes
    }
    out = []
  }
  if (sum !== member.crc || size !== member.bytes) throw new XlsxFault("brokenZip", path)
}

/** Most parts are small, and setting up for pieces takes longer than unpacking them. */
function* small(packed: Uint8Array, { method, bytes, crc, path }: Member, budget: Budget): Generator<Uint8Array> {
  budget.left -= bytes
  if (budget.left < 0) throw new XlsxFault("tooLarge", path)
  let content = packed
  try {
    if (method === 8) content = inflateSync(packed, { out: new Uint8Array(bytes) })
  } catch (error) {
    throw new XlsxFault("brokenZip", `${path}: ${error instanceof Error ? error.message : ""}`)
  }
  if (content.length !== bytes || crc32(content) !== crc) throw new XlsxFault("brokenZip", path)
  if (bytes > 0) yield content
}

const inflatePiece = (inflate: Inflate, piece: Uint8Array, last: boolean, path: string): void => {
  try {
    inflate.push(piece, last)
  } catch (error) {
    throw new XlsxFault("brokenZip", `${path}: ${error instanceof Error ? error.message : ""}`)
  }
}
