/**
 * Requests to the Sheets API: paced within the quota, timed, and repeated where that is safe. For the layer, `checkGoogle` and
 * `createSpreadsheet`.
 *
 * Reads are repeated after any passing failure. Writes only where nothing can have been done (a refused quota, no connection);
 * after a 500, a 503, a cut or a time-out a write may stand, and whoever asked must look.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import * as Schedule from "effect/Schedule"
import type { GoogleAccount } from "./GoogleAccount.ts"
import { type Answer, faultOfAnswer, faultOfConnection, GoogleFault, isPassing } from "./GoogleFault.ts"
import { makePace, QUOTA_PER_MINUTE } from "./Pacing.ts"

export interface GoogleClientOptions {
  readonly account: GoogleAccount
  /** In the place of `https://sheets.googleapis.com`: of a test server, or a proxy. */
  readonly endpoint?: string
  readonly fetch?: typeof globalThis.fetch
  /** How long one request may take. */
  readonly timeoutMs?: number
  /** Of each kind; Google's own quota unless said. */
  readonly requestsPerMinute?: number
  /** How often one request is sent at most. */
  readonly attempts?: number
}

export interface Ask {
  readonly kind: "read" | "write"
  readonly method: "GET" | "POST"
  /** With its query: `/v4/spreadsheets/…`. */
  readonly path: string
  readonly body?: object
}

export interface GoogleClient {
  readonly account: GoogleAccount
  /** The parsed answer, of the shape that the path and its `fields` promise. */
  readonly ask: <A>(request: Ask) => Effect.Effect<A, GoogleFault>
}

const SHEETS_ENDPOINT = "https://sheets.googleapis.com"
/** Google ends a request of its own after three minutes. */
const REQUEST_TIMEOUT_MS = 180_000
export const MAX_ATTEMPTS = 7
const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 32_000
/** A longer wait than this is for the caller to decide on. */
const LONGEST_RETRY_AFTER_MS = 120_000

export const makeGoogleClient = (options: GoogleClientOptions): GoogleClient => {
  const { account, endpoint = SHEETS_ENDPOINT, fetch = globalThis.fetch } = options
  const perMinute = options.requestsPerMinute ?? QUOTA_PER_MINUTE
  const timeoutMs = options.timeoutMs ?? REQUEST_TIMEOUT_MS
  const pace = { read: makePace(perMinute), write: makePace(perMinute) }

  const send = (request: Ask, token: string) =>
    Effect.tryPromise({
      try: async (signal): Promise<Answer> => {
        const response = await fetch(new URL(request.path, endpoint), {
          method: request.method,
          signal,
          headers: { authorization: `Bearer ${token}`, accept: "application/json", ...(request.body && json) },
          ...(request.body && { body: JSON.stringify(request.body) })
        })
        const { status, headers } = response
        const body = await response.text()
        return {
          status,
          retryAfter: headers.get("retry-after") ?? undefined,
          date: headers.get("date") ?? undefined,
          body
        }
      },
      catch: faultOfConnection
    }).pipe(
      Effect.timeoutOrElse({
        duration: timeoutMs,
        orElse: () => Effect.fail(new GoogleFault({ why: "timeout", sent: true, detail: `${timeoutMs} ms` }))
      })
    )

  const once = Effect.fnUntraced(function* (request: Ask, fresh: boolean) {
    const token = yield* account.token({ fresh })
    yield* pace[request.kind]
    const answer = yield* send(request, token)
    if (answer.status < 200 || answer.status > 299) return yield* faultOfAnswer(answer, yield* Clock.currentTimeMillis)
    return yield* parse(answer.body)
  })

  const ask = Effect.fnUntraced(function* (request: Ask) {
    const isSafe = (fault: GoogleFault): boolean => isPassing(fault) && (request.kind === "read" || !fault.sent)
    return yield* once(request, false).pipe(
      // A token may be taken back at any time; refused is not done, so that asking once more is safe.
      Effect.catch((fault) => (fault.status === 401 ? once(request, true) : Effect.fail(fault))),
      Effect.retry(backOff(isSafe, options.attempts ?? MAX_ATTEMPTS)),
      Effect.mapError((fault) => (request.kind === "read" ? new GoogleFault({ ...fault, sent: false }) : fault))
    )
  })
  return { account, ask: (request) => ask(request) as Effect.Effect<never, GoogleFault> }
}

const json = { "content-type": "application/json" }

const parse = (body: string): Effect.Effect<unknown, GoogleFault> =>
  Effect.try({
    try: () => JSON.parse(body) as unknown,
    // Cut off on its way: the work is done.
    catch: () => new GoogleFault({ why: "serverError", sent: true, detail: "the answer is no JSON" })
  })

/** Doubling delays with jitter, and never sooner than Google asked for. */
const backOff = (isSafe: (fault: GoogleFault) => boolean, attempts: number) =>
  Schedule.exponential(FIRST_DELAY_MS).pipe(
    Schedule.setInputType<GoogleFault>(),
    Schedule.upTo({ times: attempts - 1 }),
    Schedule.while(({ input }) => isSafe(input) && (input.retryAfterMs ?? 0) <= LONGEST_RETRY_AFTER_MS),
    Schedule.modifyDelay(({ input, duration }) =>
      Effect.map(Random.next, (random) => {
        const delay = Math.min(Duration.toMillis(duration), LONGEST_DELAY_MS) * (0.5 + random)
        return Duration.millis(Math.max(delay, (input.retryAfterMs ?? 0) * (1 + random / 10)))
      })
    )
  )
