/**
 * After going to another page, the focus goes to its title: who hears the page is told where they are, and who uses the
 * keyboard goes on from there. What still has the focus beside the new page, a list, keeps it.
 */
import { useLocation } from "@solidjs/router"
import { createEffect, on, onCleanup } from "solid-js"

/** A page that takes longer than this has somebody doing something else by now. */
const PATIENCE_MS = 3000

export const useFocusOnArrival = (): void => {
  const location = useLocation()
  let stop = (): void => {}
  createEffect(
    on(
      () => location.pathname,
      () => {
        stop()
        const frame = requestAnimationFrame(() => {
          if (isKept() || focusTitle()) return
          const main = document.getElementById("page")
          if (main === null) return
          const arriving = new MutationObserver(() => (isKept() || focusTitle()) && stop())
          arriving.observe(main, { childList: true, subtree: true })
          const patience = setTimeout(() => stop(), PATIENCE_MS)
          stop = () => {
            arriving.disconnect()
            clearTimeout(patience)
          }
        })
        stop = () => cancelAnimationFrame(frame)
      },
      { defer: true }
    )
  )
  onCleanup(() => stop())
}

const isKept = (): boolean => document.activeElement?.matches(KEEPERS) === true

/** What is beside the new page, or is being filled in. */
const KEEPERS = "[data-keeps-focus] *, [role=dialog], [role=dialog] *, input, textarea"

/** Whether there is one. */
export const focusTitle = (): boolean => {
  const title = document.querySelector<HTMLElement>("#page h1")
  title?.focus({ preventScroll: true })
  return title !== null
}
