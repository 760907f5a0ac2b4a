/** What a relay counts of itself, for its metrics; `prometheus.ts` writes it out. No ids and no contents. */
import type { HttpProblemCode } from "./httpProblem.ts"

/** Upper bounds, seconds. */
export const COMMIT_BOUNDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] as const

export class Meters {
  connections = 0
  connectionsOpened = 0
  signIns = 0
  /** Bundles taken in, handed out when pulled, and forwarded live. */
  readonly bundles = { in: 0, out: 0, live: 0 }
  readonly bytes = { in: 0, out: 0 }
  /** What became of each: `gone` is a subscription that is no more, `missed` what was tried for hours in vain. */
  readonly wakes = { sent: 0, postponed: 0, missed: 0, refused: 0, gone: 0 }
  readonly requests = new Map<string, number>()
  readonly refusals = new Map<HttpProblemCode, number>()
  /** By `COMMIT_BOUNDS`, and beyond all of them; not added up. */
  readonly commits: Array<number> = new Array<number>(COMMIT_BOUNDS.length + 1).fill(0)
  commitSeconds = 0

  asked(what: string): void {
    this.requests.set(what, (this.requests.get(what) ?? 0) + 1)
  }

  refused(code: HttpProblemCode): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1)
  }

  committed(seconds: number): void {
    const index = COMMIT_BOUNDS.findIndex((bound) => seconds <= bound)
    this.commits[index < 0 ? COMMIT_BOUNDS.length : index]! += 1
    this.commitSeconds += seconds
  }
}
