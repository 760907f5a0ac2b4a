/** One person: who they are, what comes next, what was noted, and what there was between you. */
import { A } from "@solidjs/router"
import MessageCirclePlus from "lucide-solid/icons/message-circle-plus"
import Mail from "lucide-solid/icons/mail"
import { createEffect, createSignal, lazy, Show, Suspense } from "solid-js"
import { openCapture } from "../../app/captureLine.ts"
import { failureWords } from "../../app/failureWords.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { usePageTitle } from "../../app/pageTitle.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import { BackLink } from "../../components/BackLink.tsx"
import { Button } from "../../components/Button.tsx"
import type { PersonPage } from "../../log/person/personPage.ts"
import { ConflictNotice } from "./ConflictNotice.tsx"
import { NotesField } from "./NotesField.tsx"
import { PersonFacts } from "./PersonFacts.tsx"
import { usePersonKeys } from "./personKeys.ts"
import { PersonMenu, type PersonSheet } from "./PersonMenu.tsx"
import { PersonNext } from "./PersonNext.tsx"
import { PersonReach } from "./PersonReach.tsx"
import { personWords } from "./personWords.ts"
import { Timeline } from "./Timeline.tsx"
import "./person.css"

const PersonSheets = lazy(() => import("./PersonSheets.tsx").then((m) => ({ default: m.PersonSheets })))

export interface PersonViewProps {
  readonly id: string
  /** Beside the list, which then is the way back. */
  readonly isBeside: boolean
  /** Tells which reminder comes first, for the column of its message. */
  readonly onDue: (reminder: string | undefined) => void
}

export const PersonView = (props: PersonViewProps) => {
  const { ask, lang } = useLog()
  const words = useWords(personWords)
  const failures = useWords(failureWords)
  const answer = liveAnswer(
    () => ({ id: props.id, lang: lang() }),
    ({ id }) => ask.personPage({ id })
  )
  // The page of whom one comes from is not shown under another's address.
  const page = () => (answer.failure === undefined ? answer.value : undefined)
  usePageTitle(() => (answer.failure === undefined ? page() && (page()!.name || words().unnamed) : words().notHere))
  createEffect(() => {
    const value = page()
    // What is prepared or told on a page of its own needs no message.
    const due = value?.next.find(({ status, step }) => status !== "later" && step.kind === "write")
    if (value !== undefined) props.onDue(due?.id)
  })
  return (
    <article class="person" classList={{ "person-beside": props.isBeside }}>
      <Show when={!props.isBeside}>
        <BackLink />
      </Show>
      <Show when={answer.failure}>
        {(failure) => (
          <>
            <h1 tabindex="-1">{words().notHere}</h1>
            <p>{failures()[failure().code]}</p>
          </>
        )}
      </Show>
      <Show when={page()}>{(value) => <Person page={value()} />}</Show>
    </article>
  )
}

/** A name of more letters takes half a phone in the size of a title. */
const LONG = 40

const Person = (props: { readonly page: PersonPage }) => {
  const { tell } = useLog()
  const words = useWords(personWords)
  const failed = useFailures()
  const [sheet, setSheet] = createSignal<PersonSheet>()
  const name = () => props.page.name || words().unnamed
  usePersonKeys(() => props.page)
  return (
    <>
      <header class="person-head">
        <Avatar name={props.page.name} size="large" />
        <div class="person-who">
          <h1 class="name" classList={{ "person-name-long": [...name()].length > LONG }} tabindex="-1" dir="auto">
            {name()}
          </h1>
          <Show when={props.page.sayIt || props.page.pronouns}>
            <p class="soft">
              {[props.page.sayIt && words().sayIt(props.page.sayIt), props.page.pronouns].filter(Boolean).join(" · ")}
            </p>
          </Show>
          <Show when={props.page.about !== ""}>
            <p dir="auto">{props.page.about}</p>
          </Show>
          <p class="soft person-stage">{words().stage(props.page.stage)}</p>
        </div>
      </header>
      <Show when={props.page.isDeleted}>
        <div class="person-notice" role="status">
          <p>{words().deletedNotice}</p>
          <Show when={props.page.unseen > 0}>
            <p>{words().unseen(props.page.unseen)}</p>
          </Show>
          <div class="person-steps">
            <Button
              kind="main"
              onClick={() =>
                tell
                  .restorePerson({ id: props.page.id })
                  .then(({ batch }) => say(words().restored(name()), batch), failed)
              }
            >
              {words().restore}
            </Button>
            <Show when={props.page.unseen > 0}>
              <Button onClick={() => setSheet({ is: "history" })}>{words().seeChanges}</Button>
            </Show>
          </div>
        </div>
      </Show>
      <PersonReach reach={props.page.reach} />
      <div class="person-steps no-print">
        <Button onClick={() => openCapture(words().captureWith(name()))}>
          <MessageCirclePlus aria-hidden="true" />
          {words().log}
        </Button>
        <A class="button button-plain" href={`/people/${props.page.id}/draft`}>
          <Mail aria-hidden="true" />
          {words().write}
        </A>
        <PersonMenu page={props.page} onSheet={setSheet} />
      </div>
      <PersonNext page={props.page} onPlan={() => setSheet({ is: "plan" })} />
      <NotesField id={props.page.id} text={props.page.notes} others={props.page.otherNotes} />
      <PersonFacts page={props.page} onHistory={(field, label) => setSheet({ is: "history", field, label })} />
      <Timeline id={props.page.id} name={name()} items={props.page.timeline} />
      <Show when={props.page.conflicts > 0}>
        <ConflictNotice onOpen={() => setSheet({ is: "conflicts" })} />
      </Show>
      <Show when={sheet()}>
        {(open) => (
          <Suspense>
            <PersonSheets page={props.page} sheet={open()} onClose={() => setSheet(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  )
}
