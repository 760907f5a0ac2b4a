/**
 * A world that can be run again: bytes and numbers from a seed, and a clock that
 * moves only when it is told to. For tests, simulations and generated logs.
 */
import type { RandomBytes } from "@kith/core/log/Ids"

export interface VirtualWorld {
  readonly random: RandomBytes
  /** An integer from 0 up to `below`, excluded. */
  readonly below: (below: number) => number
  /** True once in `times`, on average. */
  readonly oneIn: (times: number) => boolean
  readonly pick: <A>(from: ReadonlyArray<A>) => A
  /** ms since 1970. */
  readonly now: () => number
  readonly pass: (ms: number) => void
}

/** 2026-03-02, 9:00 in Toronto: a Monday morning. */
export const VIRTUAL_START = Date.UTC(2026, 2, 2, 14)

export const makeVirtualWorld = (seed: number, start: number = VIRTUAL_START): VirtualWorld => {
  const next = sfc32(seed)
  let now = start
  const below = (limit: number): number => Math.floor((next() / TWO_TO_32) * limit)
  return {
    random: (count) => {
      const bytes = new Uint8Array(count)
      for (let at = 0; at < count; at += 4) {
        const word = next()
        for (let byte = at; byte < count && byte < at + 4; byte++) bytes[byte] = word >>> ((byte - at) * 8)
      }
      return bytes
    },
    below,
    oneIn: (times) => below(times) === 0,
    pick: (from) => from[below(from.length)]!,
    now: () => now,
    pass: (ms) => {
      now += ms
    }
  }
}

const TWO_TO_32 = 2 ** 32

/** Chris Doty-Humphrey's small fast counter generator (PractRand): 128 bits of state, period at least 2^64. */
const sfc32 = (seed: number): (() => number) => {
  let a = seed >>> 0
  let b = Math.floor(seed / TWO_TO_32) >>> 0
  let c = 0x9e3779b9
  let counter = 1
  const next = (): number => {
    const out = (((a + b) | 0) + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    return out >>> 0
  }
  // The first words still show the seed.
  for (let round = 0; round < 16; round++) next()
  return next
}
