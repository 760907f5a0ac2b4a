/**
 * The list of members of a ZIP archive (PKWARE's APPNOTE 6.3: the central directory), from the archive's last bytes. It
 * alone says where each member begins and ends: what stands before a member may leave its size open, and bytes that look
 * like a member's beginning may be part of another.
 */
import { ArchiveError, type ArchiveLimits } from "./ArchiveError.ts"
import { memberName } from "./memberName.ts"

export interface Member {
  /** As it stands in the archive, `/` between folders. */
  readonly path: string
  /** Its last part. */
  readonly name: string
  /** Bytes once unpacked, as the archive states them. */
  readonly bytes: number
  /** Bytes in the archive. */
  readonly packed: number
  /** Where its own header begins, from the archive's first byte. */
  readonly offset: number
  readonly method: number
  readonly crc: number
  readonly locked: boolean
}

export const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50

const CENTRAL_LENGTH = 46
const END_LENGTH = 22
const LOCATOR_LENGTH = 20
/** A comment may stand behind the end record. */
const LONGEST_COMMENT = 0xffff

/** How much of an archive's end has to be kept for its directory to be read. */
export const tailBytes = ({ directory }: ArchiveLimits): number => directory + LONGEST_COMMENT + 1024

/**
 * The files among the members, in the order in which they stand in the archive; folders, and what a Mac adds, left out.
 *
 * @param tail the archive's last bytes, or all of it; @param size how many bytes it has in all
 */
export const membersIn = (tail: Uint8Array, size: number, limits: ArchiveLimits): ReadonlyArray<Member> => {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  const before = size - tail.length
  const end = endRecord(view)
  if (end === undefined) throw fault({ _tag: "NotAnArchive" })
  const { entries, length, offset: stated, at } = directoryAt(view, end, before)
  if (entries > limits.entries) throw fault({ _tag: "TooLarge", limit: "entries", allowed: limits.entries })
  if (length > limits.directory) throw fault({ _tag: "TooLarge", limit: "directory", allowed: limits.directory })
  // Whatever was put before an archive, such as a program that unpacks it, moves everything by as much.
  const start = at - length - before
  if (start < 0) throw broken("the directory begins before the archive")
  const shift = at - length - stated
  if (shift < 0) throw broken("the directory is said to be where it cannot be")
  const members: Array<Member> = []
  let place = start
  let total = 0
  for (let index = 0; index < entries; index++) {
    if (place + CENTRAL_LENGTH > start + length || view.getUint32(place, true) !== CENTRAL) {
      throw broken("the directory breaks off")
    }
    const { member, next } = entryAt(view, tail, place, shift)
    place = next
    if (place > start + length) throw broken("the directory breaks off")
    if (!isFile(member.path)) continue
    total += member.bytes
    if (total > limits.total) throw fault({ _tag: "TooLarge", limit: "total", allowed: limits.total })
    members.push(member)
  }
  members.sort((a, b) => a.offset - b.offset)
  // Members that share bytes are how a small archive holds terabytes.
  members.forEach((member, index) => {
    const next = members[index + 1]?.offset ?? at - length
    if (member.offset + member.packed > next) throw broken("members lie over each other", member.path)
  })
  return members
}

const fault = (reason: ArchiveError["reason"], member?: string): ArchiveError =>
  new ArchiveError({ reason, ...(member === undefined ? {} : { member }) })

const broken = (why: string, member?: string): ArchiveError => fault({ _tag: "Broken", why }, member)

const isFile = (path: string): boolean =>
  !path.endsWith("/") && !path.startsWith("__MACOSX/") && !/(?:^|\/)(?:\.DS_Store|Thumbs\.db)$/i.test(path)

/** Where the end record stands: the last place at which its comment reaches exactly to the end. */
const endRecord = (view: DataView): number | undefined => {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT)
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength) {
      return at
    }
  }
  return undefined
}

interface DirectoryPlace {
  readonly entries: number
  readonly length: number
  /** Where the archive says that it begins. */
  readonly offset: number
  /** Where it ends, from the archive's first byte. */
  readonly at: number
}

const directoryAt = (view: DataView, end: number, before: number): DirectoryPlace => {
  const place = {
    entries: view.getUint16(end + 10, true),
    length: view.getUint32(end + 12, true),
    offset: view.getUint32(end + 16, true),
    at: before + end
  }
  const isOver = place.entries === 0xffff || place.length === 0xffffffff || place.offset === 0xffffffff
  const locator = end - LOCATOR_LENGTH
  if (!isOver || locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) return place
  // Zip64: the locator says where the longer end record stands, which is usually right before it.
  const stated = big(view, locator + 8) - before
  const record = [stated, locator - 56].find(
    (at) => at >= 0 && at + 56 <= view.byteLength && view.getUint32(at, true) === END_64
  )
  if (record === undefined) throw broken("the Zip64 end record is missing")
  return {
    entries: big(view, record + 32),
    length: big(view, record + 40),
    offset: big(view, record + 48),
    at: before + record
  }
}

const entryAt = (
  view: DataView,
  bytes: Uint8Array,
  at: number,
  shift: number
): { readonly member: Member; readonly next: number } => {
  const flags = view.getUint16(at + 8, true)
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const extraAt = at + CENTRAL_LENGTH + nameLength
  const next = extraAt + extraLength + view.getUint16(at + 32, true)
  if (next > view.byteLength) throw broken("the directory breaks off")
  const extras = extrasIn(view, extraAt, extraAt + extraLength)
  let packed = view.getUint32(at + 20, true)
  let unpacked = view.getUint32(at + 24, true)
  let offset = view.getUint32(at + 42, true)
  const long = extras.get(ZIP_64)
  if (long !== undefined) {
    // Only what does not fit into its own place stands here, in this order.
    let place = long.from
    const take = (): number => {
      if (place + 8 > long.to) throw broken("a Zip64 field is missing")
      place += 8
      return big(view, place - 8)
    }
    if (unpacked === 0xffffffff) unpacked = take()
    if (packed === 0xffffffff) packed = take()
    if (offset === 0xffffffff) offset = take()
  }
  const unicode = extras.get(UNICODE_PATH)
  const path = memberName(
    bytes.subarray(at + CENTRAL_LENGTH, extraAt),
    (flags & UTF_8) !== 0,
    unicode === undefined ? undefined : bytes.subarray(Math.min(unicode.from + 5, unicode.to), unicode.to)
  )
  const member: Member = {
    path,
    name: path.slice(path.lastIndexOf("/") + 1),
    bytes: unpacked,
    packed,
    offset: offset + shift,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    locked: (flags & ENCRYPTED) !== 0
  }
  return { member, next }
}

const ENCRYPTED = 1
const UTF_8 = 0x800
const ZIP_64 = 0x0001
const UNICODE_PATH = 0x7075

const extrasIn = (view: DataView, from: number, to: number): ReadonlyMap<number, { from: number; to: number }> => {
  const out = new Map<number, { from: number; to: number }>()
  for (let at = from; at + 4 <= to;) {
    const length = view.getUint16(at + 2, true)
    out.set(view.getUint16(at, true), { from: at + 4, to: Math.min(at + 4 + length, to) })
    at += 4 + length
  }
  return out
}

/** A number of 64 bits; one that no number here can be is no size either. */
const big = (view: DataView, at: number): number => {
  const value = Number(view.getBigUint64(at, true))
  if (value > Number.MAX_SAFE_INTEGER) throw broken("a size is beyond all bounds")
  return value
}
