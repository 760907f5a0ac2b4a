/**
 * The pages that lie behind this one in this tab: what each is called, and how far down it was read. For the link that
 * leads back, and for going back to the very line one came from: the browser's own memory of that is lost where a page
 * takes a moment to fill.
 */
import { useBeforeLeave, useIsRouting, useLocation } from "@solidjs/router"
import { createEffect, on, onCleanup, onMount } from "solid-js"
import { scrollToId, scrollToTop } from "./scrolling.ts"

export interface PageBehind {
  /** With its query, as the router takes it. */
  readonly path: string
  /** As the page calls itself; empty until it has said so. */
  readonly title: string
  /** How far down it was scrolled, px. */
  readonly top: number
}

const KEPT = "kith.pagesBehind"
/** What an entry of the browser's history holds of ours: which of the pages it is. */
const PLACE = "kithPlace"

const placeIn = (state: unknown): number | undefined => {
  const place = typeof state === "object" && state !== null ? (state as Record<string, unknown>)[PLACE] : undefined
  return typeof place === "number" ? place : undefined
}

/** In the order of the browser's history; a load of the page keeps them. */
const pages = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]") as Array<PageBehind>
let here = placeIn(history.state) ?? 0
/** Where a navigation that is under way leads. */
let ahead: number | undefined
/** How far down the page is to be read that somebody goes back to, until it has filled that far. */
let wanted: number | undefined

// Before the router hears of it: listeners of the window are told in the order they came.
addEventListener("popstate", ({ state }) => {
  const place = placeIn(state)
  ahead = place ?? here + 1
  wanted = place === undefined ? undefined : (pages[place]?.top ?? 0)
})

/** The page before this one, or before the one that is on its way. For a page to read as it begins. */
export const pageBehind = (): PageBehind | undefined => {
  const before = pages[(ahead ?? here) - 1]
  return before === undefined || before.title === "" ? undefined : before
}

/** What the page is called that is shown, or on its way. */
export const nameThisPage = (title: string): void => {
  const place = ahead ?? here
  pages[place] = { path: pages[place]?.path ?? "", top: pages[place]?.top ?? 0, title }
}

/** For the frame, once. */
export const usePagesBehind = (): void => {
  const location = useLocation()
  const isRouting = useIsRouting()
  const address = () => location.pathname + location.search + location.hash
  let stop = (): void => {}

  useBeforeLeave(({ to, options }) => {
    if (typeof to === "string") ahead ??= here + (options?.replace === true ? 0 : 1)
  })
  const arrive = (path: string): void => {
    stop()
    const isKnown = wanted !== undefined
    const before = here
    here = ahead ?? here
    ahead = undefined
    // What lay ahead of the page that was left is no longer there.
    if (!isKnown && here > before) pages.length = here + 1
    pages[here] = { path, title: pages[here]?.title ?? "", top: wanted ?? 0 }
    if (placeIn(history.state) !== here) history.replaceState({ ...history.state, [PLACE]: here }, "")
    if (isKnown) stop = scrollToTop(wanted!, () => (wanted = undefined))
    else if (location.hash.length > 1) stop = scrollToId(decodeURIComponent(location.hash.slice(1)))
  }
  createEffect(on([isRouting, address], ([routing, path]) => routing || arrive(path)))

  const onScroll = (): void => {
    const page = pages[here]
    // What is on its way moves the window, too.
    if (page !== undefined && ahead === undefined && wanted === undefined) pages[here] = { ...page, top: scrollY }
  }
  const onHide = (): void => sessionStorage.setItem(KEPT, JSON.stringify(pages.slice(0, here + 1)))
  onMount(() => {
    history.scrollRestoration = "manual"
    addEventListener("scroll", onScroll, { passive: true })
    addEventListener("pagehide", onHide)
  })
  onCleanup(() => {
    stop()
    removeEventListener("scroll", onScroll)
    removeEventListener("pagehide", onHide)
  })
}
