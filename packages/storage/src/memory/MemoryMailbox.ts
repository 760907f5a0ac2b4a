/** A mailbox for pairing in memory: for tests and simulations, and for a relay that keeps it in its own process. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { sameBytes } from "@kith/core/log/Bytes"
import {
  MailboxError,
  MAX_MAILBOX_BYTES,
  MAX_PAIRING_LIFE_MS,
  PAIRING_LIFE_MS,
  type PairingMailbox
} from "@kith/core/log/PairingMailbox"

interface Slot {
  readonly message: Uint8Array
  readonly putAt: number
  until: number
  taker: string | undefined
}

/** At so many slots a mailbox takes no more until some are over. */
const MAX_SLOTS = 100_000

export const makeMemoryMailbox = (): PairingMailbox["Service"] => {
  /** In the order in which they were put; one that is over is remembered as long as it could have been kept. */
  const slots = new Map<string, Slot>()

  const sweep = (now: number): void => {
    for (const [name, { putAt }] of slots) {
      if (now < putAt + MAX_PAIRING_LIFE_MS) return
      slots.delete(name)
    }
  }

  const find = (name: string, now: number): Slot | undefined | MailboxError => {
    sweep(now)
    const slot = slots.get(name)
    return slot !== undefined && now >= slot.until ? new MailboxError({ reason: "Expired" }) : slot
  }

  return {
    put: (name, message, lifeMs) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        if (message.length > MAX_MAILBOX_BYTES) return Effect.die(new RangeError("mailbox: message too long"))
        const slot = find(name, now)
        if (slot instanceof MailboxError) return slot
        if (slot !== undefined) {
          return sameBytes(slot.message, message) ? Effect.void : new MailboxError({ reason: "Taken" })
        }
        if (slots.size >= MAX_SLOTS) return new MailboxError({ reason: "Unavailable" })
        const until = now + Math.min(lifeMs, PAIRING_LIFE_MS)
        slots.set(name, { message: message.slice(), putAt: now, until, taker: undefined })
        return Effect.void
      }),
    take: (name, taker) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const slot = find(name, now)
        if (slot === undefined || slot instanceof MailboxError) return slot ?? Effect.succeed(undefined)
        slot.taker ??= taker
        return slot.taker === taker ? Effect.succeed(slot.message.slice()) : new MailboxError({ reason: "Taken" })
      }),
    keep: (name, lifeMs) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const slot = find(name, now)
        if (slot instanceof MailboxError) return slot
        if (slot === undefined) return new MailboxError({ reason: "Expired" })
        slot.until = Math.min(now + Math.min(lifeMs, PAIRING_LIFE_MS), slot.putAt + MAX_PAIRING_LIFE_MS)
        return Effect.void
      })
  }
}
