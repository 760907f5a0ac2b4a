/** `kith share`: chosen fields of contacts into another log of the same computer. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type Kith, newKith } from "./kith.ts"
import { newDevice, newFolder, newRelay } from "./kithProcess.ts"

const withClub = async (): Promise<Kith> => {
  const kith = await newKith()
  const { code, err } = await kith("init", "--name", "Job club", "--zone", "America/Toronto", "--province", "ON")
  expect(code, err).toBe(0)
  await kith("add", "Ana Souza", "--company", "RBC", "--email", "ana@rbc.example", "--tag", "club", "-w", "Job search")
  await kith("edit", "Ana Souza", "--notes", "Likes trains.", "-w", "Job search")
  await kith("add", "Luc Tran", "--company", "Shopify", "--tag", "club", "-w", "Job search")
  await kith("add", "Bo Li", "--company", "Acme", "-w", "Job search")
  return kith
}

const inClub = async (kith: Kith, who: string) => {
  const { code, json } = await kith("show", who, "--json", "-w", "Job club")
  return code === 0 ? json : undefined
}

describe("kith share", () => {
  it("copies the chosen fields and no others, once; a later sharing changes what has changed", async () => {
    const kith = await withClub()
    const share = (...words: ReadonlyArray<string>) =>
      kith("share", "ana", "--to", "Job club", "--fields", "name,company", ...words)
    const dry = await share("--dry-run")
    expect(dry.out).toContain("1 contact would be shared with Job club: 1 new")
    expect((await kith("list", "--json", "-w", "Job club")).json).toEqual([])
    const first = await share()
    expect(first.code, first.err).toBe(0)
    expect(first.out).toMatch(
      /1 contact shared with Job club: 1 new, 0 changed, 0 as before {3}undo: kith undo \w+ -w "Job club"/
    )
    expect(first.err).toContain("What was copied: First name, Last name, Company")
    expect(first.err).toContain("Job club is read by you alone so far")
    expect(JSON.stringify(await inClub(kith, "Ana Souza"))).toContain("RBC")
    expect(JSON.stringify(await inClub(kith, "Ana Souza"))).not.toMatch(/rbc\.example|trains/)
    expect((await share("--json")).json).toMatchObject({ shared: 1, new: 0, changed: 0, known: 1, undo: null })
    await kith("edit", "Ana Souza", "--company", "TD", "-w", "Job search")
    expect((await share("--json", "--at", "2026-03-04T09:00")).json).toMatchObject({ new: 0, changed: 1 })
    expect(await inClub(kith, "Ana Souza")).toMatchObject({ company: "TD" })
    await kith("edit", "Ana Souza", "--company", "", "-w", "Job search")
    await share("--at", "2026-03-05T09:00")
    expect((await inClub(kith, "Ana Souza")).company ?? null).toBe(null)
    expect((await kith("list", "--json", "-w", "Job club")).json).toHaveLength(1)
  })

  it("what somebody there set by hand stays, and who was merged since is not doubled", async () => {
    const kith = await withClub()
    const share = (at: string, ...who: ReadonlyArray<string>) =>
      kith("share", ...who, "--to", "Job club", "--fields", "name,company", "--json", "--at", at)
    await share("2026-03-03T10:00", "Ana Souza", "Bo Li")
    await kith("edit", "Ana Souza", "--company", "Ontario", "-w", "Job club")
    await kith("edit", "Ana Souza", "--company", "TD", "-w", "Job search")
    expect((await share("2026-03-04T10:00", "Ana Souza")).json).toMatchObject({ kept: 1 })
    expect(await inClub(kith, "Ana Souza")).toMatchObject({ company: "Ontario" })
    await kith("merge", "Bo Li", "Luc Tran", "-w", "Job search", "-y")
    await share("2026-03-05T10:00", "Luc Tran")
    await share("2026-03-06T10:00", "Bo Li")
    expect((await kith("list", "--json", "-w", "Job club")).json).toHaveLength(2)
  })

  it("takes everybody with a label, and says what is missing or unknown", async () => {
    const kith = await withClub()
    const all = await kith("share", "--tag", "club", "--to", "job club", "--fields", "nom,entreprise,stage", "--json")
    expect(all.json).toMatchObject({ shared: 2, new: 2, maybeSame: [] })
    for (const [words, code, text] of [
      [["ana", "--fields", "name"], 2, "Into which log?"],
      [["ana", "--to", "Job club"], 2, "What of them?"],
      [["--to", "Job club", "--fields", "name"], 2, "Whom?"],
      [["ana", "--to", "Job search", "--fields", "name"], 2, "the same log"],
      [["ana", "--to", "Nowhere", "--fields", "name"], 1, 'no log called "Nowhere"'],
      [["ana", "--to", "Job club", "--fields", "name,last-contact"], 2, "no column"],
      [["nobody", "--to", "Job club", "--fields", "name"], 1, "Nobody here is called"],
      [["--tag", "none", "--to", "Job club", "--fields", "name"], 1, "Nobody has the label none"]
    ] as const) {
      const said = await kith("share", ...words)
      expect(said.code, words.join(" ")).toBe(code)
      expect(said.err, words.join(" ")).toContain(text)
    }
  })

  it("says who reads the club's log; a sheet on such a log asks once", async () => {
    const relay = await newRelay()
    const [owner, member] = [newDevice(), newDevice()]
    await owner("init", "--name", "Job club", "--zone", "America/Toronto", "--province", "ON")
    await owner("sync", "--relay", relay.url, "--device", "laptop")
    const inviting = owner.start("members", "invite", "Bo Li", "--json", "--yes", "--code")
    const said: { readonly code: string } = JSON.parse(await inviting.firstLine)
    const joined = await member("join", said.code, "--relay", relay.url, "--device", "phone", "--yes")
    expect(joined.code, joined.err).toBe(0)
    await inviting.ended
    await owner("init", "--name", "Mine", "--zone", "America/Toronto", "--province", "ON")
    await owner("add", "Ana Souza", "--company", "RBC", "-w", "Mine")
    const shared = await owner("share", "ana", "--to", "Job club", "--fields", "name,company", "-w", "Mine")
    expect(shared.err).toContain("Job club is read by 2 people (Bo Li, and who began it)")
    const path = join(newFolder(), "club.csv")
    const made = await owner("sheet", "create", `csv:${path}`, "--fields", "name,company", "-y", "-w", "Job club")
    expect(made.code, made.err).toBe(0)
    expect(made.err).toContain("Whoever may read")
    expect(made.err).not.toContain("This log is yours alone")
    expect(readFileSync(path, "utf8")).toContain("RBC")
    await owner("sync", "-w", "Job club")
    await member("sync")
    expect((await member("show", "Ana Souza", "--json")).json).toMatchObject({ company: "RBC" })
  })
})
