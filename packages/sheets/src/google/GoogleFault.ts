/**
 * What can go wrong between the connector and Google, as facts: for the layer, which makes `SheetError`s of them, and for
 * `checkGoogle`, which tells a person what to mend. Never holds a token or a key.
 */
import * as Schema from "effect/Schema"

export class GoogleFault extends Schema.TaggedError<GoogleFault>()("GoogleFault", {
  why: Schema.Literals([
    /** No connection, or it was cut. */
    "unreachable",
    "timeout",
    /** 5xx: may come after the work was done. */
    "serverError",
    /** 429: over the quota; nothing was done. */
    "tooMany",
    /** A key or a sign-in that Google does not take: expired, revoked, of a deleted account. */
    "badCredentials",
    /** This computer's clock is too far from Google's for a key's signature to count. */
    "clockSkew",
    "apiDisabled",
    /** Signed in, and not for spreadsheets. */
    "scope",
    "forbidden",
    "protected",
    "notFound",
    /** An Excel file that stands in Drive unconverted. */
    "officeFile",
    /** It no longer has the rows, columns or tabs that were meant. */
    "changed",
    /** Over a limit: cells, characters, metadata, bytes. */
    "full",
    "malformed"
  ]),
  /** Whether what was asked may have been done all the same. */
  sent: Schema.Boolean,
  status: Schema.optionalKey(Schema.Int),
  retryAfterMs: Schema.optionalKey(Schema.Number),
  /** Where the API is switched on. */
  activationUrl: Schema.optionalKey(Schema.String),
  /** Google's clock when it answered, ms. */
  serverTime: Schema.optionalKey(Schema.Number),
  /** Google's own words, or the connection's. */
  detail: Schema.String
}) {
  override get message(): string {
    return `${this.why}${this.status === undefined ? "" : ` (${this.status})`}: ${this.detail}`
  }
}

/** Whether the same request may succeed a little later. */
export const isPassing = ({ why }: GoogleFault): boolean =>
  why === "unreachable" || why === "timeout" || why === "serverError" || why === "tooMany"

export interface Answer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly date: string | undefined
  readonly body: string
}

/** What an answer other than 2xx says. `now`: this computer's clock, ms. */
export const faultOfAnswer = (answer: Answer, now: number): GoogleFault => {
  const { message, reason, activationUrl } = readError(answer.body)
  const why = whyOf(answer.status, message, reason)
  const retryAfterMs = retryAfterOf(answer.retryAfter, now)
  const serverTime = answer.date === undefined ? Number.NaN : Date.parse(answer.date)
  return new GoogleFault({
    why,
    status: answer.status,
    sent: why === "serverError",
    detail: withoutSecrets(message === "" ? `HTTP ${answer.status}` : message),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(activationUrl === undefined ? {} : { activationUrl }),
    ...(Number.isNaN(serverTime) ? {} : { serverTime })
  })
}

const whyOf = (status: number, message: string, reason: string | undefined): GoogleFault["why"] => {
  if (status >= 500) return "serverError"
  if (status === 429) return "tooMany"
  if (status === 401) return "badCredentials"
  if (status === 404) return "notFound"
  if (status === 413) return "full"
  if (/protected (cell|range|sheet)|edit a protected/i.test(message)) return "protected"
  if (status === 403) {
    if (reason === "SERVICE_DISABLED" || /has not been used in project|is disabled/i.test(message)) return "apiDisabled"
    if (reason === "ACCESS_TOKEN_SCOPE_INSUFFICIENT" || /insufficient authentication scopes/i.test(message))
      return "scope"
    if (reason === "RATE_LIMIT_EXCEEDED" || /rate limit|quota/i.test(message)) return "tooMany"
    return "forbidden"
  }
  if (/not supported for this document/i.test(message)) return "officeFile"
  if (/above the limit of|maximum of \d+ characters|too large|metadata.*limit|limit.*metadata/i.test(message))
    return "full"
  if (
    /grid limits|no grid with id|beyond the last|doesn't exist|does not exist|out of bounds|already exists|no developer metadata/i.test(
      message
    )
  )
    return "changed"
  return "malformed"
}

interface ErrorBody {
  readonly error?: {
    readonly message?: string
    readonly details?: ReadonlyArray<{
      readonly reason?: string
      readonly metadata?: { readonly activationUrl?: string }
    }>
  }
}

const readError = (body: string) => {
  const { error } = parsed(body)
  const info = error?.details?.find(({ reason }) => reason !== undefined)
  return { message: error?.message ?? "", reason: info?.reason, activationUrl: info?.metadata?.activationUrl }
}

/** An error page of a proxy is no JSON. */
const parsed = (body: string): ErrorBody => {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === "object" && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** Seconds, or a date. */
const retryAfterOf = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

/** Tokens, keys and codes that an error's text might quote. */
export const withoutSecrets = (text: string): string =>
  text
    .replace(/-----BEGIN[\s\S]*?(-----END[^-]*-----|$)/g, "…")
    .replace(/\b(ya29|1\/\/|4\/|GOCSPX-|eyJ)[\w.~+/-]+/g, "…")
    .replace(/(token|secret|assertion|code|bearer)(["']?\s*[=:]\s*["']?|\s+)[\w.~+/-]{16,}/gi, "$1$2…")
    .slice(0, 500)

/** A `fetch` that failed: whether anything can have reached Google is told by how. */
export const faultOfConnection = (error: unknown): GoogleFault => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = (cause as { readonly code?: unknown } | undefined)?.code
  const detail = typeof code === "string" ? code : cause instanceof Error ? cause.message : "no connection"
  return new GoogleFault({ why: "unreachable", sent: !neverSent.has(detail), detail: withoutSecrets(detail) })
}

/** Failures of finding and opening a connection. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE"
])
