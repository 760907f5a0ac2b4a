/** Who makes a request, by the token that it bears. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { type DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { isActive } from "@kith/core/log/Membership"
import type { HttpProblemCode } from "./httpProblem.ts"
import type { Relay } from "./Relay.ts"
import type { Room } from "./Room.ts"
import { whyAway } from "./whyAway.ts"

export const bearer = (request: Request): string | undefined =>
  /^bearer ([\x21-\x7e]{1,512})$/i.exec(request.headers.get("authorization") ?? "")?.[1]

const decodeToken = Schema.decodeUnknownResult(Schema.Uint8ArrayFromBase64Url)

export interface SignedIn {
  readonly room: Room
  readonly device: DeviceId
}

/** The device that a request's token is of, if it belongs to this workspace now; why it may not, otherwise. */
export const signedIn = Effect.fnUntraced(function* (relay: Relay, request: Request, named: string) {
  const token = Result.getOrUndefined(decodeToken(bearer(request)))
  const claim = token === undefined ? undefined : relay.tokens.read(token, yield* Clock.currentTimeMillis)
  const workspace = WorkspaceId.make(named)
  if (claim?.workspace !== workspace) return "notSignedIn" satisfies HttpProblemCode
  const room = yield* relay.rooms.enter(workspace)
  if (room === undefined) return (yield* whyAway(workspace)) satisfies HttpProblemCode
  if (!isActive(room.membership, claim.device)) return "notSignedIn" satisfies HttpProblemCode
  return { room, device: claim.device } satisfies SignedIn
})
