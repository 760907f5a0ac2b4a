/** Forgetting somebody for good: the one thing that cannot be undone, so whoever means it types the name. */
import { useNavigate } from "@solidjs/router"
import { createSignal, For } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import { personSheetsWords } from "./personSheetsWords.ts"
import type { SheetPart } from "./sheetPart.ts"
import "./personSheets.css"

export const ForgetPart = (props: SheetPart) => {
  const { tell } = useLog()
  const navigate = useNavigate()
  const words = useWords(personSheetsWords)
  const failed = useFailures()
  const [typed, setTyped] = createSignal("")
  const [wrong, setWrong] = createSignal<string>()
  const forget = (): void => {
    const { id, name } = props.page
    if (typed().trim() !== name.trim()) return void setWrong(words().forgetMismatch(name))
    tell.forgetPerson({ id, name: typed() }).then(() => {
      say(words().forgotten)
      props.onClose()
      navigate("/people")
    }, failed)
  }
  return (
    <form
      class="sheet-form"
      onSubmit={(event) => {
        event.preventDefault()
        forget()
      }}
    >
      <ul class="sheet-points">
        <For each={words().forgetMeans}>{(line) => <li>{line}</li>}</For>
      </ul>
      <Field label={words().forgetType(props.page.name)} value={typed()} onInput={setTyped} wrong={wrong()} />
      <div class="sheet-actions">
        <Button onClick={() => props.onClose()}>{words().cancel}</Button>
        <Button type="submit" kind="main">
          {words().forgetNow}
        </Button>
      </div>
    </form>
  )
}
