/** Begins a log at a relay that does not have it yet, and says in words why it may not. */
import * as Effect from "effect/Effect"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import type { Session } from "../Session.ts"
import { failed } from "../Stopped.ts"
import { syncWords } from "../words/syncWords.ts"
import { printable } from "../output/printable.ts"
import type { RelayAddress } from "./relayAddress.ts"
import { beginAtRelay } from "./relayHttp.ts"

/** Whoever runs the relay hands it out; unless the relay is open, nothing begins there without it. Never a flag: those are seen. */
const TOKEN_VARIABLE = "KITH_RELAY_CREATION_TOKEN"

export const createAtRelay = Effect.fnUntraced(function* (
  { lang, world }: Session,
  address: RelayAddress,
  entries: ReadonlyArray<MembershipEntry>
) {
  const say = syncWords[lang]
  const token = world.env[TOKEN_VARIABLE]
  const refused = yield* beginAtRelay(address, entries, token)
  if (refused === undefined) return
  const { code } = refused
  switch (code) {
    case "mayNotCreate":
      return yield* failed(token === undefined ? say.noWorkspaces(address.host) : say.badToken(address.host))
    case undefined:
      return yield* failed(say.noRelayThere(address.url))
    default:
      return yield* failed(
        Object.hasOwn(say.limits, code)
          ? say.overLimit(address.host, say.limits[code as keyof typeof say.limits])
          : say.rejected(address.host, printable(code))
      )
  }
})
