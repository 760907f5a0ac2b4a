/**
 * The relay over HTTP: beginning and removing workspaces, published calendars, wakes, pairing mailboxes, health, metrics. Syncing is
 * the socket's.
 */
import { Hono } from "hono"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import { roleOf } from "@kith/core/log/Membership"
import { decodeEntry } from "@kith/core/log/MembershipEntry"
import { MAX_MAILBOX_BYTES, MAX_PAIRING_LIFE_MS, SLOT_LENGTH } from "@kith/core/log/PairingMailbox"
import { problemOf } from "@kith/core/log/RelayProblem"
import { RelayStore } from "@kith/core/log/RelayStore"
import { MAX_MESSAGE_BYTES, WIRE_VERSION } from "@kith/core/log/Wire"
import { bearer, signedIn } from "./bearer.ts"
import { calendarRoutes } from "./calendarRoutes.ts"
import { createWorkspace } from "./createWorkspace.ts"
import { type HttpProblem, problemResponse } from "./httpProblem.ts"
import type { Mailbox, MailboxFault } from "./Mailbox.ts"
import { prometheusText } from "./prometheus.ts"
import type { Relay } from "./Relay.ts"
import { bodyOf, malformed } from "./requestBody.ts"
import type { Bindings, Routing, RunForDevice, RunRoute } from "./Routing.ts"
import { sameSecret } from "./Tokens.ts"
import type { TokenBuckets } from "./TokenBuckets.ts"
import { wakeRoutes } from "./wakeRoutes.ts"

export interface AppOptions {
  readonly relay: Relay
  readonly mailbox: Mailbox
  readonly byAddress: TokenBuckets
  /** `undefined`: anybody may begin a workspace. */
  readonly mayCreate: ((token: string | undefined) => boolean) | undefined
  /** Whether this request may read the metrics. */
  readonly mayMeasure: (request: Request, address: string) => boolean
  /** The relay's clock, ms. */
  readonly now: () => number
  readonly run: RunRoute
}

const MAX_CREATE_BYTES = 2 * MAX_MESSAGE_BYTES
const MAX_PAIRING_BODY_BYTES = 2 * MAX_MAILBOX_BYTES

const Slot = Schema.String.check(Schema.isPattern(new RegExp(`^[0-9a-hjkmnp-tv-z]{${SLOT_LENGTH}}$`)))
const LifeMs = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: MAX_PAIRING_LIFE_MS }))
const bytes = (most: number) =>
  Schema.Uint8ArrayFromBase64Url.check(Schema.makeFilter((value: Uint8Array) => value.length <= most))

const Founding = Schema.Struct({
  entries: Schema.NonEmptyArray(Schema.Uint8ArrayFromBase64Url),
  again: Schema.optionalKey(Schema.Boolean)
})
const Put = Schema.Struct({ slot: Slot, message: bytes(MAX_MAILBOX_BYTES), lifeMs: LifeMs })
const Take = Schema.Struct({ slot: Slot, taker: Slot })
const Keep = Schema.Struct({ slot: Slot, lifeMs: LifeMs })

export const relayApp = (options: AppOptions): Hono<{ Bindings: Bindings }> => {
  const { relay, mailbox, byAddress, mayCreate, mayMeasure, now, run } = options
  const { meters } = relay
  const app = new Hono<{ Bindings: Bindings }>()

  const refuse = (problem: HttpProblem): Response => {
    meters.refused(problem.code)
    return problemResponse(problem)
  }

  const runForDevice: RunForDevice = (request, work) =>
    run(
      Effect.scoped(
        Effect.gen(function* () {
          const by = yield* signedIn(relay, request.raw, request.param("workspace"))
          return typeof by === "string" ? refuse({ code: by }) : yield* work(by)
        })
      )
    )

  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) if (!c.res.headers.has(name)) c.header(name, value)
  })
  /** Why somebody at this address has to wait. */
  const tooMany = (address: string): Response | undefined => {
    const retryAfterMs = byAddress.take(address, now())
    return retryAfterMs === undefined
      ? undefined
      : refuse({ code: "requests", allowed: byAddress.rate.burst, retryAfterMs })
  }
  app.use("/v1/*", async (c, next) => {
    if (c.req.method === "OPTIONS") return new Response(null, { status: 204, headers: crossOrigin })
    const refused = tooMany(c.env.address)
    if (refused === undefined) await next()
    else c.res = refused
    // The web app may come from elsewhere; there are no cookies that another site could borrow.
    c.header("access-control-allow-origin", "*")
    return undefined
  })

  app.use("/calendar/*", async (c, next) => {
    const refused = tooMany(c.env.address)
    if (refused === undefined) await next()
    else c.res = refused
  })

  app.get("/v1/health", () =>
    run(
      Effect.gen(function* () {
        yield* (yield* RelayStore).statistics
        const time = yield* Clock.currentTimeMillis
        return Response.json({ status: "ok", protocol: WIRE_VERSION, time }, noStore)
      })
    )
  )

  app.get("/metrics", (c) => {
    if (!mayMeasure(c.req.raw, c.env.address)) return refuse({ code: "notFound" })
    return run(
      Effect.gen(function* () {
        const held = yield* Effect.result((yield* RelayStore).statistics)
        const text = prometheusText(meters, relay.rooms.size, Result.getOrUndefined(held))
        return new Response(text, {
          headers: { "content-type": "text/plain; version=0.0.4", "cache-control": "no-store" }
        })
      })
    )
  })

  app.post("/v1/workspaces", (c) => {
    if (mayCreate !== undefined && !mayCreate(bearer(c.req.raw))) return refuse({ code: "mayNotCreate" })
    return run(
      Effect.gen(function* () {
        const { entries, again = false } = yield* bodyOf(c.req.raw, Founding, MAX_CREATE_BYTES)
        const chain = yield* Effect.try({ try: () => entries.map(decodeEntry), catch: () => malformed })
        const { workspace, length, done } = yield* createWorkspace(chain, again)
        return Response.json({ workspace, length }, { ...noStore, status: done === "created" ? 201 : 200 })
      })
    )
  })

  app.delete("/v1/workspaces/:workspace", (c) =>
    runForDevice(c.req, (by) =>
      Effect.gen(function* () {
        const { room, device } = by
        const { workspace } = room.store
        if (roleOf(room.membership, device) !== "owner") return refuse({ code: "notAnOwner" })
        yield* (yield* RelayStore).remove(workspace)
        relay.rooms.close(workspace)
        return new Response(null, { status: 204 })
      })
    )
  )

  const routing: Routing = { app, relay, refuse, run, runForDevice }
  calendarRoutes(routing)
  wakeRoutes(routing)

  const ofMailbox = (fault: MailboxFault | undefined): Response =>
    fault === undefined ? new Response(null, { status: 204 }) : refuse({ code: fault })

  const pairing = <A>(path: string, schema: Schema.Decoder<A>, answer: (request: A, now: number) => Response) =>
    app.post(path, (c) =>
      run(
        Effect.gen(function* () {
          const request = yield* bodyOf(c.req.raw, schema, MAX_PAIRING_BODY_BYTES)
          return answer(request, yield* Clock.currentTimeMillis)
        })
      )
    )
  pairing("/v1/pairing/put", Put, ({ slot, message, lifeMs }, now) =>
    ofMailbox(mailbox.put(slot, message, lifeMs, now))
  )
  pairing("/v1/pairing/keep", Keep, ({ slot, lifeMs }, now) => ofMailbox(mailbox.keep(slot, lifeMs, now)))
  pairing("/v1/pairing/take", Take, ({ slot, taker }, now) => {
    const taken = mailbox.take(slot, taker, now)
    return taken instanceof Uint8Array
      ? Response.json({ message: Buffer.from(taken).toString("base64url") }, noStore)
      : ofMailbox(taken)
  })

  app.all("/v1/health", () => refuse({ code: "methodNotAllowed" }))
  app.notFound(() => refuse({ code: "notFound" }))
  // Whatever it is, it is no reader's business what.
  app.onError(() => refuse({ code: "failed" }))
  return app
}

const noStore = { headers: { "cache-control": "no-store" } }

/** For what the API answers; pages of the web app bring their own. */
const securityHeaders = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "cross-origin"
}

const crossOrigin = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, PUT, DELETE",
  "access-control-allow-headers": "authorization, content-type",
  "access-control-max-age": "86400"
}

/** For a relay that is not open. */
export const creationBy =
  (expected: string | undefined) =>
  (given: string | undefined): boolean =>
    expected !== undefined && given !== undefined && sameSecret(Buffer.from(expected), Buffer.from(given))

/** What a failed route answers. */
export const failureResponse = (relay: Relay, error: BundleStoreError): Response => {
  const problem = problemOf(error)
  relay.meters.refused(problem.code)
  return problemResponse(problem)
}
