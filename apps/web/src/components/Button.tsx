/** A button. One `main` button a view says the next step; the others are `plain`, or `quiet` beside text. */
import type { JSX } from "solid-js"
import { splitProps } from "solid-js"
import "./button.css"

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: "main" | "plain" | "quiet"
}

export const Button = (props: ButtonProps) => {
  const [own, rest] = splitProps(props, ["kind", "class"])
  return <button type="button" {...rest} class={`button button-${own.kind ?? "plain"} ${own.class ?? ""}`} />
}
