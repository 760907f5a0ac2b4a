/** Keys in the list of people: `j` and `k` move; `Enter` opens, as on any link. */
import { onCleanup, onMount } from "solid-js"
import { hasShortcuts, isForText } from "../../app/shortcutKeys.ts"

export const useListKeys = (list: () => HTMLElement): void => {
  const onKey = (event: KeyboardEvent): void => {
    if ((event.key !== "j" && event.key !== "k") || !hasShortcuts() || isForText(event)) return
    const rows = [...list().querySelectorAll<HTMLElement>(".people-row")]
    const focused = rows.indexOf(document.activeElement as HTMLElement)
    const from = focused >= 0 ? focused : rows.findIndex((row) => row.ariaCurrent === "true")
    const next = rows[event.key === "j" ? from + 1 : Math.max(0, from - 1)]
    next?.focus()
    next?.scrollIntoView({ block: "nearest" })
    event.preventDefault()
  }
  onMount(() => document.addEventListener("keydown", onKey))
  onCleanup(() => document.removeEventListener("keydown", onKey))
}
