/** What goes wrong is told: what happened, what is safe, what to do; and never as a stack trace. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { failureInWords } from "../src/failure.ts"
import { emptyKith, newKith } from "./kith.ts"

const folderOf = (kith: { readonly home: string }) => join(kith.home, "job-search")

describe("kith init", () => {
  it("refuses to make a log where one is, and leaves it alone", async () => {
    const kith = await newKith()
    await kith("add", "Ana")
    const again = await kith("init", "--name", "Job  Search!", "--zone", "UTC")
    expect(again.code).toBe(1)
    expect(again.err).toContain("not touched")
    expect((await kith("list", "--json")).json).toHaveLength(1)
  })

  it.each([
    [["--zone", "Mars/Olympus"], "time zone"],
    [["--zone", "America/Torono"], "America/Toronto"],
    [["--province", "Zealand"], "province"]
  ])("refuses %j", async (typed, says) => {
    const kith = emptyKith()
    const { code, err } = await kith("init", "--name", "Job search", ...typed)
    expect(code).toBe(2)
    expect(err).toContain(says)
    expect(existsSync(folderOf(kith))).toBe(false)
  })

  it("leaves nothing half made", async () => {
    const kith = emptyKith()
    mkdirSync(folderOf(kith))
    writeFileSync(join(folderOf(kith), "thesis.txt"), "mine")
    const { code, err } = await kith("init", "--name", "Job search", "--zone", "UTC")
    expect(code).toBe(1)
    expect(err).toContain("something else")
    expect(readFileSync(join(folderOf(kith), "thesis.txt"), "utf8")).toBe("mine")
    expect((await kith("due")).code).toBe(1)
  })

  it("understands zones and provinces as people write them", async () => {
    const kith = emptyKith()
    const { json } = await kith("init", "--name", "Réseau", "--zone", "montreal", "--province", "Québec", "--json")
    expect(json).toMatchObject({ name: "Réseau", zone: "America/Montreal", province: "QC" })
  })

  it("keeps several logs apart, the first one meant by default", async () => {
    const kith = await newKith()
    await kith("init", "--name", "Club", "--zone", "UTC")
    await kith("add", "Ana", "-w", "club")
    expect((await kith("list", "--json")).json).toEqual([])
    expect((await kith("list", "--json", "-w", "Club")).json).toHaveLength(1)
    const unknown = await kith("list", "-w", "nowhere")
    expect(unknown.code).toBe(1)
    expect(unknown.err).toContain("club, job-search")
  })
})

describe("a log that cannot be opened", () => {
  it("keys that others can read are not used", async () => {
    const kith = await newKith()
    chmodSync(join(folderOf(kith), "keys.json"), 0o644)
    const { code, out, err } = await kith("list")
    expect([code, out]).toEqual([1, ""])
    expect(err).toContain("chmod 600")
  })

  it("keys that are missing or damaged say where they were", async () => {
    const kith = await newKith()
    writeFileSync(join(folderOf(kith), "keys.json"), "{}")
    expect((await kith("list")).err).toContain("damaged")
    rmSync(join(folderOf(kith), "keys.json"))
    const { code, err } = await kith("list")
    expect(code).toBe(1)
    expect(err).toContain("keys.json")
    expect(err).toContain("safe")
  })

  it("a log that has gone missing is said to be missing, and not begun again under its keys", async () => {
    const kith = await newKith()
    await kith("add", "Ana")
    for (const file of ["log.sqlite", "log.sqlite-wal", "log.sqlite-shm"])
      rmSync(join(folderOf(kith), file), { force: true })
    const { code, err } = await kith("list")
    expect(code).toBe(1)
    expect(err).toContain("cannot be found")
    expect(existsSync(join(folderOf(kith), "log.sqlite"))).toBe(false)
  })

  it("a damaged log is not touched, and doctor is named", async () => {
    const kith = await newKith()
    const file = join(folderOf(kith), "log.sqlite")
    const noise = Buffer.from("not a database at all, but long enough to look like one".repeat(200))
    writeFileSync(file, noise)
    const { code, err } = await kith("add", "Ana")
    expect(code).toBe(1)
    expect(err).toContain("kith doctor")
    expect(readFileSync(file).equals(noise)).toBe(true)
  })

  it("a log of a newer version is left to that version", async () => {
    const kith = await newKith()
    const database = new DatabaseSync(join(folderOf(kith), "log.sqlite"))
    database.exec("PRAGMA user_version = 99")
    database.close()
    const { code, err } = await kith("add", "Ana")
    expect(code).toBe(1)
    expect(err).toContain("newer version")
  })

  it("a damaged index is built anew from the log", async () => {
    const kith = await newKith()
    await kith("add", "Ana")
    writeFileSync(join(folderOf(kith), "entities.sqlite"), "noise".repeat(1000))
    for (const file of ["entities.sqlite-wal", "entities.sqlite-shm"])
      rmSync(join(folderOf(kith), file), { force: true })
    await kith("list")
    expect((await kith("list", "--json")).json).toMatchObject([{ name: "Ana" }])
  })
})

describe("what nobody expected", () => {
  it("is one clear sentence, and the details are in a file without anything typed", async () => {
    const kith = await newKith()
    const { exit, text } = failureInWords(new TypeError("boom"), {
      lang: "en",
      command: "due",
      folder: folderOf(kith),
      home: kith.home
    })
    expect(exit).toBe(1)
    expect(text).toContain("safe")
    expect(text).not.toContain("boom")
    const file = join(folderOf(kith), "last-crash.txt")
    expect(text).toContain(file)
    expect(readFileSync(file, "utf8")).toMatch(/^kith \d.*\ncommand: due\n\nTypeError: boom\n/)
  })

  it("--json=field that is none is told with those that are", async () => {
    const kith = await newKith()
    await kith("add", "Ana")
    const { code, err } = await kith("list", "--json=nmae")
    expect(code).toBe(2)
    expect(err).toContain("name")
  })
})
