/** A calendar as a file, and published at a relay: who reads what, refreshed by every device, revoked by any. */
import { cpSync, readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { type AddressInfo, connect } from "node:net"
import { join } from "node:path"
import ICAL from "ical.js"
import { describe, expect, it, onTestFinished } from "vitest"
import { ENGLISH, spoken } from "./englishIn.ts"
import { newKith, spaced } from "./kith.ts"
import { type Device, newDevice, newFolder, newRelay, pairBy } from "./kithProcess.ts"

/** The titles of its entries, as a library reads them. */
const titlesIn = (text: string, component: "vevent" | "vtodo" = "vevent"): ReadonlyArray<string> =>
  new ICAL.Component(ICAL.parse(text) as Array<unknown>)
    .getAllSubcomponents(component)
    .map((each) => String(each.getFirstPropertyValue("summary")))

const init = async (device: Device): Promise<void> => {
  const { code, err } = await device("init", "--name", "Secret search", "--zone", "America/Toronto", "--province", "ON")
  expect(code, err).toBe(0)
}

/** A device whose log has somebody to thank, and syncs with a relay. */
const started = async (env: Readonly<Record<string, string>> = {}) => {
  const relay = await newRelay()
  const laptop = newDevice(env)
  await init(laptop)
  await laptop("log", "Ana Souza", "coffee", "yesterday 15h", "CPA bridging", "--add", "--next", "3w")
  await laptop("sync", "--relay", relay.url, "--device", "laptop")
  return { relay, laptop }
}

const read = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, text: await response.text(), etag: response.headers.get("etag") }
}

describe("kith calendar as a file", () => {
  it("holds what is due and arranged, by initials unless names are asked for, as events or as tasks", async () => {
    const kith = await newKith()
    await kith("log", "Ana Souza", "coffee", "yesterday 15h", "CPA bridging", "--add", "--next", "3w")
    const shy = await kith("calendar")
    expect(shy.code, shy.err).toBe(0)
    expect(titlesIn(shy.out).join("\n")).toContain("A. S.")
    expect(shy.out).not.toMatch(/Souza|CPA|Job search/)
    const file = join(kith.home, "kith.ics")
    const written = await kith("calendar", "--output", file, "--names")
    expect(written.out).toMatch(/✓ \d+ entries in /)
    const text = readFileSync(file, "utf8")
    expect(titlesIn(text).join("\n")).toContain("Ana Souza")
    expect(text).toContain("X-WR-CALNAME:Job search")
    const tasks = await kith("calendar", "--todo", "-o", file, "--json")
    expect(tasks.json).toMatchObject({ file, beyond: 0, shows: "initials", form: "tasks" })
    expect(titlesIn(readFileSync(file, "utf8"), "vtodo")).toHaveLength(tasks.json.entries)
    expect((await kith("calendar", "--json")).code).toBe(2)
  })

  it("takes flags only where they mean something", async () => {
    const kith = await newKith()
    for (const words of [
      ["publish", "--todo"],
      ["status", "--names"],
      ["--relay", "x.example"],
      ["--all"],
      ["publish"],
      ["nothing"]
    ]) {
      expect((await kith("calendar", ...words)).code, words.join(" ")).toBe(2)
    }
    expect((await kith("calendar", "revoke")).code).toBe(1)
    expect((await kith("calendar", "status", "--json")).json).toEqual([])
  })
})

describe("a published calendar", () => {
  it("asks first, says who will read what, and is then read by whoever has its address: initials only", async () => {
    const { relay, laptop } = await started()
    const { host } = new URL(relay.url)
    const asked = await laptop("calendar", "publish")
    expect([asked.code, asked.out]).toEqual([3, ""])
    expect(asked.err).toContain(
      `Whoever runs ${host}, and whoever gets the address, will be able to read this calendar`
    )
    expect((await laptop("calendar", "status", "--json")).json).toEqual([])
    const done = await laptop("calendar", "publish", "-y")
    expect(done.code, done.err).toBe(0)
    const url = /^https?:\S+$/m.exec(done.out)![0]
    expect(url.startsWith(`${relay.url}/calendar/`)).toBe(true)
    const { status, text } = await read(url)
    expect(status).toBe(200)
    expect(titlesIn(text).join("\n")).toContain("A. S.")
    expect(text).not.toMatch(/Souza|CPA|Secret/)
    expect((await laptop("calendar", "status")).out).toMatch(/initials · read there now/)
    // The same again changes nothing.
    const again = (await laptop("calendar", "publish", "--json")).json
    expect(again).toMatchObject({ url, undo: null, shows: "initials" })
    await relay.stop()
    expect((await laptop("calendar", "status", "--json")).json).toMatchObject([{ url, served: null }])
  })

  it("is refreshed by each device at the same address when what it says has changed, and revoked by any", async () => {
    const { relay, laptop } = await started()
    const phone = newDevice()
    await pairBy(laptop, phone, relay.url)
    const { url } = (await laptop("calendar", "publish", "-y", "--json")).json
    await phone("sync")
    expect((await phone("calendar", "status", "--json")).json).toMatchObject([{ url, served: true }])
    const before = await read(url)
    await laptop("sync")
    await laptop("edit", "Ana Souza", "--notes", "Likes trains.")
    await laptop("sync")
    // What it says is the same: nothing was put there again.
    expect((await read(url)).etag).toBe(before.etag)
    await phone("log", "Luc Tran", "call", "today", "--add", "--next", "2w")
    await phone("sync")
    expect(titlesIn((await read(url)).text).join("\n")).toContain("L. T.")
    const revoked = await phone("calendar", "revoke")
    expect([revoked.code, revoked.err]).toEqual([0, expect.stringContaining("until they look again")])
    expect((await read(url)).status).toBe(404)
    for (const device of [laptop, phone, laptop]) await device("sync")
    expect((await read(url)).status).toBe(404)
    expect((await laptop("calendar", "status")).err).toContain("No calendar is published")
  })

  it("with names says so, and both are told apart", async () => {
    const { laptop } = await started()
    const first = (await laptop("calendar", "publish", "-y", "--json")).json
    const asked = await laptop("calendar", "publish", "--names")
    expect(asked.err).toContain("names of people, and the reasons")
    const second = (await laptop("calendar", "publish", "--names", "-y", "--json")).json
    expect(second.url).not.toBe(first.url)
    expect((await read(second.url)).text).toContain("Ana Souza")
    expect((await read(second.url)).text).toContain("Secret search")
    expect((await read(first.url)).text).not.toContain("Souza")
    const unclear = await laptop("calendar", "revoke")
    expect([unclear.code, unclear.err]).toEqual([4, expect.stringContaining(second.url)])
    expect((await laptop("calendar", "revoke", "0000")).code).toBe(1)
    expect((await laptop("calendar", "revoke", second.url, "--json")).json).toMatchObject({ revoked: [second.id] })
    expect([(await read(first.url)).status, (await read(second.url)).status]).toEqual([200, 404])
    expect((await laptop("calendar", "revoke", "--all")).code).toBe(0)
    expect((await read(first.url)).status).toBe(404)
  })

  it("revoked out of the relay's reach: exit 5, and gone with the next sync; undone, it is gone too", async () => {
    const { relay, laptop } = await started()
    const { url } = (await laptop("calendar", "publish", "-y", "--json")).json
    const port = new URL(relay.url).port
    await relay.stop()
    const waiting = await laptop("calendar", "revoke", "--json")
    expect([waiting.code, waiting.err]).toEqual([5, expect.stringContaining("still shows the calendar")])
    const again = await newRelay(relay.data, port)
    expect((await read(url)).status).toBe(200)
    await laptop("sync")
    expect((await read(url)).status).toBe(404)
    const second = (await laptop("calendar", "publish", "-y", "--json")).json
    expect((await read(second.url)).status).toBe(200)
    await laptop("undo", second.undo)
    await laptop("sync")
    expect((await read(second.url)).status).toBe(404)
    await again.stop()
  })

  it("outlives the device that published it, whose owner is told that it knows the address", async () => {
    const { relay, laptop } = await started()
    const phone = newDevice()
    await pairBy(laptop, phone, relay.url, "link")
    const { url } = (await phone("calendar", "publish", "-y", "--json")).json
    expect((await read(url)).status).toBe(200)
    expect((await laptop("devices", "revoke", "phone", "-y")).code).toBe(0)
    expect((await read(url)).status).toBe(404)
    const synced = await laptop("sync")
    expect(synced.code, synced.err).toBe(0)
    expect((await read(url)).status).toBe(200)
    const status = await laptop("calendar", "status")
    expect(status.err).toContain("A device that was taken out of the log knows the address")
    expect((await laptop("calendar", "status", "--json")).json).toMatchObject([{ knownToRemovedDevice: true }])
  })

  it("that would be larger than a relay takes has the soonest entries in it, and says how many more there are", async () => {
    const { laptop } = await started()
    const file = join(newFolder(), "people.csv")
    const people = Array.from(
      { length: 1500 },
      (_, index) =>
        `Person${index},Of a Rather Long Family Name Indeed,${new Date(Date.now() + (index % 300) * 86_400_000).toISOString().slice(0, 10)},to hear how the bridging course went`
    )
    writeFileSync(file, `First name,Last name,Next follow-up,Follow-up reason\n${people.join("\n")}\n`)
    expect((await laptop("import", file, "--json")).json).toMatchObject({ new: 1500 })
    const { url, entries, beyond } = (await laptop("calendar", "publish", "--names", "-y", "--json")).json
    const { status, text } = await read(url)
    expect(status).toBe(200)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(256 * 1024)
    expect(Buffer.byteLength(text)).toBeGreaterThan(200 * 1024)
    expect(titlesIn(text)).toHaveLength(entries)
    expect(beyond).toBeGreaterThan(100)
    const starts = [...text.matchAll(/^DTSTART;VALUE=DATE:(\d+)/gm)].map(([, day]) => day!)
    expect(starts).toEqual(starts.toSorted())
  })

  it("revoked goes again from a relay that was put back to what it held before, within a day", async () => {
    const data = newFolder()
    const relay = await newRelay(data)
    const port = new URL(relay.url).port
    const laptop = newDevice()
    await init(laptop)
    await laptop("sync", "--relay", relay.url)
    const { url } = (await laptop("calendar", "publish", "-y", "--json")).json
    await relay.stop()
    const copy = join(newFolder(), "copy")
    cpSync(data, copy, { recursive: true })
    const second = await newRelay(data, port)
    expect((await laptop("calendar", "revoke")).code).toBe(0)
    expect((await read(url)).status).toBe(404)
    await second.stop()
    const third = await newRelay(copy, port)
    expect((await read(url)).status).toBe(200)
    const tomorrow = new Date(Date.now() + 30 * 3_600_000).toISOString().slice(0, 16)
    const synced = await laptop("sync", "--at", tomorrow)
    expect(synced.code, synced.err).toBe(0)
    expect((await read(url)).status).toBe(404)
    await third.stop()
  })

  it("is refreshed beside kith sync --watch", async () => {
    const { laptop } = await started()
    const { url } = (await laptop("calendar", "publish", "-y", "--json")).json
    await laptop("log", "Luc Tran", "call", "today", "--add", "--next", "2w")
    expect((await read(url)).text).not.toContain("L. T.")
    const watching = laptop.start("sync", "--watch", "--json")
    await watching.firstLine
    await expect.poll(async () => (await read(url)).text, { timeout: 10_000 }).toContain("L. T.")
    expect((await watching.stop()).code).toBe(0)
  })

  it("is refused in words by a relay that publishes none, and is not in the log then", async () => {
    const { relay, laptop } = await started()
    // As a relay of before there were calendars answers.
    const old = createServer((request, response) => {
      const path = request.url ?? ""
      if (path.includes("/calendars"))
        response.writeHead(404, { "content-type": "application/problem+json" }).end('{"code":"notFound"}')
      else response.writeHead(404).end()
    })
    old.on("upgrade", (request, socket, head) => {
      const onward = connect(Number(new URL(relay.url).port), "127.0.0.1", () => {
        const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`)
        onward.write(`GET ${request.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`)
        onward.write(head)
        socket.pipe(onward).pipe(socket)
      })
      onward.on("error", () => socket.destroy())
      socket.on("error", () => onward.destroy())
    })
    await new Promise<void>((resolve) => old.listen(0, "127.0.0.1", resolve))
    onTestFinished(() => void old.close())
    const url = `http://127.0.0.1:${(old.address() as AddressInfo).port}`
    const refused = await laptop("calendar", "publish", "--relay", url, "-y")
    expect([refused.code, refused.out]).toEqual([1, ""])
    expect(refused.err).toContain("a relay of an older version, which publishes no calendars. Nothing was published.")
    expect((await laptop("calendar", "status", "--json")).json).toEqual([])
  })

  it("says in French who will read it, and mixes in no English", async () => {
    const french = { LANG: "fr_CA.UTF-8" }
    const { relay, laptop } = await started(french)
    const said = [
      await laptop("help", "calendar"),
      await laptop("calendar", "publish"),
      await laptop("calendar", "publish", "-y"),
      await laptop("calendar", "publish", "--names", "-y"),
      await laptop("calendar", "status"),
      await laptop("calendar", "revoke"),
      await laptop("calendar", "revoke", "0000"),
      await laptop("calendar", "revoke", "--all"),
      await laptop("calendar", "revoke"),
      await laptop("calendar", "--all"),
      await laptop("calendar", "-o", join(newFolder(), "kith.ics"))
    ]
    expect(spaced(said[1]!.err)).toContain("et qui obtient l’adresse, pourra lire ce calendrier")
    const url = /^https?:\S+$/m.exec(said[2]!.out)![0]
    expect((await read(url)).status).toBe(404)
    await laptop("calendar", "publish", "-y")
    await relay.stop()
    said.push(await laptop("calendar", "revoke"))
    const mixed = said
      .flatMap(({ out, err }) => `${out}\n${err}`.split("\n"))
      .filter((line) => ENGLISH.test(spoken(line)) && !line.includes("://"))
    expect(mixed).toEqual([])
    for (const { out, err } of said) expect(`${out}${err}`.replace(/https?:\S+/g, "")).not.toMatch(/ [;!?»]|« /)
  })
})
