/** A relay's address as it is typed. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isBare, relayAddress } from "@kith/storage/web/RelayAddress"
import { propertyRuns } from "@kith/testkit/propertyRuns"

describe("a relay's address", () => {
  it.each([
    ["relay.example", "https://relay.example", "relay.example"],
    ["Relay.Example/", "https://relay.example", "relay.example"],
    ["https://relay.example:443", "https://relay.example", "relay.example"],
    ["wss://relay.example:8443/", "https://relay.example:8443", "relay.example:8443"],
    ["localhost:8377", "http://localhost:8377", "localhost:8377"],
    ["127.0.0.1:8377", "http://127.0.0.1:8377", "127.0.0.1:8377"],
    ["http://192.168.1.4:8377", "http://192.168.1.4:8377", "192.168.1.4:8377"],
    ["https://example.org/kith/", "https://example.org/kith", "example.org"]
  ])("%s is %s", (typed, url, host) => {
    expect(relayAddress(typed)).toEqual({ url, host })
  })

  it("is none with a password, a query or a space in it, or of another scheme", () => {
    for (const typed of ["https://me:secret@relay.example", "https://relay.example?a", "ftp://x", "two words", ""]) {
      expect(relayAddress(typed), typed).toBeUndefined()
    }
  })

  it("read again it is the same", () => {
    fc.assert(
      fc.property(fc.webUrl(), (typed) => {
        const once = relayAddress(typed)
        expect(once === undefined ? undefined : relayAddress(once.url)).toEqual(once)
      }),
      propertyRuns(100)
    )
  })

  it("is bare where others on the way could listen", () => {
    expect(isBare(relayAddress("http://relay.example")!)).toBe(true)
    for (const typed of ["https://relay.example", "http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"]) {
      expect(isBare(relayAddress(typed)!), typed).toBe(false)
    }
  })
})
