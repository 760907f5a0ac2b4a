/** More for whoever wants it, behind a line that says what it is. */
import type { JSX } from "solid-js"
import "./disclosure.css"

export interface DisclosureProps {
  readonly summary: string
  readonly children: JSX.Element
}

export const Disclosure = (props: DisclosureProps) => (
  <details class="disclosure">
    <summary>{props.summary}</summary>
    {props.children}
  </details>
)
