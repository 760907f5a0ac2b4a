/** A whole relay on Node: its database, its HTTP server and its sockets. `kith serve` starts it; so do tests. */
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as References from "effect/References"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import { Ciphers } from "@kith/core/log/Ciphers"
import { Primitives } from "@kith/core/log/Primitives"
import { RelayStore } from "@kith/core/log/RelayStore"
import { openSqliteRelay } from "@kith/storage/bundles/SqliteRelayStore"
import { nodeRandom, serverCiphers } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { acceptSockets, MAX_URL_BYTES, STOP_MS } from "./acceptSockets.ts"
import { creationBy, failureResponse, relayApp } from "./app.ts"
import { appFolder } from "./appFolder.ts"
import { defaultConfiguration, type RelayConfiguration } from "./configuration.ts"
import { type HttpProblem, problemBody, problemHeaders, problemResponse, statusOf } from "./httpProblem.ts"
import { holdFolder } from "./holdFolder.ts"
import { relaySecret, vapidKey } from "./keptSecret.ts"
import { jsonLogger } from "./jsonLogger.ts"
import { logStoreFailure } from "./Line.ts"
import { Mailbox } from "./Mailbox.ts"
import { addressOf, isLoopback, networkOf } from "./peers.ts"
import { pushPost } from "./pushPost.ts"
import { makeRelay, type Relay, type Waking } from "./Relay.ts"
import type { RelayServices } from "./Routing.ts"
import { TokenBuckets } from "./TokenBuckets.ts"
import { makeVapid } from "./vapid.ts"
import { keepWaking } from "./Waker.ts"

/** It could not start: the port is taken, the folder cannot be written, or another relay runs on it. Nothing runs. */
export class RelayStartError extends Schema.TaggedError<RelayStartError>()("RelayStartError", {
  what: Schema.Literals(["data", "taken", "listen"]),
  cause: Schema.Defect()
}) {}

export interface RunningRelay {
  /** Where it listens: `http://127.0.0.1:8377`. */
  readonly url: string
  readonly relay: Relay
  /** Copies everything it keeps to this file, of one moment, while it runs. */
  readonly backup: (file: string) => Effect.Effect<void, BundleStoreError>
  /** Stops it as closing the scope does: takes no more, finishes what is under way, closes sockets with 1001. */
  readonly close: Effect.Effect<void>
}

export interface RelayStartOptions extends Partial<RelayConfiguration> {
  /** Where log lines go; standard error unless given. */
  readonly writeLog?: (line: string) => void
}

const MAX_HEADER_BYTES = 16 * 1024
const SWEEP_MS = 60 * 60 * 1000

/** Runs for as long as the scope lives. */
export const startRelay: (options: RelayStartOptions) => Effect.Effect<RunningRelay, RelayStartError, Scope.Scope> =
  Effect.fn("serve.startRelay")(
    function* (options) {
      const configuration: RelayConfiguration = { ...defaultConfiguration, ...withoutUndefined(options) }
      const { data, maxWorkspaces: workspaces, workspaceBytes, uploaderBytes } = configuration
      const limits = { workspaces, workspaceBytes, uploaderBytes, membershipEntries: 10_000 }
      const { store, backup } = yield* openSqliteRelay(data, { limits: () => limits, name: "relay" }).pipe(
        Effect.mapError((cause) => new RelayStartError({ what: "data", cause }))
      )
      const held = yield* holdFolder(data).pipe(
        Effect.mapError((cause) => new RelayStartError({ what: "data", cause }))
      )
      if (held === undefined) return yield* new RelayStartError({ what: "taken", cause: undefined })
      const secret = yield* Effect.try({
        try: () => relaySecret(data, nodeRandom),
        catch: (cause) => new RelayStartError({ what: "data", cause })
      })
      const waking = yield* Effect.try({
        try: () => wakingBy(configuration),
        catch: (cause) => new RelayStartError({ what: "data", cause })
      })
      const services = yield* Layer.build(
        Layer.mergeAll(
          Layer.sync(Ciphers, serverCiphers),
          Layer.succeed(Primitives, { sha256: nodeSha256, random: nodeRandom }),
          Layer.succeed(RelayStore, store)
        )
      )
      const relay = yield* Effect.provideContext(makeRelay({ secret, waking }), services)
      const mailbox = new Mailbox(nodeSha256)
      const server = yield* Effect.provideContext(listen(configuration, relay, mailbox), services)
      yield* Effect.forkScoped(Effect.provideContext(keepWaking(relay), services))
      yield* Effect.forkScoped(
        Effect.forever(
          Effect.andThen(Effect.sleep(SWEEP_MS), store.sweep.pipe(Effect.asVoid, Effect.catch(logStoreFailure))).pipe(
            Effect.andThen(Clock.currentTimeMillis),
            Effect.tap((now) => Effect.sync(() => mailbox.sweep(now)))
          )
        )
      )
      const url = urlOf(server.address)
      yield* Effect.logInfo("listening").pipe(Effect.annotateLogs({ url, open: configuration.open }))
      if (configuration.publicUrl === undefined && !isLoopback(configuration.host)) {
        yield* Effect.logWarning("no public URL is set: proofs are checked against the Host header alone")
      }
      return { url, relay, backup, close: Effect.andThen(server.close, held.letGo) } satisfies RunningRelay
    },
    (starting, options) =>
      starting.pipe(
        Effect.provide(Logger.layer([jsonLogger(options.writeLog ?? ((line) => void process.stderr.write(line)))]), {
          local: true
        }),
        Effect.provideService(References.MinimumLogLevel, levels[options.log ?? defaultConfiguration.log])
      )
  )

/** `undefined` for a relay that wakes nobody. */
const wakingBy = ({ push, pushContact, publicUrl, vapidKey: given, data }: RelayConfiguration): Waking | undefined => {
  if (push === "off") return undefined
  const key = given === undefined ? vapidKey(data, nodeRandom) : new Uint8Array(Buffer.from(given, "base64url"))
  const contact = pushContact ?? (publicUrl?.startsWith("https:") ? publicUrl : undefined)
  return { vapid: makeVapid(key, contact), post: pushPost(push) }
}

const levels = { off: "None", error: "Error", warn: "Warn", info: "Info", debug: "Debug" } as const

const withoutUndefined = <A extends object>(options: A): A =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as A

const listen = Effect.fnUntraced(function* (configuration: RelayConfiguration, relay: Relay, mailbox: Mailbox) {
  const { host, port, trustProxy, requestsPerMinute, metrics, open, creationToken } = configuration
  const services = yield* Effect.context<RelayServices>()
  const clock = yield* Clock.Clock
  const byAddress = new TokenBuckets({ burst: requestsPerMinute, perSecond: requestsPerMinute / 60 })
  const runRoute = Effect.runPromiseWith(services)
  const app = relayApp({
    relay,
    mailbox,
    byAddress,
    mayCreate: open ? undefined : creationBy(creationToken),
    mayMeasure: (request, address) =>
      metrics === "public" ||
      // What a proxy passes on comes from this computer, and is for whoever asked the proxy.
      (metrics === "local" && isLoopback(address) && (trustProxy || !request.headers.has("x-forwarded-for"))),
    now: () => clock.currentTimeMillisUnsafe(),
    run: (work) =>
      runRoute(
        work.pipe(
          Effect.tapError((error) => (isOwnFault(error) ? logStoreFailure(error) : Effect.void)),
          Effect.catch((error) => Effect.succeed(failureResponse(relay, error)))
        )
      )
  })
  const files = configuration.app === undefined ? undefined : appFolder(configuration.app)
  const answer = getRequestListener(
    (request, env) => {
      const url = new URL(request.url)
      const isApi = /^\/(?:v1|calendar)\//.test(url.pathname) || url.pathname === "/metrics"
      if (files !== undefined && !isApi) return files(request)
      const address = networkOf(addressOf((env as { readonly incoming: IncomingMessage }).incoming, trustProxy))
      return app.fetch(request, { address })
    },
    { overrideGlobalObjects: false, errorHandler: () => problemResponse({ code: "malformed" }) }
  )
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: 15_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      if ((request.url ?? "").length <= MAX_URL_BYTES) return void answer(request, response)
      const problem: HttpProblem = { code: "requestBytes", allowed: MAX_URL_BYTES }
      response.writeHead(statusOf(problem.code), problemHeaders(problem)).end(problemBody(problem))
    }
  )
  server.maxConnections = 2 * configuration.maxConnections
  const sockets = yield* acceptSockets(server, configuration, relay, byAddress)
  const close: Effect.Effect<void> = yield* Effect.cached(
    Effect.gen(function* () {
      const closed = Effect.callback<void>((resume) => void server.close(() => resume(Effect.void)))
      yield* Effect.sync(() => server.closeIdleConnections())
      yield* Effect.all([sockets.stop, closed], { concurrency: "unbounded" }).pipe(Effect.timeoutOption(STOP_MS))
      yield* Effect.sync(() => {
        sockets.drop()
        server.closeAllConnections()
      })
      yield* Effect.logInfo("stopped")
    }).pipe(Effect.provideContext(services))
  )
  yield* Effect.acquireRelease(
    Effect.callback<void, RelayStartError>((resume) => {
      server.once("error", (cause) => resume(Effect.fail(new RelayStartError({ what: "listen", cause }))))
      server.listen(port, host, () => resume(Effect.void))
    }),
    () => close
  )
  return { address: server.address() as AddressInfo, close }
})

const isOwnFault = ({ reason }: BundleStoreError): boolean =>
  reason._tag === "StoreUnavailable" || reason._tag === "StoreCorrupt"

const urlOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === "IPv6" ? `[${address}]` : address}:${port}`
