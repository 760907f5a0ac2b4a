/** Setting a goal, or changing one. */
import { createEffect, createSignal, on, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { ChipChoice } from "../../components/ChipChoice.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
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
  const save = () => {
    const target = /^[1-9]\d{0,3}$/.test(count().trim()) ? Number(count()) : 0
    if (target === 0) return void setWrong(words().wrong)
    const what = (measure() === "conversations" ? words().conversationsChoice : words().newPeopleChoice).toLowerCase()
    const said = words().goalSaid(target, what, per() === "week" ? words().perWeek : words().perMonth)
    return tell.setGoal({ measure: measure(), per: per(), target }).then(({ batch }) => say(words().saved(said), batch))
  }
  const drop = ({ id }: GoalShown) => tell.dropGoal({ id }).then(({ batch }) => say(words().dropped, batch))
  const other = () => {
    const one = own()
    return one === undefined ? undefined : { label: words().drop, act: () => drop(one) }
  }
  return (
    <FormSheet
      isOpen={props.goal !== undefined}
      onClose={props.onClose}
      title={own() === undefined ? words().set : words().change}
      save={words().save}
      onSave={save}
      other={other()}
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
      <Field label={words().howMany} type="number" value={count()} onInput={setCount} wrong={wrong()} />
    </FormSheet>
  )
}
