/**
 * What can be wrong with a request, as relays say it: a stable code with its facts, the same over a socket and over HTTP.
 * For clients, which turn codes into `BundleStoreError`s, and for relays, which do the reverse. Apps make the words.
 */
import { toBase32 } from "./Base32.ts"
import {
  type BundleStoreError,
  OverLimit,
  Rejected,
  type Rejection,
  rejections,
  StoreCorrupt,
  StoreUnavailable
} from "./BundleStore.ts"
import type { ByteReader } from "./ByteReader.ts"
import type { ByteWriter } from "./ByteWriter.ts"
import type { Dot } from "./Dot.ts"
import { type DeviceId, ID_BYTES } from "./Ids.ts"
import { idBytes } from "./WireIds.ts"

type Limit = OverLimit["limit"]

/** A code's byte on the wire; never reused. */
const codes = {
  notThisWorkspace: 1,
  notAMember: 2,
  mayNotWrite: 3,
  badSignature: 4,
  gap: 5,
  fork: 6,
  malformed: 7,
  badMembership: 8,
  notSignedIn: 9,
  forgotten: 10,
  bundleBytes: 20,
  requestBytes: 21,
  bundlesPerRequest: 22,
  workspaceBytes: 23,
  workspaces: 24,
  requests: 25,
  connections: 26,
  membershipEntries: 27,
  calendars: 28,
  wakes: 29,
  /** Busy, or its own store fails; try again. */
  unavailable: 40,
  /** Its own store no longer reads back as it was written. */
  corrupt: 41,
  /** It is stopping; connect again. */
  stopping: 42,
  /** It stopped listening, since this socket read too slowly; connect again. */
  tooSlow: 43,
  /** It speaks another version of this protocol. */
  unsupportedVersion: 50
} as const satisfies Record<
  Rejection | Limit | "unavailable" | "corrupt" | "stopping" | "tooSlow" | "unsupportedVersion",
  number
>

export type RelayProblemCode = keyof typeof codes
export const relayProblemCodes = Object.keys(codes) as ReadonlyArray<RelayProblemCode>

export interface RelayProblem {
  readonly code: RelayProblemCode
  /** The first event of what was refused. */
  readonly dot?: Dot
  /** Where the relay's own copy of that feed ends. */
  readonly held?: number
  /** How much the limit allows: bytes, or a number of things. */
  readonly allowed?: number
  readonly retryAfterMs?: number
}

const byNumber = new Map<number, RelayProblemCode>(
  Object.entries(codes).map(([code, number]) => [number, code as RelayProblemCode])
)
const DOT = 1
const HELD = 2
const ALLOWED = 4
const RETRY = 8

export const writeProblem = (
  writer: ByteWriter,
  { code, dot, held, allowed, retryAfterMs }: RelayProblem
): ByteWriter => {
  const has = (value: unknown, bit: number): number => (value === undefined ? 0 : bit)
  writer.u8(codes[code]).u8(has(dot, DOT) | has(held, HELD) | has(allowed, ALLOWED) | has(retryAfterMs, RETRY))
  if (dot !== undefined) writer.raw(idBytes(dot.device, ID_BYTES)).varint(dot.seq)
  for (const value of [held, allowed, retryAfterMs]) if (value !== undefined) writer.varint(value)
  return writer
}

/** Throws `RangeError` on codes and facts that are none. */
export const readProblem = (reader: ByteReader): RelayProblem => {
  const code = byNumber.get(reader.u8())
  const facts = reader.u8()
  if (code === undefined || facts >= 2 * RETRY) throw new RangeError("problem: not known")
  const problem: { -readonly [key in keyof RelayProblem]: RelayProblem[key] } = { code }
  if ((facts & DOT) !== 0) {
    problem.dot = { device: toBase32(reader.raw(ID_BYTES)) as DeviceId, seq: reader.varint() }
    if (problem.dot.seq === 0) throw new RangeError("problem: no such event")
  }
  if ((facts & HELD) !== 0) problem.held = reader.varint()
  if ((facts & ALLOWED) !== 0) problem.allowed = reader.varint()
  if ((facts & RETRY) !== 0) problem.retryAfterMs = reader.varint()
  return problem
}

export const problemOf = ({ reason }: Pick<BundleStoreError, "reason">): RelayProblem => {
  switch (reason._tag) {
    case "Rejected":
      return {
        code: reason.why,
        ...(reason.dot === undefined ? {} : { dot: reason.dot }),
        ...(reason.held === undefined ? {} : { held: reason.held })
      }
    case "OverLimit":
      return { code: reason.limit, allowed: reason.allowed, ...retryOf(reason) }
    case "StoreUnavailable":
      return { code: "unavailable", ...retryOf(reason) }
    case "StoreCorrupt":
      return { code: "corrupt", ...(reason.dot === undefined ? {} : { dot: reason.dot }) }
  }
}

const retryOf = ({ retryAfterMs }: { readonly retryAfterMs?: number }) =>
  retryAfterMs === undefined ? {} : { retryAfterMs }

/** As a `BundleStore`'s user meets it. What the relay cannot help, such as its stopping, is `StoreUnavailable`. */
export const reasonOf = (problem: RelayProblem): BundleStoreError["reason"] => {
  const { code, dot, held, allowed } = problem
  if (isRejection(code)) {
    return new Rejected({ why: code, ...(dot === undefined ? {} : { dot }), ...(held === undefined ? {} : { held }) })
  }
  if (code === "corrupt") return new StoreCorrupt({ cause: problem, ...(dot === undefined ? {} : { dot }) })
  return isLimit(code)
    ? new OverLimit({ limit: code, allowed: allowed ?? 0, ...retryOf(problem) })
    : new StoreUnavailable({ cause: problem, ...retryOf(problem) })
}

/** Whether it is a relay's own answer that it can keep nothing now, and not the way there: for `StoreUnavailable.cause`. */
export const isFailing = (cause: unknown): boolean =>
  (cause as { readonly code?: unknown } | null | undefined)?.code === ("unavailable" satisfies RelayProblemCode)

const isRejection = (code: RelayProblemCode): code is Rejection => (rejections as ReadonlyArray<string>).includes(code)

const isLimit = (code: RelayProblemCode): code is Limit => codes[code] >= 20 && codes[code] < 40
