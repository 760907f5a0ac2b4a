/** Two devices and a relay: the main job of syncing, and what can stand in its way. */
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { randomBytes } from "node:crypto"
import { dirname, join } from "node:path"
import { describe, expect, it } from "vitest"
import { type Device, newDevice, newFolder, newMachine, newRelay, pairBy, startKith } from "./kithProcess.ts"

const init = async (device: Device): Promise<void> => {
  const { code, err } = await device("init", "--name", "Job search", "--zone", "America/Toronto", "--province", "ON")
  expect(code, err).toBe(0)
}

/** Every byte that a relay or a folder keeps. */
const everythingIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path).toString("latin1"))
    .join("\n")

const stateOf = async (device: Device): Promise<string> => (await device("rebuild", "--json")).json.stateHash

describe("two devices and a relay", () => {
  it("both offline, both logging: after a sync the same reminders, the merged note, and a relay that holds no name", async () => {
    const relay = await newRelay()
    const [laptop, phone] = [newMachine(), newMachine()]
    await init(laptop)
    await laptop("add", "Ana Souza", "--company", "Zanzibar Bank", "--notes", "Likes trains.")
    expect((await laptop("sync", "--relay", relay.url, "--device", "laptop", "--json")).json).toMatchObject({
      received: 0,
      waiting: 0,
      upToDate: true
    })
    const joined = await pairBy(laptop, phone, relay.url)
    expect(joined.code, joined.err).toBe(0)
    expect(joined.out).toContain("Job search")

    // Out of each other's reach, as on two trains.
    await laptop("log", "Ana Souza", "coffee", "yesterday 15h", "CPA bridging")
    await laptop("edit", "Ana Souza", "--notes", "Likes trains. And maps.")
    await phone("log", "Ana Souza", "call", "today", "her manager")
    await phone("edit", "Ana Souza", "--notes", "Really likes trains.")
    for (const device of [laptop, phone, laptop]) {
      const { code, err } = await device("sync")
      expect(code, err).toBe(0)
    }
    const [here, there] = [
      await laptop("due", "--until", "3w", "--json"),
      await phone("due", "--until", "3w", "--json")
    ]
    expect(here.json.length).toBeGreaterThan(0)
    expect(there.json).toEqual(here.json)
    expect(await stateOf(phone)).toBe(await stateOf(laptop))
    const shown = (await phone("show", "Ana Souza")).out
    expect(shown).toContain("Really likes trains. And maps.")
    expect((await laptop("due")).out).toMatch(/just synced|synced \d+ min ago/)
    expect((await laptop("devices", "--json")).json).toMatchObject([
      { name: "laptop", this: true, revoked: false },
      { name: "phone", this: false, revoked: false }
    ])
    expect((await laptop("devices", "name", "phone", "Ana\u2019s phone")).code).toBe(0)
    for (const device of [laptop, phone]) await device("sync")
    for (const device of [laptop, phone]) {
      expect((await device("devices", "--json")).json).toMatchObject([{ name: "laptop" }, { name: "Ana\u2019s phone" }])
    }

    await relay.stop()
    const kept = everythingIn(relay.data)
    expect(kept.length).toBeGreaterThan(1000)
    for (const secret of ["Ana", "Souza", "Zanzibar", "trains", "laptop", "phone", "Job search"]) {
      expect(kept).not.toContain(secret)
    }
  })

  it("out of reach: exit 5, how much is safe here, and it goes next time; put back, it goes on", async () => {
    const data = newFolder()
    const relay = await newRelay(data)
    const laptop = newDevice()
    await init(laptop)
    // Also before it ever reached one.
    expect((await laptop("sync", "--relay", "http://127.0.0.1:1", "--json")).json).toMatchObject({ waiting: 1 })
    expect((await laptop("devices", "--json")).json).toMatchObject([{ changes: 1 }])
    await laptop("sync", "--relay", relay.url)
    await relay.stop()
    const file = join(newFolder(), "all.zip")
    const left = await laptop("leave", "-o", file, "--delete-at-relay", "-y")
    expect([left.code, existsSync(file)]).toEqual([5, true])
    expect(left.err).toContain(
      `Everything is in ${file}. But ${new URL(relay.url).host} has not forgotten the log yet.`
    )
    const published = await laptop("calendar", "publish", "-y")
    expect([published.code, published.err]).toEqual([5, expect.stringContaining("Nothing was published.")])
    await laptop("add", "Ana Souza")
    await laptop("add", "Luc Tran")
    const away = await laptop("sync")
    expect(away.code).toBe(5)
    expect(away.err).toContain("Relay unreachable. 2 changes are safe here and go next time.")
    expect((await laptop("sync", "--json")).json).toMatchObject({ sent: 0, waiting: 2, upToDate: false })
    expect((await newDevice()("join", "K7QX-4MDA-92XT-PW3E", "--relay", relay.url, "--yes")).code).toBe(5)

    const again = await newRelay(data, new URL(relay.url).port)
    expect((await laptop("sync", "--json")).json).toMatchObject({ sent: 2, waiting: 0, upToDate: true })
    await again.stop()
  })

  it("a device that is revoked gets nothing more, and is told so; what it wrote before stays", async () => {
    const relay = await newRelay()
    const [laptop, phone] = [newDevice(), newDevice()]
    await init(laptop)
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    await pairBy(laptop, phone, relay.url, "link")
    await phone("add", "Luc Tran")
    await phone("sync")
    const asked = await laptop("devices", "revoke", "phone")
    expect(asked.code).toBe(3)
    const revoked = await laptop("devices", "revoke", "phone", "-y")
    expect(revoked.code, revoked.err).toBe(0)
    expect((await laptop("devices", "revoke", "phone", "-y")).code).toBe(1)
    await laptop("add", "Ana Souza")
    await laptop("sync")
    await phone("add", "Too Late")
    const told = await phone("sync")
    expect(told.code).toBe(1)
    expect(told.err).toContain("This device was removed from the log.")
    const checks: ReadonlyArray<{ readonly check: string; readonly state: string }> = (await phone("doctor", "--json"))
      .json.checks
    expect(checks).toContainEqual(expect.objectContaining({ check: "identity", state: "wrong" }))
    await laptop("sync")
    const names = (await laptop("list", "--json")).json.map(({ name }: { readonly name: string }) => name)
    expect(names.toSorted()).toEqual(["Ana Souza", "Luc Tran"])
    expect((await phone("list", "--json=name")).out).not.toContain("Ana Souza")
  })

  it("what a revoked device had sent elsewhere counts after all once an owner adopts it", async () => {
    const relay = await newRelay()
    const folder = newFolder()
    const [laptop, phone] = [newDevice(), newDevice()]
    await init(laptop)
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    await pairBy(laptop, phone, relay.url, "link")
    await phone("add", "Luc Tran")
    await phone("sync")
    await phone("add", "Mei Chen")
    expect((await phone("sync", "--folder", folder)).code).toBe(0)
    expect((await laptop("devices", "adopt", "phone")).code).toBe(1)
    await laptop("devices", "revoke", "phone", "-y")
    const there = await laptop("devices", "adopt", "phone")
    expect([there.code, there.err]).toEqual([1, expect.stringContaining("nothing of phone beyond")])
    const asked = await laptop("devices", "adopt", "phone", "--folder", folder, "--json")
    expect([asked.code, asked.json]).toEqual([3, expect.objectContaining({ decision: "adopt", changes: 1 })])
    const adopted = await laptop("devices", "adopt", "phone", "--folder", folder, "-y")
    expect([adopted.code, adopted.err]).toEqual([0, ""])
    const names = (await laptop("list", "--json")).json.map(({ name }: { readonly name: string }) => name)
    expect(names.toSorted()).toEqual(["Luc Tran", "Mei Chen"])
    expect((await laptop("devices", "adopt", "phone", "--folder", folder, "-y")).code).toBe(1)
    expect((await laptop("devices", "--json")).json[1]).toMatchObject({ name: "phone", revoked: true })
  })

  it("of two copies of one device the one that was taken out comes back where it is, with what it had not sent", async () => {
    const relay = await newRelay()
    const [laptop, phone, copy] = [newDevice(), newDevice(), newDevice()]
    await init(laptop)
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    await pairBy(laptop, phone, relay.url, "link")
    await phone("add", "Luc Tran")
    await phone("sync")
    cpSync(phone.home, copy.home, { recursive: true })
    await phone("add", "Ana Souza")
    await phone("sync")
    await copy("add", "Raj Patel")
    expect((await copy("sync")).code).toBe(3)
    expect((await copy("doctor", "--fix")).out).toContain("new identity")
    await copy("sync")
    await phone("add", "Mei Chen")
    await phone("log", "mei", "coffee", "yesterday")
    const told = await phone("sync")
    expect([told.code, told.err]).toEqual([1, expect.stringContaining("What had not been sent goes along")])
    await laptop("sync")
    await pairBy(laptop, phone, relay.url, "link")
    expect(readdirSync(phone.home).filter((name) => !name.startsWith("."))).toEqual(["default", "job-search"])
    for (const device of [phone, laptop, copy, phone]) await device("sync")
    const everybody = ["Ana Souza", "Luc Tran", "Mei Chen", "Raj Patel"]
    for (const device of [laptop, phone, copy]) {
      const names: ReadonlyArray<{ readonly name: string }> = (await device("list", "--json")).json
      expect(names.map(({ name }) => name).toSorted()).toEqual(everybody)
      expect(await stateOf(device)).toBe(await stateOf(laptop))
      expect((await device("doctor")).code).toBe(0)
    }
  })

  it("a wrong code and a link that is broken let nobody in, and leave nothing behind", async () => {
    const relay = await newRelay()
    const phone = newDevice()
    const wrong = await phone("join", "K7QX-4MDA-92XT-PW3E", "--relay", relay.url, "--yes")
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain("No invitation is there under this code")
    expect((await phone("join", "K7QX-4MDA-92XT", "--relay", relay.url, "--yes")).code).toBe(2)
    expect((await phone("join", `${relay.url}/#kith-pair/1/abcdefgh`, "--yes")).code).toBe(2)
    expect((await phone("join", "K7QX-4MDA-92XT-PW3E", "--yes")).err).toContain("A code does not say which relay")
    expect(readdirSync(phone.home)).toEqual([])
  })

  it("without a terminal and without --yes nobody compares the words, so nobody is let in", async () => {
    const laptop = newDevice()
    await init(laptop)
    expect((await laptop("pair", "--relay", "http://127.0.0.1:1")).code).toBe(3)
  })

  it("stays in step while it watches, and ends when it is told to", async () => {
    const relay = await newRelay()
    const [laptop, phone] = [newDevice(), newDevice()]
    await init(laptop)
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    await pairBy(laptop, phone, relay.url)
    const watching = laptop.start("sync", "--watch", "--json")
    await watching.firstLine
    await phone("add", "Luc Tran")
    await phone("sync")
    for (let tries = 0; (await laptop("list", "--json")).json.length === 0 && tries < 500; tries++) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { code, out } = await watching.stop()
    expect(code).toBe(0)
    expect(out).toContain('"event":"received"')
    expect((await laptop("list", "--json=name")).json).toEqual([{ name: "Luc Tran" }])
  })
})

describe("a folder instead of a relay", () => {
  it("carries changes, and holds no name", async () => {
    const relay = await newRelay()
    const [laptop, phone] = [newDevice(), newDevice()]
    const stick = newFolder()
    await init(laptop)
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    await pairBy(laptop, phone, relay.url)
    await relay.stop()
    await laptop("add", "Zanzibar Jones")
    expect((await laptop("sync", "--folder", stick, "--json")).json).toMatchObject({ waiting: 0 })
    const carried = await phone("sync", "--folder", stick, "--json")
    expect(carried.json, carried.err).toMatchObject({ received: 1, upToDate: true })
    expect((await phone("list", "--json=name")).json).toEqual([{ name: "Zanzibar Jones" }])
    expect(everythingIn(stick)).not.toContain("Zanzibar")
    const gone = await phone("sync", "--folder", join(stick, "not-there"))
    expect(gone.code).toBe(1)
  })
})

describe("the recovery phrase", () => {
  it("is checked, says which word is wrong, and brings the log back on an empty machine", async () => {
    const relay = await newRelay()
    const [laptop, rescue] = [newDevice(), newDevice()]
    await init(laptop)
    await laptop("add", "Ana Souza")
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    expect((await laptop("phrase", "--json")).json).toEqual({ set: false })
    const { words }: { readonly words: ReadonlyArray<string> } = (await laptop("phrase", "--print", "--json")).json
    expect(words).toHaveLength(12)
    expect((await laptop("phrase", "--print")).code).toBe(3)
    expect((await laptop.runWith(words.join(" "), "phrase", "--check")).code).toBe(0)
    const typo = await laptop.runWith(words.with(4, "zebrq").join(" "), "phrase", "--check")
    expect(typo.code).toBe(1)
    expect(typo.err).toContain("Word 5 is none that phrases are made of. Perhaps: zebra")
    const few = await laptop.runWith(words.slice(1).join(" "), "phrase", "--check")
    expect(few.err).toContain("twelve words")

    const backup = join(newFolder(), "copy.sqlite")
    await laptop("backup", backup)
    const recovered = await rescue.runWith(
      words.join("\n"),
      "join",
      "--phrase",
      "--relay",
      relay.url,
      "--device",
      "rescue"
    )
    expect(recovered.code, recovered.err).toBe(0)
    expect((await rescue("list", "--json=name")).json).toEqual([{ name: "Ana Souza" }])
    expect((await rescue("devices", "revoke", "laptop", "-y")).code).toBe(0)

    const third = newDevice()
    const restored = await third.runWith(
      words.join(" "),
      "restore",
      backup,
      "--phrase",
      "--relay",
      relay.url,
      "--device",
      "third"
    )
    expect(restored.code, restored.err).toBe(0)
    expect((await third("list", "--json=name")).json).toEqual([{ name: "Ana Souza" }])
    await third("add", "Luc Tran")
    expect((await third("sync", "--json")).json).toMatchObject({ upToDate: true, waiting: 0 })
    await rescue("sync")
    expect((await rescue("list", "--json")).json).toHaveLength(2)
    const names: ReadonlyArray<{ readonly name: string }> = (await rescue("devices", "--json")).json
    expect(names.map(({ name }) => name)).toEqual(["laptop", "rescue", "third"])

    for (const device of [laptop, rescue, third]) {
      const kept = everythingIn(device.home)
      expect(kept).not.toContain(words.join(" "))
    }
  })
})

describe("a log that was put back from a backup", () => {
  it("is noticed by the next sync, gets a new identity, and loses nothing", async () => {
    const relay = await newRelay()
    const laptop = newDevice()
    await init(laptop)
    await laptop("add", "Ana Souza")
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    const backup = join(newFolder(), "copy.sqlite")
    await laptop("backup", backup)
    await laptop("add", "Luc Tran")
    await laptop("sync")
    const back = await laptop("restore", backup, "-y")
    expect(back.err).toContain("kith doctor --fix")
    await laptop("add", "Mei Chen")
    const told = await laptop("sync")
    expect(told.code).toBe(3)
    expect(told.err).toContain("kith doctor --fix")
    const found = await laptop("doctor")
    expect(found.code).toBe(1)
    expect(found.out).toContain("restored from a backup")
    const mended = await laptop("doctor", "--fix")
    expect(mended.code, mended.out + mended.err).toBe(0)
    expect(mended.out).toContain("new identity")
    expect((await laptop("sync", "--json")).json).toMatchObject({ upToDate: true, waiting: 0 })
    const names: ReadonlyArray<{ readonly name: string }> = (await laptop("list", "--json")).json
    expect(names.map(({ name }) => name).toSorted()).toEqual(["Ana Souza", "Luc Tran", "Mei Chen"])
    expect((await laptop("doctor")).code).toBe(0)
  })
})

describe("kith members", () => {
  it("a reader reads; made an editor she writes; removed she gets nothing more", async () => {
    const relay = await newRelay()
    const [owner, guest] = [newDevice(), newDevice()]
    await init(owner)
    await owner("add", "Luc Tran")
    await owner("sync", "--relay", relay.url, "--device", "desk")
    const inviting = owner.start("members", "invite", "Ana Souza", "--role", "reader", "--json", "--yes")
    const { code }: { readonly code: string } = JSON.parse(await inviting.firstLine)
    const joined = await guest("join", code, "--relay", relay.url, "--device", "tablet", "-y")
    expect(joined.code, joined.err).toBe(0)
    const invited = await inviting.ended
    expect(invited.code).toBe(0)
    // With --yes it is told, and not asked.
    for (const { err } of [joined, invited]) expect(err).toMatch(/shows: \w+ \w+ \w+\.$/m)
    expect((await guest("list", "--json=name")).json).toEqual([{ name: "Luc Tran" }])
    expect((await guest("members", "--json")).json).toMatchObject([
      { name: null, role: "owner", devices: 1, you: false },
      { name: "Ana Souza", role: "reader", devices: 1, you: true }
    ])
    expect((await guest("members", "role", "ana", "owner")).code).toBe(1)
    // Nobody is asked whether to do what they may not do: exit 1, and not 3.
    const [{ id: founder }] = (await guest("members", "--json")).json
    expect((await guest("members", "remove", founder)).code).toBe(1)
    expect((await guest("devices", "revoke", "desk")).code).toBe(1)
    const raised = await owner("members", "role", "ana", "editor")
    expect(raised.code, raised.err).toBe(0)
    expect(raised.out).toContain("Ana Souza is an editor now")
    await guest("sync")
    await guest("add", "Mei Chen")
    await guest("sync")
    await owner("sync")
    expect((await owner("list", "--json")).json).toHaveLength(2)
    expect((await owner("members", "remove", "ana", "-y")).code).toBe(0)
    expect((await guest("sync")).code).toBe(1)
  })
})

describe("a reader who writes all the same", () => {
  it("is told that it stays here, and sends it once it may write", async () => {
    const relay = await newRelay()
    const [owner, guest] = [newDevice(), newDevice()]
    await init(owner)
    await owner("sync", "--relay", relay.url, "--device", "desk")
    const inviting = owner.start("members", "invite", "Ana Souza", "--role", "reader", "--json", "--yes")
    const { code }: { readonly code: string } = JSON.parse(await inviting.firstLine)
    await guest("join", code, "--relay", relay.url, "--device", "tablet", "-y")
    await inviting.ended
    expect((await guest("sync", "--json")).json).toMatchObject({ kept: 0 })
    await guest("add", "Mei Chen")
    expect((await guest("sync", "--json")).json).toMatchObject({ sent: 0, kept: 1 })
    const said = "You may only read this log: 1 change of yours stays on this device."
    expect((await guest("sync")).err).toContain(said)
    const { out } = await guest("doctor")
    expect(out.replaceAll(/\s+/g, " ")).toContain(said)
    // Printing the phrase is an owner's to do.
    expect(out).not.toContain("phrase --print")
    expect((await owner("doctor")).out.replaceAll(/\s+/g, " ")).toContain("phrase --print")
    await owner("members", "role", "ana", "editor")
    expect((await guest("sync", "--json")).json).toMatchObject({ sent: 1, kept: 0 })
  })
})

describe("kith leave", () => {
  it("writes one zip that opens without Kith, and has the relay forget the log", async () => {
    const relay = await newRelay()
    const laptop = newDevice()
    await init(laptop)
    await laptop("add", "Ana <b>Souza", "--company", "RBC & Co")
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    const phone = newDevice()
    await pairBy(laptop, phone, relay.url)
    const file = join(newFolder(), "all.zip")
    const asked = await laptop("leave", "-o", file, "--delete-at-relay")
    expect(asked.code).toBe(3)
    const watching = phone.start("sync", "--watch")
    await watching.said(/In step with/)
    const left = await laptop("leave", "-o", file, "--delete-at-relay", "-y", "--json")
    expect(left.json, left.err).toMatchObject({ people: 1, events: 2, deletedAtRelay: true })
    const { unzipSync, strFromU8 } = await import("fflate")
    const files = unzipSync(new Uint8Array(readFileSync(file)))
    expect(Object.keys(files)).toEqual([
      "README.txt",
      "people.csv",
      "people.xlsx",
      "contacts.vcf",
      "calendar.ics",
      "log.jsonl",
      "index.html"
    ])
    expect(strFromU8(files["index.html"]!)).toContain("Ana &lt;b&gt;Souza")
    expect(strFromU8(files["people.csv"]!)).toContain("RBC & Co")
    expect(strFromU8(files["log.jsonl"]!).trim().split("\n")).toHaveLength(3)
    expect((await laptop("list", "--json")).json).toHaveLength(1)
    expect(existsSync(join(laptop.home, "job-search", "sync.json"))).toBe(false)

    // Deleted on purpose: whichever device comes by next does not bring it back by itself.
    const watched = await watching.ended
    expect(watched.code).toBe(1)
    expect(watched.err).toContain("All that is here is safe")
    expect(watched.err).not.toContain("trying again")
    await phone("add", "Luc Tran")
    const refused = await phone("sync")
    expect(refused.code).toBe(1)
    expect(refused.err).toContain("had it deleted there (kith leave --delete-at-relay). All that is here is safe")
    expect((await phone("sync", "--relay", relay.url)).code).toBe(1)
    expect((await phone("doctor", "--json")).json.checks).toContainEqual(
      expect.objectContaining({ check: "sync", state: "wrong", text: expect.stringContaining("deleted there") })
    )
    expect((await phone("leave", "-o", file, "--delete-at-relay", "-y", "--json")).json.deletedAtRelay).toBe(true)
    expect((await phone("sync", "--folder", newFolder(), "--again")).code).toBe(2)
    expect((await phone("sync", "--relay", relay.url, "--again", "--json")).json).toMatchObject({ waiting: 0 })
    await laptop("sync", "--relay", relay.url)
    expect((await laptop("list", "--json")).json).toHaveLength(2)
  })
})

describe("kith serve", () => {
  it("says everything that is wrong with its settings at once, and never a token", async () => {
    const config = join(newFolder(), "relay.json")
    writeFileSync(config, JSON.stringify({ port: 99999999, creationToken: "short", colour: "red" }))
    const { code, err } = await startKith(["serve", "--metrics", "yes", "--config", config], {}).ended
    expect(code).toBe(2)
    for (const what of ["port in", "creationToken in", "colour in", "--metrics"]) expect(err).toContain(what)
    expect(err).not.toContain("short")
  })

  it("is told as what it is by who follows it: full is not out of reach", async () => {
    const limited = ["--port", "0", "--data", newFolder(), "--open", "--json", "--workspace-bytes", `${1024 ** 2}`]
    const serving = startKith(["serve", ...limited], {})
    const { url }: { readonly url: string } = JSON.parse(await serving.firstLine)
    const laptop = newDevice()
    await init(laptop)
    await laptop("sync", "--relay", url)
    const watching = laptop.start("sync", "--watch")
    await watching.said(/In step with/)
    // Which nothing makes shorter.
    const noise = () => randomBytes(150_000).toString("base64")
    for (let index = 0; index < 8; index++) await laptop("add", `Ana ${index}`, "--notes", noise())
    const said = await watching.said(/.*trying again.*/)
    expect(said).toContain("takes no more: the log's share of space is used up; trying again in")
    expect((await watching.stop()).code).toBe(0)
  })

  it("begins no logs for who has no token, unless it is open", async () => {
    const env = { KITH_RELAY_CREATION_TOKEN: "a-token-of-good-length" }
    const serving = startKith(["serve", "--port", "0", "--data", newFolder(), "--json", "--log-level", "off"], { env })
    const { url }: { readonly url: string } = JSON.parse(await serving.firstLine)
    const [stranger, friend] = [newDevice(), newDevice(env)]
    for (const device of [stranger, friend]) await init(device)
    const refused = await stranger("sync", "--relay", url)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain("KITH_RELAY_CREATION_TOKEN")
    expect((await friend("sync", "--relay", url)).code).toBe(0)
    expect((await serving.stop()).code).toBe(0)
  })

  it("is backed up while it runs, and starts again from that", async () => {
    const relay = await newRelay()
    const laptop = newDevice()
    await init(laptop)
    await laptop("add", "Ana Souza")
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    const file = join(newFolder(), "relay.sqlite")
    expect((await laptop("serve", "backup", "--data", relay.data)).code).toBe(2)
    expect((await laptop("serve", "backup", "--data", newFolder(), "--to", file)).code).toBe(1)
    const made = await laptop("serve", "backup", "--data", relay.data, "--to", file, "--json")
    expect([made.code, made.json]).toEqual([0, { data: relay.data, file, bytes: statSync(file).size }])
    expect((await laptop("serve", "backup", "--data", relay.data, "--to", file)).code).toBe(1)
    await laptop("add", "Luc Tran")
    await laptop("sync")
    // Put in place in an empty folder, it goes on from there, and is made whole by who comes by.
    const again = await newRelay(dirname(file))
    expect((await laptop("sync", "--relay", again.url, "--json")).json).toMatchObject({ sent: 1, upToDate: true })
  })

  it("says what is wrong with its settings in French, too, to the last word", async () => {
    const config = join(newFolder(), "relais.json")
    writeFileSync(config, JSON.stringify({ port: "x", data: 3 }))
    const asked = ["serve", "--public-url", "ftp://x", "--host", "", "--lang", "fr"]
    const { err } = await newDevice()(...asked, "--config", config)
    expect(err).toContain(`port dans ${config} ne peut pas être`)
    expect(err).toContain("un nombre entier de 0 à 65535")
    expect(err).toContain("un dossier")
    expect(err).not.toMatch(/ (?:to|in|with|an?) /)
    writeFileSync(config, "{")
    expect((await newDevice()("serve", "--config", config)).err).toContain(`${config} has to be one JSON object`)
  })

  it("does not run on a folder on which another one runs", async () => {
    const relay = await newRelay()
    const { code, err } = await newDevice()("serve", "--port", "0", "--data", relay.data, "--log-level", "off")
    expect([code, err]).toEqual([1, expect.stringContaining(`Another relay is running on ${relay.data}`)])
  })

  it("says that a folder takes no data, and ends", async () => {
    for (const data of ["/proc/kith-relay", "/dev/null/relay"]) {
      const { code, err } = await startKith(["serve", "--data", data], {}).ended
      expect(code).toBe(1)
      expect(err).toContain(data)
    }
  })

  it("says that its port is taken", async () => {
    const relay = await newRelay()
    const port = new URL(relay.url).port
    const { code, err } = await startKith(["serve", "--port", port, "--data", newFolder(), "--log-level", "off"], {})
      .ended
    expect(code).toBe(1)
    expect(err).toContain(`Port ${port} is in use already`)
  })
})
