/** What was promised in a conversation: a line and a day each, as many as there were. */
import { useWords } from "../../app/LogContext.tsx"
import { GrowingRows } from "../../components/GrowingRows.tsx"
import type { TouchForm } from "../../log/person/touchForm.ts"
import { editWords } from "./editWords.ts"
import "./form.css"

export interface PledgeFieldsProps {
  readonly values: TouchForm["pledges"]
  readonly onChange: (values: TouchForm["pledges"]) => void
}

const NO_PLEDGE = { text: "", due: "" }

export const PledgeFields = (props: PledgeFieldsProps) => {
  const words = useWords(editWords)
  return (
    <fieldset class="field lines">
      <legend class="field-label">{words().pledge}</legend>
      <GrowingRows
        values={props.values}
        empty={NO_PLEDGE}
        onChange={props.onChange}
        row="form-pledge"
        nameOf={({ text }) => text}
      >
        {(each, put, index) => (
          <>
            <input
              class="field-input"
              dir="auto"
              aria-label={words().pledgeNumber(index + 1)}
              value={each().text}
              onInput={(event) => put({ ...each(), text: event.currentTarget.value })}
            />
            <input
              class="field-input"
              type="date"
              aria-label={words().pledgeDueNumber(index + 1)}
              value={each().due}
              onInput={(event) => put({ ...each(), due: event.currentTarget.value })}
            />
          </>
        )}
      </GrowingRows>
    </fieldset>
  )
}
