/** RFC 9457 problem details: what went wrong, what is safe, and what to do, under a code that clients make their words from. */
import type { RelayProblem, RelayProblemCode } from "@kith/core/log/RelayProblem"

/** Beside those of the wire: what only HTTP can be asked. */
export type HttpProblemCode =
  | RelayProblemCode
  | "notFound"
  | "methodNotAllowed"
  | "mayNotCreate"
  | "notAnOwner"
  | "taken"
  | "expired"
  | "mailboxFull"
  | "badEndpoint"
  | "failed"

export interface HttpProblem extends Omit<RelayProblem, "code"> {
  readonly code: HttpProblemCode
}

type Words = readonly [status: number, title: string, detail: string]

const AGAIN = "Nothing of this request was stored; what was acknowledged before is safe."

const words: Readonly<Record<HttpProblemCode, Words>> = {
  notThisWorkspace: [
    404,
    "No such workspace",
    "This relay does not keep that workspace. Create it here, or check the relay's address."
  ],
  notAMember: [403, "Not a device of this workspace", `${AGAIN} Pair the device with the workspace, then try again.`],
  mayNotWrite: [
    403,
    "May not write",
    `${AGAIN} The device's role or a cut of its feed forbids it; an owner can change that.`
  ],
  badSignature: [
    403,
    "Signature does not hold",
    `${AGAIN} Check that the key is this device's, and that the relay's public URL is the one you dialled.`
  ],
  gap: [409, "Events are missing before these", `${AGAIN} Send what follows the relay's own end of the feed.`],
  fork: [
    409,
    "The feed goes on in another way here",
    `${AGAIN} The first version was kept. The device needs a new identity.`
  ],
  malformed: [400, "Not a request", `${AGAIN} It could not be read; it may be damaged, or of another version.`],
  badMembership: [
    409,
    "The membership entry does not follow",
    `${AGAIN} Read the chain again, and build on its last entry.`
  ],
  notSignedIn: [401, "Not signed in", `${AGAIN} Sign in again with the device's key.`],
  forgotten: [
    410,
    "Deleted here on purpose",
    `${AGAIN} An owner had this relay forget the workspace; its devices keep what they hold. Use another relay, or create it here again.`
  ],
  bundleBytes: [413, "Bundle too large", `${AGAIN} Send it as several smaller ones.`],
  requestBytes: [413, "Request too large", `${AGAIN} Send less at once.`],
  bundlesPerRequest: [413, "Too many bundles at once", `${AGAIN} Send fewer at once.`],
  workspaceBytes: [
    507,
    "Workspace full",
    `${AGAIN} Your devices keep everything. Ask whoever runs the relay for more room, or use another relay.`
  ],
  workspaces: [
    507,
    "Relay full",
    `${AGAIN} It takes no more workspaces. Use another relay, or ask whoever runs this one.`
  ],
  requests: [429, "Too many requests", `${AGAIN} Wait as long as Retry-After says.`],
  connections: [503, "Too many connections", `${AGAIN} Try again later; your devices keep everything meanwhile.`],
  calendars: [507, "Too many calendars", `${AGAIN} Revoke one that is no longer needed.`],
  wakes: [
    422,
    "Too many wakes",
    `${AGAIN} Ask for fewer hours, and nearer ones; or take back those of a device that is not used any more.`
  ],
  membershipEntries: [507, "Membership chain too long", `${AGAIN} Ask whoever runs the relay for a higher limit.`],
  unavailable: [503, "Busy", `${AGAIN} Try again in a moment.`],
  corrupt: [
    500,
    "Stored bytes are damaged",
    `${AGAIN} Whoever runs the relay should look after its disk; devices can fill it again.`
  ],
  stopping: [503, "Stopping", `${AGAIN} Connect again in a moment.`],
  tooSlow: [503, "Read too slowly", `${AGAIN} Connect again to catch up.`],
  unsupportedVersion: [426, "Another version of the protocol", `${AGAIN} Update the app, or the relay.`],
  notFound: [404, "Nothing here", "This address means nothing to the relay. Check it against the protocol page."],
  methodNotAllowed: [405, "Not this way", "The address exists, and takes another method."],
  mayNotCreate: [
    403,
    "Needs a creation token",
    `${AGAIN} Ask whoever runs the relay for its token, and send it as a bearer token.`
  ],
  notAnOwner: [403, "Only for owners", `${AGAIN} An owner of the workspace can do it.`],
  taken: [409, "Taken", "Somebody else has used this slot; nothing was changed. Begin the pairing again."],
  expired: [410, "Expired", "The time for this is over; nothing was changed. Begin the pairing again."],
  badEndpoint: [
    422,
    "Not an address to wake a device at",
    `${AGAIN} Send the endpoint as the browser's push subscription gives it: https, and of a host that anybody can reach.`
  ],
  mailboxFull: [503, "Mailbox full", `${AGAIN} Too many pairings are under way. Try again in some minutes.`],
  failed: [500, "The relay failed", `${AGAIN} Try again; if it goes on, tell whoever runs the relay.`]
}

export const statusOf = (code: HttpProblemCode): number => words[code][0]

/** As bytes for a socket that has not become a response yet, and for `problemResponse`. */
export const problemBody = ({ code, ...facts }: HttpProblem): string => {
  const [status, title, detail] = words[code]
  return JSON.stringify({ type: `urn:kith:problem:${code}`, title, status, detail, code, ...facts })
}

export const problemHeaders = ({ retryAfterMs }: HttpProblem): Record<string, string> => ({
  "content-type": "application/problem+json",
  "cache-control": "no-store",
  ...(retryAfterMs === undefined ? {} : { "retry-after": String(Math.max(1, Math.ceil(retryAfterMs / 1000))) })
})

export const problemResponse = (problem: HttpProblem): Response =>
  new Response(problemBody(problem), { status: statusOf(problem.code), headers: problemHeaders(problem) })
