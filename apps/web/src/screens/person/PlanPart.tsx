/** When to get back to somebody, and why: a follow-up of the user's own. */
import { createSignal, For } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { Chip } from "../../components/Chip.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
import { personSheetsWords } from "./personSheetsWords.ts"
import type { SheetPart } from "./sheetPart.ts"
import "./personSheets.css"

export const PlanPart = (props: SheetPart) => {
  const { tell } = useLog()
  const words = useWords(personSheetsWords)
  const [on, setOn] = createSignal("")
  const [reason, setReason] = createSignal("")
  const [wrong, setWrong] = createSignal<string>()
  const save = () => {
    if (on() === "") return void setWrong(words().planNeedsDay)
    return tell
      .planFollowUp({ contact: props.page.id, on: on(), reason: reason() })
      .then(({ batch }) => say(words().plannedSaid(props.page.name), batch))
  }
  return (
    <FormSheet
      isOpen
      onClose={props.onClose}
      title={words().planTitle(props.page.name)}
      save={words().planSave}
      onSave={save}
    >
      <div class="chips">
        <For each={props.page.soon}>
          {(day, index) => (
            <Chip isPressed={on() === day} onPress={() => setOn(day)}>
              {words().planIn[index()]}
            </Chip>
          )}
        </For>
      </div>
      <Field label={words().planDay} type="date" value={on()} onInput={setOn} wrong={wrong()} />
      <Field label={words().planReason} value={reason()} onInput={setReason} hint={words().planReasonHint} />
    </FormSheet>
  )
}
