/** The drawer for a new entry: one line of words, read into chips as it is typed. Save is always there. */
import CalendarDays from "lucide-solid/icons/calendar-days"
import MessageCircle from "lucide-solid/icons/message-circle"
import User from "lucide-solid/icons/user"
import { createEffect, createSignal, For, on, Show } from "solid-js"
import { Button } from "../components/Button.tsx"
import { Chip } from "../components/Chip.tsx"
import { Field } from "../components/Field.tsx"
import { Sheet } from "../components/Sheet.tsx"
import type { CaptureReading } from "../log/capture.ts"
import {
  isCaptureOpen as isOpen,
  capturedLine as line,
  keepCaptured,
  setCaptureOpen as setOpen,
  setCapturedLine as setLine
} from "../app/captureLine.ts"
import { captureWords } from "./captureWords.ts"
import { keepStorage } from "../app/keepStorage.ts"
import { useLog, useWords } from "../app/LogContext.tsx"
import { say, useFailures } from "../components/Toasts.tsx"
import "./capture.css"

export const Capture = () => {
  const { ask, tell } = useLog()
  const words = useWords(captureWords)
  const failed = useFailures()
  const [reading, setReading] = createSignal<CaptureReading>()
  const [contact, setContact] = createSignal<string>()

  const said = () => {
    const chosen = contact()
    return chosen === undefined ? {} : { contact: chosen }
  }
  const read = (text: string): void => {
    if (text.trim() === "") {
      setReading(undefined)
      return
    }
    ask.readCapture({ line: text, said: said() }).then((answer) => {
      // What was typed since will be answered, too.
      if (text === line()) setReading(answer)
    }, failed)
  }
  createEffect(on([line, isOpen], ([text, open]) => open && read(text)))
  createEffect(keepCaptured)

  const save = (): void => {
    const text = line().trim()
    if (text === "") return
    tell.capture({ line: text, said: said(), nobody: words().somebody }).then((saved) => {
      void keepStorage()
      setLine("")
      setContact(undefined)
      setOpen(false)
      const next = saved.next[0]
      const done = words().saved(saved.what, saved.name, saved.when)
      say(next === undefined ? done : `${done} ${words().next(next.title, next.by)}`, saved.batch)
    }, failed)
  }
  const type = (text: string): void => {
    setContact(undefined)
    setLine(text)
  }
  const people = () => (contact() === undefined ? (reading()?.people ?? []) : [])

  return (
    <Sheet isOpen={isOpen()} onClose={() => setOpen(false)} title={words().title}>
      <Field
        label={words().field}
        value={line()}
        onInput={type}
        placeholder={words().placeholder}
        hint={words().hint}
        onEnter={save}
      />
      <div class="capture-read" aria-live="polite">
        <Show when={reading()}>
          {(read) => (
            <div class="chips">
              <Show when={read().who !== undefined || read().people.length > 0}>
                <Chip label={words().with}>
                  <User aria-hidden="true" />
                  <span class="name">{read().people[0]?.name ?? words().newPerson(read().who!)}</span>
                </Chip>
              </Show>
              <Chip label={words().what}>
                <MessageCircle aria-hidden="true" />
                {read().what}
              </Chip>
              <Chip label={words().when}>
                <CalendarDays aria-hidden="true" />
                {read().when}
              </Chip>
              <Show when={read().minutes}>{(minutes) => <Chip>{words().minutes(minutes())}</Chip>}</Show>
            </div>
          )}
        </Show>
        <Show when={reading()?.text}>
          {(text) => (
            <p class="capture-note">
              <span class="unseen">{words().note} </span>
              {text()}
            </p>
          )}
        </Show>
        <Show when={people().length > 1}>
          <fieldset class="capture-choice">
            <legend>{words().whoIsMeant(reading()!.who!)}</legend>
            <div class="chips">
              <For each={people()}>
                {({ id, name, company }) => (
                  <Chip
                    onPress={() => {
                      setContact(id)
                      read(line())
                    }}
                    isPressed={false}
                  >
                    <span>
                      <span class="name">{name}</span>
                      <Show when={company}>, {company}</Show>
                    </span>
                  </Chip>
                )}
              </For>
            </div>
          </fieldset>
        </Show>
      </div>
      <div class="sheet-actions">
        <Button kind="main" onClick={save}>
          {words().save}
        </Button>
      </div>
    </Sheet>
  )
}
