/**
 * Bytes that were written once and must be read, and written, alike for good. Never regenerate a fixture: a new
 * format gets a fixture of its own beside the old one.
 */
import { deepStrictEqual as assertSame } from "node:assert/strict"
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { hideKeyWith } from "../../src/domain/merge/CellAddress.ts"
import { toBase32 } from "../../src/log/Base32.ts"
import type { Entry, Event } from "../../src/log/Event.ts"
import { commitmentOf, deviceIdOf, emptyHead, type Head, nextHead, workspaceIdOf } from "../../src/log/Feed.ts"
import { decodeEvents, decodePage, encodePage } from "../../src/log/FeedPage.ts"
import { hmacSha256, nobleSha256 } from "../../src/log/Sha256.ts"

interface Golden {
  readonly publicKey: string
  readonly nonce: string
  readonly device: string
  readonly workspace: string
  readonly emptyChain: string
  readonly entries: ReadonlyArray<{
    readonly event: Event
    readonly cells: ReadonlyArray<string>
    readonly salt: string
    readonly forgotten?: string
    readonly commitment: string
    readonly chain: string
  }>
  readonly page: string
  readonly hidden: ReadonlyArray<{
    readonly secret: string
    readonly field: string
    readonly key: string
    readonly name: string
  }>
}

const golden = JSON.parse(readFileSync(new URL("../fixtures/golden-1.json", import.meta.url), "utf8")) as Golden

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
const hex = (raw: Uint8Array): string => [...raw].map((byte) => byte.toString(16).padStart(2, "0")).join("")
const decodeUtf8 = (raw: Uint8Array): string => new TextDecoder().decode(raw)

const entries = golden.entries.map(({ event, cells, salt, forgotten }): Entry => ({
  event,
  cells,
  salt: bytes(salt),
  ...(forgotten === undefined ? {} : { forgotten: bytes(forgotten) })
}))

describe("of version 1 for good", () => {
  it("are a device's id", () => {
    expect(deviceIdOf(nobleSha256, bytes(golden.publicKey))).toBe(golden.device)
  })

  it("are a workspace's id", () => {
    expect(workspaceIdOf(nobleSha256, bytes(golden.publicKey), bytes(golden.nonce))).toBe(golden.workspace)
  })

  it("are commitments and the chain, also of forgotten events", () => {
    let head: Head = emptyHead(nobleSha256, golden.workspace as never, bytes(golden.publicKey))
    expect(hex(head.chain)).toBe(golden.emptyChain)
    golden.entries.forEach(({ commitment, chain }, index) => {
      const committed = commitmentOf(nobleSha256, entries[index]!)
      expect(hex(committed)).toBe(commitment)
      head = nextHead(nobleSha256, head, committed)
      expect(hex(head.chain)).toBe(chain)
    })
    expect(head.seq).toBe(golden.entries.length)
  })

  it("is a page, read and written", () => {
    const run = { device: golden.device as never, first: 1, entries }
    assertSame(decodePage(bytes(golden.page), decodeUtf8), run)
    assertSame(
      decodeEvents(bytes(golden.page), decodeUtf8),
      entries.map(({ event }) => event)
    )
    expect(hex(encodePage(run))).toBe(golden.page)
  })

  it("are hidden names of set elements", () => {
    expect(golden.hidden.length).toBeGreaterThan(0)
    for (const { secret, field, key, name } of golden.hidden) {
      expect(hideKeyWith(hmacSha256(bytes(secret)))(field, key)).toBe(name)
    }
  })

  it.each([
    ["", ""],
    ["00", "00"],
    ["ff", "zw"],
    ["0123456789abcdef0123", "04hmasw9nf6yy093"]
  ])("is %s in base 32 %s", (raw, text) => {
    expect(toBase32(bytes(raw))).toBe(text)
  })
})
