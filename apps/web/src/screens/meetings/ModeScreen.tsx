/**
 * Meeting mode: large questions one below the other with a box for each, and at the end what came of it. What is typed is
 * saved at every pause; nothing else is asked of somebody who is talking.
 */
import { A, useParams } from "@solidjs/router"
import ArrowLeft from "lucide-solid/icons/arrow-left"
import { createSignal, For, onCleanup, onMount, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { usePageTitle } from "../../app/pageTitle.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { SavedField } from "../../components/SavedField.tsx"
import type { MeetingPage } from "../../log/meeting.ts"
import type { MeetingEnded } from "../../log/meetingMode.ts"
import { BeforeYouGo } from "./BeforeYouGo.tsx"
import { createEnding, endingToLog, linesIn } from "./ending.ts"
import { ModeClock } from "./ModeClock.tsx"
import { ModeEnd } from "./ModeEnd.tsx"
import { createModeTexts } from "./modeTexts.ts"
import { meetingWords } from "./meetingWords.ts"
import { modeWords } from "./modeWords.ts"
import { stayAwake } from "./stayAwake.ts"
import "./mode.css"

export const ModeScreen = () => {
  const { ask, lang } = useLog()
  const params = useParams<{ id: string }>()
  const words = useWords(meetingWords)
  const [ended, setEnded] = createSignal<MeetingEnded>()
  const meeting = liveAnswer(
    () => ({ id: params.id, lang: lang() }),
    ({ id }) => ask.meeting({ id })
  )
  usePageTitle(() => meeting.value && words().title(meeting.value.what, meeting.value.contact?.name ?? ""))
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
  const texts = createModeTexts(() => props.page)
  const kept = createEnding(id)
  const [isFinishing, setFinishing] = createSignal(false)
  const finish = async (): Promise<void> => {
    setFinishing(true)
    try {
      await texts.flush()
      const ended = await tell.finishMeeting({
        id,
        answers: [],
        notes: undefined,
        useful: undefined,
        suggested: linesIn(texts.whoElse.text()),
        ...endingToLog(kept.ending(), Date.now())
      })
      kept.drop()
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
          <p class="mode-status soft" classList={{ "mode-waiting": texts.status() === "waiting" }}>
            {words()[texts.status()]}
          </p>
        </div>
        <ModeClock
          since={kept.ending().since}
          minutes={kept.ending().minutes}
          onStart={() => kept.change({ since: Date.now(), minutes: undefined })}
          onStop={(minutes) => kept.change({ since: undefined, minutes })}
        />
      </header>
      <ol class="mode-questions" aria-label={words().questions} lang={props.page.questionsIn}>
        <For each={texts.answers}>
          {({ question, saved }) => (
            <li class="mode-question">
              <SavedField label={question.text} saved={saved} />
            </li>
          )}
        </For>
      </ol>
      <div class="mode-question">
        <SavedField label={words().notes} saved={texts.notes} hint={words().notesHint} />
      </div>
      <BeforeYouGo
        name={props.page.contact?.name ?? ""}
        texts={texts}
        kept={kept}
        isFinishing={isFinishing()}
        onFinish={() => void finish()}
      />
    </>
  )
}
