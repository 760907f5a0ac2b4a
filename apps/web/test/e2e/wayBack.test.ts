/// <reference lib="dom" />
/** Whoever opens somebody out of a long list, and goes back, is where they were: by the link, by the browser, after a load. */
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { inChromium } from "./browser.ts"
import { STORY_AT, storyPages } from "./filledLog.ts"
import { settled } from "./screenCases.ts"

const PHONE = { width: 360, height: 740 }

const PATIENCE = { timeout: 5000 }

/** So far down that the first page of rows does not reach there. */
const DEEP = 9000

/** Which rows stand in the window now, and where: the same ones at the same place are what somebody comes back to. */
const inWindow = (page: Page, rows: string): Promise<ReadonlyArray<string>> =>
  page.evaluate(
    (rows) =>
      [...document.querySelectorAll(rows)]
        .map((row) => ({
          text: row.querySelector(".name")?.textContent ?? "",
          top: Math.round(row.getBoundingClientRect().top)
        }))
        .filter(({ top }) => top > 0 && top < innerHeight)
        .map(({ text, top }) => `${top} ${text}`),
    rows
  )

/** Scrolls on until the window, or `scroller`, is at `top`, as far as the list has to grow for that. */
const scrollDown = async (page: Page, top: number, scroller = "html"): Promise<void> => {
  const reached = () =>
    page.evaluate(
      ({ top, scroller }) => {
        const element = document.querySelector(scroller)!
        element.scrollTo({ top })
        return element.scrollTop
      },
      { top, scroller }
    )
  await expect.poll(reached, PATIENCE).toBe(top)
  await settled(page)
}

/** The row nearest to the window's middle, opened. */
const openRow = async (page: Page, rows: string): Promise<void> => {
  const path = await page.evaluate((rows) => {
    const middle = innerHeight / 2
    const nearest = [...document.querySelectorAll<HTMLAnchorElement>(rows)]
      .map((row) => ({ row, off: Math.abs(row.getBoundingClientRect().top - middle) }))
      .sort((a, b) => a.off - b.off)[0]!.row
    nearest.click()
    return nearest.getAttribute("href")!
  }, rows)
  await page.waitForURL((url) => url.pathname === path)
  await page.locator(".person h1").waitFor()
  await settled(page)
}

const backLink = (page: Page) => page.locator(".back-link")

inChromium("the way back", ({ newProfile }) => {
  const onPhone = (path: string) =>
    newProfile({ frozenAt: STORY_AT, viewport: PHONE, filled: { pages: storyPages("en") }, path })

  it("leads from a person to the very rows of the list, by its link, by the browser, and after a load", async () => {
    await using profile = await onPhone("/people")
    const { page } = profile
    const rows = ".people-row"
    await page.locator(rows).first().waitFor()
    await scrollDown(page, DEEP)
    const before = await inWindow(page, rows)
    expect(before.length).toBeGreaterThan(4)
    const isBack = async () => {
      await expect.poll(() => inWindow(page, rows), PATIENCE).toEqual(before)
      await settled(page)
      expect(await inWindow(page, rows)).toEqual(before)
    }

    await openRow(page, rows)
    expect(await page.evaluate(() => scrollY), "a person is read from the top").toBe(0)
    expect(await backLink(page).textContent()).toBe("People")
    await backLink(page).click()
    await isBack()

    await openRow(page, rows)
    await page.goBack()
    await isBack()

    await openRow(page, rows)
    await page.reload()
    await page.locator(".person h1").waitFor()
    expect(await backLink(page).textContent()).toBe("People")
    await backLink(page).click()
    await isBack()
  })

  it("keeps the place when the list was narrowed, and the page of somebody that is gone on to", async () => {
    await using profile = await onPhone("/people")
    const { page } = profile
    const rows = ".people-row"
    await page.getByRole("searchbox").fill("a")
    await expect.poll(() => page.locator(".people-count").textContent()).toMatch(/ of /)
    await settled(page)
    await scrollDown(page, 1200)
    const before = await inWindow(page, rows)
    await openRow(page, rows)
    await scrollDown(page, 60)
    await page.goBack()
    await expect.poll(() => inWindow(page, rows), PATIENCE).toEqual(before)
    expect(await page.getByRole("searchbox").inputValue()).toBe("a")
    await page.goForward()
    await page.locator(".person h1").waitFor()
    await expect.poll(() => page.evaluate(() => scrollY), PATIENCE).toBe(60)
  })

  it("leads back through several pages, each where it was read", async () => {
    await using profile = await onPhone("/more")
    const { page } = profile
    await page.locator("h1").waitFor()
    const place = () => page.evaluate(() => `${document.querySelector("h1")?.textContent} at ${Math.round(scrollY)}`)
    const trail: Array<string> = []
    const go = async (top: number, link: string): Promise<void> => {
      await scrollDown(page, top)
      trail.push(await place())
      const from = page.url()
      await page
        .locator(link)
        .first()
        .evaluate((each: HTMLElement) => each.click())
      await page.waitForURL((url) => url.href !== from)
      await page.locator("#page h1").waitFor()
      await settled(page)
      expect(await page.evaluate(() => scrollY)).toBe(0)
    }
    await go(260, "main a[href='/history']")
    await go(400, "main a[href^='/people/']")
    await go(120, "main a[href*='/conversations/']")
    while (trail.length > 0) {
      await page.goBack()
      await expect.poll(place).toBe(trail.pop())
    }
  })

  it("leaves the list beside somebody's page where it is on a laptop", async () => {
    await using profile = await newProfile({
      frozenAt: STORY_AT,
      viewport: { width: 1280, height: 800 },
      filled: { pages: storyPages("en") },
      path: "/people"
    })
    const { page } = profile
    const rows = ".people-row"
    await page.locator(rows).first().waitFor()
    await scrollDown(page, DEEP, ".people")
    const before = await inWindow(page, rows)
    await openRow(page, rows)
    expect(await inWindow(page, rows)).toEqual(before)
    await openRow(page, ".people-row:not([aria-current])")
    await page.goBack()
    await settled(page)
    expect(await inWindow(page, rows)).toEqual(before)
    // From elsewhere, too.
    await page.locator("nav a[href='/meetings']").first().click()
    await page.locator("h1").getByText("Meetings").waitFor()
    await page.goBack()
    await expect.poll(() => inWindow(page, rows), PATIENCE).toEqual(before)
  })
})
