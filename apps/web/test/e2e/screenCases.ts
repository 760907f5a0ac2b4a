/// <reference lib="dom" />
/** Every screen, and how to get there in the example log: a new screen joins all tests and pictures of screens by a line. */
import type { Page } from "playwright-core"

export interface ScreenCase {
  readonly name: string
  /** As in `src/frame/screens.ts`. */
  readonly route: string
  /** Where the route takes an id: the page to begin at, and the links that lead from there, one after the other. */
  readonly from?: string
  readonly links?: ReadonlyArray<RegExp>
  /** What follows the last link's own address. */
  readonly then?: string
}

const fixed = (...routes: ReadonlyArray<string>): ReadonlyArray<ScreenCase> =>
  routes.map((route) => ({ name: route, route }))

const person = { from: "/", links: [/^\/people\/[\w-]{16,}$/] }
const meeting = { from: "/meetings", links: [/^\/meetings\/[\w-]{16,}$/] }

export const screenCases: ReadonlyArray<ScreenCase> = [
  ...fixed("/", "/people", "/people/new", "/duplicates"),
  { name: "a person", route: "/people/:id", ...person },
  { name: "a person's fields", route: "/people/:id/edit", ...person, then: "/edit" },
  { name: "a new conversation", route: "/people/:id/conversations/new", ...person, then: "/conversations/new" },
  {
    name: "a conversation",
    route: "/people/:id/conversations/:touch",
    from: "/",
    links: [...person.links, /^\/people\/[^/]+\/conversations\/(?!new)/]
  },
  { name: "a draft", route: "/people/:id/draft/:reminder?", from: "/", links: [/^\/people\/[^/]+\/draft\//] },
  ...fixed("/meetings"),
  { name: "a meeting", route: "/meetings/:id", ...meeting },
  { name: "meeting mode", route: "/meetings/:id/mode", ...meeting, then: "/mode" },
  ...fixed("/gatherings"),
  { name: "a gathering", route: "/gatherings/:id", from: "/gatherings", links: [/^\/gatherings\/[\w-]{16,}$/] },
  ...fixed("/questions", "/questions/compare", "/occupations"),
  { name: "an occupation", route: "/occupations/:id", from: "/occupations", links: [/^\/occupations\/[\w-]{16,}$/] },
  ...fixed("/checklists", "/devices", "/readers", "/join", "/help", "/more", "/week", "/plan", "/openings"),
  { name: "an opening", route: "/openings/:id", from: "/openings", links: [/^\/openings\/[\w-]{16,}$/] },
  ...fixed("/share", "/templates", "/rules", "/rules/new"),
  { name: "a rule", route: "/rules/:id", from: "/rules", links: [/^\/rules\/(?!new)[\w-]+$/] },
  ...fixed("/referrals", "/responses", "/history", "/phrase", "/notifications"),
  ...fixed("/import", "/export", "/data", "/settings")
]

/** Goes to another screen as a link does, without loading the app anew; ends when the screen is there and stays as it is. */
export const goTo = async (page: Page, path: string): Promise<void> => {
  await page.evaluate(
    ({ path, patience }) =>
      new Promise<void>((resolve) => {
        const { pathname, search } = location
        if (pathname + search === path) return resolve()
        const { title } = document
        const [before, main] = [document.querySelector("h1"), document.querySelector("main")]
        // A screen's script comes first, and the one before stays until then.
        const isThere = (): boolean =>
          document.querySelector("h1") !== null && (document.title !== title || document.querySelector("h1") !== before)
        const end = (): void => {
          observer.disconnect()
          clearTimeout(late)
          resolve()
        }
        const observer = new MutationObserver(() => isThere() && end())
        observer.observe(document, { childList: true, subtree: true, characterData: true })
        const late = setTimeout(end, main === null ? 0 : patience)
        history.pushState({}, "", path)
        dispatchEvent(new PopStateEvent("popstate", { state: {} }))
      }),
    { path, patience: PATIENCE_MS }
  )
  await page.locator("h1").first().waitFor()
  await settled(page)
}

/** Longer than a screen takes that shows under another's title. */
const PATIENCE_MS = 2000

/** Nothing has changed on the page for so long, ms, and no question to its log is open. */
const STILL_MS = 60

/** Which the page itself tells, so that it takes no longer than it must. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    (still) =>
      new Promise<void>((resolve) => {
        const { kithAsked: asked } = globalThis as { readonly kithAsked?: ReadonlySet<string> }
        const patience = setTimeout(end, 10_000)
        const look = (): void => ((asked?.size ?? 0) === 0 ? end() : again())
        let timer = setTimeout(look, still)
        const again = (): void => {
          clearTimeout(timer)
          timer = setTimeout(look, still)
        }
        const observer = new MutationObserver(again)
        observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
        function end(): void {
          observer.disconnect()
          clearTimeout(timer)
          clearTimeout(patience)
          resolve()
        }
      }),
    STILL_MS
  )

/** A list may come after its screen. */
const MOST_LOOKS = 30

/** The address of a screen in the log that this page shows. */
export const pathOf = async (page: Page, { name, route, from, links = [], then = "" }: ScreenCase): Promise<string> => {
  if (from === undefined) return route
  let path = from
  for (const link of links) {
    await goTo(page, path)
    const paths = (): Promise<ReadonlyArray<string>> =>
      page.locator("main a[href]").evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""))
    let next: string | undefined
    for (let looks = 0; next === undefined && looks < MOST_LOOKS; looks++) {
      if (looks > 0) await settled(page)
      next = (await paths()).find((each) => link.test(each))
    }
    if (next === undefined)
      throw new Error(`${name}: ${path} has no link like ${link}, but ${(await paths()).join(" ")}`)
    path = next
  }
  return path + then
}

/** What opens over a screen: a menu, a drawer, a question. */
export interface OpenedCase {
  readonly name: string
  /** A screen's name. */
  readonly on: string
  /** The keys that open it from anywhere, or what to press on. */
  readonly keys?: string
  readonly button?: string
  /** It asks before what cannot be undone. */
  readonly asks?: true
  /** Of the menu that the button opens, the entry that counts, from the end. */
  readonly fromEnd?: number
}

const headButton = ".screen-actions button"
const personMenu = "main [aria-haspopup]:not(.card *)"

export const openedCases: ReadonlyArray<OpenedCase> = [
  { name: "the drawer for a new entry", on: "/", keys: "c" },
  { name: "the menu of everything", on: "/", keys: "Control+k" },
  { name: "the list of keys", on: "/", keys: "?" },
  { name: "a reminder's other choices", on: "/", button: ".card [aria-haspopup=menu]" },
  { name: "a person's menu", on: "a person", button: personMenu },
  { name: "forgetting somebody", on: "a person", button: personMenu, fromEnd: 0 },
  { name: "a new gathering", on: "/gatherings", button: headButton },
  { name: "a new meeting", on: "/meetings", button: headButton },
  { name: "a new opening", on: "/openings", button: headButton },
  { name: "something to share", on: "/share", button: headButton },
  { name: "a new goal", on: "/week", button: ".week-head button" },
  { name: "deleting the log here", on: "/data", button: "[aria-labelledby=data-delete] button", asks: true }
]
