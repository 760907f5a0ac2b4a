/// <reference lib="dom" />
/** What people do every day, in the built app: begin, write down, get back to somebody; without network, and without a mouse. */
import { expect, it } from "vitest"
import { foreignIn, wordsOf } from "./appWords.ts"
import { inChromium, NOW } from "./browser.ts"
import { beginWith, capture, untilOffline } from "./firstRun.ts"

inChromium("the app", ({ newProfile }) => {
  it("shows the first reminder after one name, and takes it off the list when it is done", async () => {
    await using profile = await newProfile({ frozenAt: NOW })
    const { page } = profile
    await beginWith(page, "Ana Souza", "RBC")
    const card = page.getByRole("listitem").filter({ hasText: "Ana Souza" })
    await expect.poll(() => card.textContent()).toMatch(/Thank Ana Souza.*met yesterday/i)
    await card.getByRole("button", { name: "Done" }).click()
    await card.waitFor({ state: "detached" })
    await page.getByRole("button", { name: "Undo" }).click()
    await card.waitFor()
  })

  it("opens without network from the second visit on, takes entries there, and has them when it is back", async () => {
    await using profile = await newProfile({ frozenAt: NOW, keepsApp: true })
    const { context, page } = profile
    await beginWith(page, "Ana Souza")
    await untilOffline(page)
    await context.setOffline(true)
    await page.reload()
    await capture(page, "coffee with Luc Tran yesterday 15h")
    await page
      .getByRole("link", { name: /Luc Tran/ })
      .first()
      .waitFor()
    await page.reload()
    await page
      .getByRole("link", { name: /Luc Tran/ })
      .first()
      .waitFor()
    await page.getByRole("navigation").getByRole("link", { name: "People" }).click()
    await page
      .getByRole("link", { name: /Luc Tran/ })
      .first()
      .waitFor()
    await context.setOffline(false)
    await page.reload()
    await page
      .getByRole("link", { name: /Ana Souza/ })
      .first()
      .waitFor()
    expect(await page.getByRole("link", { name: /Luc Tran/ }).count()).toBeGreaterThan(0)
  })

  it("works without network in French, too, and says so in French only", async () => {
    await using profile = await newProfile({ frozenAt: NOW, keepsApp: true, locale: "fr-CA" })
    const { context, page } = profile
    const foreign = (await wordsOf()).en
    const says = async (): Promise<ReadonlyArray<string>> =>
      foreignIn(foreign, (await page.locator("body").innerText()).split("\n"))
    expect(await says()).toEqual([])
    await page.locator("form input").first().fill("Ana Souza")
    await page.locator("form button[type=submit]").first().click()
    await page
      .getByRole("link", { name: /Ana Souza/ })
      .first()
      .waitFor()
    await untilOffline(page)
    await context.setOffline(true)
    await page.reload()
    await page
      .getByRole("link", { name: /Ana Souza/ })
      .first()
      .waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("fr")
    await page.keyboard.press("c")
    await page.getByRole("dialog").getByRole("textbox").first().fill("café avec Luc Tran hier 15h")
    await page
      .getByRole("dialog")
      .getByText(/Luc Tran/)
      .waitFor()
    expect(await says()).toEqual([])
    await page.keyboard.press("Enter")
    await page
      .getByRole("link", { name: /Luc Tran/ })
      .first()
      .waitFor()
    expect(await says()).toEqual([])
  })

  it("can be skipped to with the first key: from the places to the page", async () => {
    await using profile = await newProfile({ frozenAt: NOW })
    const { page } = profile
    await beginWith(page, "Ana Souza")
    await page.reload()
    await page
      .getByRole("link", { name: /Ana Souza/ })
      .first()
      .waitFor()
    await page.keyboard.press("Tab")
    const skip = page.getByRole("link", { name: "Skip to the page" })
    await expect
      .poll(() => skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().top >= 0))
      .toBe(true)
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true)
  })

  it("can be used without a mouse: begin, write down, settle, search and open somebody", async () => {
    await using profile = await newProfile({ frozenAt: NOW, viewport: { width: 1280, height: 800 } })
    const { page } = profile
    const { keyboard } = page
    // Past the last control the page itself has the focus, and all that it says is no name of anything.
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: active, body } = document
        return active === null || active === body ? "" : (active.getAttribute("aria-label") ?? active.textContent ?? "")
      })
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let presses = 0; presses < 60; presses++) {
        await keyboard.press("Tab")
        if (name.test(await focused())) return
      }
      throw new Error(`the Tab key does not reach ${name}`)
    }
    await page.getByLabel("Their name").waitFor()
    await tabTo(/En français/)
    await keyboard.press("Tab")
    await keyboard.type("Ana Souza")
    await keyboard.press("Enter")
    await page.getByRole("link", { name: /^Thank Ana Souza/ }).waitFor()
    await keyboard.press("c")
    await page.getByRole("dialog").waitFor()
    await keyboard.type("coffee with Luc Tran yesterday 15h")
    await page.getByRole("dialog").getByText("Luc Tran (new)").waitFor()
    await keyboard.press("Enter")
    await page.getByRole("link", { name: /^Thank Luc Tran/ }).waitFor()
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await tabTo(/^Done/)
    await keyboard.press("Enter")
    await expect.poll(() => page.getByRole("button", { name: "Done" }).count()).toBe(2)
    await keyboard.press("/")
    await page.getByRole("searchbox").waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search")
    await keyboard.type("luc")
    await page.getByRole("main").getByText("1 of 2").waitFor()
    await expect
      .poll(() =>
        page
          .getByRole("main")
          .getByRole("link", { name: /Ana Souza/ })
          .count()
      )
      .toBe(0)
    await tabTo(/Luc Tran/)
    await keyboard.press("Enter")
    await page.getByRole("heading", { name: "Luc Tran", exact: true }).waitFor()
  })
})
