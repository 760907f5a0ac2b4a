/** Whether the window is as a media query says, as a signal: for what is built differently and not only set differently. */
import { createSignal, onCleanup } from "solid-js"
import type { Accessor } from "solid-js"

export const mediaMatches = (query: string): Accessor<boolean> => {
  const media = matchMedia(query)
  const [matches, setMatches] = createSignal(media.matches)
  const follow = (): void => void setMatches(media.matches)
  media.addEventListener("change", follow)
  onCleanup(() => media.removeEventListener("change", follow))
  return matches
}
