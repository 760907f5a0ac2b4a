/** Says that a new version is there, and waits: nothing that somebody is writing is lost by it. */
import { Show } from "solid-js"
import { Button } from "../components/Button.tsx"
import { useWords } from "../app/LogContext.tsx"
import { isOutdated, newVersion, useNewVersion } from "../app/serviceWorker.ts"
import { updateWords } from "./updateWords.ts"
import "../components/overPage.css"
import "./updateBanner.css"

export const UpdateBanner = () => {
  const words = useWords(updateWords)
  return (
    <div role="status" aria-live="polite">
      <Show when={newVersion() !== undefined || isOutdated()}>
        <div class="over-page update-banner no-print">
          <p>{isOutdated() ? words().outdated : words().ready}</p>
          <Button kind="quiet" onClick={useNewVersion}>
            {isOutdated() ? words().reload : words().use}
          </Button>
        </div>
      </Show>
    </div>
  )
}
