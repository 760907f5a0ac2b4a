/** A new version of the app: it waits for a tap, loses no line that somebody writes, and old tabs are told. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { builtApp, type ServedApp, serveApp } from "./app.ts"
import { inChromium, NOW } from "./browser.ts"
import { beginWith, untilOffline } from "./firstRun.ts"

const SOON = { timeout: 20_000 }
const LINE = "coffee with Luc Tran yesterday 15h, half of a sente"

inChromium("a new version", ({ newProfile }) => {
  let folder: string
  let served: ServedApp
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "kith-update-"))
    cpSync(await builtApp(), folder, { recursive: true })
    served = await serveApp(folder)
  }, 180_000)
  afterAll(async () => {
    await served.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The same app, with another page and so another list of files: what a browser sees of any new version. */
  const deploy = (version: string): void => {
    const page = join(folder, "index.html")
    const worker = join(folder, "serviceWorker.js")
    writeFileSync(page, readFileSync(page, "utf8").replace(/<html[^>]*>/, `<html lang="en" data-version="${version}">`))
    const script = readFileSync(worker, "utf8")
    const listed = script.replace(
      /"revision":"[^"]*","url":"index\.html"/,
      `"revision":"${version}","url":"index.html"`
    )
    expect(listed).not.toBe(script)
    writeFileSync(worker, listed)
  }
  /** As a browser does by itself once a day, and the app whenever it is looked at again. */
  const look = () => navigator.serviceWorker.ready.then((registration) => registration.update())

  it("waits for a tap, keeps what is being written, and is told to the other tabs", async () => {
    await using profile = await newProfile({ frozenAt: NOW, keepsApp: true, context: { baseURL: served.url } })
    const { context, page, newPage } = profile
    // This relay packs its files for the first time.
    context.setDefaultTimeout(60_000)
    await beginWith(page, "Ana Souza")
    await untilOffline(page)
    await page.reload()
    await page
      .getByRole("link", { name: /Ana Souza/ })
      .first()
      .waitFor()
    const other = await newPage()
    await other.goto(`${served.url}/people`)
    await other
      .getByRole("link", { name: /Ana Souza/ })
      .first()
      .waitFor()
    const version = () => page.evaluate(() => document.documentElement.dataset["version"])

    const places = () =>
      page.evaluate(() => [...document.querySelectorAll("h1, main a")].map((each) => each.getBoundingClientRect().top))
    const before = await places()
    deploy("2")
    await page.evaluate(look)
    const use = page.getByRole("button", { name: "Use it now" })
    await use.waitFor()
    expect(await places(), "nothing moves for it").toEqual(before)
    await page.reload()
    await use.waitFor()
    expect(await version()).toBeUndefined()

    const line = page.getByLabel("What happened, in a line")
    await page.getByRole("button", { name: "New entry" }).first().click()
    await line.fill(LINE)
    // Whatever loads the page anew, the line is there and its drawer open.
    await page.reload()
    await expect.poll(() => line.inputValue(), SOON).toBe(LINE)
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await use.click()
    await expect.poll(version, SOON).toBe("2")
    await page.getByRole("button", { name: "New entry" }).first().click()
    await expect.poll(() => line.inputValue(), SOON).toBe(LINE)

    await other.getByText(/Another tab uses a newer version of Kith/).waitFor()
    await other.getByRole("button", { name: "Load again" }).click()
    await expect.poll(() => other.evaluate(() => document.documentElement.dataset["version"]), SOON).toBe("2")
    await other
      .getByRole("link", { name: /Ana Souza/ })
      .first()
      .waitFor()
  }, 240_000)
})
