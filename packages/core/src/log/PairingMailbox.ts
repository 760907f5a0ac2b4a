/**
 * The port on where two devices that do not know each other yet leave messages: slots that hold one small message each, for
 * a short time, open to whoever can name the slot. Layers: a relay over HTTP, memory. It is trusted with nothing: what lies
 * in it is sealed, and losing, changing or inventing messages can stop a pairing and no more.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

/** A message at its longest. */
export const MAX_MAILBOX_BYTES = 4096
/** How long a message is kept unless it is said to be kept for less. */
export const PAIRING_LIFE_MS = 10 * 60 * 1000
/** However often a slot is kept on: not longer than this after its message was put. */
export const MAX_PAIRING_LIFE_MS = 60 * 60 * 1000
/** A slot's name is 160 bits in base 32: nobody finds one by trying. */
export const SLOT_LENGTH = 32

export class MailboxError extends Schema.TaggedError<MailboxError>()("MailboxError", {
  reason: Schema.Literals([
    /** Somebody else put a message there, or took it. */
    "Taken",
    /** There was a message; its time is over. */
    "Expired",
    /** The mailbox cannot be reached, or is full; trying again may work. */
    "Unavailable"
  ]),
  cause: Schema.optionalKey(Schema.Defect())
}) {}

export class PairingMailbox extends Context.Service<
  PairingMailbox,
  {
    /**
     * Puts the only message that the slot will ever hold, for `lifeMs`, and at most `PAIRING_LIFE_MS`. The same message again
     * is success, so that a lost answer does not matter; another one is `Taken`. Too long a message is a defect.
     */
    readonly put: (slot: string, message: Uint8Array, lifeMs: number) => Effect.Effect<void, MailboxError>
    /**
     * The message, which from now on only this taker gets, as often as it asks; `undefined` while there is none. `taker` is
     * random, like a slot's name.
     */
    readonly take: (slot: string, taker: string) => Effect.Effect<Uint8Array | undefined, MailboxError>
    /** Keeps a message for `lifeMs` from now on; at most `MAX_PAIRING_LIFE_MS` after it was put. */
    readonly keep: (slot: string, lifeMs: number) => Effect.Effect<void, MailboxError>
  }
>()("@kith/core/log/PairingMailbox") {}
