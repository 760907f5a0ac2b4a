/** What a device shows that has just come, before the log is there: with a real relay, in both languages, and by the phrase. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type Device, newDevice, newRelay, pairBy } from "./kithProcess.ts"

const begun = async (url: string): Promise<Device> => {
  const laptop = newDevice()
  await laptop("init", "--name", "Job search", "--zone", "America/Toronto", "--province", "ON")
  await laptop("log", "Ana Souza", "coffee", "yesterday 15h", "--add", "--company", "Zanzibar Bank")
  await laptop("log", "Luc Tran", "call", "yesterday", "--add")
  const { code, err } = await laptop("sync", "--relay", url, "--device", "Laptop")
  expect(code, err).toBe(0)
  return laptop
}

/** The rows of a list, whatever stands between columns. */
const rowsOf = (text: string): ReadonlyArray<string> =>
  text
    .split("\n")
    .filter((line) => line.startsWith(" "))
    .map((line) => line.trim().replace(/\s+/g, " "))

/** As `kith due` says it, without the ids in front. */
const dueOn = async (device: Device): Promise<ReadonlyArray<string>> =>
  rowsOf((await device("due")).out).map((row) => row.slice(row.indexOf(" ") + 1))

/** What a glance says: all that stands before the log's own line. */
const glanceIn = (out: string): string => out.slice(0, out.indexOf("✓"))

describe("a device that has just come", () => {
  it("shows today's list as the inviting device saw it, then takes in the rest; the relay reads none of it", async () => {
    const relay = await newRelay()
    const laptop = await begun(relay.url)
    const phone = newDevice()
    const joined = await pairBy(laptop, phone, relay.url)
    expect(joined.code, joined.err).toBe(0)
    expect(joined.out).toMatch(/^.* · [1-9] due · as Laptop saw it a moment ago\n/)
    const list = await dueOn(laptop)
    expect(list.length).toBeGreaterThan(1)
    expect(rowsOf(glanceIn(joined.out))).toEqual(list)
    expect(joined.err).toMatch(/The rest is coming: \d+ changes/)
    expect(joined.out).toMatch(/✓ Job search.*\n.*\d+ changes received from/)
    expect(await dueOn(phone)).toEqual(list)
    await relay.stop()
    const kept = readdirSync(relay.data).map((name) => readFileSync(join(relay.data, name)).toString("latin1"))
    expect(kept.join("\n")).not.toMatch(/Souza|Luc|Zanzibar/)
  })

  it("says it in French", async () => {
    const relay = await newRelay()
    const laptop = await begun(relay.url)
    const french = newDevice({ LANG: "fr_CA.UTF-8" })
    const joined = await pairBy(laptop, french, relay.url)
    expect(joined.out).toMatch(/ · [1-9] à faire · vu de Laptop à l’instant\n/)
    expect(joined.err).toMatch(/Le reste arrive\u202f: \d+ changements/)
  })

  it("says nothing of it to scripts, and with the phrase it is there too, whoever is lost", async () => {
    const relay = await newRelay()
    const laptop = await begun(relay.url)
    const { words }: { readonly words: ReadonlyArray<string> } = (await laptop("phrase", "--print", "--json")).json
    await laptop("sync")
    const by = ["join", "--phrase", "--relay", relay.url, "--device", "rescue"]
    const rescued = await newDevice().runWith(words.join(" "), ...by)
    expect(rescued.code, rescued.err).toBe(0)
    expect(rescued.out).toMatch(/· [1-9] due · as Laptop saw it/)
    expect(rowsOf(glanceIn(rescued.out))).toEqual(await dueOn(laptop))
    const scripted = await newDevice().runWith(words.join(" "), ...by, "--json")
    expect(Object.keys(scripted.json)).toEqual(["name", "folder", "device", "received", "synced"])
    expect(scripted.err).not.toContain("coming")
  })
})
