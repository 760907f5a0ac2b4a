/** Shows what is due as notifications of the device. */
import { takeNotices } from "./Notices.ts"

/** More at once nobody reads. */
const MOST = 5

export const showNotices = async (registration: ServiceWorkerRegistration, now: number): Promise<void> => {
  const due = [...(await takeNotices(now))].sort((a, b) => a.at - b.at)
  for (const { id, title, body, url, lang } of due.slice(0, MOST)) {
    await registration.showNotification(title, {
      body,
      lang,
      tag: id,
      icon: "/icon-192.png",
      badge: "/icon-96.png",
      data: { url }
    })
  }
}
