/** Events where people meet: those ahead, and those past, with the ones that still ask whom one met. */
import { useNavigate } from "@solidjs/router"
import Plus from "lucide-solid/icons/plus"
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { DatedList, DatedRow } from "../../components/DatedList.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { GatheringRow } from "../../log/gatherings.ts"
import { GatheringForm } from "./GatheringForm.tsx"
import { gatheringsWords } from "./gatheringsWords.ts"

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
              fallback={<EmptyState title={words().nothing} text={words().nothingStep} />}
            >
              <DatedList title={words().ahead} none={words().noneAhead} isEmpty={all().ahead.length === 0}>
                <For each={all().ahead}>{(row) => <Row row={row} />}</For>
              </DatedList>
              <Show when={all().behind.length > 0}>
                <DatedList title={words().behind}>
                  <For each={all().behind}>{(row) => <Row row={row} />}</For>
                </DatedList>
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
  const about = () =>
    [props.row.place, props.row.stateSaid, props.row.people > 0 ? words().met(props.row.people) : ""].filter(Boolean)
  return (
    <DatedRow
      name={props.row.name}
      href={`/gatherings/${props.row.id}`}
      about={<span dir="auto">{about().join(" · ")}</span>}
      when={props.row}
      state={props.row.asksWhom ? words().asksWhom : undefined}
    />
  )
}
