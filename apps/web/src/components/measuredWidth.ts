/** How wide an element is, as a signal: charts are drawn at that width, so that their letters keep their size. */
import { createSignal, onCleanup, onMount } from "solid-js"
import type { Accessor } from "solid-js"

/** `first`: what is taken for its width until it is measured, px. */
export const measuredWidth = (
  first: number
): { readonly width: Accessor<number>; readonly ref: (element: HTMLElement) => void } => {
  const [width, setWidth] = createSignal(first)
  let element: HTMLElement | undefined
  onMount(() => {
    if (element === undefined) return
    // On paper the drawing is scaled to the page instead: measuring it there would come too late.
    const observer = new ResizeObserver(([entry]) => {
      const { width: now } = entry!.contentRect
      if (now > 0) setWidth(Math.round(now))
    })
    observer.observe(element)
    onCleanup(() => observer.disconnect())
  })
  return { width, ref: (each) => (element = each) }
}
