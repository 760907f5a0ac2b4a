/** What there was with a person, the newest first, and what came of each conversation. */
import { A } from "@solidjs/router"
import Pencil from "lucide-solid/icons/pencil"
import { createSignal, For, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import type { AdviceLine, Named, PledgeLine, TimelineItem } from "../../log/person/timeline.ts"
import { timelineWords } from "./timelineWords.ts"
import "./timeline.css"

export interface TimelineProps {
  readonly id: string
  readonly name: string
  readonly items: ReadonlyArray<TimelineItem>
}

/** Entries to begin with: of longer stories the rest comes on request. */
const FIRST = 30

export const Timeline = (props: TimelineProps) => {
  const words = useWords(timelineWords)
  const [count, setCount] = createSignal(FIRST)
  return (
    <section class="person-part" aria-labelledby="person-timeline">
      <div class="person-part-head">
        <h2 id="person-timeline">{words().timeline}</h2>
        <A class="button button-quiet no-print" href={`/people/${props.id}/conversations/new`}>
          {words().addTouch}
        </A>
      </div>
      <Show when={props.items.length > 0} fallback={<p class="soft">{words().nothingYet(props.name)}</p>}>
        <ol class="timeline">
          <For each={props.items.slice(0, count())}>{(item) => <Item person={props.id} item={item} />}</For>
        </ol>
        <Show when={props.items.length > count()}>
          <Button kind="quiet" class="person-more" onClick={() => setCount(props.items.length)}>
            {words().olderOnes(props.items.length - count())}
          </Button>
        </Show>
      </Show>
    </section>
  )
}

const Item = (props: { readonly person: string; readonly item: TimelineItem }) => {
  const words = useWords(timelineWords)
  const title = () =>
    props.item.kind === "suggestion"
      ? words().suggestedBy(props.item.with.map(({ name }) => name).join(", "))
      : props.item.kind === "beside"
        ? words().beside
        : props.item.title
  return (
    <li class="moment" classList={{ "moment-ahead": props.item.isAhead }}>
      <div class="moment-head">
        <h3 class="moment-title">
          <Show when={props.item.href} fallback={title()}>
            {(href) => <A href={href()}>{title()}</A>}
          </Show>
        </h3>
        <p class="soft moment-when">{props.item.when}</p>
        <Show when={props.item.kind === "interaction"}>
          <A
            class="icon-button moment-edit no-print"
            href={`/people/${props.person}/conversations/${props.item.id}`}
            aria-label={words().editTouch(props.item.title, props.item.when)}
          >
            <Pencil aria-hidden="true" />
          </A>
        </Show>
      </div>
      <Show when={props.item.remarks.length > 0}>
        <p class="soft said-alone">{props.item.remarks.join(" · ")}</p>
      </Show>
      <Show when={props.item.kind === "interaction" && props.item.with.length > 0}>
        <People label={words().with} people={props.item.with} />
      </Show>
      <Show when={props.item.points !== ""}>
        <p class="moment-points" dir="auto">
          {props.item.points}
        </p>
      </Show>
      <Show when={props.item.useful}>
        {(useful) => (
          <p dir="auto">
            <span class="soft">{words().useful} </span>
            {useful()}
          </p>
        )}
      </Show>
      <Show when={props.item.suggested.length > 0}>
        <People label={words().suggested} people={props.item.suggested} />
      </Show>
      <For each={props.item.answers}>
        {({ question, text }) => (
          <div class="moment-answer">
            <p class="soft" dir="auto">
              {question}
            </p>
            <p dir="auto">{text}</p>
          </div>
        )}
      </For>
      <Show when={props.item.advice.length > 0}>
        <ul class="moment-lines" aria-label={words().advice}>
          <For each={props.item.advice}>{(line) => <Advice line={line} />}</For>
        </ul>
      </Show>
      <Show when={props.item.pledges.length > 0}>
        <ul class="moment-lines" aria-label={words().pledges}>
          <For each={props.item.pledges}>{(line) => <Pledge line={line} />}</For>
        </ul>
      </Show>
    </li>
  )
}

const People = (props: { readonly label: string; readonly people: ReadonlyArray<Named> }) => (
  <p>
    <span class="soft">{props.label} </span>
    <For each={props.people}>
      {({ id, name }, index) => (
        <>
          {index() > 0 ? ", " : ""}
          <A class="name" href={`/people/${id}`}>
            {name}
          </A>
        </>
      )}
    </For>
  </p>
)

/** To do, done, told them: each press takes it one step on, and the last back to the first. */
const Advice = (props: { readonly line: AdviceLine }) => {
  const { tell } = useLog()
  const words = useWords(timelineWords)
  const failed = useFailures()
  const next = () => ADVICE[(ADVICE.indexOf(props.line.state) + 1) % ADVICE.length]!
  const set = (state: AdviceLine["state"]): void => {
    tell.setAdvice({ id: props.line.id, state }).then(({ batch }) => say(words().adviceSaid[state], batch), failed)
  }
  return (
    <li class="moment-line">
      <span dir="auto">
        <span class="soft">{words().adviceLabel} </span>
        {props.line.text}
      </span>
      <Button
        class="moment-state no-print"
        aria-label={words().setAdvice(props.line.text, props.line.said, words().adviceNext[next()])}
        onClick={() => set(next())}
      >
        {props.line.said}
      </Button>
    </li>
  )
}

const ADVICE: ReadonlyArray<AdviceLine["state"]> = ["to-do", "done", "reported-back"]

const Pledge = (props: { readonly line: PledgeLine }) => {
  const { tell } = useLog()
  const words = useWords(timelineWords)
  const failed = useFailures()
  const isKept = () => props.line.kept !== undefined
  return (
    <li class="moment-line">
      <span dir="auto">
        <span class="soft">{words().pledgeLabel} </span>
        {props.line.text}
        <Show when={props.line.kept ?? props.line.due}>
          {(day) => <span class="soft"> · {isKept() ? words().keptOn(day()) : words().dueOn(day())}</span>}
        </Show>
      </span>
      <Button
        class="moment-state no-print"
        aria-pressed={isKept()}
        aria-label={words().keepPledge(isKept() ? words().kept : words().toKeep, props.line.text)}
        onClick={() =>
          tell
            .keepPledge({ id: props.line.id, isKept: !isKept() })
            .then(({ batch }) => say(isKept() ? words().pledgeOpen : words().pledgeKept, batch), failed)
        }
      >
        {isKept() ? words().kept : words().toKeep}
      </Button>
    </li>
  )
}
