/** How a relay calls push services: who it says it is, where it may go, and what it makes of an answer that does not come. */
import type { LookupAddress } from "node:dns"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import fc from "fast-check"
import webPush from "web-push"
import { describe, expect, it } from "vitest"
import { nodeRandom } from "@kith/storage/node/nodeCiphers"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { isPublicAddress } from "../src/publicAddress.ts"
import { pushPost } from "../src/pushPost.ts"
import { makeVapid, newVapidKey, publicPoint } from "../src/vapid.ts"
import { pushService, readVapid } from "./pushService.ts"

const run = <A>(work: Effect.Effect<A, unknown, Scope.Scope>): Promise<A> => Effect.runPromise(Effect.scoped(work))

const NOW = Date.parse("2026-03-03T09:00:00Z")
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url")

describe("who a relay says it is", () => {
  it("has a public half as another library works it out, and says the same as that one", async () => {
    const theirs = webPush.generateVAPIDKeys()
    const privateKey = new Uint8Array(Buffer.from(theirs.privateKey, "base64url"))
    const vapid = makeVapid(privateKey, "mailto:keeper@example.org")
    expect(vapid.publicKey).toBe(theirs.publicKey)
    const origin = "https://push.example"
    const expected = readVapid(
      webPush.getVapidHeaders(origin, "mailto:keeper@example.org", theirs.publicKey, theirs.privateKey, "aes128gcm")
        .Authorization
    )
    const ours = readVapid(await vapid.authorization(origin, Date.now()))
    expect(ours.key).toBe(expected.key)
    expect(Object.keys(ours.claims).sort()).toEqual(Object.keys(expected.claims).sort())
    expect(ours.claims).toMatchObject({ aud: expected.claims.aud, sub: expected.claims.sub })
    expect(Math.abs(ours.claims.exp - expected.claims.exp)).toBeLessThanOrEqual(2)
  })

  it("makes keys that the other library signs with", () => {
    const key = newVapidKey(nodeRandom)
    const header = webPush.getVapidHeaders(
      "https://push.example",
      "https://relay.example",
      text(publicPoint(key)!),
      text(key),
      "aes128gcm"
    ).Authorization
    expect(readVapid(header).key).toBe(text(publicPoint(key)!))
  })

  it("is a token for each push service, used for hours and never beyond a day; without a contact it names none", async () => {
    const vapid = makeVapid(newVapidKey(nodeRandom), undefined)
    const at = async (origin: string, hours: number) =>
      readVapid(await vapid.authorization(origin, NOW + hours * 3_600_000)).claims
    const first = await vapid.authorization("https://a.example", NOW)
    expect(await vapid.authorization("https://a.example", NOW + 10 * 3_600_000)).toBe(first)
    expect(await at("https://a.example", 0)).toEqual({ aud: "https://a.example", exp: NOW / 1000 + 12 * 3600 })
    expect((await at("https://b.example", 0)).aud).toBe("https://b.example")
    for (const hours of [11.5, 24, 1000]) {
      const { exp } = await at("https://a.example", hours)
      expect(exp - (NOW / 1000 + hours * 3600)).toBeGreaterThan(3600 - 1)
      expect(exp - (NOW / 1000 + hours * 3600)).toBeLessThanOrEqual(24 * 3600)
    }
  })

  it("needs a private key that is one", () => {
    for (const key of [new Uint8Array(32), new Uint8Array(32).fill(255), new Uint8Array(31).fill(1)]) {
      expect(() => makeVapid(key, undefined)).toThrow(RangeError)
    }
  })
})

describe("where a relay may go", () => {
  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::a00:1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::",
    "not an address",
    ""
  ])("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false))

  it.each(["8.8.8.8", "1.1.1.1", "172.32.0.1", "142.250.1.95", "2607:f8b0::200a", "2a00:1450::1"])(
    "%s is public",
    (address) => expect(isPublicAddress(address)).toBe(true)
  )

  const { takes } = pushPost("public")

  it.each([
    "https://fcm.googleapis.com/fcm/send/abc:APA91",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
    "https://web.push.apple.com/QABC",
    "https://push.example.org:8443/up?token=1",
    "https://[2607:f8b0::200a]/x"
  ])("%s is an address to knock at", (endpoint) => expect(takes(endpoint)).toBe(true))

  it.each([
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://localhost/x",
    "https://LOCALHOST./x",
    "https://kith.localhost/x",
    "https://printer.local/x",
    "https://intranet/x",
    "https://127.0.0.1/x",
    "https://0x7f.1/x",
    "https://2130706433/x",
    "https://127.1/x",
    "https://[::1]/x",
    "https://[::ffff:7f00:1]/x",
    "https://169.254.169.254/latest/meta-data",
    "https://user:pass@push.example.org/x",
    "https://push.example.org/x#fragment",
    "ftp://push.example.org/x",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "push.example.org/x",
    "",
    `https://push.example.org/${"x".repeat(1024)}`
  ])("%s is none", (endpoint) => expect(takes(endpoint)).toBe(false))

  it("whatever is written in its place, nothing private is taken", () => {
    const octet = fc.integer({ min: 0, max: 255 })
    const inside = fc.oneof(
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(127), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet)
    )
    const written = fc.tuple(inside, fc.constantFrom(10, 8, 16)).map(([parts, base]) => {
      const prefix = { 10: "", 8: "0", 16: "0x" }[base]
      return parts.map((part) => `${prefix}${part.toString(base)}`).join(".")
    })
    fc.assert(
      fc.property(written, (host) => {
        expect(takes(`https://${host}/x`)).toBe(false)
      }),
      propertyRuns(100)
    )
  })

  it("a name that leads into its own network is not followed, whatever it led to when it was given", () =>
    run(
      Effect.gen(function* () {
        const { origin, state } = yield* pushService
        const leading = (...addresses: ReadonlyArray<string>) => {
          const found: ReadonlyArray<LookupAddress> = addresses.map((address) => ({ address, family: 4 }))
          const find = (_: string, __: object, done: (error: null, found: ReadonlyArray<LookupAddress>) => void) =>
            done(null, found)
          return pushPost("public", find as unknown as Parameters<typeof pushPost>[1])
        }
        const endpoint = `https://push.example.org:${new URL(origin).port}/x`
        expect(leading("127.0.0.1").takes(endpoint)).toBe(true)
        expect(yield* leading("127.0.0.1").send(endpoint, {})).toEqual({ _tag: "Barred" })
        expect(yield* leading("10.0.0.1", "192.168.0.1").send(endpoint, {})).toEqual({ _tag: "Barred" })
        expect(yield* leading().send(endpoint, {})).toEqual({ _tag: "Barred" })
        expect(state.connections).toBe(0)
        // Nobody speaks TLS there; but it went there, which is what was asked.
        expect(yield* pushPost("any").send(`https://127.0.0.1:${new URL(origin).port}/x`, {})).toEqual({ _tag: "Away" })
        expect(state.connections).toBe(1)
      })
    ))
})

describe("a request to a push service", () => {
  it("is the empty one that another library makes", () =>
    run(
      Effect.gen(function* () {
        const { origin, received, faults } = yield* pushService
        const keys = webPush.generateVAPIDKeys()
        const subject = "https://relay.example"
        const vapid = makeVapid(new Uint8Array(Buffer.from(keys.privateKey, "base64url")), subject)
        const authorization = yield* Effect.promise(() => vapid.authorization(origin, Date.now()))
        const sent = yield* pushPost("any").send(`${origin}/device`, {
          ttl: "21600",
          urgency: "normal",
          topic: "kith",
          authorization
        })
        expect(sent).toEqual({ _tag: "Answered", status: 201, retryAfter: undefined })
        const theirs = webPush.generateRequestDetails(
          { endpoint: `${origin}/device` } as webPush.PushSubscription,
          null,
          {
            vapidDetails: { subject, ...keys },
            TTL: 21_600,
            urgency: "normal",
            topic: "kith"
          }
        )
        expect(faults).toEqual([])
        const [{ method, headers, body, claims, key }] = received as [(typeof received)[0]]
        expect([method, body]).toEqual([theirs.method, theirs.body ?? ""])
        for (const [name, value] of Object.entries(theirs.headers)) {
          if (name === "Authorization") continue
          expect([name, headers[name.toLowerCase()]]).toEqual([name, String(value as unknown)])
        }
        const expected = readVapid((theirs.headers as Record<string, string>)["Authorization"])
        expect(key).toBe(expected.key)
        expect({ ...claims, exp: 0 }).toEqual({ ...expected.claims, exp: 0 })
        expect(headers["content-encoding"]).toBe(undefined)
      })
    ))

  it("is away where the connection breaks, or nobody listens", () =>
    run(
      Effect.gen(function* () {
        const { origin, state } = yield* pushService
        const { send } = pushPost("any")
        const authorization = yield* Effect.promise(() =>
          makeVapid(newVapidKey(nodeRandom), undefined).authorization(origin, NOW)
        )
        state.behave = () => "close"
        expect(yield* send(`${origin}/x`, { authorization })).toEqual({ _tag: "Away" })
        expect(yield* send("http://127.0.0.1:1/x", { authorization })).toEqual({ _tag: "Away" })
        state.behave = () => ({ status: 307, headers: { location: "/elsewhere" } })
        expect(yield* send(`${origin}/x`, { authorization })).toMatchObject({ _tag: "Answered", status: 307 })
      })
    ))
})
