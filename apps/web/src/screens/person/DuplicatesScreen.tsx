/** Contacts that may be one person, for somebody to look at: nothing is merged by itself. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import { peopleWords } from "../people/peopleWords.ts"
import { AlikePairs } from "./AlikePairs.tsx"
import { alikeWords } from "./alikeWords.ts"
import "./person.css"

export const DuplicatesScreen = () => {
  const { ask } = useLog()
  const words = useWords(alikeWords)
  const people = useWords(peopleWords)
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
              <EmptyState title={words().noDuplicates} text={words().noDuplicatesStep}>
                <A class="button button-plain" href="/people">
                  {people().title}
                </A>
              </EmptyState>
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
