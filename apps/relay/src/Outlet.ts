/** The news of one socket: said in the turn in which it comes, behind what has to be said first, and to who reads it only. */
import { MAX_LAG_BYTES } from "@kith/core/log/RelayStore"
import type { Broadcast } from "./Broadcast.ts"
import type { Line } from "./Line.ts"
import type { Meters } from "./Meters.ts"

export class Outlet {
  /** Whether it is told anything: from when it follows on, until it reads too slowly. */
  isOpen = false
  private readonly line: Line
  private readonly meters: Meters
  private readonly onTooSlow: () => void
  /** What waits while something is said before it, by so many. */
  private held: Array<Broadcast> = []
  private heldBytes = 0
  private holding = 0

  constructor(line: Line, meters: Meters, onTooSlow: () => void) {
    this.line = line
    this.meters = meters
    this.onTooSlow = onTooSlow
  }

  /** From now on news waits, until as many have let go as have held it. */
  hold(): void {
    this.holding++
  }

  letGo(): void {
    if (--this.holding > 0) return
    const { held } = this
    this.held = []
    this.heldBytes = 0
    for (const broadcast of held) this.offer(broadcast)
  }

  /** Never waits. */
  offer(broadcast: Broadcast): void {
    if (!this.isOpen) return
    const { length } = broadcast.message
    if (this.holding > 0) {
      if (this.heldBytes > 0 && this.heldBytes + length > MAX_LAG_BYTES) return this.cutOff()
      this.heldBytes += length
      this.held.push(broadcast)
    } else if (this.line.offer(broadcast)) {
      this.meters.bundles.live++
      this.meters.bytes.out += length
    } else this.cutOff()
  }

  /** Told nothing more: it catches up by what it holds when it comes back. */
  private cutOff(): void {
    this.isOpen = false
    this.onTooSlow()
  }
}
