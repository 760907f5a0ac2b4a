/// <reference lib="dom" />
/** What somebody finds who goes through a page with the Tab key alone. */
import type { Page } from "playwright-core"

export interface Walked {
  /** Controls that the key did not reach. */
  readonly missed: ReadonlyArray<string>
  /** Those that looked as without the focus. */
  readonly unmarked: ReadonlyArray<string>
  /** Those that nothing showed of when they had it. */
  readonly hidden: ReadonlyArray<string>
}

/** Some pages have lists; what is beyond so many controls is like what is before. */
const MOST = 60

/** Presses Tab from the page's beginning to its end. */
export const walkByKeyboard = async (page: Page): Promise<Walked> => {
  const presses = await page.evaluate((most) => {
    const scope = globalThis as unknown as { kithWalk: Walk }
    interface Walk {
      readonly end: () => unknown
    }
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        "a[href], button, input, select, textarea, summary, [tabindex='0'], [contenteditable='true']"
      )
    ]
    const isOffered = (element: HTMLElement): boolean =>
      element.tabIndex >= 0 &&
      !element.matches(":disabled, [inert] *") &&
      element.checkVisibility({ visibilityProperty: true }) &&
      // Of radio buttons in a group, one is on the way.
      (!(element instanceof HTMLInputElement) ||
        element.type !== "radio" ||
        element.checked ||
        document.querySelector(`input[name="${CSS.escape(element.name)}"]:checked`) === null)
    const controls = all.filter(isOffered).slice(0, most)
    const look = (element: Element): string => {
      const places = [element, ...element.children, element.parentElement, element.closest("label")]
      return places
        .flatMap((each) =>
          each === null ? [] : [null, "::before", "::after"].map((part) => getComputedStyle(each, part))
        )
        .map(({ outline, boxShadow, borderColor, backgroundColor, stroke }) => {
          const seen = /transparent|rgba\(0, 0, 0, 0\)|none/.test(outline) ? "" : outline
          return [seen, boxShadow, borderColor, backgroundColor, stroke].join()
        })
        .join("|")
    }
    ;(document.activeElement as HTMLElement | null)?.blur()
    const before = new Map(controls.map((each) => [each, look(each)]))
    const missed = new Set(controls)
    const [unmarked, hidden] = [new Set<Element>(), new Set<Element>()]
    const shows = (element: Element): boolean => {
      const own = element.closest("label") ?? element
      const { left, right, top, bottom } = own.getBoundingClientRect()
      const points = [0.1, 0.5, 0.9].flatMap((x) =>
        [0.2, 0.5, 0.8].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const)
      )
      return points.some(([x, y]) => {
        const there = document.elementFromPoint(x, y)
        return (
          there !== null &&
          (own.contains(there) || (there.contains(own) && there.closest("nav, [role=dialog]") === null))
        )
      })
    }
    let focused: Element | undefined
    const judge = (): void => {
      if (focused === undefined) return
      missed.delete(focused as HTMLElement)
      if (before.get(focused as HTMLElement) === look(focused)) unmarked.add(focused)
      if (!shows(focused)) hidden.add(focused)
      focused = undefined
    }
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof Element && before.has(target as HTMLElement)) focused = target
    }
    // Before the key moves on, the page has scrolled to what has the focus.
    addEventListener("keydown", judge, true)
    addEventListener("focusin", onFocus, true)
    const named = (element: Element): string =>
      `${element.tagName.toLowerCase()} ${element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 60) ?? ""} ${element.id}`
    scope.kithWalk = {
      end: () => {
        judge()
        removeEventListener("keydown", judge, true)
        removeEventListener("focusin", onFocus, true)
        return {
          missed: [...missed].filter((each) => each.isConnected).map(named),
          unmarked: [...unmarked].map(named),
          hidden: [...hidden].map(named)
        }
      }
    }
    // From the beginning, wherever the focus was.
    getSelection()?.removeAllRanges()
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute("tabindex")
    // A date has a stop for its day, its month, its year and its calendar.
    const dates = controls.filter((each) => each.matches("[type=date], [type=time], [type=datetime-local]"))
    return controls.length + 5 * dates.length + 3
  }, MOST)
  for (let press = 0; press < presses; press++) await page.keyboard.press("Tab")
  return page.evaluate(() => (globalThis as unknown as { kithWalk: { end: () => Walked } }).kithWalk.end())
}
