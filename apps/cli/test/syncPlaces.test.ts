/** What a log remembers of its syncing, and devices as they are meant. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, it, onTestFinished } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { lastSync, SYNC_FILE } from "../src/lastSync.ts"
import { meant, shortest } from "../src/sync/deviceNames.ts"
import { readSyncPlaces, rememberSync } from "../src/sync/syncFile.ts"
import { newKith } from "./kith.ts"

describe("what a log remembers of its syncing", () => {
  it("is added to, for this user's eyes only, and forgiven when it is damaged", () => {
    const folder = mkdtempSync(join(tmpdir(), "kith-places-"))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    expect(lastSync(folder)).toBeUndefined()
    rememberSync(folder, { relay: "https://relay.example" })
    rememberSync(folder, { syncedAt: 5 })
    expect(readSyncPlaces(folder)).toEqual({ relay: "https://relay.example", syncedAt: 5 })
    expect(lastSync(folder)).toBe(5)
    expect(statSync(join(folder, SYNC_FILE)).mode & 0o077).toBe(0)
    writeFileSync(join(folder, SYNC_FILE), "{")
    expect([readSyncPlaces(folder), lastSync(folder)]).toEqual([{}, undefined])
  })

  it.each([
    ["09:00", "just synced"],
    ["09:04", "synced 4 min ago"],
    ["12:30", "synced 3 h ago"]
  ])("kith due at %s says %s", async (time, said) => {
    const kith = await newKith()
    const syncedAt = Date.parse("2026-03-03T09:00:00-05:00")
    rememberSync(join(kith.home, "job-search"), { relay: "https://relay.example", syncedAt })
    expect((await kith("due", "--at", `2026-03-03T${time}`)).out.split("\n")[0]).toMatch(new RegExp(`${said}$`))
    expect((await kith("due", "--at", "2026-03-02T09:00")).out.split("\n")[0]).not.toContain("synced")
  })
})

describe("devices as they are meant", () => {
  it("shown ids are the beginnings of one each", () => {
    const id = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 12 }), (ids) => {
        for (const [whole, short] of shortest(ids)) {
          expect(short.length).toBeGreaterThanOrEqual(3)
          expect(ids.filter((other) => other.startsWith(short))).toEqual([whole])
        }
      }),
      propertyRuns(100)
    )
  })

  it("a whole name comes before the beginning of another", () => {
    const names = new Map([
      ["kf3a", "Pixel"],
      ["kf9b", "Pixel 8"],
      ["qm2c", "Portátil"]
    ])
    expect(meant("pixel", names.keys(), names)).toEqual(["kf3a"])
    expect(meant("pix", names.keys(), names)).toEqual(["kf3a", "kf9b"])
    expect(meant("portatil", names.keys(), names)).toEqual(["qm2c"])
    expect(meant("kf9", names.keys(), names)).toEqual(["kf9b"])
    expect(meant("", names.keys(), names)).toEqual([])
  })
})
