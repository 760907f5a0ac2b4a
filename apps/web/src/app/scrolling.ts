/** Scrolling to where a page is to be read from, as soon as it has filled that far, unless somebody scrolls themselves. */

/** A page that takes longer is read from its top. */
const PATIENCE_MS = 3000

const BY_HAND = ["wheel", "touchstart", "keydown", "pointerdown"] as const

/** Tries `arrive` after each change of the page until it succeeds. Returns how to give up. */
const until = (arrive: () => boolean, ended: () => void = () => {}): (() => void) => {
  let isOver = false
  const stop = (): void => {
    if (isOver) return
    isOver = true
    observer.disconnect()
    clearTimeout(patience)
    for (const each of BY_HAND) removeEventListener(each, stop)
    ended()
  }
  const attempt = (): void => {
    if (arrive()) stop()
  }
  const observer = new MutationObserver(attempt)
  const patience = setTimeout(stop, PATIENCE_MS)
  for (const each of BY_HAND) addEventListener(each, stop, { passive: true })
  observer.observe(document.body, { childList: true, subtree: true })
  attempt()
  return stop
}

/** `top` in px from the page's beginning. */
export const scrollToTop = (top: number, ended: () => void): (() => void) =>
  until(() => {
    scrollTo(0, top)
    return document.documentElement.scrollHeight - innerHeight >= top
  }, ended)

export const scrollToId = (id: string): (() => void) =>
  until(() => {
    const element = document.getElementById(id)
    element?.scrollIntoView()
    return element !== null
  })
