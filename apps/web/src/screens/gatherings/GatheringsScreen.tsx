/** Events where people meet: those ahead, and those past, with the ones that still ask whom one met. */
import { A, useNavigate } from "@solidjs/router"
import Plus from "lucide-solid/icons/plus"
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { GatheringRow } from "../../log/gatherings.ts"
import { When } from "../meetings/When.tsx"
import { GatheringForm } from "./GatheringForm.tsx"
import { gatheringsWords } from "./gatheringsWords.ts"
import "./gatherings.css"

export const GatheringsScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(gatheringsWords)
  const navigate = useNavigate()
  const [isOpen, setOpen] = createSignal(false)
  const gatherings = liveAnswer(lang, () => ask.gatherings())
  return (
    <Screen
      title={words().title}
      intro={words().about}
      actions={
        <Button kind="main" onClick={() => setOpen(true)}>
          <Plus aria-hidden="true" />
          {words().add}
        </Button>
      }
    >
      <Answered answer={gatherings}>
        {(all) => (
          <>
            <Show
              when={all().ahead.length + all().behind.length > 0}
              fallback={
                <div class="calm-empty">
                  <p class="calm">{words().nothing}</p>
                  <p>{words().nothingStep}</p>
                </div>
              }
            >
              <section class="meeting-list" aria-labelledby="ahead">
                <h2 id="ahead">{words().ahead}</h2>
                <Show when={all().ahead.length > 0} fallback={<p class="soft">{words().noneAhead}</p>}>
                  <ul>
                    <For each={all().ahead}>{(row) => <Row row={row} />}</For>
                  </ul>
                </Show>
              </section>
              <Show when={all().behind.length > 0}>
                <section class="meeting-list" aria-labelledby="behind">
                  <h2 id="behind">{words().behind}</h2>
                  <ul>
                    <For each={all().behind}>{(row) => <Row row={row} />}</For>
                  </ul>
                </section>
              </Show>
            </Show>
            <GatheringForm
              choices={all().choices}
              isOpen={isOpen()}
              onClose={() => setOpen(false)}
              onSaved={(id) => {
                setOpen(false)
                navigate(`/gatherings/${id}`)
              }}
            />
          </>
        )}
      </Answered>
    </Screen>
  )
}

const Row = (props: { readonly row: GatheringRow }) => {
  const words = useWords(gatheringsWords)
  return (
    <li class="gathering-row">
      <div>
        <A class="name meeting-name" href={`/gatherings/${props.row.id}`} dir="auto">
          {props.row.name}
        </A>
        <p class="soft meeting-what">
          {[props.row.place, props.row.stateSaid, props.row.people > 0 ? words().met(props.row.people) : ""]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <Show when={props.row.asksWhom}>
          <p class="meeting-state">{words().asksWhom}</p>
        </Show>
      </div>
      <div class="meeting-when">
        <When row={props.row} />
      </div>
    </li>
  )
}
