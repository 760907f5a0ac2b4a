/** Contacts that may be one person, for somebody to look at: nothing is merged by itself. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Screen } from "../../components/Screen.tsx"
import { AlikePairs } from "./AlikePairs.tsx"
import { personWords } from "./personWords.ts"
import "./person.css"

export const DuplicatesScreen = () => {
  const { ask } = useLog()
  const words = useWords(personWords)
  const found = liveAnswer(
    () => undefined,
    () => ask.duplicates()
  )
  return (
    <Screen title={words().duplicates} intro={words().duplicatesAbout}>
      <Show when={found.value}>
        {(value) => (
          <Show
            when={value().pairs.length > 0}
            fallback={
              <div class="person-empty">
                <p>{words().noDuplicates}</p>
                <A class="button button-plain" href="/people">
                  {words().back}
                </A>
              </div>
            }
          >
            <AlikePairs pairs={value().pairs} />
            <Show when={value().more > 0}>
              <p class="soft">{words().moreDuplicates(value().more)}</p>
            </Show>
          </Show>
        )}
      </Show>
    </Screen>
  )
}
