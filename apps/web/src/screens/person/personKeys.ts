/** Keys on a person's page. `e`: done; `h`: later; both of what comes first. `d`: write. */
import { useNavigate } from "@solidjs/router"
import { onCleanup, onMount } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { hasShortcuts, isForText } from "../../app/shortcutKeys.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import type { PersonPage } from "../../log/person/personPage.ts"
import type { Settling } from "../../log/settle.ts"
import { todayWords } from "../today/todayWords.ts"

export const usePersonKeys = (page: () => PersonPage): void => {
  const { tell } = useLog()
  const navigate = useNavigate()
  const failed = useFailures()
  const words = useWords(todayWords)
  const settle = (as: Settling["as"]): void => {
    const card = page().next.find(({ status }) => status !== "later")
    if (card === undefined) return
    const { id, subject, title } = card
    tell
      .settle({ id, subject, as })
      .then(({ batch }) => say((as === "done" ? words().doneSaid : words().laterSaid)(title), batch), failed)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (!hasShortcuts() || isForText(event)) return
    if (event.key === "e") settle("done")
    else if (event.key === "h") settle("tomorrow")
    else if (event.key === "d") {
      const first = page().next.find(({ step }) => step.kind === "write")
      navigate(`/people/${page().id}/draft${first === undefined ? "" : `/${first.id}`}`)
    } else return
    event.preventDefault()
  }
  onMount(() => document.addEventListener("keydown", onKey))
  onCleanup(() => document.removeEventListener("keydown", onKey))
}
