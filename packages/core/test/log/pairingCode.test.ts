/** Invitations as people scan, paste and type them. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { toBase32 } from "../../src/log/Base32.ts"
import type { DeviceId, WorkspaceId } from "../../src/log/Ids.ts"
import { codeOf, linkOf, type PairingLink, readInvitation } from "../../src/log/PairingCode.ts"

const read = (text: string) => readInvitation(nodeSha256, text)
const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count })

const links: fc.Arbitrary<PairingLink> = fc.record({
  secret: bytes(16),
  workspace: bytes(20).map((raw) => toBase32(raw) as WorkspaceId),
  inviter: bytes(10).map((raw) => toBase32(raw) as DeviceId),
  head: bytes(32),
  relay: fc.webUrl()
})

const sample: PairingLink = {
  secret: new Uint8Array(16).fill(7),
  workspace: toBase32(new Uint8Array(20).fill(1)) as WorkspaceId,
  inviter: toBase32(new Uint8Array(10).fill(2)) as DeviceId,
  head: new Uint8Array(32).fill(3),
  relay: "https://relay.example"
}
const link = linkOf(nodeSha256, "https://app.example/", sample)

describe("a code", () => {
  it("is four groups of four, and is read again", () => {
    fc.assert(
      fc.property(bytes(10), (secret) => {
        const code = codeOf(secret)
        expect(code).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/)
        expect(read(code)).toEqual({ _tag: "Code", secret })
      }),
      propertyRuns(200)
    )
  })

  it("is read whatever people make of it", () => {
    const secret = Uint8Array.of(0x08, 0x42, 0x10, 0, 0, 0xff, 0xff, 0xff, 0x00, 0x01)
    expect(codeOf(secret)).toBe("1111-0000-zzzz-y001")
    for (const text of [
      "1111-0000-ZZZZ-Y001",
      "il1L oO0o zzzz yoOi",
      "11110000zzzzy001",
      "  1111 - 0000 – zzzz — y001\n",
      "1 1 1 1 0 0 0 0 z z z z y 0 0 1",
      "1111_0000_zzzz_y001"
    ]) {
      expect(read(text), text).toEqual({ _tag: "Code", secret })
    }
  })

  it("with too few or too many characters is told from what is no code", () => {
    expect(read("1111-0000-zzzz-y00")).toBe("length")
    expect(read("1111-0000-zzzz-y0012")).toBe("length")
    expect(read("1111-0000-zzzz-y00u")).toBe("neither")
    expect(read("")).toBe("neither")
    expect(read("https://relay.example")).toBe("neither")
    expect(read("ana@example.org")).toBe("neither")
    expect(read("x".repeat(1_000_000))).toBe("neither")
  })
})

describe("a link", () => {
  it("is read again, and keeps everything behind its #", () => {
    fc.assert(
      fc.property(links, (one) => {
        const text = linkOf(nodeSha256, "https://app.example/join#old", one)
        expect(text.startsWith("https://app.example/join#kith-pair/1/")).toBe(true)
        expect(read(text)).toEqual({ _tag: "Link", ...one })
      }),
      propertyRuns(100)
    )
  })

  it("is read in capitals, as QR codes like it, and broken over lines", () => {
    expect(read(link.toUpperCase())).toEqual({ _tag: "Link", ...sample })
    expect(read(` ${link.slice(0, 60)}\n  ${link.slice(60)} `)).toEqual({ _tag: "Link", ...sample })
  })

  it("with one character changed, left out or added is never another link", () => {
    const start = link.indexOf("#")
    const alphabet = "0123456789abcdefghjkmnpqrstvwxyz/#-".split("")
    fc.assert(
      fc.property(
        fc.integer({ min: start, max: link.length - 1 }),
        fc.constantFrom(...alphabet),
        fc.nat(2),
        (at, put, how) => {
          const text = link.slice(0, at) + (how === 1 ? "" : put) + link.slice(how === 2 ? at : at + 1)
          fc.pre(text !== link)
          const invitation = read(text)
          // A # put before the mark belongs to the address, of which nothing is read.
          if (typeof invitation !== "string") expect(invitation).toEqual({ _tag: "Link", ...sample })
          else expect(["damaged", "newer", "neither"]).toContain(invitation)
        }
      ),
      propertyRuns(500)
    )
  })

  it("of a later version says so", () => {
    expect(read(link.replace("kith-pair/1/", "kith-pair/2/"))).toBe("newer")
  })

  it("of nothing is damaged", () => {
    expect(read("https://app.example/#kith-pair/1/")).toBe("damaged")
    expect(read("#kith-pair/1/00000000")).toBe("damaged")
    expect(read("#kith-pair/")).toBe("damaged")
  })
})
