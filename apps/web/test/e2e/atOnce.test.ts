/// <reference lib="dom" />
/** What somebody need not type again, and need not wait for without a word. */
import { expect, it } from "vitest"
import { inChromium } from "./browser.ts"
import { STORY_AT, storyPages } from "./filledLog.ts"

inChromium("the app", ({ newProfile }) => {
  it("knows the company of somebody who is added for an opening there", async () => {
    await using profile = await newProfile({
      frozenAt: STORY_AT,
      filled: { pages: storyPages("en") },
      path: "/openings"
    })
    const { page } = profile
    await page.getByRole("link", { name: /Junior financial analyst/ }).click()
    await page.getByRole("link", { name: "Add a person" }).click()
    await page.getByLabel("Name", { exact: true }).fill("Nadia Roy")
    expect(await page.getByLabel("Company", { exact: true }).inputValue()).toBe("Town of Elmwood")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByRole("heading", { name: "Nadia Roy", level: 1 }).waitFor()
    await page.getByText("Town of Elmwood").first().waitFor()
  })

  it("says that it looks through everybody before it says what a rule would do", async () => {
    await using profile = await newProfile({
      frozenAt: STORY_AT,
      filled: { pages: storyPages("en") },
      path: "/rules"
    })
    const { page } = profile
    const rule = page.getByRole("link", { name: /Say thank you/ })
    await rule.waitFor()
    await page.evaluate(() => {
      const said: Array<string> = []
      ;(globalThis as unknown as { said: Array<string> }).said = said
      new MutationObserver(() => said.push(document.querySelector(".preview p")?.textContent ?? "")).observe(
        document.body,
        { childList: true, subtree: true }
      )
    })
    await rule.click()
    await page
      .locator(".preview")
      .getByText(/^It would/)
      .waitFor()
    const said = await page.evaluate(() => (globalThis as unknown as { said: Array<string> }).said)
    expect(said.filter((text) => text !== "")[0]).toBe("Looking through everybody…")
  })
})
