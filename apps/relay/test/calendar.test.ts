/** Published calendars over HTTP: who may put one there, who reads it, and what nobody learns. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { describe, expect, it } from "vitest"
import { toBase32 } from "@kith/core/log/Base32"
import { calendarAddress, calendarPath, MAX_CALENDAR_BYTES, MAX_CALENDARS } from "@kith/core/log/CalendarAddress"
import { newId } from "@kith/core/log/Ids"
import { type Change, entryHash, RECOVERY, signEntry } from "@kith/core/log/MembershipEntry"
import { nodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import type { SampleDevice } from "@kith/testkit/SampleDevice"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { runningRelay, temporaryFolder } from "./runningRelay.ts"

const run = <A>(work: Effect.Effect<A, unknown, Scope.Scope>): Promise<A> => Effect.runPromise(Effect.scoped(work))

const CALENDAR = calendarOf("Ana S.")

function calendarOf(summary: string): string {
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url")

/** A relay, a workspace of two devices that it knows, and what they and others can ask of it. */
const published = Effect.fnUntraced(function* (options: Parameters<typeof runningRelay>[0] = {}) {
  const relay = yield* runningRelay(options)
  const { url, started, signIn } = relay
  const ask = (path: string, init: RequestInit = {}) => Effect.promise(() => fetch(url + path, init))
  const withToken = (token: Uint8Array | undefined): Record<string, string> =>
    token === undefined ? {} : { authorization: `Bearer ${base64url(token)}` }
  const sample = yield* started()
  const [a, b] = sample.devices
  const owner = yield* signIn(sample, a)
  const secret = toBase32(nodeRandom(16))
  const address = calendarAddress(nodeSha256, sample.workspace, secret)!
  const put = (
    token: Uint8Array | undefined,
    body: unknown = { secret, text: CALENDAR },
    workspace: string = sample.workspace
  ) =>
    ask(`/v1/workspaces/${workspace}/calendars`, {
      method: "PUT",
      headers: withToken(token),
      body: typeof body === "string" ? body : JSON.stringify(body)
    })
  const revoke = (token: Uint8Array | undefined, id = address.id, workspace: string = sample.workspace) =>
    ask(`/v1/workspaces/${workspace}/calendars/${id}`, { method: "DELETE", headers: withToken(token) })
  const list = (token: Uint8Array | undefined) =>
    ask(`/v1/workspaces/${sample.workspace}/calendars`, { headers: withToken(token) })
  const read = (name = address.name, headers: Record<string, string> = {}) => ask(calendarPath(name), { headers })
  return { ...relay, ask, sample, a, b, owner, secret, address, put, revoke, list, read }
})

const problemIn = Effect.fnUntraced(function* (response: Response) {
  const { code } = (yield* Effect.promise(() => response.json())) as { readonly code: string }
  return [response.status, code] as const
})

const textOf = (response: Response) => Effect.promise(() => response.text())

/** All that a response says, but for when. */
const wholeOf = Effect.fnUntraced(function* (response: Response) {
  const headers = [...response.headers].filter(([name]) => name !== "date")
  return JSON.stringify([response.status, headers, yield* textOf(response)])
})

/** An entry by the founder. */
const entryOf = (sample: SampleWorkspace, ...changes: readonly [Change, ...ReadonlyArray<Change>]) => {
  const [founder] = sample.devices
  return signEntry(
    {
      format: "kith/membership/1",
      workspace: sample.workspace,
      index: sample.chain.length,
      previous: entryHash(nodeSha256, sample.chain.at(-1)!),
      author: founder.device,
      at: 0,
      changes
    },
    (message) => nodeCiphers.sign(founder.signing.privateKey, message)
  )
}

const revocationOf = (sample: SampleWorkspace, gone: SampleDevice) =>
  entryOf(
    sample,
    { _tag: "DevicesRevoked", cuts: [{ device: gone.device, seq: 0, chain: new Uint8Array(32) }] },
    {
      _tag: "EpochBegan",
      epoch: 2,
      grants: [...sample.devices.filter((each) => each !== gone).map(({ device }) => device), RECOVERY].map((to) => ({
        to,
        sealed: new Uint8Array(64)
      }))
    }
  )

describe("a published calendar", () => {
  it("is read by whoever has its address, as a calendar that no cache keeps and no search engine lists", () =>
    run(
      Effect.gen(function* () {
        const { put, read, owner, address } = yield* published()
        const first = yield* put(owner.token)
        expect(first.status).toBe(201)
        expect(yield* Effect.promise(() => first.json())).toEqual({ id: address.id, bytes: CALENDAR.length })
        const response = yield* read()
        expect(response.status).toBe(200)
        expect(yield* textOf(response)).toBe(CALENDAR)
        expect(Object.fromEntries(response.headers)).toMatchObject({
          "content-type": "text/calendar; charset=utf-8",
          "cache-control": "private, max-age=3600",
          "x-robots-tag": "noindex, nofollow, noarchive",
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer"
        })
        expect(response.headers.get("access-control-allow-origin")).toBe(null)
      })
    ))

  it("is sent again only when it has changed", () =>
    run(
      Effect.gen(function* () {
        const { put, read, owner, secret, address, url } = yield* published()
        yield* put(owner.token)
        const etag = (yield* read()).headers.get("etag")!
        expect(etag).toMatch(/^"[\w-]{43}"$/)
        for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
          const again = yield* read(address.name, { "if-none-match": known })
          expect([again.status, yield* textOf(again), again.headers.get("etag")]).toEqual([304, "", etag])
        }
        expect((yield* put(owner.token)).status).toBe(200)
        expect((yield* read()).headers.get("etag")).toBe(etag)
        expect((yield* put(owner.token, { secret, text: calendarOf("Luc T.") })).status).toBe(200)
        const changed = yield* read(address.name, { "if-none-match": etag })
        expect([changed.status, yield* textOf(changed)]).toEqual([200, calendarOf("Luc T.")])
        const head = yield* Effect.promise(() => fetch(url + calendarPath(address.name), { method: "HEAD" }))
        expect([head.status, head.headers.get("etag"), yield* textOf(head)]).toEqual([
          200,
          changed.headers.get("etag"),
          ""
        ])
      })
    ))

  it("is put there by a device of its workspace that may write, and by nobody else", () =>
    run(
      Effect.gen(function* () {
        const { put, revoke, list, read, owner, sample, a, address, started, signIn } = yield* published()
        const other = yield* started()
        const stranger = yield* signIn(other, other.devices[0])
        const spoiled = owner.token.map((byte, index) => (index === 30 ? byte ^ 1 : byte))
        for (const token of [undefined, spoiled, stranger.token, new Uint8Array(3)]) {
          for (const refused of [yield* put(token), yield* list(token), yield* revoke(token)]) {
            expect(yield* problemIn(refused)).toEqual([401, "notSignedIn"])
          }
        }
        expect(yield* problemIn(yield* put(owner.token, undefined, other.workspace))).toEqual([401, "notSignedIn"])
        // Who only reads the log publishes nothing of it.
        const member = newId(nodeRandom) as typeof sample.member
        const reading = other.devices[1]
        const added = yield* entryOf(sample, {
          _tag: "MemberAdded",
          member,
          role: "reader",
          label: new Uint8Array(),
          device: reading.card,
          grant: { to: reading.device, sealed: new Uint8Array(64) }
        })
        expect(yield* owner.extendMembership([added])).toBe(true)
        const reader = yield* signIn(sample, reading)
        expect(yield* problemIn(yield* put(reader.token))).toEqual([403, "mayNotWrite"])
        yield* put(owner.token)
        expect(yield* problemIn(yield* revoke(reader.token))).toEqual([403, "mayNotWrite"])
        expect((yield* list(reader.token)).status).toBe(200)
        const { calendars } = (yield* Effect.promise(
          (yield* list(owner.token)).json.bind(yield* list(owner.token))
        )) as {
          readonly calendars: ReadonlyArray<unknown>
        }
        expect(calendars).toEqual([
          { id: address.id, device: a.device, at: expect.any(Number), bytes: CALENDAR.length }
        ])
        expect((yield* read()).status).toBe(200)
      })
    ))

  it("cannot be taken over by who knows its address alone, from a workspace of their own", () =>
    run(
      Effect.gen(function* () {
        const { put, revoke, read, owner, secret, address, started, signIn } = yield* published()
        yield* put(owner.token)
        const other = yield* started()
        const { token } = yield* signIn(other, other.devices[0])
        for (const known of [address.name, secret]) {
          const theirs = yield* put(token, { secret: known, text: calendarOf("Not so") }, other.workspace)
          expect(theirs.status).toBe(201)
        }
        expect((yield* revoke(token, address.id, other.workspace)).status).toBe(204)
        expect(yield* textOf(yield* read())).toBe(CALENDAR)
        yield* revoke(owner.token)
        expect((yield* read()).status).toBe(404)
      })
    ))

  it("says the same of one that was revoked, of one that never was, and of what is no address: byte for byte", () =>
    run(
      Effect.gen(function* () {
        const { put, revoke, read, ask, owner, address } = yield* published()
        yield* put(owner.token)
        expect((yield* revoke(owner.token)).status).toBe(204)
        expect((yield* revoke(owner.token)).status).toBe(204)
        const revoked = yield* wholeOf(yield* read())
        expect(JSON.parse(revoked)[0]).toBe(404)
        const never = [toBase32(nodeRandom(16)), address.id, "x", "%00", "..%2f..", address.name.toUpperCase()]
        for (const name of never) expect(yield* wholeOf(yield* read(name)), name).toBe(revoked)
        expect(yield* wholeOf(yield* ask(`/calendar/${address.name}`))).toBe(revoked)
        expect(yield* wholeOf(yield* read(address.name, { "if-none-match": "*" }))).toBe(revoked)
        // Once it was revoked it may be put there again, by the same devices.
        expect((yield* put(owner.token)).status).toBe(201)
        expect((yield* read()).status).toBe(200)
      })
    ))

  it("is not handed out once its device was taken out, until another device has put it there again", () =>
    run(
      Effect.gen(function* () {
        const { put, read, owner, sample, b, signIn, address } = yield* published()
        const phone = yield* signIn(sample, b)
        expect((yield* put(phone.token)).status).toBe(201)
        expect((yield* read()).status).toBe(200)
        expect(yield* owner.extendMembership([yield* revocationOf(sample, b)])).toBe(true)
        expect(yield* wholeOf(yield* read())).toBe(yield* wholeOf(yield* read(toBase32(nodeRandom(16)))))
        expect(yield* problemIn(yield* put(phone.token))).toEqual([401, "notSignedIn"])
        expect((yield* put(owner.token)).status).toBe(200)
        expect((yield* read(address.name)).status).toBe(200)
      })
    ))

  it("goes with its workspace", () =>
    run(
      Effect.gen(function* () {
        const { put, read, ask, owner, sample } = yield* published()
        yield* put(owner.token)
        const removed = yield* ask(`/v1/workspaces/${sample.workspace}`, {
          method: "DELETE",
          headers: { authorization: `Bearer ${base64url(owner.token)}` }
        })
        expect(removed.status).toBe(204)
        expect((yield* read()).status).toBe(404)
        expect(yield* problemIn(yield* put(owner.token))).toEqual([410, "forgotten"])
      })
    ))

  it("is a calendar, of a size; anything else is refused, and what stood there stays", () =>
    run(
      Effect.gen(function* () {
        const { put, read, owner, secret } = yield* published()
        yield* put(owner.token)
        const bad: ReadonlyArray<string> = [
          "",
          "hello",
          "<html><script>alert(1)</script></html>",
          CALENDAR.trimEnd(),
          ` ${CALENDAR}`,
          CALENDAR.replaceAll("\r\n", "\n"),
          CALENDAR.replace("Ana", "An\na"),
          CALENDAR.replace("Ana", "An\ra"),
          CALENDAR.replace("Ana", "An\0a"),
          CALENDAR.replace("Ana", "An\u001ba"),
          CALENDAR.replace("Ana", "An\u0085a"),
          CALENDAR.replace("Ana", "An\ud800a"),
          `${CALENDAR}${CALENDAR}x`
        ]
        for (const text of bad) {
          expect(yield* problemIn(yield* put(owner.token, { secret, text })), text).toEqual([400, "malformed"])
        }
        const bodies = [
          { text: CALENDAR },
          { secret: "short", text: CALENDAR },
          { secret: secret.toUpperCase(), text: CALENDAR },
          { secret: toBase32(nodeRandom(20)), text: CALENDAR },
          { secret, text: 1 },
          { secret, text: CALENDAR, more: 1 },
          [],
          "no json"
        ]
        for (const body of bodies) {
          expect(yield* problemIn(yield* put(owner.token, body)), JSON.stringify(body)).toEqual([400, "malformed"])
        }
        const largest = calendarOf("\t".repeat(MAX_CALENDAR_BYTES - calendarOf("").length))
        const over = calendarOf("é".repeat((MAX_CALENDAR_BYTES - calendarOf("").length) / 2 + 1))
        for (const text of [`${largest.slice(0, 50)}x${largest.slice(50)}`, over, calendarOf("x".repeat(10 ** 6))]) {
          expect(yield* problemIn(yield* put(owner.token, { secret, text }))).toEqual([413, "requestBytes"])
        }
        expect(yield* textOf(yield* read())).toBe(CALENDAR)
        expect((yield* put(owner.token, { secret, text: largest })).status).toBe(200)
        expect(yield* textOf(yield* read())).toBe(largest)
      })
    ))

  it("is one of eight at most, within what the workspace may take", () =>
    run(
      Effect.gen(function* () {
        const { put, owner } = yield* published({ workspaceBytes: 100_000 })
        const text = (size: number) => calendarOf("x".repeat(size))
        const secrets = Array.from({ length: MAX_CALENDARS + 1 }, () => toBase32(nodeRandom(16)))
        const full = yield* put(owner.token, { secret: secrets[0], text: text(99_900) })
        expect(yield* problemIn(full)).toEqual([507, "workspaceBytes"])
        for (const secret of secrets.slice(1)) {
          expect((yield* put(owner.token, { secret, text: text(100) })).status).toBe(201)
        }
        expect(yield* problemIn(yield* put(owner.token, { secret: secrets[0], text: text(1) }))).toEqual([
          507,
          "calendars"
        ])
      })
    ))

  it("is asked for no oftener than an address may ask", () =>
    run(
      Effect.gen(function* () {
        const { read, put, owner } = yield* published({ requestsPerMinute: 6 })
        yield* put(owner.token)
        let refused = yield* read()
        for (let times = 0; times < 8 && refused.status !== 429; times++) refused = yield* read()
        expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1)
        expect(yield* problemIn(refused)).toEqual([429, "requests"])
      })
    ))

  it("has an address that stands in no log, no metric and no file of the relay; its text does stand in one", () =>
    run(
      Effect.gen(function* () {
        const { put, read, revoke, ask, owner, secret, address, log, data } = yield* published({ log: "debug" })
        yield* put(owner.token)
        yield* read()
        yield* put(owner.token, { secret, text: "no calendar" })
        const files = () =>
          readdirSync(data)
            .filter((name) => !name.endsWith("secret"))
            .map((name) => readFileSync(join(data, name)).toString("latin1"))
            .join("\n")
        const metrics = yield* textOf(yield* ask("/metrics"))
        expect(metrics).toContain('kith_relay_requests_total{kind="ReadCalendar"} 1')
        for (const hidden of [secret, address.name]) {
          for (const told of [log.join(""), metrics, files()]) expect(told).not.toContain(hidden)
        }
        expect(files()).toContain("SUMMARY:Ana S.")
        yield* revoke(owner.token)
        expect((yield* read()).status).toBe(404)
      })
    ))

  it("is served beside the web app too", () =>
    run(
      Effect.gen(function* () {
        const app = join(yield* temporaryFolder, "app")
        mkdirSync(app)
        writeFileSync(join(app, "index.html"), "<!doctype html><title>Kith</title>")
        const { put, read, owner } = yield* published({ app })
        expect((yield* read()).status).toBe(404)
        yield* put(owner.token)
        expect(yield* textOf(yield* read())).toBe(CALENDAR)
      })
    ))
})
