/// <reference lib="dom" />
/** When the first card of Today, or of a page beside it, is on the screen. */
import type { Page } from "playwright-core"

/** Runs in the page: notes when that was, ms since one went there. */
export const markFirstCard = (): void => {
  const look = (): void => {
    if (document.querySelector(".card, [data-bare-card]") === null) return
    observer.disconnect()
    requestAnimationFrame(() =>
      requestAnimationFrame(() => ((globalThis as { kithCardAt?: number }).kithCardAt = performance.now()))
    )
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true })
}

/** From going to this page again to its first card, ms. */
export const firstCard = async (page: Page): Promise<number> => {
  await page.reload({ waitUntil: "commit" })
  return (
    await page.waitForFunction(() => (globalThis as { kithCardAt?: number }).kithCardAt)
  ).jsonValue() as Promise<number>
}
