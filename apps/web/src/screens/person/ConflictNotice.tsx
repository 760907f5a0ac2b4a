/**
 * Says on a person's page that two devices wrote different things. Syncing brings that while somebody reads, so that it lies
 * over the end of the page and moves nothing.
 */
import { onCleanup } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { conflictWords } from "./conflictWords.ts"
import "./conflictNotice.css"

export const ConflictNotice = (props: { readonly onOpen: () => void }) => {
  const words = useWords(conflictWords)
  let notice!: HTMLDivElement
  // Whoever chose is back at its button, and goes on from the title when it goes.
  onCleanup(() => {
    if (!notice.contains(document.activeElement)) return
    document.querySelector<HTMLElement>("#page h1")?.focus({ preventScroll: true })
  })
  return (
    <div class="conflict-notice no-print" role="status" ref={notice}>
      <p>{words().conflicts}</p>
      <Button onClick={() => props.onOpen()}>{words().look}</Button>
    </div>
  )
}
