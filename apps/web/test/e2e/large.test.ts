/** A log that grew for years: the app opens it, shows Today, searches it and takes an entry. */
import { expect, it } from "vitest"
import { inChromium } from "./browser.ts"
import { capture } from "./firstRun.ts"

/** Folding takes most of the time, half a millisecond an event; `KITH_EVENTS=100000` is what `npm run bench` measures. */
const EVENTS = Number(process.env["KITH_EVENTS"] ?? 10_000)

inChromium("a log of years", (setting) => {
  it("shows Today, finds somebody among all people and takes an entry", { timeout: 300_000 }, async () => {
    await using profile = await setting.newProfile({ filled: { events: EVENTS } })
    const { page } = profile
    await page.getByRole("heading", { name: "Today" }).waitFor({ timeout: 240_000 })
    await page.getByRole("list", { name: "Whom to get back to" }).getByRole("listitem").first().waitFor()
    await capture(page, "coffee with Xaviera Quill yesterday")
    await page.goto(`${setting.url}/people?search`)
    await page.getByRole("searchbox").fill("xaviera")
    await page
      .getByRole("main")
      .getByRole("link", { name: /Xaviera Quill/ })
      .waitFor()
    await expect
      .poll(() =>
        page
          .getByRole("main")
          .getByRole("link", { name: /Xaviera|^(?!.*Xaviera).+$/ })
          .count()
      )
      .toBeLessThan(5)
  })
})
