/** Makes the recovery phrase, has it written down, and asks for two words of it; checks one that was made before. */
import { createSignal, For, Match, Show, Switch } from "solid-js"
import { deviceLabel } from "../../app/deviceLabel.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx"
import { Field } from "../../components/Field.tsx"
import { Screen } from "../../components/Screen.tsx"
import { devicesWords } from "./devicesWords.ts"
import { refusal } from "./refusal.ts"
import { phraseWords } from "./phraseWords.ts"
import "./devices.css"

type Step = "start" | "words" | "quiz" | "done"

export const PhraseScreen = () => {
  const { ask, tell } = useLog()
  const words = useWords(phraseWords)
  const devices = useWords(devicesWords)
  const failed = useFailures()
  const readers = liveAnswer(
    () => undefined,
    () => ask.whoReads(),
    "sync"
  )
  const sync = liveAnswer(
    () => undefined,
    () => ask.syncState(),
    "sync"
  )
  const [step, setStep] = createSignal<Step>("start")
  const [made, setMade] = createSignal<ReadonlyArray<string>>([])
  const [isAsked, setAsked] = createSignal(false)

  const make = (): void => {
    setAsked(false)
    tell.makePhrase({ label: deviceLabel() }).then((outcome) => {
      if (outcome._tag === "Refused") return say(refusal(devices(), outcome.why))
      setMade(outcome.words)
      setStep("words")
    }, failed)
  }
  const has = (): boolean => readers.value?.hasPhrase === true

  return (
    <Screen title={words().title} intro={words().intro}>
      <Switch>
        <Match when={step() === "start"}>
          <div class="devices-form">
            <p>{words().about}</p>
            <Show when={sync.value !== undefined && sync.value.relay === undefined}>
              <p class="devices-note">{words().alone}</p>
            </Show>
            <Button kind="main" onClick={() => (has() ? setAsked(true) : make())}>
              {has() ? words().replace : words().make}
            </Button>
          </div>
          <Show when={has()}>
            <CheckPhrase />
          </Show>
        </Match>
        <Match when={step() === "words"}>
          <section class="devices-part" aria-labelledby="phrase-words">
            <h2 id="phrase-words">{words().yours}</h2>
            <ol class="phrase-words">
              <For each={made()}>{(word) => <li>{word}</li>}</For>
            </ol>
            <p class="print-only">
              {words().printNote} {sync.value?.relay ?? "________________________"}
            </p>
            <div class="devices-actions no-print">
              <Button onClick={() => print()}>{words().print}</Button>
              <Button kind="main" onClick={() => setStep("quiz")}>
                {words().written}
              </Button>
            </div>
          </section>
        </Match>
        <Match when={step() === "quiz"}>
          <Quiz
            words={made()}
            onBack={() => setStep("words")}
            onRight={() => {
              setMade([])
              setStep("done")
            }}
          />
        </Match>
        <Match when={step() === "done"}>
          <p role="status">{words().done}</p>
        </Match>
      </Switch>
      <ConfirmDialog
        isOpen={isAsked()}
        title={words().askReplace}
        confirm={words().replace}
        cancel={words().cancel}
        onConfirm={make}
        onCancel={() => setAsked(false)}
      >
        <p>{words().aboutReplace}</p>
      </ConfirmDialog>
    </Screen>
  )
}

/** Two words of different halves, so that a page that was not turned is noticed. */
const Quiz = (props: {
  readonly words: ReadonlyArray<string>
  readonly onRight: () => void
  readonly onBack: () => void
}) => {
  const words = useWords(phraseWords)
  const half = props.words.length / 2
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint8Array(2))
  const asked = [first % half, half + (second % half)]
  const [typed, setTyped] = createSignal<ReadonlyArray<string>>(["", ""])
  const [wrong, setWrong] = createSignal<number>()
  const check = (): void => {
    const missed = asked.findIndex((index, at) => bare(typed()[at]!) !== bare(props.words[index]!))
    if (missed < 0) return props.onRight()
    setWrong(missed)
  }
  return (
    <form
      class="devices-form"
      onSubmit={(event) => {
        event.preventDefault()
        check()
      }}
    >
      <p>{words().quizAbout}</p>
      <For each={asked}>
        {(index, at) => (
          <Field
            label={words().quiz(index + 1)}
            value={typed()[at()]!}
            onInput={(text) => setTyped((all) => all.map((each, other) => (other === at() ? text : each)))}
            wrong={wrong() === at() ? words().wrong(index + 1) : undefined}
          />
        )}
      </For>
      <div class="devices-actions">
        <Button kind="main" type="submit">
          {words().check}
        </Button>
        <Button kind="quiet" onClick={() => props.onBack()}>
          {words().again}
        </Button>
      </div>
    </form>
  )
}

/** As people type it: accents and capitals do not matter. */
const bare = (word: string): string => word.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")

const CheckPhrase = () => {
  const { ask } = useLog()
  const words = useWords(phraseWords)
  const failed = useFailures()
  const [text, setText] = createSignal("")
  const [outcome, setOutcome] = createSignal<"right" | "none" | "notAPhrase" | "other">()
  const check = (): void =>
    void ask.checkPhrase({ text: text() }).then((answer) => setOutcome(answer.isRight ? "right" : answer.why), failed)
  return (
    <form
      class="devices-part devices-form"
      onSubmit={(event) => {
        event.preventDefault()
        check()
      }}
    >
      <h2>{words().testTitle}</h2>
      <p class="soft">{words().testAbout}</p>
      <Field label={words().phrase} value={text()} onInput={setText} isLong />
      <p role="status">{outcome() === undefined ? "" : words()[outcome()!]}</p>
      <Button type="submit">{words().check}</Button>
    </form>
  )
}
