/** The plan: what one looks for, what one brings, and how one says it. Saved as it is typed. */
import { createEffect, createSignal, For, on, onCleanup } from "solid-js"
import type { JSX } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { createSavedText } from "../../app/savedText.ts"
import { useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Field } from "../../components/Field.tsx"
import { LinesField } from "../../components/LinesField.tsx"
import { SavedField } from "../../components/SavedField.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { PlanLine, PlanList, PlanShown, PlanText } from "../../log/plan.ts"
import { planWords } from "./planWords.ts"
import "./plan.css"

export const PlanScreen = () => {
  const { ask } = useLog()
  const words = useWords(planWords)
  const plan = liveAnswer(
    () => undefined,
    () => ask.plan()
  )
  return (
    <Screen title={words().title} intro={words().intro}>
      <Answered answer={plan}>
        {(value) => (
          <>
            <Part title={words().looking}>
              <List field="fields" plan={value()} />
              <List field="companies" plan={value()} hint={words().companiesHint} />
            </Part>
            <Part title={words().bring}>
              <List field="skills" plan={value()} />
              <Line field="education" plan={value()} />
              <Line field="experience" plan={value()} />
            </Part>
            <Part title={words().say}>
              <Prose field="statement" plan={value()} hint={words().statementHint} />
              <Prose field="pitch" plan={value()} hint={words().pitchHint} />
            </Part>
            <Part title={words().you}>
              <Line field="name" plan={value()} />
              <Line field="headline" plan={value()} />
              <List field="reach" plan={value()} hint={words().reachHint} />
            </Part>
          </>
        )}
      </Answered>
    </Screen>
  )
}

const Part = (props: { readonly title: string; readonly children: JSX.Element }) => (
  <section class="plan-part">
    <h2>{props.title}</h2>
    <For each={[props.children].flat()}>{(child) => child}</For>
  </section>
)

interface FieldOf<Name> {
  readonly field: Name
  readonly plan: PlanShown
  readonly hint?: string
}

/** A text that merges, letter by letter, with what another device writes. */
const Prose = (props: FieldOf<PlanText>) => {
  const { tell } = useLog()
  const words = useWords(planWords)
  const { field } = props
  const saved = createSavedText({
    key: `plan/${field}`,
    remote: () => props.plan[field],
    save: (text, was) => tell.writePlan({ field, text, was }).then((plan) => plan[field]),
    onFailure: useFailures()
  })
  const [isTyped, setTyped] = createSignal(false)
  createEffect(() => saved.status() !== "saved" && setTyped(true))
  return (
    <div>
      <SavedField label={words()[field]} saved={saved} hint={props.hint ?? ""} />
      <p class="plan-status soft" aria-live="polite">
        {isTyped() ? words()[saved.status()] : ""}
      </p>
    </div>
  )
}

/** A line is saved when one leaves it, and a moment after the last key. */
const Line = (props: FieldOf<PlanLine>) => {
  const { tell } = useLog()
  const words = useWords(planWords)
  const failed = useFailures()
  const { field } = props
  const [text, setText] = createSignal(props.plan[field])
  let was = props.plan[field]
  const { soon, now } = afterPause(() => {
    const typed = text()
    if (typed.trim() === was) return
    tell.writePlan({ field, text: typed, was }).then((plan) => (was = plan[field]), failed)
  })
  followed(
    () => props.plan[field],
    (next) => {
      if (text().trim() !== was) return
      was = next
      setText(next)
    }
  )
  const type = (typed: string): void => {
    setText(typed)
    soon()
  }
  return <Field label={words()[field]} value={text()} onInput={type} onBlur={now} />
}

const List = (props: FieldOf<PlanList>) => {
  const { tell } = useLog()
  const words = useWords(planWords)
  const failed = useFailures()
  const { field } = props
  const [items, setItems] = createSignal<ReadonlyArray<string>>([...props.plan[field]])
  let was: ReadonlyArray<string> = [...props.plan[field]]
  const isSame = (one: ReadonlyArray<string>, other: ReadonlyArray<string>): boolean =>
    [...one].sort().join("\n") === [...other].sort().join("\n")
  const typed = () =>
    items()
      .map((item) => item.trim())
      .filter(Boolean)
  const { soon } = afterPause(() => {
    const wanted = typed()
    if (isSame(wanted, was)) return
    tell.writePlan({ field, items: wanted, was: [...was] }).then((plan) => (was = plan[field]), failed)
  })
  followed(
    () => [...props.plan[field]],
    (next) => {
      // What stands here in another order, or with a line begun, is left as it stands.
      if (!isSame(typed(), was) || isSame(next, was)) return
      was = next
      setItems(next)
    }
  )
  const change = (next: ReadonlyArray<string>): void => {
    setItems(next)
    soon()
  }
  const hint = () => (props.hint === undefined ? {} : { hint: props.hint })
  return (
    <div class="plan-list">
      <LinesField label={words()[field]} values={items()} onChange={change} {...hint()} />
    </div>
  )
}

const PAUSE_MS = 500

/** Saves a moment after the last call of `soon`, at once on `now`, and before the page goes. */
const afterPause = (save: () => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (): void => {
    clearTimeout(timer)
    timer = undefined
    save()
  }
  onCleanup(() => timer !== undefined && now())
  return {
    now,
    soon: (): void => {
      clearTimeout(timer)
      timer = setTimeout(now, PAUSE_MS)
    }
  }
}

const followed = <A,>(value: () => A, follow: (value: A) => void): void =>
  createEffect(on(value, follow, { defer: true }))
