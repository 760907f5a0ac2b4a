/**
 * Answers that a browser finds by itself in what the service worker has stored, without starting it: the page where the app
 * begins, and all that it loads. A browser that cannot do that asks the service worker, which has the same answers.
 */

/** An event that lasts as long as the work that is begun for it. */
export interface Waiting extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void
}

/** `addRoutes`: where the browser has it. */
export interface Installing extends Waiting {
  readonly addRoutes?: (rules: ReadonlyArray<object>) => Promise<void>
}

const PREFIX = "kith-page-"

/** Of each version a store of its own: the page of a version that waits is not to be shown by the one at work. */
export const pageStore = (address: string): string => PREFIX + address

/** `page`: where `keepPage` keeps it. To be called while the event is new. */
export const addStaticRoutes = (event: Installing, page: string): Promise<void> =>
  event.addRoutes?.([
    // Their names change with their content, so that it does not matter which version stored them.
    { condition: { urlPattern: { pathname: "/assets/*" }, requestMethod: "GET" }, source: "cache" },
    {
      condition: { urlPattern: { pathname: "/", search: "" }, requestMethod: "GET", requestMode: "navigate" },
      source: { cacheName: page }
    }
  ]) ?? Promise.resolve()

/** Without it no version may be installed that has routes: they lead past its service worker. */
export const keepPage = async (page: string, response: Response | undefined): Promise<void> => {
  if (response === undefined) throw new Error("the page is not stored")
  await (await caches.open(page)).put("/", response)
}

/** What versions before this one left, once it is at work. */
export const dropOtherPages = async (page: string): Promise<void> => {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== page)
  await Promise.all(others.map((name) => caches.delete(name)))
}
