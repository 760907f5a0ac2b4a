/**
 * Notifications while the app is open: the service worker is asked to show what is due, once a minute. Keeps this browser's
 * push subscription known, too, and the count on the app's icon.
 */
import type { LogLink } from "../link/LogLink.ts"
import type { FromPage } from "../sw/messages.ts"
import { canNotify, subscribe } from "./pushSubscription.ts"

const MINUTE_MS = 60_000
/** A relay wakes this device some minutes after the hour: what it shows need not be shown by a page first. */
const LET_PUSH_FIRST_MS = 10 * MINUTE_MS
/** The first page comes first. */
const AFTER_START_MS = 3000

export const keepNotifying = ({ ask, tell, onChange }: LogLink): void => {
  if (!canNotify() || import.meta.env.DEV) return
  let isWoken = false
  const showDue = async (): Promise<void> => {
    if (Notification.permission !== "granted") return
    const registration = await navigator.serviceWorker.getRegistration()
    const message: FromPage = { _tag: "ShowNotices", now: Date.now() - (isWoken ? LET_PUSH_FIRST_MS : 0) }
    registration?.active?.postMessage(message)
  }
  const look = async (): Promise<void> => {
    if (Notification.permission !== "granted") return
    const { endpoint } = await ask.isNotifying()
    isWoken = endpoint !== undefined
    await showDue()
    if (endpoint === undefined) return
    // Browsers end subscriptions, and make new ones, as they like.
    const registration = await navigator.serviceWorker.ready
    const now = await registration.pushManager.getSubscription()
    const found = now?.endpoint ?? (await subscribe(await ask.pushKey()))
    if (found !== undefined && found !== endpoint) await tell.wakeHere({ endpoint: found })
  }
  const calmly = (work: () => Promise<void>) => () => void work().catch(() => undefined)
  setTimeout(calmly(look), AFTER_START_MS)
  setInterval(calmly(showDue), MINUTE_MS)
  onChange("notices", calmly(showDue))
}

/** How many cards Today shows, on the icon of the installed app. */
export const keepBadge = ({ ask, onChange }: LogLink): void => {
  if (navigator.setAppBadge === undefined || !matchMedia("(display-mode: standalone)").matches) return
  let waiting: ReturnType<typeof setTimeout> | undefined
  const count = (): void => {
    waiting = undefined
    ask
      .today({})
      .then(({ cards }) => navigator.setAppBadge(cards.length))
      .catch(() => undefined)
  }
  const soon = (): void => {
    waiting ??= setTimeout(count, AFTER_START_MS)
  }
  onChange("log", soon)
  document.addEventListener("visibilitychange", soon)
  soon()
}
