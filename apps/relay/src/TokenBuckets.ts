/** How many requests a device or an address may make: a bucket each that fills up evenly, on whatever clock is handed in. */

export interface Rate {
  /** At once, after a rest. */
  readonly burst: number
  readonly perSecond: number
}

interface Bucket {
  left: number
  at: number
}

/** Beyond this many, those that are full again are dropped; nobody gains by that. */
const MAX_BUCKETS = 50_000

export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>()
  readonly rate: Rate

  constructor(rate: Rate) {
    this.rate = rate
  }

  /** `undefined` when this one may go on; else how long to wait, ms. */
  take(key: string, now: number): number | undefined {
    const { burst, perSecond } = this.rate
    const bucket = this.buckets.get(key) ?? this.add(key, now)
    // A clock that went back fills nothing, and does not lock anybody out until it is where it was.
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) / perSecond) * 1000)
    bucket.left -= 1
    return undefined
  }

  get size(): number {
    return this.buckets.size
  }

  private add(key: string, now: number): Bucket {
    if (this.buckets.size >= MAX_BUCKETS) this.makeRoom(now)
    const bucket = { left: this.rate.burst, at: now }
    this.buckets.set(key, bucket)
    return bucket
  }

  /** A quarter at a time, so that a flood of new keys costs each of them little. */
  private makeRoom(now: number): void {
    const { burst, perSecond } = this.rate
    for (const [key, { left, at }] of this.buckets) {
      if (left + ((now - at) / 1000) * perSecond >= burst) this.buckets.delete(key)
    }
    // Too many are busy: the oldest go, so that memory stays bounded whatever comes.
    for (const key of this.buckets.keys()) {
      if (this.buckets.size <= (MAX_BUCKETS * 3) / 4) return
      this.buckets.delete(key)
    }
  }
}
