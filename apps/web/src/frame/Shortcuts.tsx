/** Keys that work everywhere, unless somebody is typing or has switched them off; Ctrl-K works always. */
import { useNavigate } from "@solidjs/router"
import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from "solid-js"
import { openCapture } from "../app/captureLine.ts"
import { hasShortcuts, isForText } from "../app/shortcutKeys.ts"

const Palette = lazy(() => import("./Palette.tsx").then((m) => ({ default: m.Palette })))
const KeysSheet = lazy(() => import("./KeysSheet.tsx").then((m) => ({ default: m.KeysSheet })))

export const Shortcuts = () => {
  const navigate = useNavigate()
  const [open, setOpen] = createSignal<"palette" | "keys">()
  // What was opened once stays built, so that it closes as softly as it opened.
  const [wasOpen, setWasOpen] = createSignal<{ readonly palette?: true; readonly keys?: true }>({})
  const show = (what: "palette" | "keys"): void => {
    setWasOpen((before) => ({ ...before, [what]: true }))
    setOpen(what)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
      if (open() === undefined) show("palette")
      else setOpen(undefined)
      return event.preventDefault()
    }
    if (!hasShortcuts() || isForText(event)) return
    if (event.key === "c") openCapture()
    else if (event.key === "/") navigate("/people?search")
    else if (event.key === "?") show("keys")
    else return
    event.preventDefault()
  }
  onMount(() => document.addEventListener("keydown", onKey))
  onCleanup(() => document.removeEventListener("keydown", onKey))
  return (
    <Suspense>
      <Show when={wasOpen().palette}>
        <Palette isOpen={open() === "palette"} onClose={() => setOpen(undefined)} onKeys={() => show("keys")} />
      </Show>
      <Show when={wasOpen().keys}>
        <KeysSheet isOpen={open() === "keys"} onClose={() => setOpen(undefined)} />
      </Show>
    </Suspense>
  )
}
