/// <reference lib="dom" />
/** A log that grew for years: the app opens it, shows Today, searches it, takes an entry and hands it out as a file. */
import { readFile } from "node:fs/promises"
import { expect, it } from "vitest"
import { inChromium } from "./browser.ts"
import { capture } from "./firstRun.ts"
import { settled } from "./screenCases.ts"

/** Folding takes most of the time; `KITH_EVENTS=10000` is for trying something out. */
const EVENTS = Number(process.env["KITH_EVENTS"] ?? 100_000)

/** From here on a file is written to the disk as it is made; below, it is a download. */
const LARGE_EVENTS = 50_000

inChromium("a log of years", (setting) => {
  it(
    "shows Today, finds somebody among all people, takes an entry and is taken out",
    { timeout: 300_000 },
    async () => {
      await using profile = await setting.newProfile({
        filled: { events: EVENTS },
        context: { acceptDownloads: true },
        // The browser's own question cannot be answered from here: a place in the origin's private files stands for one.
        before: (page) =>
          page.context().addInitScript(() => {
            ;(globalThis as { showSaveFilePicker?: unknown }).showSaveFilePicker = async () =>
              (await navigator.storage.getDirectory()).getFileHandle("all.jsonl", { create: true })
          })
      })
      const { page } = profile
      await page.getByRole("heading", { name: "Today" }).waitFor({ timeout: 240_000 })
      await page.getByRole("list", { name: "Whom to get back to" }).getByRole("listitem").first().waitFor()
      await capture(page, "coffee with Xaviera Quill yesterday")
      await page.goto(`${setting.url}/people?search`)
      const people = page.getByRole("main").getByRole("link")
      await people.nth(5).waitFor()
      await page.getByRole("searchbox").fill("xaviera")
      await people.filter({ hasText: "Xaviera Quill" }).waitFor()
      await expect.poll(() => people.filter({ hasNotText: "Xaviera" }).count()).toBeLessThan(5)

      await page.goto(`${setting.url}/export`)
      await page.getByRole("radio", { name: /Everything/ }).check()
      const make = page.getByRole("button", { name: "Make the file" })
      const isLarge = EVENTS >= LARGE_EVENTS
      const download = isLarge ? undefined : page.waitForEvent("download")
      // How large the log is decides where the file goes.
      await settled(page)
      await make.click()
      await page.getByText(/\d changes in .+\.jsonl/).waitFor({ timeout: 60_000 })
      const lines = await (isLarge
        ? page.evaluate(async () => {
            const place = await (await navigator.storage.getDirectory()).getFileHandle("all.jsonl")
            return (await (await place.getFile()).text()).split("\n").length
          })
        : download!.then(async (file) => {
            return (await readFile(await file.path(), "utf8")).split("\n").length
          }))
      expect(lines).toBeGreaterThan(EVENTS)
    }
  )
})
