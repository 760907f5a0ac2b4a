/** What a relay is told, and how it says that it was told nonsense. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { defaultConfiguration, flagOf, readConfiguration, settingNames, variableOf } from "../src/configuration.ts"
import { Mailbox } from "../src/Mailbox.ts"
import { networkOf } from "../src/peers.ts"
import { TokenBuckets } from "../src/TokenBuckets.ts"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"

describe("a configuration", () => {
  it("is the defaults when nothing is said", () => {
    expect(readConfiguration({})).toEqual(defaultConfiguration)
  })

  it("takes flags before the environment, and the environment before the file", () => {
    const file = { name: "relay.json", text: `{"port": 1, "maxConnections": 2, "log": "off"}` }
    const environment = { KITH_RELAY_PORT: "3", KITH_RELAY_MAX_CONNECTIONS: "4", HOME: "/" }
    const flags = { port: "5", open: true }
    expect(readConfiguration({ flags, environment, file })).toEqual({
      ...defaultConfiguration,
      port: 5,
      maxConnections: 4,
      log: "off",
      open: true
    })
  })

  it("reads every setting alike from all three", () => {
    const values: Record<string, string> = {
      host: "::1",
      port: "0",
      data: "/srv/kith",
      open: "true",
      creationToken: "sixteen-or-more-characters",
      publicUrl: "https://relay.example",
      trustProxy: "false",
      push: "any",
      pushContact: "mailto:keeper@example.org",
      vapidKey: "x".repeat(43),
      app: "/srv/app",
      metrics: "public",
      log: "debug",
      maxConnections: "7",
      maxConnectionsPerAddress: "8",
      maxWorkspaces: "9",
      workspaceBytes: "1048576",
      uploaderBytes: "1048577",
      requestsPerMinute: "10"
    }
    expect(Object.keys(values).sort()).toEqual([...settingNames].sort())
    const flags = Object.fromEntries(settingNames.map((name) => [flagOf(name), values[name]]))
    const environment = Object.fromEntries(settingNames.map((name) => [variableOf(name), values[name]]))
    const byFlags = readConfiguration({ flags })
    expect(byFlags).toMatchObject({ port: 0, open: true, uploaderBytes: 1_048_577 })
    expect(readConfiguration({ environment })).toEqual(byFlags)
    expect(readConfiguration({ file: { name: "f", text: JSON.stringify(values) } })).toEqual(byFlags)
  })

  it("names everything that is wrong: where it was said, what was said, and what would do", () => {
    const faults = readConfiguration({
      flags: { port: "70000", "no-such": "1", metrics: "everywhere" },
      environment: { KITH_RELAY_LOG: "loud", KITH_RELAY_CREATION_TOKEN: "short", KITH_RELAY_VAPID_KEY: "s" },
      file: { name: "relay.json", text: `{"maxConnections": 0, "prot": 1, "publicUrl": "ftp://x"}` }
    })
    expect(faults).toEqual([
      { source: "maxConnections", file: "relay.json", given: "0", allowed: { _tag: "Whole", min: 1, max: 1_000_000 } },
      { source: "prot", file: "relay.json", given: undefined, allowed: undefined },
      { source: "publicUrl", file: "relay.json", given: "ftp://x", allowed: { _tag: "Text", kind: "webAddress" } },
      {
        source: "KITH_RELAY_LOG",
        file: undefined,
        given: "loud",
        allowed: { _tag: "OneOf", words: ["off", "error", "warn", "info", "debug"] }
      },
      // A secret is not repeated.
      {
        source: "KITH_RELAY_CREATION_TOKEN",
        file: undefined,
        given: undefined,
        allowed: { _tag: "Text", kind: "token" }
      },
      {
        source: "KITH_RELAY_VAPID_KEY",
        file: undefined,
        given: undefined,
        allowed: { _tag: "Text", kind: "vapidKey" }
      },
      { source: "--port", file: undefined, given: "70000", allowed: { _tag: "Whole", min: 0, max: 65_535 } },
      { source: "--no-such", file: undefined, given: undefined, allowed: undefined },
      {
        source: "--metrics",
        file: undefined,
        given: "everywhere",
        allowed: { _tag: "OneOf", words: ["local", "public", "off"] }
      }
    ])
    const noFile = { source: "relay.json", file: undefined, given: undefined, allowed: { _tag: "JsonObject" } }
    for (const text of ["", "[]", "null", "{"]) {
      expect(readConfiguration({ file: { name: "relay.json", text } })).toEqual([noFile])
    }
  })

  it("is never half of one, whatever it is given", () => {
    const value = fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom("true", "false", ""))
    const names = fc.constantFrom(...settingNames.map(flagOf), "__proto__", "constructor")
    fc.assert(
      fc.property(fc.dictionary(names, value), (flags) => {
        const read = readConfiguration({ flags })
        if (Array.isArray(read)) expect(read.length).toBeGreaterThan(0)
        else expect(Object.keys(read).sort()).toEqual([...settingNames].sort())
      }),
      propertyRuns(500)
    )
  })
})

describe("a bucket of requests", () => {
  it("never gives out more than its burst and what has flowed in since", () => {
    const clock = fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 10 }), clock, (burst, perSecond, moves) => {
        const buckets = new TokenBuckets({ burst, perSecond })
        let now = 0
        let forward = 0
        let taken = 0
        for (const move of moves) {
          now += move
          forward += Math.max(0, move)
          if (buckets.take("a", now) === undefined) taken++
        }
        // Clocks that go back give nothing.
        expect(taken).toBeLessThanOrEqual(burst + (forward / 1000) * perSecond + 1e-6)
      }),
      propertyRuns(300)
    )
  })

  it("says how long to wait, and not longer than that", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2000 }), (burst, perSecond) => {
        const buckets = new TokenBuckets({ burst, perSecond })
        for (let count = 0; count < burst; count++) expect(buckets.take("a", 0)).toBeUndefined()
        const wait = buckets.take("a", 0)!
        expect(wait).toBe(Math.ceil(1000 / perSecond))
        expect(buckets.take("a", wait)).toBeUndefined()
        expect(buckets.take("b", 0)).toBeUndefined()
      }),
      propertyRuns(100)
    )
  })

  it("is kept for a bounded number of addresses", () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 1 })
    for (let count = 0; count < 60_000; count++) buckets.take(`address ${count}`, 0)
    expect(buckets.size).toBeLessThanOrEqual(50_000)
  })
})

describe("a mailbox", () => {
  const message = new Uint8Array(10)

  it("keeps a message for ten minutes, longer when asked, and an hour at most", () => {
    const mailbox = new Mailbox(nodeSha256)
    const minute = 60_000
    expect(mailbox.put("slot", message, 60 * minute, 0)).toBeUndefined()
    expect(mailbox.keep("slot", 10 * minute, 9 * minute)).toBeUndefined()
    expect(mailbox.take("slot", "me", 18 * minute)).toEqual(message)
    expect(mailbox.take("slot", "me", 19 * minute)).toBe("expired")
    expect(mailbox.keep("slot", minute, 19 * minute)).toBe("expired")
    // Nothing may take its place, for as long as somebody may think that it is still there.
    expect(mailbox.put("slot", Uint8Array.of(1), minute, 20 * minute)).toBe("expired")
    mailbox.put("other", message, 10 * minute, 0)
    for (let at = 5; at < 60; at += 5) expect(mailbox.keep("other", 10 * minute, at * minute)).toBeUndefined()
    expect(mailbox.take("other", "me", 60 * minute)).toBe("expired")
  })

  it("holds ten thousand, and takes more when those are over", () => {
    const mailbox = new Mailbox(nodeSha256)
    for (let count = 0; count < 10_000; count++) expect(mailbox.put(`slot ${count}`, message, 1000, 0)).toBeUndefined()
    expect(mailbox.put("one more", message, 1000, 0)).toBe("mailboxFull")
    expect(mailbox.put("one more", message, 1000, 3_600_001)).toBeUndefined()
  })
})

describe("a network", () => {
  it("is an IPv4 address, or the first half of an IPv6 one", () => {
    expect(networkOf("203.0.113.9")).toBe("203.0.113.9")
    expect(networkOf("::ffff:203.0.113.9")).toBe("::ffff:203.0.113.9")
    expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0")
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2")
    expect(networkOf("::1")).toBe("::1")
    expect(networkOf("::2")).toBe("0:0:0:0")
  })
})
