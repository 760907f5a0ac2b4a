/** Why a relay does not take a log that it does not have yet, in words. */
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import type { Refused } from "@kith/storage/web/AskRelay"
import type { Session } from "../Session.ts"
import { failed } from "../Stopped.ts"
import { printable } from "../output/printable.ts"
import { hereToken, readHere } from "./hereRelay.ts"
import { syncWords } from "../words/syncWords.ts"

/** Whoever runs the relay hands it out; unless the relay is open, nothing begins there without it. Never a flag: those are seen. */
const TOKEN_VARIABLE = "KITH_RELAY_CREATION_TOKEN"

export const creationToken = ({ world, home }: Session, { url }: RelayAddress): string | undefined =>
  readHere(home)?.url === url ? hereToken(home) : world.env[TOKEN_VARIABLE]

export const refusedInWords = (session: Session, address: RelayAddress, { code }: Refused) => {
  const { host, url } = address
  const say = syncWords[session.lang]
  switch (code) {
    case "mayNotCreate":
      return failed(creationToken(session, address) === undefined ? say.noWorkspaces(host) : say.badToken(host))
    case "forgotten":
      return failed(say.forgotten(host))
    case undefined:
      return failed(say.noRelayThere(url))
    default:
      return failed(
        Object.hasOwn(say.limits, code)
          ? say.overLimit(host, say.limits[code as keyof typeof say.limits])
          : say.rejected(host, printable(code))
      )
  }
}
