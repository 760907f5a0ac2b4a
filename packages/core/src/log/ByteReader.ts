/** Reads what `ByteWriter` wrote. Throws `RangeError` on anything else (`TypeError` on text that is no UTF-8); never reads past the end, nor allocates what is not there. */

import { utf8ToText } from "./Bytes.ts"

export class ByteReader {
  private at = 0
  private readonly source: Uint8Array

  constructor(source: Uint8Array) {
    this.source = source
  }

  get left(): number {
    return this.source.length - this.at
  }

  u8(): number {
    return this.raw(1)[0]!
  }

  u32(): number {
    const bytes = this.raw(4)
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  }

  u64(): number {
    const bytes = this.raw(8)
    const value = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError("bytes: number too large")
    return Number(value)
  }

  /** Only its shortest form, so that one number has one spelling. */
  varint(): number {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = this.u8()
      value += (byte & 0x7f) * scale
      if (!Number.isSafeInteger(value)) throw new RangeError("bytes: number too large")
      if (byte < 0x80) {
        if (byte === 0 && scale > 1) throw new RangeError("bytes: number not in its shortest form")
        return value
      }
      scale *= 0x80
    }
  }

  /** A view, not a copy. */
  raw(length: number): Uint8Array {
    if (length > this.left) throw new RangeError("bytes: cut short")
    const out = this.source.subarray(this.at, this.at + length)
    this.at += length
    return out
  }

  bytes(atMost: number): Uint8Array {
    const length = this.varint()
    if (length > atMost) throw new RangeError("bytes: longer than allowed")
    return this.raw(length)
  }

  text(atMost: number): string {
    return utf8ToText(this.bytes(atMost))
  }

  /** A count of things of at least `bytesEach` bytes, so that no count is larger than what is left can hold. */
  count(bytesEach: number): number {
    const count = this.varint()
    if (count * bytesEach > this.left) throw new RangeError("bytes: count too large")
    return count
  }

  rest(): Uint8Array {
    return this.raw(this.left)
  }

  end(): void {
    if (this.left > 0) throw new RangeError("bytes: too many")
  }
}
