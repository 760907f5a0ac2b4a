/** Chance that a seed replays. */
export class Dice {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** Mulberry32: below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<A>(all: ReadonlyArray<A>): A {
    return all[this.below(all.length)]!
  }

  shuffled<A>(all: ReadonlyArray<A>): Array<A> {
    const out = [...all]
    for (let index = out.length - 1; index > 0; index--) {
      const other = this.below(index + 1)
      ;[out[index], out[other]] = [out[other]!, out[index]!]
    }
    return out
  }

  /** One of these, by weight. */
  weighted<A>(all: ReadonlyArray<readonly [weight: number, what: A]>): A {
    let left = this.next() * all.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, what] of all) if ((left -= weight) < 0) return what
    return all.at(-1)![1]
  }
}
