/**
 * Meeting mode: large questions one below the other with a box for each, and at the end what came of it. What is typed is
 * saved at every pause; nothing else is asked of somebody who is talking.
 */
import { A, useParams } from "@solidjs/router"
import ArrowLeft from "lucide-solid/icons/arrow-left"
import { createSignal, For, Index, onCleanup, onMount, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { createSavedText, type SavedText } from "../../app/savedText.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { dropUnsaved, keepUnsaved, unsavedOf } from "../../app/unsaved.ts"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import { SavedField } from "../../components/SavedField.tsx"
import type { MeetingPage, MeetingQuestion } from "../../log/meeting.ts"
import type { MeetingEnded } from "../../log/meetingMode.ts"
import { ModeClock } from "./ModeClock.tsx"
import { ModeEnd } from "./ModeEnd.tsx"
import { meetingWords } from "./meetingWords.ts"
import { modeWords } from "./modeWords.ts"
import { stayAwake } from "./stayAwake.ts"
import "./mode.css"

/** What is kept by the browser until the meeting is over: promises and advice become something only then. */
interface Ending {
  readonly pledges: ReadonlyArray<{ readonly text: string; readonly due: string }>
  readonly advice: string
  readonly next: string
  /** By the clock, where it was started, ms. */
  readonly since: number | undefined
  readonly minutes: number | undefined
}

const NOTHING: Ending = { pledges: [{ text: "", due: "" }], advice: "", next: "", since: undefined, minutes: undefined }

export const ModeScreen = () => {
  const { ask, lang } = useLog()
  const params = useParams<{ id: string }>()
  const words = useWords(meetingWords)
  const [ended, setEnded] = createSignal<MeetingEnded>()
  const meeting = liveAnswer(
    () => ({ id: params.id, lang: lang() }),
    ({ id }) => ask.meeting({ id })
  )
  // Nothing but the conversation on the screen.
  onMount(() => document.documentElement.classList.add("is-in-meeting"))
  onCleanup(() => document.documentElement.classList.remove("is-in-meeting"))
  stayAwake()
  return (
    <div class="mode">
      <Answered answer={meeting} otherwise={<A href="/meetings">{words().back}</A>}>
        {(page) => (
          <Show when={ended()} fallback={<Mode page={page()} onEnded={setEnded} />}>
            {(over) => <ModeEnd id={params.id} ended={over()} />}
          </Show>
        )}
      </Answered>
    </div>
  )
}

const Mode = (props: { readonly page: MeetingPage; readonly onEnded: (ended: MeetingEnded) => void }) => {
  const { tell } = useLog()
  const words = useWords(modeWords)
  const failed = useFailures()
  const { id } = props.page
  const key = `meeting/${id}`
  const texts = new Map<string, SavedText>()

  // The same boxes for as long as one is here, whatever comes from elsewhere.
  const shown: ReadonlyArray<MeetingQuestion> =
    props.page.questions.length > 0 ? props.page.questions : props.page.suggested
  const asked = shown.filter((question) => question.id !== props.page.lastQuestion)
  const all = (): ReadonlyArray<MeetingQuestion> => [
    ...props.page.questions,
    ...props.page.suggested,
    ...props.page.rest.flatMap(({ questions }) => questions)
  ]
  const last = all().find((question) => question.id === props.page.lastQuestion)
  const empty = { id, answers: [], notes: undefined, useful: undefined }

  const keep = (name: string, saved: SavedText): SavedText => {
    texts.set(name, saved)
    return saved
  }
  // What was only suggested is picked with the first answer, so that the list is the same when one comes back.
  let isPicked = props.page.questions.length > 0 || !props.page.isOpen
  const pickShown = async (): Promise<void> => {
    if (isPicked) return
    isPicked = true
    await tell.pickQuestions({ id, questions: shown.map((question) => question.id) })
  }
  const answerTo = (question: string): SavedText =>
    keep(
      question,
      createSavedText({
        key: `${key}/answer/${question}`,
        remote: () => all().find((each) => each.id === question)?.answer ?? "",
        save: async (text) => {
          await pickShown()
          await tell.noteMeeting({ ...empty, answers: [{ question, text }] })
          return text
        },
        onFailure: failed
      })
    )
  const notes = keep(
    "notes",
    createSavedText({
      key: `${key}/notes`,
      remote: () => props.page.notes,
      save: async (text, base) => (await tell.noteMeeting({ ...empty, notes: { base, text } })).notes,
      onFailure: failed
    })
  )
  const useful = keep(
    "useful",
    createSavedText({
      key: `${key}/useful`,
      remote: () => props.page.useful,
      save: async (text) => {
        await tell.noteMeeting({ ...empty, useful: text })
        return text
      },
      onFailure: failed
    })
  )
  const answers = asked.map((question) => ({ question, saved: answerTo(question.id) }))
  const whoElse = answerTo(props.page.lastQuestion)

  const [ending, setEnding] = createSignal<Ending>({
    ...NOTHING,
    ...(unsavedOf(`${key}/end`) as Partial<Ending> | undefined)
  })
  const change = (patch: Partial<Ending>): void => {
    setEnding((before) => ({ ...before, ...patch }))
    keepUnsaved(`${key}/end`, ending())
  }
  const promise = (at: number, patch: { readonly text?: string; readonly due?: string }): void =>
    change({ pledges: ending().pledges.map((each, index) => (index === at ? { ...each, ...patch } : each)) })

  const status = () => {
    const all = [...texts.values()].map((text) => text.status())
    return all.includes("waiting") ? "waiting" : all.includes("saving") ? "saving" : "saved"
  }
  const [isFinishing, setFinishing] = createSignal(false)
  const finish = async (): Promise<void> => {
    setFinishing(true)
    try {
      await Promise.all([...texts.values()].map((text) => text.flush()))
      const { pledges, advice, next, since, minutes } = ending()
      const ended = await tell.finishMeeting({
        ...empty,
        suggested: linesIn(whoElse.text()),
        pledges: pledges
          .filter(({ text }) => text.trim() !== "")
          .map(({ text, due }) => ({ text: text.trim(), due: due === "" ? undefined : due })),
        advice: linesIn(advice),
        minutes: lengthFrom(minutes ?? (since === undefined ? undefined : minutesSince(since))),
        next: next === "" ? undefined : next
      })
      dropUnsaved(`${key}/end`)
      say(words().undoSaid(ended.name), ended.batch)
      props.onEnded(ended)
      scrollTo(0, 0)
    } catch (cause) {
      setFinishing(false)
      failed(cause)
    }
  }
  return (
    <>
      <header class="mode-head">
        <A class="icon-button" href={`/meetings/${id}`} aria-label={words().leave}>
          <ArrowLeft aria-hidden="true" />
        </A>
        <div>
          <h1 class="mode-name" tabindex="-1" dir="auto">
            {words().title(props.page.contact?.name ?? props.page.what)}
          </h1>
          <p class="mode-status soft" classList={{ "mode-waiting": status() === "waiting" }}>
            {words()[status()]}
          </p>
        </div>
        <ModeClock
          since={ending().since}
          minutes={ending().minutes}
          onStart={() => change({ since: Date.now(), minutes: undefined })}
          onStop={(minutes) => change({ since: undefined, minutes })}
        />
      </header>
      <ol class="mode-questions" aria-label={words().questions} lang={props.page.questionsIn}>
        <For each={answers}>
          {({ question, saved }) => (
            <li class="mode-question">
              <SavedField label={question.text} saved={saved} />
            </li>
          )}
        </For>
      </ol>
      <div class="mode-question">
        <SavedField label={words().notes} saved={notes} hint={words().notesHint} />
      </div>
      <section class="mode-end" aria-labelledby="mode-end">
        <h2 id="mode-end">{words().end}</h2>
        <p class="soft">{words().endAbout}</p>
        <div class="mode-question">
          <SavedField label={words().useful} saved={useful} hint={words().usefulHint} />
        </div>
        <div class="mode-question">
          <SavedField
            label={last?.text ?? words().questions}
            saved={whoElse}
            hint={words().whoElseHint(props.page.contact?.name ?? "")}
          />
        </div>
        <fieldset class="mode-question mode-promises">
          <legend>{words().promised}</legend>
          <Index each={ending().pledges}>
            {(pledge, at) => (
              <div class="mode-promise">
                <Field label={words().promise} value={pledge().text} onInput={(text) => promise(at, { text })} />
                <Field label={words().by} type="date" value={pledge().due} onInput={(due) => promise(at, { due })} />
              </div>
            )}
          </Index>
          <Button
            kind="quiet"
            class="mode-more"
            onClick={() => change({ pledges: [...ending().pledges, { text: "", due: "" }] })}
          >
            {words().morePromises}
          </Button>
        </fieldset>
        <div class="mode-question">
          <Field
            label={words().advised}
            value={ending().advice}
            onInput={(advice) => change({ advice })}
            hint={words().advisedHint}
            isLong
          />
        </div>
        <div class="mode-question mode-date">
          <Field label={words().next} type="date" value={ending().next} onInput={(next) => change({ next })} />
        </div>
        <Button kind="main" class="mode-finish" disabled={isFinishing()} onClick={() => void finish()}>
          {words().finish}
        </Button>
      </section>
    </>
  )
}

const linesIn = (text: string): ReadonlyArray<string> =>
  text
    .split(/\r?\n|;/)
    .map((line) => line.replace(/^[\s•*–-]+/u, "").trim())
    .filter((line) => line !== "")

/** A clock that ran for less was started late, or by mistake, and says nothing of how long it took. */
const SHORTEST = 5

const lengthFrom = (minutes: number | undefined): number | undefined =>
  minutes !== undefined && minutes >= SHORTEST ? minutes : undefined

const minutesSince = (since: number): number => Math.max(1, Math.round((Date.now() - since) / 60_000))
