/// <reference lib="dom" />
/**
 * A Chromium for tests of the whole app, and profiles in it, each as a person's own device. A profile fails its test for
 * everything that goes wrong on its pages: an error, a failed request, a request to anybody but its own server, an answer
 * without a content security policy, or a breach of one.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Worker as PageWorker
} from "playwright-core"
import { afterAll, beforeAll, describe } from "vitest"
import { CHROMIUM_MISSING, chromiumArguments, findChromium } from "@kith/testkit/chromium"
import { type ServedApp, serveApp } from "./app.ts"
import { fillLog } from "./filledLog.ts"
import type { Filling } from "./inPage/fillLog.ts"

const executablePath = findChromium()

/** Tuesday, 3 March 2026, 10:00 in Toronto: when the pages' clocks stand still. */
export const NOW = "2026-03-03T15:00:00Z"

/** What tests of one file share. */
export interface Setting {
  readonly url: string
  readonly browser: Browser
  readonly newProfile: (options?: ProfileOptions) => Promise<Profile>
}

export interface ProfileOptions {
  readonly locale?: "en-CA" | "fr-CA"
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: "light" | "dark"
  /** ISO; `undefined`: the clock runs. */
  readonly frozenAt?: string | undefined
  readonly context?: BrowserContextOptions
  /**
   * Lets the app keep itself for offline, as it always does. Fetching all of its files takes longer than most tests, so that
   * only those ask for it that are about it.
   */
  readonly keepsApp?: true
  /** What is in the log before the app opens. */
  readonly filled?: Omit<Filling, "log">
  /** Opened instead of the app's first page. */
  readonly path?: string
  /** Done in the tab before it opens the app. */
  readonly before?: (page: Page) => Promise<unknown>
  /** Faults that the test brings about, and expects. */
  readonly expects?: RegExp
}

/** `await using`: closing it tells what went wrong on its pages. */
export interface Profile extends AsyncDisposable {
  readonly context: BrowserContext
  readonly page: Page
  /** A further tab. */
  readonly newPage: (path?: string) => Promise<Page>
  readonly faults: Array<string>
}

const PHONE = { width: 390, height: 844 }

/**
 * `describe`, in Chromium; left out where there is none, with the reason in the name. In CI, that fails. `more`: arguments
 * for this browser beside those of every test.
 */
export const inChromium = (name: string, tests: (setting: Setting) => void, more: ReadonlyArray<string> = []): void => {
  const isMissing = executablePath === undefined
  const why = isMissing ? ` (left out: ${CHROMIUM_MISSING})` : ""
  describe.skipIf(isMissing && process.env["CI"] !== "true")(`${name}${why}`, () => {
    let served: ServedApp | undefined
    let browser: Browser | undefined
    beforeAll(async () => {
      if (isMissing) throw new Error(CHROMIUM_MISSING)
      ;[served, browser] = await Promise.all([serveApp(), launch(more)])
    }, 180_000)
    afterAll(async () => {
      await browser?.close()
      await served?.close()
    })
    tests({
      get url() {
        return served!.url
      },
      get browser() {
        return browser!
      },
      newProfile: async (options = {}) => {
        const context = await browser!.newContext({ ...contextOptions(served!.url, options), ...options.context })
        return profileOf(context, options.context?.baseURL ?? served!.url, options)
      }
    })
  })
}

/** `more`: arguments beside those of every test. */
export const launch = (more: ReadonlyArray<string> = []): Promise<Browser> =>
  chromium.launch({ executablePath: executablePath!, args: [...chromiumArguments, ...more] })

const contextOptions = (baseURL: string, { locale, viewport, colorScheme }: ProfileOptions) => ({
  baseURL,
  locale: locale ?? "en-CA",
  timezoneId: "America/Toronto",
  viewport: viewport ?? PHONE,
  colorScheme: colorScheme ?? ("light" as const),
  // Cards leave at once.
  reducedMotion: "reduce" as const
})

const profileOf = async (context: BrowserContext, url: string, options: ProfileOptions): Promise<Profile> => {
  const faults: Array<string> = []
  const fault = (text: string): void => {
    if (options.expects?.test(text) !== true) faults.push(text)
  }
  context.setDefaultTimeout(20_000)
  if (options.filled !== undefined) await fillLog(context, url, options.filled)
  context.on("console", (message) => {
    if (message.type() === "error") fault(`console: ${message.text()}`)
  })
  context.on("weberror", (error) => fault(`error: ${error.error().message}`))
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? ""
    // A page that is closed or left gives up what it was loading.
    if (why !== "net::ERR_ABORTED") fault(`request: ${request.url()} ${why}`)
  })
  const { origin, host } = new URL(url)
  context.on("request", (request) => {
    const asked = new URL(request.url())
    if (/^(?:http|ws)/.test(asked.protocol) && asked.host !== host) fault(`elsewhere: ${asked.href}`)
  })
  context.on("response", (response) => {
    if (response.status() >= 400) fault(`response: ${response.url()} ${response.status()}`)
    if (response.url().startsWith(origin) && !isStrict(response.headers()["content-security-policy"])) {
      fault(`response: ${response.url()} has no strict content security policy`)
    }
  })
  await context.addInitScript(countQuestions)
  if (options.keepsApp !== true) {
    await context.addInitScript(() => {
      if ("serviceWorker" in navigator) navigator.serviceWorker.register = () => new Promise(() => {})
    })
  }
  await context.addInitScript((frozenAt) => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`content security policy: ${violatedDirective} ${blockedURI}`)
    })
    // A page that is still empty has no storage.
    if (frozenAt !== undefined && location.protocol === "http:") localStorage.setItem("kith.frozenAt", frozenAt)
  }, options.frozenAt)
  const newPage = async (path = "/"): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(url + path)
    return page
  }
  const page = context.pages()[0] ?? (await context.newPage())
  await options.before?.(page)
  await page.goto(url + (options.path ?? "/"))
  return {
    context,
    page,
    newPage,
    faults,
    [Symbol.asyncDispose]: async () => {
      await context.close()
      if (faults.length > 0) throw new Error(`went wrong on the pages:\n${faults.join("\n")}`)
    }
  }
}

/** In a page before its scripts: which questions to its log are open, for `settled`. */
export const countQuestions = (): void => {
  const open = new Set<string>()
  ;(globalThis as { kithAsked?: ReadonlySet<string> }).kithAsked = open
  const post = Worker.prototype.postMessage
  const heard = new WeakSet<Worker>()
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: ReadonlyArray<unknown>) {
    const { _tag: tag, call } = message as { readonly _tag?: string; readonly call?: { readonly id: string } }
    if (tag === "Ask") open.add(call!.id)
    if (!heard.has(this)) {
      heard.add(this)
      this.addEventListener("message", ({ data }) => data._tag === "Told" && open.delete(data.id))
    }
    post.apply(this, [message, ...rest] as never)
  }
}

/** Nothing that is not allowed by name, and no script or style but files. */
const isStrict = (policy: string | undefined): boolean =>
  policy !== undefined && /default-src 'none'/.test(policy) && !/unsafe-inline|unsafe-hashes|'unsafe-eval'/.test(policy)

/** A profile on the disk, which outlives the process of its browser. */
export interface KeptProfile {
  /** A browser process of its own on it. */
  readonly open: (options?: ProfileOptions) => Promise<Profile & { readonly kill: () => Promise<void> }>
  /** Another one with all that this one holds now; no browser is on it. */
  readonly copied: () => KeptProfile
  readonly remove: () => void
}

export const keptProfile = (url: string): KeptProfile => profileIn(mkdtempSync(join(tmpdir(), "kith-profile-")), url)

const profileIn = (folder: string, url: string): KeptProfile => {
  return {
    copied: () => {
      const copy = mkdtempSync(join(tmpdir(), "kith-profile-"))
      cpSync(folder, copy, { recursive: true })
      return profileIn(copy, url)
    },
    open: async (options = {}) => {
      const context = await chromium.launchPersistentContext(folder, {
        executablePath: executablePath!,
        args: [...chromiumArguments],
        ...contextOptions(url, options),
        ...options.context
      })
      const profile = await profileOf(context, url, options)
      return { ...profile, kill: await killerOf(context) }
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** As a power cut does to the browser, at once: its process ends in the middle of what it does, and the others with it. */
const killerOf = async (context: BrowserContext): Promise<() => Promise<void>> => {
  const closed = new Promise<void>((resolve) => context.once("close", () => resolve()))
  const session = (await context.browser()?.newBrowserCDPSession())!
  const { processInfo } = await session.send("SystemInfo.getProcessInfo")
  const { id } = processInfo.find(({ type }) => type === "browser")!
  return () => {
    process.kill(id, "SIGKILL")
    return closed
  }
}

/** The script of the worker that holds the log of this page. */
export const logScript = async (page: Page): Promise<string> => {
  const isLog = (worker: PageWorker): boolean => /\/worker-[\w-]+\.js$/.test(worker.url())
  return (page.workers().find(isLog) ?? (await page.waitForEvent("worker", isLog))).url()
}

/**
 * Asks or tells the log as a page does, through a worker of its own, as one more tab: for bringing about what a test is
 * about without tapping it together. `known`: the worker's script, where the page is of the app's origin and not the app.
 */
export const askLog = async <A>(page: Page, name: string, args?: unknown, known?: string): Promise<A> => {
  const script = known ?? (await logScript(page))
  return (await page.evaluate(
    async ({ script, name, args }) => {
      const scope = globalThis as { kithTestWorker?: Worker }
      const open = (): Worker => {
        const opened = new Worker(script, { type: "module", name: "test" })
        const frozenAt = localStorage.getItem("kith.frozenAt")
        const opening = {
          _tag: "Open",
          log: localStorage.getItem("kith.log") ?? "log",
          frozenAt: frozenAt === null ? undefined : Date.parse(frozenAt)
        }
        opened.postMessage(opening, [])
        return opened
      }
      const worker = (scope.kithTestWorker ??= open())
      const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
        byte.toString(16).padStart(2, "0")
      ).join("")
      return new Promise<unknown>((resolve, reject) => {
        const heard = ({ data }: MessageEvent) => {
          if (data._tag !== "Told" || data.id !== id) return
          worker.removeEventListener("message", heard)
          const { outcome } = data
          if (outcome._tag === "Answered") resolve(outcome.value)
          else reject(new Error(`${name}: ${outcome.failure.code} ${outcome.failure.detail}`))
        }
        worker.addEventListener("message", heard)
        const asked = { _tag: "Ask", call: { id, name, args: { lang: "en", args } } }
        worker.postMessage(asked, [])
      })
    },
    { script, name, args }
  )) as A
}
