/** Something that is on or off at once. */
import "./toggle.css"

export interface ToggleProps {
  readonly label: string
  /** Where the label stands elsewhere, as a heading: only for screen readers then. */
  readonly isLabelHidden?: boolean
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export const Toggle = (props: ToggleProps) => (
  <label class="toggle">
    <span classList={{ unseen: props.isLabelHidden === true }}>{props.label}</span>
    <input
      type="checkbox"
      role="switch"
      checked={props.isOn}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  </label>
)
