/** The frame of every screen: the way back, its title, what can be done with all of it, and its content. Sets the tab's title, too. */
import type { JSX } from "solid-js"
import { Show } from "solid-js"
import { usePageTitle } from "../app/pageTitle.ts"
import { BackLink } from "./BackLink.tsx"
import "./screen.css"

export interface ScreenProps {
  readonly title: string
  /** Under the title, in one line. */
  readonly intro?: string
  readonly actions?: JSX.Element
  /** Lists and tables may be wider than text. */
  readonly isWide?: boolean
  readonly children: JSX.Element
}

export const Screen = (props: ScreenProps) => {
  usePageTitle(() => props.title)
  return (
    <div class="screen" classList={{ "screen-wide": props.isWide === true }}>
      <BackLink />
      <header class="screen-head">
        <div>
          <h1 tabindex="-1">{props.title}</h1>
          <Show when={props.intro}>
            <p class="soft">{props.intro}</p>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="screen-actions no-print">{props.actions}</div>
        </Show>
      </header>
      {props.children}
    </div>
  )
}
