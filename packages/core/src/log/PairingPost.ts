/** Sending and awaiting a pairing's messages by a mailbox that is sometimes out of reach, on Effect's clock. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { type MailboxError, PAIRING_LIFE_MS, PairingMailbox } from "./PairingMailbox.ts"
import { PairingError } from "./PairingError.ts"

/** How often somebody who waits looks. */
export const POLL_MS = 1000
/** How long somebody at the keyboard is kept before they hear that the mailbox is out of reach. */
export const PATIENCE_MS = 5000

const REASONS = { Taken: "AlreadyUsed", Expired: "Expired", Unavailable: "Unavailable" } as const

const failure = ({ reason, cause }: MailboxError): PairingError =>
  new PairingError({ reason: REASONS[reason], ...(cause === undefined ? {} : { cause }) })

/** Puts a message, and tries again until `deadline` while the mailbox cannot be reached. */
export const post = Effect.fnUntraced(function* (slot: string, message: Uint8Array, deadline: number) {
  const { put } = yield* PairingMailbox
  for (;;) {
    const done = yield* Effect.result(put(slot, message, PAIRING_LIFE_MS))
    if (done._tag === "Success") return
    const now = yield* Clock.currentTimeMillis
    if (done.failure.reason !== "Unavailable" || now >= deadline) return yield* failure(done.failure)
    yield* Effect.sleep(POLL_MS)
  }
})

/** Looks into a slot. A mailbox out of reach is asked again until `deadline`; an empty slot is answered at once. */
export const look = Effect.fnUntraced(function* (slot: string, taker: string, deadline: number) {
  const { take } = yield* PairingMailbox
  for (;;) {
    const found = yield* Effect.result(take(slot, taker))
    if (found._tag === "Success") return found.success
    const now = yield* Clock.currentTimeMillis
    if (found.failure.reason !== "Unavailable" || now >= deadline) return yield* failure(found.failure)
    yield* Effect.sleep(POLL_MS)
  }
})

/** The slot's message, once it is there. */
export const awaitPost = Effect.fnUntraced(function* (slot: string, taker: string, deadline: number) {
  for (;;) {
    const message = yield* look(slot, taker, deadline)
    if (message !== undefined) return message
    if ((yield* Clock.currentTimeMillis) >= deadline) return yield* new PairingError({ reason: "Expired" })
    yield* Effect.sleep(POLL_MS)
  }
})
