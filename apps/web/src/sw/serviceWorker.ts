/**
 * Keeps the app's files for offline, and shows reminders when the relay knocks or a page asks. It never sees the log: what
 * there is to tell was worked out before, by the worker of the tab that led (`log/notices/NoticeKeeper.ts`).
 */
import { cleanupOutdatedCaches, PrecacheController, type PrecacheEntry, PrecacheRoute } from "workbox-precaching"
import { NavigationRoute, registerRoute } from "workbox-routing"
import type { FromPage } from "./messages.ts"
import { addStaticRoutes, dropOtherPages, type Installing, keepPage, pageStore, type Waiting } from "./staticRoutes.ts"
import { showNothing, showNotices } from "./showNotices.ts"

interface Scope {
  readonly __WB_MANIFEST: ReadonlyArray<PrecacheEntry | string>
  readonly clients: {
    readonly matchAll: (options: object) => Promise<
      ReadonlyArray<{
        url: string
        visibilityState: string
        focus: () => Promise<unknown>
        navigate: (url: string) => Promise<unknown>
      }>
    >
    readonly openWindow: (url: string) => Promise<unknown>
  }
  readonly registration: ServiceWorkerRegistration
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: (type: string, listener: (event: never) => void) => void
}

declare const self: Scope & typeof globalThis

const PAGE = "/index.html"

const files = new PrecacheController()
files.addToCacheList([...self.__WB_MANIFEST])
const page = pageStore(files.getCacheKeyForURL(PAGE) ?? PAGE)

self.addEventListener("install", (event: Installing) => {
  event.waitUntil(addStaticRoutes(event, page))
  event.waitUntil(files.install(event).then(async () => keepPage(page, await files.matchPrecache(PAGE))))
})
self.addEventListener("activate", (event: Waiting) => {
  event.waitUntil(files.activate(event))
  event.waitUntil(dropOtherPages(page))
})

registerRoute(new PrecacheRoute(files))
cleanupOutdatedCaches()
// Every screen is the one page; what the relay itself answers is not the app's.
registerRoute(
  new NavigationRoute(files.createHandlerBoundToURL(PAGE), {
    denylist: [/^\/v1\//, /^\/health/, /^\/metrics/, /^\/calendar/]
  })
)

self.addEventListener("message", (event: Waiting & MessageEvent<FromPage>) => {
  // A new version waits for somebody to say so: nothing of what they are writing is to be lost.
  if (event.data._tag === "Update") event.waitUntil(self.skipWaiting())
  else event.waitUntil(showNotices(self.registration, event.data.now))
})

// Says nothing but that the time has come.
self.addEventListener("push", (event: Waiting) => event.waitUntil(knocked()))

const knocked = async (): Promise<void> => {
  const { shown, open } = await showNotices(self.registration, Date.now())
  // On the app's icon, where it has one; its pages count better as soon as one is open.
  await navigator.setAppBadge?.(open).catch(() => undefined)
  if (shown > 0) return
  const pages = await self.clients.matchAll({ type: "window" })
  if (!pages.some(({ visibilityState }) => visibilityState === "visible")) await showNothing(self.registration)
}

self.addEventListener("notificationclick", (event: Waiting & { readonly notification: Notification }) => {
  event.notification.close()
  const { url } = event.notification.data as { readonly url: string }
  event.waitUntil(open(new URL(url, self.location.origin).href))
})

const open = async (url: string): Promise<unknown> => {
  const [client] = await self.clients.matchAll({ type: "window", includeUncontrolled: true })
  if (client === undefined) return self.clients.openWindow(url)
  await client.focus()
  return client.navigate(url)
}
