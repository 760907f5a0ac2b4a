/** Fields of the user's own: a name and a value each, as many as they like. */
import { useWords } from "../../app/LogContext.tsx"
import { GrowingRows } from "../../components/GrowingRows.tsx"
import type { PersonForm } from "../../log/person/editPerson.ts"
import { editWords } from "./editWords.ts"
import "./form.css"

export interface OwnFieldsProps {
  readonly label: string
  readonly values: PersonForm["custom"]
  readonly onChange: (values: PersonForm["custom"]) => void
}

const NOTHING_OWN = { label: "", value: "" }

export const OwnFields = (props: OwnFieldsProps) => {
  const words = useWords(editWords)
  return (
    <section class="form-part">
      <h2>{props.label}</h2>
      <p class="soft">{words().ownHint}</p>
      <GrowingRows
        values={props.values}
        empty={NOTHING_OWN}
        onChange={props.onChange}
        row="form-own"
        nameOf={({ label }) => label}
      >
        {(each, put, index) => (
          <>
            <input
              class="field-input"
              dir="auto"
              aria-label={words().ownName(index + 1)}
              placeholder={words().ownNamed}
              value={each().label}
              onInput={(event) => put({ ...each(), label: event.currentTarget.value })}
            />
            <input
              class="field-input"
              dir="auto"
              aria-label={each().label || words().ownValue(index + 1)}
              value={each().value}
              onInput={(event) => put({ ...each(), value: event.currentTarget.value })}
            />
          </>
        )}
      </GrowingRows>
    </section>
  )
}
