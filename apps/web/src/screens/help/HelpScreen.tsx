/** Short answers to what people ask first. */
import { A } from "@solidjs/router"
import { For } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Screen } from "../../components/Screen.tsx"
import { helpWords } from "./helpWords.ts"
import "./help.css"

export const HelpScreen = () => {
  const words = useWords(helpWords)
  return (
    <Screen title={words().title} intro={words().intro}>
      <div class="help">
        <For each={words().answers}>
          {({ question, answer }) => (
            <section>
              <h2>{question}</h2>
              <p>{answer}</p>
            </section>
          )}
        </For>
      </div>
      <p>
        <A href="/more">{words().see}</A>
      </p>
    </Screen>
  )
}
