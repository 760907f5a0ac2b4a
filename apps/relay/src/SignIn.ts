/** Who is at the other end of a socket: proven by a signed challenge, or by a token of before. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { BundleStoreError, Rejected } from "@kith/core/log/BundleStore"
import { Ciphers } from "@kith/core/log/Ciphers"
import { deviceIdOf } from "@kith/core/log/Feed"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { isActive } from "@kith/core/log/Membership"
import { RECOVERY } from "@kith/core/log/MembershipEntry"
import { Primitives } from "@kith/core/log/Primitives"
import { RelayStore } from "@kith/core/log/RelayStore"
import { CHALLENGE_BYTES, CHALLENGE_MS, WIRE_VERSION, type WireAnswer, type WireRequest } from "@kith/core/log/Wire"
import { authMessage, findMessage } from "@kith/core/log/WireAuth"
import type { Principal } from "@kith/core/log/WireIds"
import type { Relay } from "./Relay.ts"
import type { Room } from "./Room.ts"
import { TOKEN_MS } from "./Tokens.ts"
import { whyAway } from "./whyAway.ts"

/**
 * - `device`: may do whatever its role lets it.
 * - `recovery`: who holds the phrase; may read and extend the membership chain.
 * - `revoked`: a device that was taken out; may read the chain as far as the entry that says so.
 */
export interface Guest {
  readonly room: Room
  readonly as: Principal
  readonly standing: "device" | "recovery" | "revoked"
}

export type SignInStep =
  | { readonly _tag: "answer"; readonly answer: WireAnswer }
  | { readonly _tag: "signedIn"; readonly answer: WireAnswer; readonly guest: Guest }

/** What a socket has been asked to sign. Gone with its first answer, whatever that was. */
interface Asked {
  readonly challenge: Uint8Array
  readonly at: number
  readonly request: Extract<WireRequest, { readonly _tag: "Hello" | "Find" }>
}

/** At most so many are named to whoever asks by key. */
const MAX_FOUND = 100

const refuse = (why: Rejected["why"]) => new BundleStoreError({ operation: "open", reason: new Rejected({ why }) })

/** One socket's sign-in. `host` is the name that the device must have dialled for its proof to count. */
export class SignIn {
  private asked: Asked | undefined
  private readonly relay: Relay
  private readonly host: string

  constructor(relay: Relay, host: string) {
    this.relay = relay
    this.host = host
  }

  readonly hear = Effect.fnUntraced(function* (this: SignIn, request: WireRequest) {
    switch (request._tag) {
      case "Hello":
      case "Find":
        return yield* this.challenge(request)
      case "Authenticate":
        return yield* this.byToken(request.workspace, request.token)
      case "Proof": {
        const { asked } = this
        this.asked = undefined
        const now = yield* Clock.currentTimeMillis
        if (asked === undefined || now - asked.at > CHALLENGE_MS) return yield* refuse("notSignedIn")
        return asked.request._tag === "Find"
          ? yield* this.found(asked.request.publicKey, asked.challenge, request.signature)
          : yield* this.byKey(asked.request, asked.challenge, request.signature)
      }
      default:
        return yield* refuse("notSignedIn")
    }
  })

  private readonly challenge = Effect.fnUntraced(function* (this: SignIn, request: Asked["request"]) {
    const { random } = yield* Primitives
    if (request._tag === "Hello" && (yield* (yield* RelayStore).presence(request.workspace)) !== "here") {
      return yield* refuse(yield* whyAway(request.workspace))
    }
    const challenge = random(CHALLENGE_BYTES)
    this.asked = { challenge, at: yield* Clock.currentTimeMillis, request }
    return { _tag: "answer", answer: { _tag: "Challenge", challenge } } satisfies SignInStep
  })

  private readonly byKey = Effect.fnUntraced(function* (
    this: SignIn,
    { workspace, as }: Extract<WireRequest, { readonly _tag: "Hello" }>,
    challenge: Uint8Array,
    signature: Uint8Array
  ) {
    const room = yield* this.enter(workspace)
    const { devices, recovery } = room.membership
    const publicKey = as === RECOVERY ? recovery?.signing : devices.get(as)?.card.signing
    if (publicKey === undefined) return yield* refuse("notAMember")
    const { verify } = yield* Ciphers
    const message = authMessage(this.host, challenge, workspace, as)
    if (!(yield* verify(publicKey, message, signature))) return yield* refuse("badSignature")
    if (as === RECOVERY) return yield* this.welcome({ room, as, standing: "recovery" })
    return yield* this.welcome({ room, as, standing: isActive(room.membership, as) ? "device" : "revoked" })
  })

  private readonly byToken = Effect.fnUntraced(function* (this: SignIn, workspace: WorkspaceId, token: Uint8Array) {
    const claim = this.relay.tokens.read(token, yield* Clock.currentTimeMillis)
    if (claim?.workspace !== workspace) return yield* refuse("notSignedIn")
    const room = yield* this.enter(workspace)
    if (!isActive(room.membership, claim.device)) return yield* refuse("notSignedIn")
    return yield* this.welcome({ room, as: claim.device, standing: "device" })
  })

  private readonly enter = Effect.fnUntraced(function* (this: SignIn, workspace: WorkspaceId) {
    return (yield* this.relay.rooms.enter(workspace)) ?? (yield* refuse(yield* whyAway(workspace)))
  })

  private readonly welcome = Effect.fnUntraced(function* (this: SignIn, guest: Guest) {
    const { room, as, standing } = guest
    const at = yield* Clock.currentTimeMillis
    const { length, head } = as === RECOVERY ? room.membership : room.endFor(as)
    const expires = standing === "device" ? at + TOKEN_MS : 0
    const token =
      standing === "device" && as !== RECOVERY
        ? this.relay.tokens.issue({ workspace: room.store.workspace, device: as, expires })
        : new Uint8Array(0)
    const answer = { _tag: "Welcome", version: WIRE_VERSION, length, head, at, token, expires } as const
    return { _tag: "signedIn", answer, guest } satisfies SignInStep
  })

  private readonly found = Effect.fnUntraced(function* (
    this: SignIn,
    publicKey: Uint8Array,
    challenge: Uint8Array,
    signature: Uint8Array
  ) {
    const { verify } = yield* Ciphers
    if (!(yield* verify(publicKey, findMessage(this.host, challenge, publicKey), signature))) {
      return yield* refuse("badSignature")
    }
    const { sha256 } = yield* Primitives
    const workspaces = yield* (yield* RelayStore).workspacesOf(deviceIdOf(sha256, publicKey))
    const answer = { _tag: "Workspaces", workspaces: workspaces.slice(0, MAX_FOUND) } as const
    return { _tag: "answer", answer } satisfies SignInStep
  })
}
