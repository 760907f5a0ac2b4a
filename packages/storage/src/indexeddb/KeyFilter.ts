/**
 * Tells of most keys that were never written that they were not: a Bloom filter. Of ten entities that folding asks for, nine
 * are new, and each would have a block read only to be missed in it.
 */
import type { Key } from "./Blocks.ts"
import { nameOf } from "./Overlay.ts"

/** 2 MB: of a million keys, one in 40 that are not there seems to be; of a quarter of a million, one in 3,000. */
const BITS = 2 ** 24
const HASHES = 4

export class KeyFilter {
  private readonly bits = new Uint32Array(BITS / 32)

  add(key: Key): void {
    const [one, two] = hashes(nameOf(key))
    for (let turn = 0; turn < HASHES; turn++) {
      const bit = (one + Math.imul(turn, two)) & (BITS - 1)
      this.bits[bit >>> 5]! |= 1 << (bit & 31)
    }
  }

  /** `false`: it certainly was not added. */
  mayHave(key: Key): boolean {
    const [one, two] = hashes(nameOf(key))
    for (let turn = 0; turn < HASHES; turn++) {
      const bit = (one + Math.imul(turn, two)) & (BITS - 1)
      if ((this.bits[bit >>> 5]! & (1 << (bit & 31))) === 0) return false
    }
    return true
  }
}

/** FNV-1a by UTF-16 units, from two starts and stirred, since ids differ in their last letters alone. */
const hashes = (name: string | number): readonly [number, number] => {
  const text = String(name)
  let one = 0x811c9dc5
  let two = 0x2545f491
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    two = Math.imul(two ^ unit, 0x85ebca6b)
  }
  return [stirred(one), stirred(two) | 1]
}

const stirred = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return once ^ (once >>> 13)
}
