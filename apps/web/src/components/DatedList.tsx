/** What is on a day: meetings, events. A part of a page with its rows; each leads to its page, and says when. */
import { A } from "@solidjs/router"
import type { JSX } from "solid-js"
import { createUniqueId, Show } from "solid-js"
import { Avatar } from "./Avatar.tsx"
import "./datedList.css"

export interface DatedListProps {
  readonly title: string
  readonly intro?: string
  /** What stands there while nothing does. */
  readonly none?: string
  readonly isEmpty?: boolean
  /** Rows. */
  readonly children: JSX.Element
  /** Below them. */
  readonly more?: JSX.Element
}

export const DatedList = (props: DatedListProps) => {
  const id = createUniqueId()
  return (
    <section class="dated-list" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <Show when={props.intro}>
        <p class="soft">{props.intro}</p>
      </Show>
      <Show when={props.isEmpty !== true} fallback={<p class="soft">{props.none}</p>}>
        <ul>{props.children}</ul>
      </Show>
      {props.more}
    </section>
  )
}

/** As finished by the worker. */
export interface WhenSaid {
  /** "Thu 12 Mar, 15:00". */
  readonly when: string
  readonly whenInFull: string
  /** "today", "tomorrow": where it is that near. */
  readonly near: string | undefined
}

export interface DatedRowProps {
  readonly name: string
  readonly href: string
  /** With somebody: their initials stand before it. */
  readonly isPerson?: boolean
  /** Below the name, in one line. */
  readonly about: JSX.Element
  readonly when: WhenSaid
  /** Beside when: how it stands, where that is out of the ordinary. */
  readonly state?: string | undefined
  readonly note?: JSX.Element
  /** What can be done with it here. */
  readonly actions?: JSX.Element
}

export const DatedRow = (props: DatedRowProps) => (
  <li class="dated-row" classList={{ "dated-person": props.isPerson === true }}>
    <Show when={props.isPerson}>
      <Avatar name={props.name} />
    </Show>
    <div class="dated-what">
      <A class="name dated-name" href={props.href} dir="auto">
        {props.name}
      </A>
      <span class="soft dated-about">{props.about}</span>
    </div>
    <div class="dated-when">
      <Show when={props.when.near}>
        <strong class="dated-near">{props.when.near}</strong>
      </Show>
      <span class="figures" title={props.when.whenInFull} aria-hidden="true">
        {props.when.when}
      </span>
      <span class="unseen">{props.when.whenInFull}</span>
      <Show when={props.state}>
        <span class="dated-state said-alone">{props.state}</span>
      </Show>
    </div>
    <div class="dated-note soft">{props.note}</div>
    <Show when={props.actions}>
      <div class="dated-actions no-print">{props.actions}</div>
    </Show>
  </li>
)
