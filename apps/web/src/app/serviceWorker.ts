/** Starts the service worker, and says when a new version of the app waits to be used. */
import { createSignal } from "solid-js"
import type { FromPage } from "../sw/messages.ts"

const [waiting, setWaiting] = createSignal<ServiceWorker>()
const [isOld, setOld] = createSignal(false)

/** A new version that waits for a tap. */
export const newVersion = waiting

/** Another tab took the new version into use: this page's own files may be gone. */
export const isOutdated = isOld

const tell = (worker: ServiceWorker, message: FromPage): void => worker.postMessage(message)

export const startServiceWorker = async (): Promise<void> => {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return
  let isMine = false
  const { serviceWorker } = navigator
  const hadOne = serviceWorker.controller !== null
  serviceWorker.addEventListener("controllerchange", () => {
    if (!hadOne && !isMine) return
    if (isMine) location.reload()
    else setOld(true)
  })
  // A script that is no longer there was of the version before.
  addEventListener("vite:preloadError", () => setOld(true))
  const registration = await serviceWorker.register("/serviceWorker.js", { updateViaCache: "none" })
  const look = (): void => {
    const { waiting } = registration
    if (waiting !== null && serviceWorker.controller !== null) setWaiting(waiting)
  }
  look()
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look)
  })
  // Whoever leaves the app open for days hears of a new version all the same.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void registration.update().catch(() => undefined)
  })
  update = () => {
    const worker = waiting()
    // Another tab was first: the version that waited is at work already.
    if (worker === undefined || isOutdated()) return location.reload()
    isMine = true
    tell(worker, { _tag: "Update" })
  }
}

let update = (): void => location.reload()

/** Takes the new version into use, and loads this page again with it. */
export const useNewVersion = (): void => update()
