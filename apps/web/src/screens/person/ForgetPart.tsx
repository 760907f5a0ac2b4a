/** Forgetting somebody for good: the one thing that cannot be undone, so whoever means it types the name. */
import { useNavigate } from "@solidjs/router"
import { createSignal, For } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
import { personSheetsWords } from "./personSheetsWords.ts"
import type { SheetPart } from "./sheetPart.ts"
import "./personSheets.css"

export const ForgetPart = (props: SheetPart) => {
  const { tell } = useLog()
  const navigate = useNavigate()
  const words = useWords(personSheetsWords)
  const [typed, setTyped] = createSignal("")
  const [wrong, setWrong] = createSignal<string>()
  const forget = () => {
    const { id, name } = props.page
    if (typed().trim() !== name.trim()) return void setWrong(words().forgetMismatch(name))
    return tell.forgetPerson({ id, name: typed() }).then(() => {
      say(words().forgotten)
      navigate("/people")
    })
  }
  return (
    <FormSheet
      isOpen
      onClose={props.onClose}
      title={words().forgetTitle(props.page.name)}
      save={words().forgetNow}
      onSave={forget}
    >
      <ul class="sheet-points">
        <For each={words().forgetMeans}>{(line) => <li>{line}</li>}</For>
      </ul>
      <Field label={words().forgetType(props.page.name)} value={typed()} onInput={setTyped} wrong={wrong()} />
    </FormSheet>
  )
}
