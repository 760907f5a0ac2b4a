/// <reference lib="dom" />
/**
 * What holds for every screen, in both languages, light and dark, on a phone and on a laptop: no accessibility faults, no
 * sideways scrolling, every control within reach of the Tab key, no words of the other language.
 */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import axe from "axe-core"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { foreignIn, type OwnWords, wordsOf } from "./appWords.ts"
import { inChromium, type Profile } from "./browser.ts"
import { STORY_AT, storyPages } from "./filledLog.ts"
import { walkByKeyboard } from "./keyboardWalk.ts"
import { goTo, openedCases, pathOf, screenCases, settled } from "./screenCases.ts"

const PHONE = { width: 360, height: 740 }
const LAPTOP = { width: 1280, height: 800 }

/** WCAG 2.2 AA and what is good practice besides. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
/** The others do not look at colours. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"]

it("every screen of the app is among those that are tested", () => {
  const routes = readFileSync(fileURLToPath(new URL("../../src/frame/screens.ts", import.meta.url)), "utf8")
  const said = [...routes.matchAll(/screen\(\s*(\[[^\]]*\]|"[^"]*")/g)].flatMap(
    ([, paths]) => JSON.parse(`[${paths!.replaceAll(/^\[|\]$/g, "")}]`) as Array<string>
  )
  expect(said.length).toBeGreaterThan(20)
  expect(said.filter((route) => !screenCases.some((one) => one.route === route))).toEqual([])
})

inChromium("every screen", (setting) => {
  describe.each([
    { lang: "en", other: "fr" },
    { lang: "fr", other: "en" }
  ] as const)("in $lang", ({ lang, other }) => {
    let profile: Profile
    let foreign: OwnWords
    beforeAll(async () => {
      foreign = (await wordsOf())[other]
      profile = await setting.newProfile({
        locale: `${lang}-CA`,
        frozenAt: STORY_AT,
        viewport: PHONE,
        filled: { pages: storyPages(lang) }
      })
      await profile.page.locator("h1").waitFor()
      await profile.page.evaluate(axe.source)
    }, 120_000)
    afterAll(() => profile?.[Symbol.asyncDispose]())

    it.for(screenCases)("$name", async (screen) => {
      const { page, faults } = profile
      await page.setViewportSize(PHONE)
      await page.emulateMedia({ colorScheme: "light" })
      await goTo(page, await pathOf(page, screen))
      const phone = await seen(page)
      const violations = [...(await faultsOf(page, { tags: RULES }))]
      await page.emulateMedia({ colorScheme: "dark" })
      violations.push(...(await faultsOf(page, { rules: COLOUR_RULES })))
      await page.setViewportSize(LAPTOP)
      await settled(page)
      violations.push(...(await faultsOf(page, { rules: COLOUR_RULES })))
      await page.emulateMedia({ colorScheme: "light" })
      const laptop = await seen(page)
      violations.push(...(await faultsOf(page, { tags: RULES })))
      if (screen.route !== "/") expect(phone.title, "a screen of its own").not.toMatch(/^(Today|Aujourd)/)
      expect({ lang: phone.lang, foreign: foreignIn(foreign, [...phone.texts, ...laptop.texts]) }).toEqual({
        lang,
        foreign: []
      })
      expect(phone.width, "wider than a phone").toBeLessThanOrEqual(PHONE.width)
      expect(laptop.width, "wider than a laptop").toBeLessThanOrEqual(LAPTOP.width)
      expect([...new Set(violations)]).toEqual([])
      if (lang === "en") {
        await page.setViewportSize(PHONE)
        await settled(page)
        expect(await walkByKeyboard(page)).toEqual({ missed: [], unmarked: [], hidden: [] })
      }
      expect(faults.splice(0)).toEqual([])
    })

    it.for(["/week", "a meeting", "/checklists"])("%s prints without what is for the screen alone", async (name) => {
      const { page } = profile
      await goTo(
        page,
        await pathOf(
          page,
          screenCases.find((one) => one.name === name)!
        )
      )
      await page.emulateMedia({ media: "print", colorScheme: "dark" })
      const shown = await page.evaluate(() => ({
        controls: [...document.querySelectorAll("nav, button, .no-print")].filter((each) => each.checkVisibility())
          .length,
        text: document.body.innerText.length,
        // Ink on paper, however dark the screen.
        ink: getComputedStyle(document.body).color
      }))
      await page.emulateMedia({ media: "screen" })
      expect(shown.controls).toBe(0)
      expect(shown.text).toBeGreaterThan(80)
      expect(shown.ink).toMatch(/oklch\(0\.[0-4]|rgb\((?:\d|\d\d),/)
    })

    it.for(openedCases)("$name, opened over its screen", async ({ on, keys, button, fromEnd, asks }) => {
      const { page, faults } = profile
      await page.setViewportSize(PHONE)
      await page.emulateMedia({ colorScheme: "light" })
      await goTo(
        page,
        await pathOf(
          page,
          screenCases.find(({ name }) => name === on)!
        )
      )
      const over = page.locator("[role=dialog], [role=alertdialog], [role=menu]")
      // Its tag and its words, since a menu replaces the button that loads it.
      const hasFocus = () =>
        page.evaluate(() => {
          const { tagName, textContent, ariaLabel } = document.activeElement!
          return tagName === "BODY" ? "nothing" : `${tagName} ${ariaLabel ?? textContent}`
        })
      if (button === undefined) await page.locator("main a[href]").first().focus()
      else await page.locator(button).first().focus()
      const before = await hasFocus()
      await page.keyboard.press(keys ?? "Enter")
      await over.first().waitFor()
      if (fromEnd !== undefined) {
        await page
          .locator("[role=menuitem]")
          .nth(-1 - fromEnd)
          .click()
        await page.locator("[role=dialog], [role=alertdialog]").waitFor()
      }
      await settled(page)
      const { texts, width } = await seen(page)
      const isMenu = (await page.locator("[role=menu]").count()) > 0
      if (!isMenu) expect(await over.first().getAttribute("role")).toBe(asks === true ? "alertdialog" : "dialog")
      // A menu stands at the end of the page, and is led to by its button.
      const violations = (await faultsOf(page, { tags: RULES })).filter(
        (each) => !isMenu || !each.startsWith("region:")
      )
      await page.emulateMedia({ colorScheme: "dark" })
      violations.push(...(await faultsOf(page, { rules: COLOUR_RULES })))
      expect(foreignIn(foreign, texts)).toEqual([])
      expect(width, "wider than a phone").toBeLessThanOrEqual(PHONE.width)
      expect([...new Set(violations)]).toEqual([])
      // The focus is inside, however long one tabs, and back where it was after Escape.
      for (let press = 0; press < 25; press++) await page.keyboard.press("Tab")
      const isInside = () =>
        page.evaluate(() => Boolean(document.activeElement?.closest("[role=dialog], [role=alertdialog], [role=menu]")))
      expect(await isInside()).toBe(true)
      await page.keyboard.press("Escape")
      await over.first().waitFor({ state: "detached" })
      await expect.poll(hasFocus).toBe(before)
      expect(faults.splice(0)).toEqual([])
    })
  })
})

/** What a page says: all of its texts, those that are heard alone too, and those that only print. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const texts: Array<string> = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      // What says of itself that it is in another language is meant to be.
      const own = node instanceof Element ? node : node.parentElement
      if ((own?.closest("[lang]:not(html)") ?? null) !== null) continue
      if (node instanceof Element) {
        for (const name of ["aria-label", "aria-description", "aria-valuetext", "placeholder", "title", "alt"]) {
          texts.push(node.getAttribute(name) ?? "")
        }
      } else texts.push(node.textContent ?? "")
    }
    return {
      title: document.title,
      lang: document.documentElement.lang,
      width: document.scrollingElement!.scrollWidth,
      texts: texts.filter((text) => text.trim() !== "")
    }
  })

/** What axe-core finds wrong, as texts. */
const faultsOf = (page: Page, { tags, rules }: { readonly tags?: Array<string>; readonly rules?: Array<string> }) =>
  page.evaluate(
    async ({ tags, rules }) => {
      const { axe: here } = globalThis as unknown as { readonly axe: typeof axe }
      const runOnly =
        tags === undefined ? { type: "rule" as const, values: rules! } : { type: "tag" as const, values: tags }
      // The rows of a long list are alike.
      const context = { include: ["html"], exclude: [".people-rows > li:nth-child(n + 25)"] }
      const { violations } = await here.run(context, { resultTypes: ["violations"], preload: false, runOnly })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`)
    },
    { tags, rules }
  )
