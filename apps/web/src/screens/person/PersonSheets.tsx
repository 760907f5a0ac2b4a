/** What opens over a person's page: a plan, the history, what sources said, who may be the same, and forgetting. */
import { useNavigate } from "@solidjs/router"
import { createSignal, For, Match, Show, Switch } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Chip } from "../../components/Chip.tsx"
import { Field } from "../../components/Field.tsx"
import { Sheet } from "../../components/Sheet.tsx"
import type { HistoryLine } from "../../log/person/history.ts"
import type { PersonPage } from "../../log/person/personPage.ts"
import { AlikePairs } from "./AlikePairs.tsx"
import type { PersonSheet } from "./PersonMenu.tsx"
import { personWords } from "./personWords.ts"
import "./personSheets.css"

export interface PersonSheetsProps {
  readonly page: PersonPage
  readonly sheet: PersonSheet
  readonly onClose: () => void
}

export const PersonSheets = (props: PersonSheetsProps) => {
  const words = useWords(personWords)
  const titles = (): Readonly<Record<PersonSheet["is"], string>> => ({
    plan: words().planTitle(props.page.name),
    history: words().history,
    sources: words().sources,
    alike: words().alike,
    split: words().split,
    forget: words().forgetTitle(props.page.name)
  })
  const field = () => (props.sheet.is === "history" ? props.sheet.field : undefined)
  const label = () => (props.sheet.is === "history" ? props.sheet.label : undefined)
  return (
    <Sheet isOpen onClose={() => props.onClose()} title={titles()[props.sheet.is]}>
      <Switch>
        <Match when={props.sheet.is === "plan"}>
          <Plan page={props.page} onClose={props.onClose} />
        </Match>
        <Match when={props.sheet.is === "history"}>
          <History id={props.page.id} field={field()} label={label()} />
        </Match>
        <Match when={props.sheet.is === "sources"}>
          <Sources id={props.page.id} />
        </Match>
        <Match when={props.sheet.is === "alike"}>
          <Alike page={props.page} onClose={props.onClose} />
        </Match>
        <Match when={props.sheet.is === "split"}>
          <Split page={props.page} onClose={props.onClose} />
        </Match>
        <Match when={props.sheet.is === "forget"}>
          <Forget page={props.page} onClose={props.onClose} />
        </Match>
      </Switch>
    </Sheet>
  )
}

interface PartProps {
  readonly page: PersonPage
  readonly onClose: () => void
}

const Plan = (props: PartProps) => {
  const { tell } = useLog()
  const words = useWords(personWords)
  const failed = useFailures()
  const [on, setOn] = createSignal("")
  const [reason, setReason] = createSignal("")
  const [wrong, setWrong] = createSignal<string>()
  const save = (): void => {
    if (on() === "") return void setWrong(words().planNeedsDay)
    tell.planFollowUp({ contact: props.page.id, on: on(), reason: reason() }).then(({ batch }) => {
      say(words().plannedSaid(props.page.name), batch)
      props.onClose()
    }, failed)
  }
  return (
    <form
      class="sheet-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div class="chips">
        <For each={props.page.soon}>
          {(day, index) => (
            <Chip isPressed={on() === day} onPress={() => setOn(day)}>
              {words().planIn[index()]}
            </Chip>
          )}
        </For>
      </div>
      <Field label={words().planDay} type="date" value={on()} onInput={setOn} wrong={wrong()} />
      <Field label={words().planReason} value={reason()} onInput={setReason} hint={words().planReasonHint} />
      <div class="sheet-actions">
        <Button kind="main" type="submit">
          {words().planSave}
        </Button>
      </div>
    </form>
  )
}

const History = (props: {
  readonly id: string
  readonly field?: string | undefined
  readonly label?: string | undefined
}) => {
  const { ask, lang } = useLog()
  const words = useWords(personWords)
  const lines = liveAnswer(
    () => ({ id: props.id, field: props.field, lang: lang() }),
    ({ id, field }) => ask.personHistory({ id, field })
  )
  return (
    <>
      <Show when={props.label}>{(label) => <p class="soft">{words().historyOf(label())}</p>}</Show>
      <Show when={lines.value} fallback={<p class="sheet-room" />}>
        {(value) => (
          <ol class="history" tabindex="0" aria-label={words().history}>
            <For each={value()} fallback={<li class="soft">{words().noHistory}</li>}>
              {(line) => <HistoryEntry line={line} isWhole={props.field === undefined} />}
            </For>
          </ol>
        )}
      </Show>
    </>
  )
}

const HistoryEntry = (props: { readonly line: HistoryLine; readonly isWhole: boolean }) => {
  const words = useWords(personWords)
  return (
    <li class="history-line">
      <p class="soft">
        <span title={props.line.whenInFull}>{props.line.when}</span>
        <Show when={props.isWhole}> · {props.line.what}</Show> · {words().via(props.line.via)}
      </p>
      <Show when={props.line.readable !== "yes"}>
        <p>{props.line.readable === "forgotten" ? words().historyForgotten : words().historyNewer}</p>
      </Show>
      <dl class="changes">
        <For each={props.line.changes}>
          {({ label, before, after, heldFrom }) => (
            <div class="change">
              <dt class="soft">{label}</dt>
              <dd dir="auto">
                <Show when={before !== undefined && heldFrom === undefined}>
                  <del>{before}</del>{" "}
                </Show>
                <Show when={after !== undefined} fallback={<span class="soft">{words().takenAway}</span>}>
                  <ins>{after}</ins>
                </Show>
                <Show when={heldFrom}>{(source) => <span class="soft"> {words().heldFrom(source())}</span>}</Show>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </li>
  )
}

const Sources = (props: { readonly id: string }) => {
  const { ask, lang } = useLog()
  const words = useWords(personWords)
  const said = liveAnswer(
    () => ({ id: props.id, lang: lang() }),
    ({ id }) => ask.personSources({ id })
  )
  return (
    <>
      <p class="soft">{words().sourcesAbout}</p>
      <dl class="changes" tabindex="0">
        <For each={said.value}>
          {({ source, label, value, asOf }) => (
            <div class="change">
              <dt class="soft">{label}</dt>
              <dd dir="auto">
                {value}
                <span class="soft"> {words().sourceSaid(source, asOf)}</span>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </>
  )
}

const Alike = (props: PartProps) => {
  const { ask } = useLog()
  const words = useWords(personWords)
  const pairs = liveAnswer(
    () => props.page.id,
    (id) => ask.alikeTo({ id })
  )
  return (
    <Show when={pairs.value} fallback={<p class="sheet-room" />}>
      {(found) => (
        <Show when={found().length > 0} fallback={<p>{words().nobodyAlike(props.page.name)}</p>}>
          <AlikePairs pairs={found()} onMerged={() => props.onClose()} />
        </Show>
      )}
    </Show>
  )
}

const Split = (props: PartProps) => {
  const { ask, tell } = useLog()
  const words = useWords(personWords)
  const failed = useFailures()
  const members = liveAnswer(
    () => props.page.id,
    (id) => ask.members({ id })
  )
  return (
    <>
      <p>{words().splitAbout}</p>
      <ul class="members">
        <For each={members.value}>
          {({ id, name, about }) => (
            <li class="member">
              <span>
                <span class="name">{name}</span>
                <span class="soft"> {about}</span>
              </span>
              <Button
                aria-label={words().splitOff(name)}
                onClick={() =>
                  tell.splitPerson({ id }).then(({ batch }) => {
                    say(words().splitSaid(name), batch)
                    props.onClose()
                  }, failed)
                }
              >
                {words().takeOff}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}

/** The one thing that cannot be undone: whoever means it types the name. */
const Forget = (props: PartProps) => {
  const { tell } = useLog()
  const navigate = useNavigate()
  const words = useWords(personWords)
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
