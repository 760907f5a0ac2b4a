/** Where devices that are pairing leave each other sealed messages: in memory, bounded, and gone within the hour. */
import { sameBytes } from "@kith/core/log/Bytes"
import { MAX_PAIRING_LIFE_MS, PAIRING_LIFE_MS } from "@kith/core/log/PairingMailbox"
import type { Sha256 } from "@kith/core/log/Sha256"

interface Letter {
  readonly message: Uint8Array
  readonly until: number
  readonly putAt: number
  readonly taker: string | undefined
}

export type MailboxFault = "taken" | "expired" | "mailboxFull"

/** All together they take some 40 MB at most. */
const MAX_LETTERS = 10_000

export class Mailbox {
  private readonly letters = new Map<string, Letter>()
  private readonly sha256: Sha256

  constructor(sha256: Sha256) {
    this.sha256 = sha256
  }

  put(slot: string, message: Uint8Array, lifeMs: number, now: number): MailboxFault | undefined {
    const found = this.letters.get(slot)
    if (found !== undefined) {
      if (this.isGone(found, now)) return "expired"
      return this.isSame(found, message) ? undefined : "taken"
    }
    if (this.letters.size >= MAX_LETTERS) this.sweep(now)
    if (this.letters.size >= MAX_LETTERS) return "mailboxFull"
    const until = now + Math.min(lifeMs, PAIRING_LIFE_MS)
    this.letters.set(slot, { message: message.slice(), until, putAt: now, taker: undefined })
    return undefined
  }

  /** The same taker gets it as often as it asks; nobody else does. */
  take(slot: string, taker: string, now: number): Uint8Array | MailboxFault | undefined {
    const found = this.letters.get(slot)
    if (found === undefined) return undefined
    if (this.isGone(found, now)) return "expired"
    if (found.taker !== undefined && found.taker !== taker) return "taken"
    this.letters.set(slot, { ...found, taker })
    return found.message
  }

  keep(slot: string, lifeMs: number, now: number): MailboxFault | undefined {
    const found = this.letters.get(slot)
    if (found === undefined || this.isGone(found, now)) return "expired"
    const until = Math.min(now + Math.min(lifeMs, PAIRING_LIFE_MS), found.putAt + MAX_PAIRING_LIFE_MS)
    this.letters.set(slot, { ...found, until })
    return undefined
  }

  /** Drops what nobody can ask for any more; until then a slot that is over says so. */
  sweep(now: number): void {
    for (const [slot, { putAt }] of this.letters) {
      if (now - putAt > MAX_PAIRING_LIFE_MS || now < putAt) this.letters.delete(slot)
    }
  }

  private isGone({ until, putAt }: Letter, now: number): boolean {
    return now >= until || now < putAt
  }

  /** By hash, so that how long it takes tells nothing of what lies there. */
  private isSame({ message }: Letter, other: Uint8Array): boolean {
    return sameBytes(this.sha256(message), this.sha256(other))
  }
}
