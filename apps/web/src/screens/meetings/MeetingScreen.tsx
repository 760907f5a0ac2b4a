/** One meeting: whom, when and how; what to prepare and to ask; and, once it was held, what came of it. */
import { A, useParams } from "@solidjs/router"
import { DropdownMenu } from "@kobalte/core/dropdown-menu"
import Printer from "lucide-solid/icons/printer"
import { createSignal, onMount, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { safeLink } from "../../app/safeLink.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { MeetingPage } from "../../log/meeting.ts"
import { CameOfIt } from "./CameOfIt.tsx"
import { MeetingQuestions } from "./MeetingQuestions.tsx"
import { MeetingSheet } from "./MeetingSheet.tsx"
import { Before, Introduction, Prepare, Who } from "./MeetingSide.tsx"
import { meetingWords } from "./meetingWords.ts"
import { MoveForm } from "./MoveForm.tsx"
import { resumeNotes } from "./resumeNotes.ts"
import { recordWords } from "@kith/core/domain/words/recordWords"
import "../../components/menu.css"
import "./meeting.css"

export const MeetingScreen = () => {
  const { ask, tell, lang } = useLog()
  const words = useWords(meetingWords)
  const params = useParams<{ id: string }>()
  const meeting = liveAnswer(
    () => ({ id: params.id, lang: lang() }),
    ({ id }) => ask.meeting({ id })
  )
  onMount(() => void resumeNotes({ tell }))
  const title = (): string =>
    meeting.value === undefined ? "\u00a0" : words().title(meeting.value.what, meeting.value.contact?.name ?? "")
  return (
    <>
      <div class="no-print">
        <Screen
          title={title()}
          isWide
          actions={<Show when={meeting.value}>{(page) => <Actions page={page()} />}</Show>}
        >
          <Answered answer={meeting} otherwise={<A href="/meetings">{words().back}</A>}>
            {(page) => <Page page={page()} />}
          </Answered>
        </Screen>
      </div>
      <Show when={meeting.value}>{(page) => <MeetingSheet page={page()} title={title()} />}</Show>
    </>
  )
}

const Actions = (props: { readonly page: MeetingPage }) => {
  const { tell, lang } = useLog()
  const words = useWords(meetingWords)
  const failed = useFailures()
  const [isMoving, setMoving] = createSignal(false)
  const mark = (state: MeetingPage["state"]): void => {
    const said = words().changed(recordWords[lang()].states[state])
    tell.changeMeeting({ id: props.page.id, state }).then(({ batch }) => say(said, batch), failed)
  }
  const label = () => (props.page.isAhead ? words().begin : props.page.isOpen ? words().writeDown : words().goOn)
  return (
    <>
      <A
        class="button"
        classList={{ "button-main": props.page.isOpen, "button-plain": !props.page.isOpen }}
        href={`/meetings/${props.page.id}/mode`}
      >
        {label()}
      </A>
      <Button onClick={() => print()}>
        <Printer aria-hidden="true" />
        <span class="said-where-room">{words().print}</span>
      </Button>
      <DropdownMenu modal={false}>
        <DropdownMenu.Trigger class="button button-plain">{words().change}</DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content class="menu">
            <DropdownMenu.Item class="menu-item" onSelect={() => setMoving(true)}>
              {words().move}
            </DropdownMenu.Item>
            <Show when={props.page.state === "proposed"}>
              <DropdownMenu.Item class="menu-item" onSelect={() => mark("scheduled")}>
                {words().settled}
              </DropdownMenu.Item>
            </Show>
            <Show
              when={props.page.isOpen}
              fallback={
                <Show when={props.page.state !== "held"}>
                  <DropdownMenu.Item class="menu-item" onSelect={() => mark("scheduled")}>
                    {words().again}
                  </DropdownMenu.Item>
                </Show>
              }
            >
              <DropdownMenu.Item class="menu-item" onSelect={() => mark("held")}>
                {words().held}
              </DropdownMenu.Item>
              <DropdownMenu.Item class="menu-item" onSelect={() => mark("cancelled")}>
                {words().cancel}
              </DropdownMenu.Item>
              <DropdownMenu.Item class="menu-item" onSelect={() => mark("no-show")}>
                {words().noShow}
              </DropdownMenu.Item>
            </Show>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
      <MoveForm
        id={props.page.id}
        happened={props.page.happened}
        place={props.page.place}
        isOpen={isMoving()}
        onClose={() => setMoving(false)}
      />
    </>
  )
}

/** Of a place that is the link of a call. */
const linkIn = (place: string): string | undefined => (/^https?:\/\/\S+$/i.test(place) ? safeLink(place) : undefined)

const Page = (props: { readonly page: MeetingPage }) => {
  const { lang } = useLog()
  const words = useWords(meetingWords)
  return (
    <>
      <p class="meeting-facts">
        <time class="meeting-time" datetime={props.page.happened.slice(0, 16)}>
          {props.page.whenInFull}
        </time>
        <Show when={props.page.place !== ""}>
          <span class="meeting-place" dir="auto">
            <Show when={linkIn(props.page.place)} fallback={props.page.place}>
              {(href) => (
                <a href={href()} target="_blank" rel="noreferrer noopener">
                  {props.page.place}
                </a>
              )}
            </Show>
          </span>
        </Show>
        <Show when={props.page.minutes}>{(minutes) => <span>{recordWords[lang()].minutes(minutes())}</span>}</Show>
        <span class="said-alone meeting-stands" classList={{ "meeting-proposed": props.page.state === "proposed" }}>
          {props.page.stateSaid}
        </span>
      </p>
      <div class="meeting-columns">
        <div class="meeting-first">
          <Show when={props.page.contact}>{(contact) => <Who contact={contact()} page={props.page} />}</Show>
          <Show when={props.page.isOpen && props.page.notes !== ""}>
            <section aria-labelledby="noted">
              <h2 id="noted">{words().notes}</h2>
              <p class="meeting-said meeting-lines" dir="auto">
                {props.page.notes}
              </p>
            </section>
          </Show>
        </div>
        <div class="meeting-main">
          <Show when={!props.page.isOpen}>
            <CameOfIt page={props.page} />
          </Show>
          <Show when={props.page.isOpen || props.page.questions.some(({ answer }) => answer !== "")}>
            <MeetingQuestions page={props.page} />
          </Show>
        </div>
        <aside class="meeting-side">
          <Show when={props.page.isOpen}>
            <Prepare page={props.page} />
          </Show>
          <Before page={props.page} />
          <Show when={props.page.isOpen}>
            <Introduction page={props.page} />
          </Show>
        </aside>
      </div>
    </>
  )
}
