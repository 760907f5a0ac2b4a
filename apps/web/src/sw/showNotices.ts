/** Shows what is due as notifications of the device. */
import type { Notice } from "./Notices.ts"
import { takeNotices } from "./Notices.ts"
import { noticeWords } from "./noticeWords.ts"

/** More at once nobody reads. */
const MOST = 5
/** All that speak for several replace each other. */
const SEVERAL = "kith"
const NOTHING = "kith/nothing"

type Shown = Pick<Notice, "title" | "body" | "url" | "lang"> & { readonly tag: string }

/** `shown`: how many notifications; `open`: how many reminders are open of those that were or are told. */
export const showNotices = async (
  registration: ServiceWorkerRegistration,
  now: number
): Promise<{ readonly shown: number; readonly open: number }> => {
  const { due, open } = await takeNotices(now)
  const all = shownFor(due)
  for (const each of all) await show(registration, each)
  return { shown: all.length, open }
}

/** Browsers want each push to be seen: one that brings nothing says so, quietly, where nothing else stands there already. */
export const showNothing = async (registration: ServiceWorkerRegistration): Promise<void> => {
  if ((await registration.getNotifications()).length > 0) return
  const lang = navigator.language.startsWith("fr") ? "fr" : "en"
  const { nothing: title, nothingBody: body } = noticeWords[lang]
  await show(registration, { tag: NOTHING, title, body, url: "/", lang }, true)
}

const shownFor = (due: ReadonlyArray<Notice>): ReadonlyArray<Shown> => {
  const open = due.filter(({ isDiscreet }) => !isDiscreet)
  const first = open.slice(0, open.length > MOST ? MOST - 1 : MOST)
  const rest = due.length - first.length
  const shown: Array<Shown> = first.map(({ id, title, body, url, lang }) => ({ tag: id, title, body, url, lang }))
  const [any] = due
  if (any === undefined || rest === 0) return shown
  const words = noticeWords[any.lang]
  const title = first.length === 0 ? words.howMany(rest) : words.more(rest)
  return [...shown, { tag: SEVERAL, title, body: words.seeToday, url: "/", lang: any.lang }]
}

const show = (
  registration: ServiceWorkerRegistration,
  { tag, title, body, url, lang }: Shown,
  silent = false
): Promise<void> =>
  registration.showNotification(title, {
    body,
    lang,
    tag,
    silent,
    icon: "/icon-192.png",
    badge: "/icon-96.png",
    data: { url }
  })
