/** Keys that work everywhere, unless somebody is typing or has switched them off. */
import { useNavigate } from "@solidjs/router"
import { onCleanup, onMount } from "solid-js"
import { openCapture } from "./Capture.tsx"

const KEY = "kith.shortcuts"

export const hasShortcuts = (): boolean => localStorage.getItem(KEY) !== "off"

export const keepShortcuts = (on: boolean): void =>
  on ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, "off")

/** Whether a key belongs to what it was typed into, or to a drawer that is open. */
export const isForText = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey ||
  metaKey ||
  altKey ||
  !(target instanceof Element) ||
  target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null

export const Shortcuts = () => {
  const navigate = useNavigate()
  const onKey = (event: KeyboardEvent): void => {
    if (!hasShortcuts() || isForText(event)) return
    if (event.key === "c") openCapture()
    else if (event.key === "/") navigate("/people?search")
    else return
    event.preventDefault()
  }
  onMount(() => document.addEventListener("keydown", onKey))
  onCleanup(() => document.removeEventListener("keydown", onKey))
  return null
}
