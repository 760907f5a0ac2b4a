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
  ...fixed("/import", "/export", "/data", "/settings", "/help")
]

/** Goes to another screen as a link does, without loading the app anew; ends when the screen is there and stays as it is. */
export const goTo = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((path) => {
    const { pathname, search } = location
    if (pathname + search === path) return
    history.pushState({}, "", path)
    dispatchEvent(new PopStateEvent("popstate", { state: {} }))
  }, path)
  await page.locator("h1").first().waitFor()
  await settled(page)
}

/** Nothing has changed on the page for so long, ms: every question that the screen asked is answered. */
const STILL_MS = 120

/** Which the page itself tells, so that it takes no longer than it must. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    (still) =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(end, still)
        const patience = setTimeout(end, 5000)
        const observer = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(end, still)
        })
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

/** The address of a screen in the log that this page shows. */
export const pathOf = async (page: Page, { name, route, from, links = [], then = "" }: ScreenCase): Promise<string> => {
  if (from === undefined) return route
  let path = from
  for (const link of links) {
    await goTo(page, path)
    const paths = await page
      .locator("main a[href]")
      .evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""))
    const next = paths.find((each) => link.test(each))
    if (next === undefined) throw new Error(`${name}: ${path} has no link like ${link}, but ${paths.join(" ")}`)
    path = next
  }
  return path + then
}
