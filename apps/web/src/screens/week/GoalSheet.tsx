/** Setting a goal, or changing one. */
import { createEffect, createSignal, on, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ChipChoice } from "../../components/ChipChoice.tsx"
import { Field } from "../../components/Field.tsx"
import { Sheet } from "../../components/Sheet.tsx"
import type { GoalShown } from "../../log/week.ts"
import { weekWords } from "./weekWords.ts"

export interface GoalSheetProps {
  /** `undefined`: closed. */
  readonly goal: GoalShown | "new" | undefined
  readonly onClose: () => void
}

export const GoalSheet = (props: GoalSheetProps) => {
  const { tell } = useLog()
  const words = useWords(weekWords)
  const failed = useFailures()
  const [measure, setMeasure] = createSignal<GoalShown["measure"]>("conversations")
  const [per, setPer] = createSignal<GoalShown["per"]>("week")
  const [count, setCount] = createSignal("2")
  const [wrong, setWrong] = createSignal<string>()
  const own = () => (props.goal === "new" ? undefined : props.goal)
  createEffect(
    on(
      () => props.goal,
      (goal) => {
        setWrong(undefined)
        if (goal === undefined || goal === "new") return
        setMeasure(goal.measure)
        setPer(goal.per)
        setCount(String(goal.target))
      }
    )
  )
  const save = (): void => {
    const target = /^[1-9]\d{0,3}$/.test(count().trim()) ? Number(count()) : 0
    if (target === 0) return void setWrong(words().wrong)
    const what = (measure() === "conversations" ? words().conversationsChoice : words().newPeopleChoice).toLowerCase()
    const said = words().goalSaid(target, what, per() === "week" ? words().perWeek : words().perMonth)
    tell.setGoal({ measure: measure(), per: per(), target }).then(({ batch }) => {
      props.onClose()
      say(words().saved(said), batch)
    }, failed)
  }
  const drop = (): void => {
    tell.dropGoal({ id: own()!.id }).then(({ batch }) => {
      props.onClose()
      say(words().dropped, batch)
    }, failed)
  }
  return (
    <Sheet
      isOpen={props.goal !== undefined}
      onClose={props.onClose}
      title={own() === undefined ? words().set : words().change}
    >
      <Show when={own() === undefined}>
        <ChipChoice
          label={words().what}
          choices={[
            { id: "conversations", said: words().conversationsChoice },
            { id: "new-people", said: words().newPeopleChoice }
          ]}
          chosen={measure()}
          onChoose={(id) => id !== undefined && setMeasure(id)}
        />
        <ChipChoice
          label={words().per}
          choices={[
            { id: "week", said: words().week1 },
            { id: "month", said: words().month1 }
          ]}
          chosen={per()}
          onChoose={(id) => id !== undefined && setPer(id)}
        />
      </Show>
      <Field label={words().howMany} type="number" value={count()} onInput={setCount} wrong={wrong()} onEnter={save} />
      <div class="sheet-actions">
        <Show when={own() !== undefined}>
          <Button kind="quiet" onClick={drop}>
            {words().drop}
          </Button>
        </Show>
        <Button kind="main" onClick={save}>
          {words().save}
        </Button>
      </div>
    </Sheet>
  )
}
