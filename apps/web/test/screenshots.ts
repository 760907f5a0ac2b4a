/// <reference lib="dom" />
/**
 * `npm run screenshots`: takes the guide's pictures of the app, on a phone and on a laptop, with the example's story. Where
 * `pngquant` is installed they are packed by it.
 */
import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Page } from "playwright-core"
import { createServer } from "vite"
import { serveApp } from "./e2e/app.ts"
import { countQuestions, launch } from "./e2e/browser.ts"
import { fillLog, STORY_AT, storyPages } from "./e2e/filledLog.ts"
import { goTo, pathOf, type ScreenCase, screenCases, settled } from "./e2e/screenCases.ts"

const folder = fileURLToPath(new URL("../../../docs/guide/web", import.meta.url))
/** Until all of them are there. */
const taken = mkdtempSync(join(tmpdir(), "kith-pictures-"))

const sizes = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } } as const

interface Picture {
  readonly name: string
  readonly screen: string
  readonly lang?: "en" | "fr"
  readonly scheme?: "light" | "dark"
  readonly sizes?: ReadonlyArray<keyof typeof sizes>
  /** What is done before. */
  readonly act?: (page: Page) => Promise<unknown>
}

const writing = (line: string) => async (page: Page) => {
  await page.keyboard.press("c")
  const field = page.getByRole("dialog").locator("input").first()
  await field.fill(line)
  // The line from its beginning, however narrow the phone.
  await field.evaluate((input) => input.scrollTo({ left: 0 }))
  await page.getByRole("dialog").locator(".chip").first().waitFor()
}

/** A new one joins by a line. */
const pictures: ReadonlyArray<Picture> = [
  { name: "today", screen: "/" },
  { name: "today-dark", screen: "/", scheme: "dark", sizes: ["phone"] },
  { name: "aujourdhui", screen: "/", lang: "fr" },
  {
    name: "capture",
    screen: "/",
    sizes: ["phone"],
    act: writing("coffee with Luc Tran yesterday 15h, customs and who hires")
  },
  {
    name: "noter",
    screen: "/",
    lang: "fr",
    sizes: ["phone"],
    act: writing("café avec Luc Tran hier 15h, la douane et qui embauche")
  },
  { name: "people", screen: "/people" },
  { name: "person", screen: "a person" },
  { name: "personne", screen: "a person", lang: "fr" },
  { name: "draft", screen: "a draft" },
  { name: "meeting", screen: "a meeting" },
  { name: "meeting-mode", screen: "meeting mode", sizes: ["phone"] },
  { name: "week", screen: "/week" },
  { name: "referrals", screen: "/referrals", sizes: ["laptop"] },
  { name: "rules", screen: "/rules", sizes: ["laptop"] },
  { name: "more", screen: "/more", sizes: ["phone"] },
  { name: "plus", screen: "/more", lang: "fr", sizes: ["phone"] }
]

const photograph = async (page: Page, name: string, fullPage: boolean) => {
  const path = join(taken, `${name}.png`)
  await page.screenshot({ path, fullPage, caret: "hide", animations: "disabled" })
  spawnSync("pngquant", ["--force", "--skip-if-larger", "--output", path, "64", path])
  process.stderr.write(`${name}\n`)
}

/** All components on one page, which is no part of the built app: Vite serves it as in development. */
const takeStyleguide = async (page: Page) => {
  const root = fileURLToPath(new URL("..", import.meta.url))
  const server = await createServer({
    root,
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    server: { port: 0 }
  })
  try {
    await server.listen()
    const { port } = server.httpServer!.address() as AddressInfo
    await page.setViewportSize(sizes.laptop)
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto(`http://localhost:${port}/styleguide`)
      // The tree is drawn last.
      await page.locator(".tree [role=treeitem]").first().waitFor()
      await photograph(page, `styleguide-${scheme}`, true)
    }
  } finally {
    await server.close()
  }
}

const take = async (
  page: Page,
  { name, screen, scheme = "light", sizes: wanted = ["phone", "laptop"], act }: Picture
) => {
  const known = screenCases.find((one: ScreenCase) => one.name === screen)
  if (known === undefined) throw new Error(`${name}: no screen is called ${screen}`)
  await page.emulateMedia({ colorScheme: scheme })
  for (const size of wanted) {
    await page.setViewportSize(sizes[size])
    await goTo(page, await pathOf(page, known))
    await act?.(page)
    await page.evaluate(
      () =>
        (document.activeElement as HTMLElement | null)?.matches("h1") && (document.activeElement as HTMLElement).blur()
    )
    await settled(page)
    await photograph(page, `${name}-${size}`, false)
    if (act !== undefined) await page.keyboard.press("Escape")
  }
}

const served = await serveApp()
const browser = await launch()
try {
  for (const lang of ["en", "fr"] as const) {
    const context = await browser.newContext({
      baseURL: served.url,
      locale: `${lang}-CA`,
      timezoneId: "America/Toronto",
      viewport: sizes.phone,
      deviceScaleFactor: 1,
      reducedMotion: "reduce"
    })
    context.setDefaultTimeout(60_000)
    await context.addInitScript(countQuestions)
    await context.addInitScript((at) => {
      if (location.protocol === "http:") localStorage.setItem("kith.frozenAt", at)
    }, STORY_AT)
    await fillLog(context, served.url, { pages: storyPages(lang) })
    const page = await context.newPage()
    await page.goto(`${served.url}/`)
    await page.locator(".card").first().waitFor()
    for (const picture of pictures.filter((one) => (one.lang ?? "en") === lang)) await take(page, picture)
    await context.close()
  }
  const context = await browser.newContext({ deviceScaleFactor: 1, reducedMotion: "reduce" })
  context.setDefaultTimeout(60_000)
  await takeStyleguide(await context.newPage())
  rmSync(folder, { recursive: true, force: true })
  cpSync(taken, folder, { recursive: true })
} finally {
  rmSync(taken, { recursive: true, force: true })
  await browser.close()
  await served.close()
}
