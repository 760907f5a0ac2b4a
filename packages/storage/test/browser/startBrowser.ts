/** A browser of its own for tests that kill pages and browsers, or let several tabs write at once: driven from Node. */
import { readlinkSync } from "node:fs"
import { join } from "node:path"
import { chromium, type BrowserContext, type Page } from "playwright-core"
import { rolldown } from "rolldown"
import { chromiumArguments, findChromium } from "@kith/testkit/chromium"

const ORIGIN = "http://localhost"

/** On this profile, in a process of its own; its pages run this module. */
export const startBrowser = async (profile: string, module = "page.ts"): Promise<BrowserContext> => {
  const script = await bundled(module)
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium()!,
    args: [...chromiumArguments],
    headless: true
  })
  await context.route("**/*", (route) =>
    route.request().url().endsWith(".js")
      ? route.fulfill({ contentType: "text/javascript", body: script })
      : route.fulfill({
          contentType: "text/html",
          body: `<!doctype html><script type="module" src="/page.js"></script>`
        })
  )
  return context
}

/** A page on which everything of `page.ts` can be called. Each origin has databases of its own. */
export const openPage = async (context: BrowserContext, origin = ORIGIN): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(origin)
  await page.waitForFunction(() => "tab" in globalThis)
  return page
}

/** Kills the process of the whole browser, as a crash would. */
export const killBrowser = async (context: BrowserContext, profile: string): Promise<void> => {
  const over = new Promise((resolve) => context.once("close", resolve))
  process.kill(processOf(profile), "SIGKILL")
  await over
}

/** The browser notes itself in its profile, as `host-pid`. */
const processOf = (profile: string): number => {
  const lock = readlinkSync(join(profile, "SingletonLock"))
  return Number(lock.slice(lock.lastIndexOf("-") + 1))
}

const bundles = new Map<string, Promise<string>>()

const bundled = (module: string): Promise<string> => {
  const bundle = bundles.get(module) ?? bundlePage(module)
  bundles.set(module, bundle)
  return bundle
}

const bundlePage = async (module: string): Promise<string> => {
  const build = await rolldown({
    input: join(import.meta.dirname, module),
    platform: "browser",
    resolve: { conditionNames: ["source", "browser", "import"] },
    logLevel: "silent"
  })
  const { output } = await build.generate({ format: "esm", codeSplitting: false })
  return output[0].code
}
