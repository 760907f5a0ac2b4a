/** Writes the log's binary layouts: bundles, wire messages, grants. Numbers are big-endian, counts are varints. */
import { concat, uint64, utf8 } from "./Bytes.ts"

export class ByteWriter {
  private readonly parts: Array<Uint8Array> = []

  u8(value: number): this {
    return this.raw(Uint8Array.of(value))
  }

  u32(value: number): this {
    const out = new Uint8Array(4)
    new DataView(out.buffer).setUint32(0, value)
    return this.raw(out)
  }

  /** Eight bytes, for any `seq`. */
  u64(value: number): this {
    return this.raw(uint64(value))
  }

  /** Seven bits a byte, the least first (LEB128); for whole numbers from 0 on. */
  varint(value: number): this {
    const out: Array<number> = []
    let rest = value
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) out.push((rest % 0x80) | 0x80)
    out.push(rest)
    return this.raw(Uint8Array.from(out))
  }

  /** Bytes whose length the reader knows. */
  raw(bytes: Uint8Array): this {
    this.parts.push(bytes)
    return this
  }

  /** Bytes after their length, a varint. */
  bytes(bytes: Uint8Array): this {
    return this.varint(bytes.length).raw(bytes)
  }

  text(text: string): this {
    return this.bytes(utf8(text))
  }

  done(): Uint8Array {
    return concat(...this.parts)
  }
}
