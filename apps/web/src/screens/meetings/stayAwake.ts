/** Keeps the screen on while a component is there, where the browser can; a phone that goes dark ends a conversation. */
import { onCleanup, onMount } from "solid-js"

export const stayAwake = (): void => {
  let lock: WakeLockSentinel | undefined
  let isOver = false
  const request = async (): Promise<void> => {
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return
    try {
      const got = await navigator.wakeLock.request("screen")
      if (isOver) await got.release()
      else lock = got
    } catch {
      // Saving power, or not allowed: the screen goes dark as it always does, and everything typed is kept.
    }
  }
  // The browser lets go of it whenever the page is hidden.
  const onVisible = (): void => void request()
  onMount(() => {
    document.addEventListener("visibilitychange", onVisible)
    void request()
  })
  onCleanup(() => {
    isOver = true
    document.removeEventListener("visibilitychange", onVisible)
    void lock?.release().catch(() => undefined)
  })
}
