/// <reference lib="dom" />
/** What holds for every screen, in both languages: no accessibility faults, no sideways scrolling, no words of the other language. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import axe from "axe-core"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { foreignIn, type OwnWords, wordsOf } from "./appWords.ts"
import { inChromium, type Profile } from "./browser.ts"
import { STORY_AT, storyPages } from "./filledLog.ts"
import { goTo, pathOf, screenCases, settled } from "./screenCases.ts"

const PHONE = { width: 360, height: 740 }
const LAPTOP = { width: 1280, height: 800 }

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
    { lang: "en", other: "fr", schemes: ["light", "dark"] },
    { lang: "fr", other: "en", schemes: ["dark", "light"] }
  ] as const)("in $lang", ({ lang, other, schemes }) => {
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
      await page.emulateMedia({ colorScheme: schemes[0] })
      const path = await pathOf(page, screen)
      await goTo(page, path)
      const onPhone = await seen(page)
      await page.setViewportSize(LAPTOP)
      await page.emulateMedia({ colorScheme: schemes[1] })
      await settled(page)
      // Once in the other look is enough.
      const onLaptop = await seen(page, lang === "en")
      if (screen.route !== "/") expect(onPhone.title, "a screen of its own").not.toMatch(/^(Today|Aujourd)/)
      expect({ foreign: foreignIn(foreign, [...onPhone.texts, ...onLaptop.texts]), faults: faults.splice(0) }).toEqual({
        foreign: [],
        faults: []
      })
      expect(onPhone.width, "wider than a phone").toBeLessThanOrEqual(PHONE.width)
      expect(onLaptop.width, "wider than a laptop").toBeLessThanOrEqual(LAPTOP.width)
      expect([...onPhone.violations, ...onLaptop.violations]).toEqual([])
    })
  })
})

/** Everything that is looked at, in one go. */
const seen = (page: Page, withAxe = true) =>
  page.evaluate(async (withAxe) => {
    const texts: Array<string> = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      // What says of itself that it is in another language is meant to be.
      const own = node instanceof Element ? node : node.parentElement
      if ((own?.closest("[lang]:not(html)") ?? null) !== null) continue
      if (node instanceof Element) {
        for (const name of ["aria-label", "placeholder", "title", "alt"]) texts.push(node.getAttribute(name) ?? "")
      } else texts.push(node.textContent ?? "")
    }
    const { axe: here } = globalThis as unknown as { readonly axe: typeof axe }
    const { violations } = withAxe
      ? await here.run(document, { resultTypes: ["violations"], preload: false })
      : { violations: [] }
    return {
      title: document.title,
      width: document.scrollingElement!.scrollWidth,
      texts: texts.filter((text) => text.trim() !== ""),
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`)
    }
  }, withAxe)
