/** The bank of questions: by group, each to be reworded or switched off, and one's own added. */
import { A } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { BankRow, Bank } from "../../log/questions.ts"
import { questionsWords } from "./questionsWords.ts"
import "./questions.css"

export const QuestionsScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(questionsWords)
  const bank = liveAnswer(lang, () => ask.bank())
  return (
    <Screen
      title={words().title}
      intro={words().about}
      actions={
        <A class="button button-plain" href="/questions/compare">
          {words().compare}
        </A>
      }
    >
      <Answered answer={bank}>
        {(all) => (
          <>
            <For each={all().groups}>{(group) => <Group group={group} />}</For>
            <p class="soft">{words().sources(all().sources.join(", "))}</p>
          </>
        )}
      </Answered>
    </Screen>
  )
}

const Group = (props: { readonly group: Bank["groups"][number] }) => (
  <section class="bank-group" aria-labelledby={`group-${props.group.id}`}>
    <h2 id={`group-${props.group.id}`}>{props.group.name}</h2>
    <ul class="bank">
      <For each={props.group.questions}>{(row) => <Row row={row} />}</For>
    </ul>
    <Add group={props.group} />
  </section>
)

const Row = (props: { readonly row: BankRow }) => {
  const { tell } = useLog()
  const words = useWords(questionsWords)
  const failed = useFailures()
  const [isEditing, setEditing] = createSignal(false)
  const [text, setText] = createSignal("")
  let reword: HTMLButtonElement | undefined
  const edit = (): void => {
    setText(props.row.text)
    setEditing(true)
  }
  const close = (): void => {
    setEditing(false)
    queueMicrotask(() => reword?.focus())
  }
  const save = (): void => {
    if (text().trim() === "") return
    tell.rewordQuestion({ id: props.row.id, text: text() }).then(({ batch }) => {
      close()
      say(words().saidReworded, batch)
    }, failed)
  }
  const turn = (isOn: boolean): void => {
    tell
      .switchQuestion({ id: props.row.id, isOn })
      .then(({ batch }) => say(isOn ? words().saidOn : words().saidOff, batch), failed)
  }
  const remove = (): void => {
    tell.deleteQuestion({ id: props.row.id }).then(({ batch }) => {
      setEditing(false)
      say(props.row.isOwn ? words().deleted : words().saidReworded, batch)
    }, failed)
  }
  const about = () => (props.row.isOwn ? words().own : props.row.isReworded ? words().reworded : "")
  return (
    <li class="bank-row">
      <Show
        when={!isEditing()}
        fallback={
          <form
            class="bank-form"
            onSubmit={(event) => {
              event.preventDefault()
              save()
            }}
          >
            <Field
              label={words().wording}
              value={text()}
              onInput={setText}
              onEnter={save}
              wrong={text().trim() === "" ? words().needsText : undefined}
              ref={(element) => queueMicrotask(() => element.focus())}
            />
            <div class="bank-actions">
              <Button type="submit">{words().save}</Button>
              <Button kind="quiet" onClick={close}>
                {words().cancel}
              </Button>
              <Show when={props.row.isOwn || props.row.isReworded}>
                <Button kind="quiet" onClick={remove}>
                  {props.row.isOwn ? words().delete : words().original}
                </Button>
              </Show>
            </div>
          </form>
        }
      >
        <label class="bank-question" classList={{ "bank-off": !props.row.isOn }}>
          <input
            type="checkbox"
            checked={props.row.isOn}
            aria-label={words().turnOff(props.row.text)}
            title={words().isOn}
            onChange={(event) => turn(event.currentTarget.checked)}
          />
          <span class="bank-text" dir="auto">
            {props.row.text}
          </span>
        </label>
        <div class="bank-more">
          <span class="soft bank-about">
            <Show when={about() !== ""}>{about()} · </Show>
            <Show when={props.row.isOn} fallback={`${words().off} · `}>
              {""}
            </Show>
            <Show when={props.row.answers > 0} fallback={words().neverAsked}>
              <A href={`/questions/compare?question=${encodeURIComponent(props.row.id)}`}>
                {words().answers(props.row.answers)}
              </A>
            </Show>
          </span>
          <Button kind="quiet" ref={reword} aria-label={words().rewordThis(props.row.text)} onClick={edit}>
            {words().reword}
          </Button>
        </div>
      </Show>
    </li>
  )
}

const Add = (props: { readonly group: Bank["groups"][number] }) => {
  const { tell } = useLog()
  const words = useWords(questionsWords)
  const failed = useFailures()
  const [isOpen, setOpen] = createSignal(false)
  const [text, setText] = createSignal("")
  const add = (): void => {
    if (text().trim() === "") return
    tell.addQuestion({ text: text(), group: props.group.id }).then(({ batch }) => {
      setText("")
      setOpen(false)
      say(words().added, batch)
    }, failed)
  }
  return (
    <Show
      when={isOpen()}
      fallback={
        <Button kind="quiet" class="bank-add" onClick={() => setOpen(true)}>
          {words().add}
        </Button>
      }
    >
      <form
        class="bank-form"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <Field
          label={words().addTo(props.group.name)}
          value={text()}
          onInput={setText}
          onEnter={add}
          ref={(element) => queueMicrotask(() => element.focus())}
        />
        <div class="bank-actions">
          <Button type="submit">{words().save}</Button>
          <Button kind="quiet" onClick={() => setOpen(false)}>
            {words().cancel}
          </Button>
        </div>
      </form>
    </Show>
  )
}
