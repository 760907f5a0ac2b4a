/** `kith sheet` on a Google spreadsheet, through a server that behaves as Google's. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { keyFile, newGoogle, programFile, ROBOT, rowsOf, sharedDoc, typeInto } from "./googleServer.ts"
import { type Device, newDevice, startKith } from "./kithProcess.ts"

const withAna = async (): Promise<Device> => {
  const kith = newDevice()
  await kith("init", "--name", "Job club", "--zone", "America/Toronto", "--province", "ON")
  await kith("add", "Ana Souza", "--given-name", "Ana", "--family-name", "Souza", "--company", "RBC")
  return kith
}

const everythingKept = (kith: Device): string =>
  readdirSync(kith.home, { recursive: true, encoding: "utf8" })
    .map((name) => join(kith.home, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path).toString("latin1"))
    .join("\n")

describe("a Google spreadsheet", () => {
  it("is connected by a service account, kept in step both ways, and let go", async () => {
    const google = await newGoogle()
    const kith = await withAna()
    const doc = sharedDoc(google, [
      ["Salary", "First name", "Last name", "Company"],
      ["100", "Bo", "Li", "Acme"]
    ])
    const key = keyFile(google)
    const place = [`google:${doc.id}`, "--endpoint", google.url, "--credentials", key]
    const asked = await kith("sheet", "connect", ...place, "--fields", "name,company")
    expect(asked.code).toBe(3)
    expect(asked.err).toContain('Whoever "Club / Contacts" is shared with, and Google, will be able to read this')
    const connected = await kith("sheet", "connect", ...place, "--fields", "name,company", "-y")
    expect(connected.code, connected.err).toBe(0)
    expect(connected.out).toContain("Club is connected: 1 row there")
    expect(connected.err).toContain("Not Kith's, neither read nor written: Salary")
    const first = await kith("sheet", "sync", "--json")
    expect(first.code, first.err).toBe(0)
    expect((await kith("sheet", "connect", ...place, "-y")).err).toContain("connected already, as Club")
    expect(first.json).toMatchObject({ rows: 2, events: 1, conflicts: 0, setAside: 0 })
    expect(rowsOf(doc).map((row) => row.slice(0, 4))).toEqual([
      ["Salary", "First name", "Last name", "Company"],
      ["100", "Bo", "Li", "Acme"],
      ["", "Ana", "Souza", "RBC"]
    ])
    typeInto(doc, "Ana", "Company", "TD")
    await kith("edit", "Bo Li", "--company", "Tin")
    expect((await kith("sheet", "sync", "--dry-run", "--json")).json).toMatchObject({ events: 1, cellsOut: 1 })
    expect((await kith("sheet", "sync")).out).toContain("Club: 2 rows, 1 cell out, 1 change in")
    expect((await kith("show", "Ana Souza")).out).toContain("TD")
    expect(rowsOf(doc)[1]).toContain("Tin")
    expect((await kith("sheet", "check")).out).toMatch(/Club {2}kith@club-project.*\n ✓ /)
    expect((await kith("sheet", "status")).out).toContain("2 rows, nothing waits")
    // Named by its place, and never copied.
    const secret = google.identity.serviceKey(ROBOT).privateKey.split("\n")[3]!
    expect(everythingKept(kith)).not.toContain(secret)
    const before = rowsOf(doc)
    expect((await kith("sheet", "disconnect")).code).toBe(0)
    expect(rowsOf(doc)).toEqual(before)
    expect((await kith("sheet")).code).toBe(1)
    expect(google.ownFaults).toEqual([])
  })

  it("on Google's bad days nothing is lost and nobody doubled", async () => {
    const google = await newGoogle()
    const kith = await withAna()
    const doc = sharedDoc(google, [
      ["First name", "Last name", "Company"],
      ["Bo", "Li", "Acme"]
    ])
    const place = [`google:${doc.id}`, "--endpoint", google.url, "--credentials", keyFile(google)]
    await kith("sheet", "connect", ...place, "--fields", "name,company", "-y")
    google.troubles.push(
      { when: "before", how: { status: 429, retryAfter: "1" }, of: "read" },
      { when: "after", how: { status: 503 }, of: "write" },
      { when: "before", how: "cut", of: "write" }
    )
    const { code, json, err } = await kith("sheet", "sync", "--json")
    expect(code, err).toBe(0)
    expect(json).toMatchObject({ rows: 2, setAside: 0, unfinished: false })
    expect(rowsOf(doc)).toHaveLength(3)
    expect((await kith("list", "--json")).json).toHaveLength(2)
  })

  it("out of reach: exit 5 and nothing lost; --watch waits for it", async () => {
    const google = await newGoogle()
    const kith = await withAna()
    const doc = sharedDoc(google, [["First name", "Last name", "Company"]])
    const place = [`google:${doc.id}`, "--endpoint", google.url, "--credentials", keyFile(google)]
    await kith("sheet", "connect", ...place, "--fields", "name,company", "-y")
    await google.close()
    const away = await kith("sheet", "sync", "--json")
    expect(away.code).toBe(5)
    expect(away.err).toContain("Club cannot be reached. Nothing is lost")
    expect(away.json).toMatchObject({ sheet: "Club", unreachable: true })
    expect((await kith("sheet", "check", "--json")).json).toMatchObject({
      ok: false,
      findings: [{ what: "unreachable" }]
    })
    const watching = kith.start("sheet", "sync", "--watch")
    expect(await watching.said(/Trying again in .*/)).toBe("Trying again in 60 s.")
    expect((await watching.stop()).code).toBe(0)
  })

  it("whatever is wrong with the set-up is said with what to do, in both languages", async () => {
    const google = await newGoogle()
    const kith = await withAna()
    const doc = sharedDoc(google, [["First name", "Last name"]])
    const connect = (...more: ReadonlyArray<string>) =>
      kith("sheet", "connect", `google:${doc.id}`, "--endpoint", google.url, "-y", ...more)
    const missing = await connect("--credentials", "/nowhere/key.json")
    expect(missing.code).toBe(1)
    expect(missing.err).toContain("There is no key at /nowhere/key.json")
    expect((await connect("--credentials", "/nowhere/key.json", "--lang", "fr")).err).toContain("Il n’y a pas de clé")
    expect((await connect("--credentials", kith.home)).err).toContain(`${kith.home} is no key`)
    const key = keyFile(google)
    doc.access.set(ROBOT, "viewer")
    expect((await connect("--credentials", key)).err).toContain(`make ${ROBOT} an Editor`)
    doc.access.delete(ROBOT)
    expect((await connect("--credentials", key)).err).toContain(`Share it with ${ROBOT} as Editor`)
    google.apiDisabled = true
    expect((await connect("--credentials", key)).err).toContain("The Google Sheets API is off")
    google.apiDisabled = false
    const unknown = await kith(
      "sheet",
      "check",
      "google:nothing",
      "--endpoint",
      google.url,
      "--credentials",
      key,
      "--json"
    )
    expect(unknown.code).toBe(1)
    expect(unknown.json).toMatchObject({ ok: false, account: ROBOT, findings: [{ what: "notFound", stops: true }] })
    google.identity.removeAccount(ROBOT)
    expect((await connect("--credentials", key, "--lang", "fr")).err).toContain("Google n’accepte pas la clé")
    const none = await kith("sheet", "connect", `google:${doc.id}`, "-y")
    expect(none.err).toContain("docs/guide/sheets.md")
    expect(
      (await kith("sheet", "create", "--endpoint", google.url, "--credentials", keyFile(google), "-y")).err
    ).toContain("sheets.new")
    expect(existsSync(join(kith.home, "job-club", "sheets.json"))).toBe(false)
  })

  it("is made by somebody who signs in, whose sign-in only they can read, and is handed back", async () => {
    const google = await newGoogle()
    const kith = await withAna()
    const words = ["sheet", "create", "--endpoint", google.url, "--credentials", programFile(google)]
    const creating = startKith([...words, "--fields", "name,company", "--name", "Our club", "-y", "--lang", "en"], {
      env: { KITH_HOME: kith.home }
    })
    const url = await creating.said(/https:\S+/)
    const back = google.identity.consent(url, "me@example.org")
    expect(await (await fetch(back)).text()).toContain("You may close this page")
    const made = await creating.ended
    expect(made.code, made.err).toBe(0)
    expect(made.err).toContain('whomever you share "Our club" with, and Google,')
    expect(made.out).toContain("Our club: 1 row")
    const doc = [...google.docs.values()].find(({ title }) => title === "Our club")!
    expect(rowsOf(doc)[1]!.slice(0, 3)).toEqual(["Ana", "Souza", "RBC"])
    const folder = join(kith.home, "job-club")
    const stored = readdirSync(folder).filter((name) => name.endsWith(".google.json"))
    expect(stored).toHaveLength(1)
    expect(statSync(join(folder, stored[0]!)).mode & 0o777).toBe(0o600)
    typeInto(doc, "Ana", "Company", "TD")
    expect((await kith("sheet", "sync", "--json")).json).toMatchObject({ events: 1 })
    expect((await kith("sheet", "disconnect", "--json")).json).toMatchObject({ signedOut: true })
    expect(readdirSync(folder).filter((name) => name.startsWith("sheet-"))).toEqual([])
  })

  it("whoever says no to Google leaves nothing behind", async () => {
    const google = await newGoogle()
    const kith = await withAna()
    const words = ["sheet", "create", "--endpoint", google.url, "--credentials", programFile(google), "-y"]
    const creating = startKith(words, { env: { KITH_HOME: kith.home, LANG: "en_CA.UTF-8" } })
    await fetch(google.identity.consent(await creating.said(/https:\S+/), "me@example.org", "deny"))
    const { code, err } = await creating.ended
    expect(code).toBe(1)
    expect(err).toContain("Google was told no. Nothing was changed.")
    expect(readdirSync(join(kith.home, "job-club")).filter((name) => name.startsWith("sheet"))).toEqual([])
    expect(google.docs.size).toBe(0)
  })
})
