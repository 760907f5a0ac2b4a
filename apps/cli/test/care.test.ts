/** The log itself: checked, mended, rebuilt, copied and brought back. */
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { describe, expect, it } from "vitest"
import { emptyKith, type Kith, newKith } from "./kith.ts"

const folderOf = (kith: Kith): string => join(kith.home, "job-search")

const wrongIn = async (kith: Kith, ...typed: ReadonlyArray<string>): Promise<ReadonlyArray<string>> =>
  (await kith("doctor", "--json", ...typed)).json.checks
    .filter(({ state }: { state: string }) => state === "wrong")
    .map(({ check }: { check: string }) => check)

describe("kith doctor", () => {
  it("finds nothing wrong where nothing is", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const { code, out } = await kith("doctor")
    expect(code).toBe(0)
    expect(out).toContain("All is well.")
    expect((await kith("doctor", "--json")).json.ok).toBe(true)
  })

  it("notices a log that was altered, tells to restore it, and never touches it", async () => {
    const kith = await newKith()
    for (const name of ["Ana", "Luc"]) await kith("add", name)
    const file = join(folderOf(kith), "log.sqlite")
    const database = new DatabaseSync(file)
    database.exec("UPDATE pages SET bytes = zeroblob(length(bytes)) WHERE first = (SELECT max(first) FROM pages)")
    database.close()
    const before = readFileSync(file)
    expect(await wrongIn(kith)).toContain("log")
    expect((await kith("doctor", "--fix")).code).toBe(1)
    expect((await kith("doctor")).out).toContain("kith restore")
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it("mends an index that is damaged or gone", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const index = join(folderOf(kith), "entities.sqlite")
    for (const rest of ["-wal", "-shm"]) rmSync(`${index}${rest}`, { force: true })
    writeFileSync(index, "not a database at all, but long enough to look at twice".repeat(200))
    const { code, out } = await kith("doctor", "--fix")
    expect(code).toBe(0)
    expect(out).toContain("mended: the index")
    expect((await kith("list", "--json")).json).toHaveLength(1)
    rmSync(index)
    expect((await kith("doctor", "--json")).json.checks).toContainEqual(
      expect.objectContaining({ check: "index", state: "note" })
    )
    expect((await kith("list", "--json")).json).toHaveLength(1)
    expect((await kith("doctor", "--json")).json.checks.every(({ state }: { state: string }) => state === "well")).toBe(
      true
    )
  })

  it("keys that others can read stop everything, and are mended", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const keys = join(folderOf(kith), "keys.json")
    chmodSync(keys, 0o644)
    expect((await kith("list")).code).toBe(1)
    expect(await wrongIn(kith)).toEqual(["keys"])
    expect((await kith("doctor", "--fix")).code).toBe(0)
    expect(statSync(keys).mode & 0o077).toBe(0)
    rmSync(keys)
    const { code, out } = await kith("doctor")
    expect(code).toBe(1)
    expect(out).toContain("kith restore")
  })

  it("notices a clock that runs behind the newest change", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--at", "2026-03-20T09:00")
    expect(await wrongIn(kith, "--at", "2026-03-03T09:00")).toEqual(["clock"])
    expect(await wrongIn(kith, "--at", "2026-03-21T09:00")).toEqual([])
  })
})

describe("kith rebuild", () => {
  it("makes the same entries anew", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "coffee", "yesterday")
    const first = (await kith("rebuild", "--json")).json
    expect(first).toMatchObject({ different: [] })
    expect(first.entities).toBeGreaterThan(1)
    expect((await kith("rebuild", "--json")).json.stateHash).toBe(first.stateHash)
    expect((await kith("rebuild")).out).toContain("the same as before")
  })
})

describe("kith backup and restore", () => {
  it("brings the log back as it was, and keeps the one that was there", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const file = join(kith.home, "copy.sqlite")
    expect((await kith("backup", file, "--json")).json).toMatchObject({ events: 2, keys: null })
    expect(statSync(file).mode & 0o077).toBe(0)
    const before = (await kith("export")).out
    await kith("add", "Too Late")
    const asked = await kith("restore", file)
    expect(asked.code).toBe(3)
    expect((await kith("list", "--json")).json).toHaveLength(2)
    const { json } = await kith("restore", file, "-y", "--json")
    expect(existsSync(json.replaced)).toBe(true)
    expect((await kith("export")).out).toBe(before)
    expect((await kith("doctor")).code).toBe(0)
    await kith("add", "Later")
    expect((await kith("list", "--json")).json).toHaveLength(2)
  })

  it("on another computer needs the keys, which are copied only when asked for", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const bare = join(kith.home, "bare.sqlite")
    await kith("backup", bare)
    expect(existsSync(`${bare}.keys`)).toBe(false)
    const other = emptyKith()
    const refused = await other("restore", bare)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain("--keys")
    expect(readdirSync(other.home)).toEqual([])
    const whole = join(kith.home, "whole.sqlite")
    const warned = await kith("backup", whole, "--with-keys")
    expect(warned.err).toContain("in your name")
    expect(statSync(`${whole}.keys`).mode & 0o077).toBe(0)
    expect((await other("restore", whole, "-w", "my search")).code).toBe(0)
    expect((await other("list", "--json")).json).toMatchObject([{ name: "Ana Souza" }])
    expect((await other("doctor")).code).toBe(0)
  })

  it("refuses, and changes nothing, where the backup is damaged, of another log, or none", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const file = join(kith.home, "copy.sqlite")
    await kith("backup", file)
    const damaged = join(kith.home, "damaged.sqlite")
    const bytes = readFileSync(file)
    bytes.fill(0, bytes.length - 4096)
    writeFileSync(damaged, bytes)
    const noise = join(kith.home, "noise.sqlite")
    writeFileSync(noise, "no backup".repeat(1000))
    const stranger = await newKith()
    await stranger("add", "Somebody")
    const foreign = join(stranger.home, "foreign.sqlite")
    await stranger("backup", foreign)
    const before = (await kith("export", "--format", "jsonl")).out
    for (const bad of [damaged, noise, foreign, join(kith.home, "nowhere"), kith.home]) {
      const { code, err } = await kith("restore", bad, "-y")
      expect(code, bad).toBe(1)
      expect(err, bad).toContain("Nothing was changed")
    }
    expect((await kith("export", "--format", "jsonl")).out).toBe(before)
  })

  it("a backup does not take the log's own place, or one that cannot be written", async () => {
    const kith = await newKith()
    for (const file of [join(folderOf(kith), "log.sqlite"), join(kith.home, "no", "x"), kith.home]) {
      expect((await kith("backup", file)).code, file).toBe(1)
    }
    expect((await kith("doctor")).code).toBe(0)
  })
})

describe("kith completion", () => {
  it.each(["bash", "zsh", "fish"])("for %s names every command, its actions and its flags", async (shell) => {
    const kith = emptyKith({ at: null })
    const { code, out } = await kith("completion", shell)
    expect(code).toBe(0)
    for (const word of ["due", "gathering", "met", "with-keys", "thank-you", "dry-run"]) expect(out).toContain(word)
  })

  it("for another shell says which there are", async () => {
    expect((await emptyKith({ at: null })("completion", "tcsh")).code).toBe(2)
  })
})
