/** `kith app`: a relay on this computer that serves the app, and a browser that joins; here another device in its place. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { type AddressInfo } from "node:net"
import { join } from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { openInBrowser } from "../src/openInBrowser.ts"
import { readSyncPlaces } from "../src/sync/syncFile.ts"
import { spaced } from "./kith.ts"
import { type Device, newDevice, newFolder, newRelay, type Running, startKith } from "./kithProcess.ts"

const init = async (device: Device): Promise<void> => {
  const { code, err } = await device("init", "--name", "Job search", "--zone", "America/Toronto", "--province", "ON")
  expect(code, err).toBe(0)
}

const LOG = "job-search"

/** What the app is built to, as far as a server cares. */
const builtApp = (): string => {
  const app = join(newFolder(), "dist")
  mkdirSync(app)
  writeFileSync(join(app, "index.html"), "<!doctype html><title>Kith</title>")
  return app
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

interface Invited {
  readonly url: string
  readonly link: string
  readonly code: string
}

const started = async (device: Device, ...words: ReadonlyArray<string>) => {
  const running = device.start("app", "--no-open", "--json", "--yes", ...words)
  const invited: Invited = JSON.parse(await running.firstLine)
  return { running, ...invited }
}

/** The next thing that a running one tells, of some kind. */
const told = async (running: Running, what: string, look: () => Promise<string>): Promise<void> => {
  for (;;) {
    if ((await look()).includes(what)) return
    await Promise.race([
      new Promise((resolve) => setImmediate(resolve)),
      running.ended.then(({ err }) => Promise.reject(new Error(err)))
    ])
  }
}

describe("kith app", () => {
  it("serves the app at an address that stays, lets a browser in by a link of that address, and keeps both in step", async () => {
    const [laptop, browser] = [newDevice(), newDevice()]
    await init(laptop)
    await laptop("add", "Ana Souza")
    const port = await freePort()
    const files = ["--app", builtApp()]
    const first = await started(laptop, ...files, "--port", String(port))
    expect(first.url).toBe(`http://localhost:${port}`)
    expect(first.link).toMatch(new RegExp(`^http://localhost:${port}/#kith-pair/`))
    const page = await fetch(`${first.url}/`)
    expect(await page.text()).toContain("<title>Kith")
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'")

    const joined = await browser("join", first.link, "--device", "browser", "--yes")
    expect(joined.code, joined.err).toBe(0)
    expect((await browser("show", "Ana Souza")).code).toBe(0)
    // Written while it runs: it comes without anybody asking.
    await laptop("add", "Luc Tran")
    await told(first.running, "Luc Tran", async () => {
      await browser("sync")
      return (await browser("list")).out
    })
    await browser("add", "Maya Singh")
    await browser("sync")
    await told(first.running, "Maya Singh", async () => (await laptop("list")).out)
    expect(readSyncPlaces(join(laptop.home, LOG))).toMatchObject({ relay: first.url, browsers: [expect.any(String)] })

    // A second run finds the first.
    const second = await laptop("app", "--no-open", ...files)
    expect([second.code, second.err]).toEqual([0, expect.stringContaining("kith app --pair")])
    expect(second.out).toContain(`Kith runs already, at ${first.url}`)
    expect((await first.running.stop()).code).toBe(0)

    // Stopped, and its address is another command's for as long as that needs it.
    await laptop("add", "Raj Patel")
    const synced = await laptop("sync", "--json")
    expect(synced.json).toMatchObject({ upToDate: true })
    await expect(fetch(first.url)).rejects.toThrow("fetch failed")

    const again = laptop.start("app", "--no-open", ...files)
    expect(await again.firstLine).toBe(`Kith is at ${first.url}`)
    await again.said(/kith app --pair/)
    await told(again, "Raj Patel", async () => {
      await browser("sync")
      return (await browser("list")).out
    })
    await again.stop()
  })

  it("lets nobody else's log begin there, and keeps what lets its own begin for its owner's eyes", async () => {
    const [laptop, other] = [newDevice(), newDevice()]
    await init(laptop)
    await init(other)
    const { running, url } = await started(laptop, "--app", builtApp(), "--port", String(await freePort()))
    const refused = await other("sync", "--relay", url)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("token")])
    const token = readFileSync(join(laptop.home, ".relay/creation.token"), "utf8")
    expect(token).toMatch(/^[\w-]{32}$/)
    const { out, err } = await running.stop()
    expect(out + err).not.toContain(token)
  })

  it("goes on syncing where the log syncs, and invites a browser to there", async () => {
    const relay = await newRelay()
    const [laptop, browser] = [newDevice(), newDevice()]
    await init(laptop)
    await laptop("sync", "--relay", relay.url)
    const { running, url, link } = await started(laptop, "--app", builtApp(), "--port", String(await freePort()))
    expect(link.startsWith(`${url}/#`)).toBe(true)
    const joined = await browser("join", link, "--yes")
    expect(joined.code, joined.err).toBe(0)
    await running.stop()
    expect(readSyncPlaces(join(browser.home, LOG)).relay).toBe(relay.url)
    expect(readSyncPlaces(join(laptop.home, LOG)).relay).toBe(relay.url)
  })

  it("says that its port is another program's, how the app is built, and that somebody has to compare the words", async () => {
    const laptop = newDevice()
    await init(laptop)
    const server = createServer((_, response) => response.end())
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const app = builtApp()
    const taken = await laptop("app", "--no-open", "--yes", "--app", app, "--port", String(port))
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining(`port ${port}`)])
    const french = await laptop("app", "--no-open", "--yes", "--app", app, "--port", String(port), "--lang", "fr")
    expect(spaced(french.err)).toContain(`Un autre programme occupe le port ${port}`)
    const nowhere = await laptop("app", "--app", newFolder())
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining("index.html")])
    const alone = await laptop("app", "--app", app, "--port", String(await freePort()))
    expect([alone.code, alone.err]).toEqual([3, expect.stringContaining("three words")])
    for (const wrong of ["0", "65536", "web"]) {
      expect((await laptop("app", "--app", app, "--port", wrong)).code, wrong).toBe(2)
    }
  })
})

describe("kith serve", () => {
  it.each([
    ["serves the app where it is built", [], 200],
    ["serves none where it is told so", ["--app", "off"], 404]
  ] as const)("%s", async (_, words, status) => {
    const data = newFolder()
    const env = { KITH_APP: builtApp() }
    const serving = startKith(["serve", "--port", "0", "--data", data, "--json", "--log-level", "error", ...words], {
      env
    })
    const { url }: { readonly url: string } = JSON.parse(await serving.firstLine)
    expect((await fetch(`${url}/people`)).status).toBe(status)
    expect((await fetch(`${url}/v1/health`)).status).toBe(200)
  })
})

describe("the user's browser", () => {
  it("is asked for the address, and not missed where there is none", async () => {
    const folder = newFolder()
    const asked = join(folder, "asked")
    writeFileSync(
      join(folder, "xdg-open"),
      `#!/bin/sh\nprintf %s "$1" > "${asked}.part" && mv "${asked}.part" "${asked}"\n`
    )
    chmodSync(join(folder, "xdg-open"), 0o700)
    openInBrowser({ env: { PATH: `${folder}:/usr/bin:/bin` }, platform: "linux" }, "http://localhost:1/#kith-pair/1/x")
    while (!existsSync(asked)) await new Promise((resolve) => setImmediate(resolve))
    expect(readFileSync(asked, "utf8")).toBe("http://localhost:1/#kith-pair/1/x")
    expect(() => openInBrowser({ env: { PATH: newFolder() }, platform: "linux" }, "http://localhost:1/")).not.toThrow()
  })
})
