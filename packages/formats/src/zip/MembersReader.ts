/**
 * Members of an archive unpacked as its bytes go by, in constant memory. Throws `ArchiveError` alone, and is of no more
 * use then.
 */
import { Inflate } from "fflate"
import { ArchiveError, type ArchiveLimits } from "./ArchiveError.ts"
import { crc32 } from "./Crc32.ts"
import { LOCAL, type Member } from "./directory.ts"

export interface MemberPiece {
  readonly member: Member
  readonly bytes: Uint8Array
  /** No more of this member comes. */
  readonly last: boolean
}

const LOCAL_LENGTH = 30
const STORED = 0
const DEFLATED = 8
/** Packed bytes unpacked at once: a thousand times as many may come out. */
const PIECE = 4 * 1024
/** What may come out before the ratio is looked at: a little of anything may shrink well. */
const UNSUSPECTED = 4 * 1024 * 1024

export class MembersReader {
  /** Bytes of the archive that have gone by. */
  private at = 0
  private readonly waiting: Array<Member>
  private header: Uint8Array = new Uint8Array(0)
  private current: Unpacking | undefined
  private out: Array<MemberPiece> = []
  private readonly limits: ArchiveLimits
  private readonly upTo: number

  /**
   * @param members those that are wanted
   * @param upTo how much of each: its first bytes, unchecked, where there are more
   */
  constructor(members: ReadonlyArray<Member>, limits: ArchiveLimits, upTo = Infinity) {
    this.waiting = members.toSorted((a, b) => a.offset - b.offset)
    this.limits = limits
    this.upTo = upTo
    for (const member of this.waiting) refuse(member, limits, upTo)
  }

  /** Nothing that is wanted comes any more. */
  get isDone(): boolean {
    return this.waiting.length === 0 && this.current === undefined
  }

  push(bytes: Uint8Array): ReadonlyArray<MemberPiece> {
    let place = 0
    while (place < bytes.length && !this.isDone) {
      place += this.current === undefined ? this.seek(bytes, place) : this.unpack(this.current, bytes, place)
    }
    this.at += bytes.length - place
    const out = this.out
    this.out = []
    return out
  }

  end(): void {
    if (!this.isDone) {
      throw broken(this.current?.member ?? this.waiting[0]!, "the archive breaks off")
    }
  }

  /** Goes on to the next member's data; answers how many bytes that took. */
  private seek(bytes: Uint8Array, place: number): number {
    const next = this.waiting[0]!
    const from = next.offset - this.at
    if (from > 0 && this.header.length === 0) {
      const skipped = Math.min(from, bytes.length - place)
      this.at += skipped
      return skipped
    }
    // The header's length follows from its first thirty bytes.
    const wanted = this.header.length < LOCAL_LENGTH ? LOCAL_LENGTH : headerLength(this.header)
    const taken = bytes.subarray(place, place + wanted - this.header.length)
    const header = new Uint8Array(this.header.length + taken.length)
    header.set(this.header)
    header.set(taken, this.header.length)
    this.header = header
    this.at += taken.length
    if (header.length < LOCAL_LENGTH) return taken.length
    if (header.length === LOCAL_LENGTH && new DataView(header.buffer).getUint32(0, true) !== LOCAL) {
      throw broken(next, "no member begins where the directory says so")
    }
    if (header.length === headerLength(header)) {
      this.waiting.shift()
      this.header = new Uint8Array(0)
      this.current = new Unpacking(next, this.limits, this.upTo)
      if (next.packed === 0) this.finish(this.current)
    }
    return taken.length
  }

  private unpack(current: Unpacking, bytes: Uint8Array, place: number): number {
    const taken = bytes.subarray(place, place + Math.min(PIECE, current.left))
    this.at += taken.length
    for (const piece of current.push(taken)) this.out.push({ member: current.member, bytes: piece, last: false })
    if (current.left === 0 || current.isFull) this.finish(current)
    return taken.length
  }

  private finish(current: Unpacking): void {
    current.end()
    this.out.push({ member: current.member, bytes: new Uint8Array(0), last: true })
    this.current = undefined
  }
}

const headerLength = (header: Uint8Array): number => {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  return LOCAL_LENGTH + view.getUint16(26, true) + view.getUint16(28, true)
}

const broken = ({ path }: Member, why: string): ArchiveError =>
  new ArchiveError({ member: path, reason: { _tag: "Broken", why } })

/** What cannot be unpacked, or need not be tried. */
const refuse = (member: Member, limits: ArchiveLimits, upTo: number): void => {
  const { path, method, locked, bytes } = member
  if (locked) throw new ArchiveError({ member: path, reason: { _tag: "Locked" } })
  if (method !== STORED && method !== DEFLATED) {
    throw new ArchiveError({ member: path, reason: { _tag: "UnknownMethod", method } })
  }
  if (upTo === Infinity && bytes > limits.bytes) {
    throw new ArchiveError({ member: path, reason: { _tag: "TooLarge", limit: "bytes", allowed: limits.bytes } })
  }
  if (method === STORED && bytes !== member.packed) throw broken(member, "it is not as long as it is said to be")
}

export const canUnpack = ({ method, locked }: Member): boolean => !locked && (method === STORED || method === DEFLATED)

/** One member being unpacked. */
class Unpacking {
  /** Packed bytes that are still to come. */
  left: number
  readonly member: Member
  private crc = 0
  private count = 0
  private pieces: Array<Uint8Array> = []
  private readonly inflate: Inflate | undefined
  private readonly limits: ArchiveLimits
  private readonly upTo: number

  constructor(member: Member, limits: ArchiveLimits, upTo: number) {
    this.member = member
    this.left = member.packed
    this.limits = limits
    this.upTo = upTo
    this.inflate = member.method === STORED ? undefined : new Inflate((bytes) => this.take(bytes))
  }

  get isFull(): boolean {
    return this.count >= this.upTo
  }

  push(packed: Uint8Array): ReadonlyArray<Uint8Array> {
    this.left -= packed.length
    if (this.inflate === undefined) this.take(packed)
    else this.attempt(() => this.inflate!.push(packed, this.left === 0))
    const pieces = this.pieces
    this.pieces = []
    return pieces
  }

  end(): void {
    const { member } = this
    if (this.left > 0) return // As much as was wanted.
    if (this.count !== member.bytes) throw broken(member, "it is not as long as it is said to be")
    if (this.crc !== member.crc) throw broken(member, "its checksum is another")
  }

  private take(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    const { member, limits } = this
    this.count += bytes.length
    this.crc = crc32(bytes, this.crc)
    if (this.count > limits.bytes) {
      throw new ArchiveError({
        member: member.path,
        reason: { _tag: "TooLarge", limit: "bytes", allowed: limits.bytes }
      })
    }
    if (this.count > UNSUSPECTED && this.count > (member.packed - this.left) * limits.ratio) {
      throw new ArchiveError({
        member: member.path,
        reason: { _tag: "TooLarge", limit: "ratio", allowed: limits.ratio }
      })
    }
    this.pieces.push(bytes)
  }

  private attempt(run: () => void): void {
    try {
      run()
    } catch (error) {
      if (error instanceof ArchiveError) throw error
      throw broken(this.member, "what was packed cannot be unpacked")
    }
  }
}
