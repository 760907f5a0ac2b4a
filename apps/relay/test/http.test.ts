/** The relay's HTTP: who may begin and remove workspaces, pairing, limits and their problems, metrics, logs, the web app. */
import { readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { WebSocket } from "ws"
import { describe, expect, it } from "vitest"
import { toBase32 } from "@kith/core/log/Base32"
import { encodeEntry } from "@kith/core/log/MembershipEntry"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { nodeRandom } from "@kith/storage/node/nodeCiphers"
import { makeSampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { SOCKET_PATH } from "../src/acceptSockets.ts"
import { startRelay } from "../src/serve.ts"
import { ports } from "./relayInMemory.ts"
import { runningRelay, temporaryFolder } from "./runningRelay.ts"

const run = <A>(work: Effect.Effect<A, unknown, Scope.Scope>): Promise<A> => Effect.runPromise(Effect.scoped(work))

const sampleWorkspace = Effect.provide(makeSampleWorkspace(), ports)

const get = (url: string, init: RequestInit = {}) => Effect.promise(() => fetch(url, init))

/** What a problem has to say, always. */
const expectProblem = Effect.fnUntraced(function* (response: Response, status: number, code: string) {
  /* oxlint-disable vitest/no-standalone-expect -- part of the tests that call it */
  expect(response.headers.get("content-type")).toBe("application/problem+json")
  const problem = (yield* Effect.promise(() => response.json())) as Record<string, unknown>
  expect(problem).toMatchObject({ type: `urn:kith:problem:${code}`, status, code })
  expect(response.status).toBe(status)
  expect(problem["title"]).toMatch(/\w/)
  expect(problem["detail"]).toMatch(/\w{3}.*\./)
  /* oxlint-enable vitest/no-standalone-expect */
  return problem
})

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url")

const slot = (): string => toBase32(nodeRandom(20))

describe("beginning a workspace", () => {
  it("takes whoever founded it on an open relay, and the same again", () =>
    run(
      Effect.gen(function* () {
        const { create } = yield* runningRelay()
        const sample = yield* sampleWorkspace
        const created = yield* create(sample)
        expect(created.status).toBe(201)
        expect(yield* Effect.promise(() => created.json())).toEqual({ workspace: sample.workspace, length: 2 })
        expect((yield* create(sample)).status).toBe(200)
      })
    ))

  it("needs the relay's token where it is not open, and shows it nowhere", () =>
    run(
      Effect.gen(function* () {
        const creationToken = "a-token-of-this-relay"
        const { create, log } = yield* runningRelay({ open: false, creationToken, log: "debug" })
        const sample = yield* sampleWorkspace
        yield* expectProblem(yield* create(sample), 403, "mayNotCreate")
        yield* expectProblem(
          yield* create(sample, { authorization: "Bearer another-token-than-it" }),
          403,
          "mayNotCreate"
        )
        expect((yield* create(sample, { authorization: `Bearer ${creationToken}` })).status).toBe(201)
        expect(log.join("")).not.toContain(creationToken)
        const closed = yield* runningRelay({ open: false })
        yield* expectProblem(yield* closed.create(sample, { authorization: "Bearer " }), 403, "mayNotCreate")
      })
    ))

  it("refuses chains that do not hold, bodies that are none, and more workspaces than it may keep", () =>
    run(
      Effect.gen(function* () {
        const { create, post, url } = yield* runningRelay({ maxWorkspaces: 1 })
        const sample = yield* sampleWorkspace
        const [first, second] = sample.chain
        const entries = (...chain: ReadonlyArray<Uint8Array>) => ({ entries: chain.map(base64url) })
        const bad = { ...first, json: first.json.map((byte, index) => (index === 40 ? byte ^ 1 : byte)) }
        yield* expectProblem(yield* post("/v1/workspaces", entries(encodeEntry(bad))), 409, "badMembership")
        yield* expectProblem(yield* post("/v1/workspaces", entries(encodeEntry(second))), 409, "badMembership")
        for (const body of [
          {},
          { entries: [] },
          { entries: ["%"] },
          { entries: ["AA"] },
          [],
          1,
          null,
          { entries: 1, more: 1 }
        ]) {
          yield* expectProblem(yield* post("/v1/workspaces", body), 400, "malformed")
        }
        const large = { entries: ["A".repeat(3_000_000)] }
        expect(yield* expectProblem(yield* post("/v1/workspaces", large), 413, "requestBytes")).toMatchObject({
          allowed: 2 ** 21
        })
        yield* expectProblem(yield* get(`${url}/v1/workspaces`, { method: "POST", body: "no json" }), 400, "malformed")
        yield* create(sample)
        yield* expectProblem(yield* create(yield* sampleWorkspace), 507, "workspaces")
      })
    ))
})

describe("removing a workspace", () => {
  it("is an owner's to do, signed in with that workspace's token; its sockets are told, and nobody brings it back unasked", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn, create, post, url } = yield* runningRelay()
        const [sample, other] = [yield* started(), yield* started()]
        const [laptop, stranger] = [yield* signIn(sample, sample.devices[0]), yield* signIn(other, other.devices[0])]
        const remove = (token?: Uint8Array) =>
          get(`${url}/v1/workspaces/${sample.workspace}`, {
            method: "DELETE",
            headers: token === undefined ? {} : { authorization: `Bearer ${base64url(token)}` }
          })
        yield* expectProblem(yield* remove(), 401, "notSignedIn")
        yield* expectProblem(yield* remove(stranger.token), 401, "notSignedIn")
        yield* expectProblem(
          yield* remove(laptop.token.map((byte, index) => (index === 30 ? byte ^ 1 : byte))),
          401,
          "notSignedIn"
        )
        expect((yield* remove(laptop.token)).status).toBe(204)
        expect((yield* Effect.flip(laptop.version)).reason).toMatchObject({ why: "forgotten" })
        expect((yield* Effect.flip(signIn(sample, sample.devices[0]))).reason).toMatchObject({ why: "forgotten" })
        yield* expectProblem(yield* remove(laptop.token), 410, "forgotten")
        const again = { entries: sample.chain.map((entry) => base64url(encodeEntry(entry))), again: true }
        yield* expectProblem(yield* post("/v1/workspaces", { ...again, again: "yes" }), 400, "malformed")
        yield* expectProblem(yield* create(sample), 410, "forgotten")
        expect((yield* post("/v1/workspaces", again)).status).toBe(201)
        expect(new Map(yield* (yield* signIn(sample, sample.devices[0])).version)).toEqual(emptyVersion)
        expect(new Map(yield* stranger.version)).toEqual(emptyVersion)
      })
    ))
})

describe("a pairing mailbox", () => {
  it("hands a message to its first taker, as often as that one asks, and to nobody else", () =>
    run(
      Effect.gen(function* () {
        const { post } = yield* runningRelay()
        const [offer, me, thief] = [slot(), slot(), slot()]
        const message = base64url(nodeRandom(4096))
        const put = (text: string) => post("/v1/pairing/put", { slot: offer, message: text, lifeMs: 600_000 })
        const take = (taker: string) => post("/v1/pairing/take", { slot: offer, taker })
        expect((yield* take(me)).status).toBe(204)
        expect((yield* put(message)).status).toBe(204)
        expect((yield* put(message)).status).toBe(204)
        yield* expectProblem(yield* put("AAAA"), 409, "taken")
        for (let count = 0; count < 2; count++) {
          expect(yield* Effect.promise((yield* take(me)).json.bind(yield* take(me)))).toEqual({ message })
        }
        yield* expectProblem(yield* take(thief), 409, "taken")
        expect((yield* post("/v1/pairing/keep", { slot: offer, lifeMs: 600_000 })).status).toBe(204)
        yield* expectProblem(yield* post("/v1/pairing/keep", { slot: slot(), lifeMs: 1 }), 410, "expired")
      })
    ))

  it("takes small messages under names that nobody guesses", () =>
    run(
      Effect.gen(function* () {
        const { post } = yield* runningRelay()
        const good = { slot: slot(), message: "AA", lifeMs: 1000 }
        const bad = [
          { ...good, message: base64url(new Uint8Array(4097)) },
          { ...good, slot: "short" },
          { ...good, slot: slot().toUpperCase() },
          { ...good, lifeMs: 0 },
          { ...good, lifeMs: 10 ** 9 },
          { ...good, extra: 1 }
        ]
        for (const each of bad) yield* expectProblem(yield* post("/v1/pairing/put", each), 400, "malformed")
        yield* expectProblem(
          yield* post("/v1/pairing/put", { ...good, message: "A".repeat(9000) }),
          413,
          "requestBytes"
        )
        expect((yield* post("/v1/pairing/put", good)).status).toBe(204)
      })
    ))
})

describe("limits", () => {
  it("answer one address that asks too often, and say how long to wait", () =>
    run(
      Effect.gen(function* () {
        const { url } = yield* runningRelay({ requestsPerMinute: 3 })
        for (let count = 0; count < 3; count++) expect((yield* get(`${url}/v1/health`)).status).toBe(200)
        const refused = yield* get(`${url}/v1/health`)
        expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1)
        const problem = yield* expectProblem(refused, 429, "requests")
        expect(problem).toMatchObject({ allowed: 3 })
        // A made-up address does not help.
        const headers = { "x-forwarded-for": "203.0.113.9" }
        yield* expectProblem(yield* get(`${url}/v1/health`, { headers }), 429, "requests")
      })
    ))

  it("count by the address that one's own proxy names, the last of them", () =>
    run(
      Effect.gen(function* () {
        const { url } = yield* runningRelay({ requestsPerMinute: 1, trustProxy: true })
        const from = (address: string) => get(`${url}/v1/health`, { headers: { "x-forwarded-for": address } })
        expect((yield* from("203.0.113.9")).status).toBe(200)
        expect((yield* from("203.0.113.10")).status).toBe(200)
        expect((yield* from("6.6.6.6, 203.0.113.9")).status).toBe(429)
        // An IPv6 household is one.
        expect((yield* from("2001:db8::1")).status).toBe(200)
        expect((yield* from("2001:db8:0:0:5:6:7:8")).status).toBe(429)
      })
    ))

  it("hold for sockets, headers and addresses of pages", () =>
    run(
      Effect.gen(function* () {
        const { url } = yield* runningRelay({ maxConnectionsPerAddress: 2 })
        const open = (path = SOCKET_PATH) =>
          Effect.promise(
            () =>
              new Promise<{ ws: WebSocket; status: number; body: string }>((resolve) => {
                const ws = new WebSocket(url.replace("http", "ws") + path)
                ws.on("open", () => resolve({ ws, status: 101, body: "" }))
                ws.on("unexpected-response", (_, response) => {
                  let body = ""
                  response.on("data", (chunk: Buffer) => (body += chunk.toString()))
                  response.on("end", () => resolve({ ws, status: response.statusCode!, body }))
                })
              })
          )
        const [first, second] = [yield* open(), yield* open()]
        expect([first.status, second.status]).toEqual([101, 101])
        const third = yield* open()
        expect(third.status).toBe(503)
        expect(JSON.parse(third.body)).toMatchObject({ code: "connections", allowed: 2 })
        expect((yield* open("/elsewhere")).status).toBe(404)
        yield* expectProblem(yield* get(`${url}/v1/${"x".repeat(3000)}`), 413, "requestBytes")
        expect((yield* get(`${url}/v1/health`, { headers: { "x-long": "x".repeat(20_000) } })).status).toBe(431)
        first.ws.terminate()
        second.ws.terminate()
      })
    ))

  it("close a socket that sends too much at once, or text", () =>
    run(
      Effect.gen(function* () {
        const { url } = yield* runningRelay()
        const closeCode = (message: string | Uint8Array) =>
          Effect.promise(
            () =>
              new Promise<number>((resolve) => {
                const ws = new WebSocket(url.replace("http", "ws") + SOCKET_PATH)
                ws.on("open", () => ws.send(message))
                ws.on("close", resolve)
              })
          )
        expect(yield* closeCode(new Uint8Array(2 ** 20 + 1))).toBe(1009)
        expect(yield* closeCode("hello")).toBe(1003)
      })
    ))
})

describe("what a relay shows", () => {
  it("is its health, problems for all else, and headers that leave nothing to be done with them", () =>
    run(
      Effect.gen(function* () {
        const { url } = yield* runningRelay()
        const health = yield* get(`${url}/v1/health`)
        expect(yield* Effect.promise(() => health.json())).toMatchObject({ status: "ok", protocol: 1 })
        expect(health.headers.get("content-security-policy")).toContain("default-src 'none'")
        expect(health.headers.get("x-content-type-options")).toBe("nosniff")
        expect(health.headers.get("access-control-allow-origin")).toBe("*")
        yield* expectProblem(yield* get(`${url}/v1/nothing`), 404, "notFound")
        yield* expectProblem(yield* get(`${url}/`), 404, "notFound")
        yield* expectProblem(yield* get(`${url}/v1/health`, { method: "PUT" }), 405, "methodNotAllowed")
        const preflight = yield* get(`${url}/v1/workspaces`, { method: "OPTIONS" })
        expect(preflight.headers.get("access-control-allow-headers")).toContain("authorization")
      })
    ))

  it("is counts for Prometheus, to this computer only unless told otherwise", () =>
    run(
      Effect.gen(function* () {
        const { url, started, signIn } = yield* runningRelay()
        const sample = yield* started()
        const store = yield* signIn(sample, sample.devices[0])
        yield* store.push([yield* sample.devices[0].next(1)])
        yield* get(`${url}/v1/nothing`)
        const text = yield* Effect.promise(() => fetch(`${url}/metrics`).then((response) => response.text()))
        for (const line of [
          "kith_relay_connections 1",
          'kith_relay_bundles_total{way="in"} 1',
          'kith_relay_refusals_total{code="notFound"} 1',
          'kith_relay_commit_seconds_bucket{le="+Inf"} 1',
          "kith_relay_commit_seconds_count 1",
          "kith_relay_workspaces 1"
        ]) {
          expect(text.split("\n")).toContain(line)
        }
        for (const line of text.trimEnd().split("\n"))
          expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+="[^"]*"\})? [\d.e+-]+)$/)
        expect(text).not.toContain(sample.workspace)
        yield* expectProblem(
          yield* get(`${url}/metrics`, { headers: { "x-forwarded-for": "203.0.113.9" } }),
          404,
          "notFound"
        )
        const off = yield* runningRelay({ metrics: "off" })
        yield* expectProblem(yield* get(`${off.url}/metrics`), 404, "notFound")
      })
    ))

  it("never is an id, a key or a token in its log, which is JSON", () =>
    run(
      Effect.gen(function* () {
        const { log, started, signIn, close } = yield* runningRelay({ log: "debug" })
        const sample = yield* started()
        const store = yield* signIn(sample, sample.devices[0])
        yield* store.push([yield* sample.devices[0].next(1)])
        yield* close
        expect(log.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(
          expect.arrayContaining(["listening", "stopped"])
        )
        const all = log.join("")
        for (const secret of [sample.workspace, sample.devices[0].device, base64url(store.token)])
          expect(all).not.toContain(secret)
      })
    ))
})

describe("a relay's folder", () => {
  it("holds its secret for nobody else, no name of anybody, and backs up while it runs", () =>
    run(
      Effect.gen(function* () {
        const { data, backup, started, signIn } = yield* runningRelay()
        expect(statSync(join(data, "relay.secret")).mode & 0o777).toBe(0o600)
        const sample = yield* started()
        const [a, b] = sample.devices
        const store = yield* signIn(sample, a)
        yield* store.push([yield* a.next(3)])
        const copy = yield* temporaryFolder
        const name = yield* Effect.promise(async () => {
          const { readdir } = await import("node:fs/promises")
          return (await readdir(data)).find(
            (file) =>
              statSync(join(data, file)).isFile() &&
              file.endsWith(".sqlite") &&
              !/-(?:wal|shm)$/.test(file) &&
              !file.endsWith(".lock")
          )!
        })
        yield* backup(join(copy, name))
        yield* store.push([yield* a.next(1)])
        const restored = yield* runningRelay({ data: copy })
        const phone = yield* restored.signIn(sample, b)
        expect(new Map(yield* phone.version)).toEqual(new Map([[a.device, 3]]))
        for (const folder of [data, copy]) expect(readFileSync(join(folder, name)).includes("Ana Souza")).toBe(false)
      })
    ))

  it("has one relay at a time, and is free again when that one ends", () =>
    run(
      Effect.gen(function* () {
        const data = yield* temporaryFolder
        const start = startRelay({ port: 0, data, log: "off" })
        const second = yield* Effect.scoped(Effect.andThen(start, Effect.flip(start)))
        expect(second).toMatchObject({ _tag: "RelayStartError", what: "taken" })
        yield* start
      })
    ))

  it("that cannot be used, or a port that is taken, stops the start with what is wrong", () =>
    run(
      Effect.gen(function* () {
        const { url, data } = yield* runningRelay()
        const port = Number(new URL(url).port)
        const other = yield* temporaryFolder
        const taken = yield* Effect.flip(startRelay({ port, data: other, log: "off" }))
        expect(taken).toMatchObject({ _tag: "RelayStartError", what: "listen", cause: { code: "EADDRINUSE" } })
        const file = join(data, "a-file")
        writeFileSync(file, "")
        expect(yield* Effect.flip(startRelay({ port: 0, data: join(file, "x"), log: "off" }))).toMatchObject({
          what: "data"
        })
      })
    ))
})
