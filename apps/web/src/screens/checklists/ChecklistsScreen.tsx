/** All checklists, to read and to print. */
import Printer from "lucide-solid/icons/printer"
import { For } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { Screen } from "../../components/Screen.tsx"
import { checklistsWords } from "./checklistsWords.ts"
import "./checklists.css"

export const ChecklistsScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(checklistsWords)
  const lists = liveAnswer(lang, () => ask.checklists())
  return (
    <Screen
      title={words().title}
      intro={words().about}
      isWide
      actions={
        <Button onClick={() => print()}>
          <Printer aria-hidden="true" />
          {words().print}
        </Button>
      }
    >
      <Answered answer={lists}>
        {(all) => (
          <div class="checklists">
            <For each={all()}>
              {({ id, title, items, sources }) => (
                <section class="checklist" aria-labelledby={`list-${id}`}>
                  <h2 id={`list-${id}`}>{title}</h2>
                  <ul>
                    <For each={items}>
                      {({ text }) => (
                        <li class="checklist-item">
                          <span class="checklist-box" aria-hidden="true" />
                          <span>{text}</span>
                        </li>
                      )}
                    </For>
                  </ul>
                  <p class="soft checklist-source">
                    {sources.length === 0 ? words().kith : words().sources(sources.join(", "))}
                  </p>
                </section>
              )}
            </For>
          </div>
        )}
      </Answered>
    </Screen>
  )
}
