/** One person: who they are, what comes next, what was noted, and what there was between you. */
import { A, useNavigate } from "@solidjs/router"
import ArrowLeft from "lucide-solid/icons/arrow-left"
import MessageCirclePlus from "lucide-solid/icons/message-circle-plus"
import PenLine from "lucide-solid/icons/pen-line"
import { createEffect, createSignal, For, lazy, onCleanup, onMount, Show, Suspense } from "solid-js"
import { openCapture } from "../../app/captureLine.ts"
import { failureWords } from "../../app/failureWords.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { hasShortcuts, isForText } from "../../app/shortcutKeys.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import { Button } from "../../components/Button.tsx"
import type { PersonPage } from "../../log/person/personPage.ts"
import type { Settling } from "../../log/settle.ts"
import { ReminderCard } from "../today/ReminderCard.tsx"
import { todayWords } from "../today/todayWords.ts"
import { NotesField } from "./NotesField.tsx"
import { PersonFacts } from "./PersonFacts.tsx"
import { PersonMenu, type PersonSheet } from "./PersonMenu.tsx"
import { PersonReach } from "./PersonReach.tsx"
import { personWords } from "./personWords.ts"
import { Timeline } from "./Timeline.tsx"
import "./person.css"

const PersonSheets = lazy(() => import("./PersonSheets.tsx").then((m) => ({ default: m.PersonSheets })))
const ConflictCards = lazy(() => import("./ConflictCards.tsx").then((m) => ({ default: m.ConflictCards })))

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
  createEffect(() => {
    const value = page()
    if (value === undefined) return
    document.title = `${value.name || words().unnamed} · Kith`
    props.onDue(value.next.find(({ status }) => status !== "later")?.id)
  })
  return (
    <article class="person" classList={{ "person-beside": props.isBeside }}>
      <Show when={!props.isBeside}>
        <A class="button button-quiet person-back no-print" href="/people">
          <ArrowLeft aria-hidden="true" />
          {words().back}
        </A>
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
          <h1 class="name" tabindex="-1" dir="auto">
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
          <p class="soft person-stage">
            {words().stage(props.page.stage.said, props.page.stage.isSet, props.page.stage.since)}
          </p>
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
          <PenLine aria-hidden="true" />
          {words().write}
        </A>
        <PersonMenu page={props.page} onSheet={setSheet} />
      </div>
      <Show when={props.page.conflicts > 0}>
        <Suspense>
          <ConflictCards id={props.page.id} />
        </Suspense>
      </Show>
      <Next page={props.page} onPlan={() => setSheet({ is: "plan" })} />
      <NotesField id={props.page.id} text={props.page.notes} others={props.page.otherNotes} />
      <PersonFacts page={props.page} onHistory={(field, label) => setSheet({ is: "history", field, label })} />
      <Timeline id={props.page.id} name={name()} items={props.page.timeline} />
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

const Next = (props: { readonly page: PersonPage; readonly onPlan: () => void }) => {
  const { tell } = useLog()
  const words = useWords(personWords)
  const failed = useFailures()
  const [isAll, setAll] = createSignal(false)
  return (
    <section class="person-part person-next" aria-labelledby="person-next">
      <div class="person-part-head">
        <h2 id="person-next">{words().next}</h2>
        <Button kind="quiet" class="no-print" onClick={() => props.onPlan()}>
          {words().plan}
        </Button>
      </div>
      <Show
        when={props.page.next.length > 0}
        fallback={<p class="soft">{props.page.isDeleted ? "" : words().nothingNext}</p>}
      >
        <ul class="cards">
          <For each={props.page.next}>{(card) => <ReminderCard card={card} />}</For>
          <Show when={isAll()}>
            <For each={props.page.later}>{(card) => <ReminderCard card={card} />}</For>
          </Show>
        </ul>
        <Show when={props.page.later.length > 0}>
          <Button kind="quiet" class="person-more no-print" aria-expanded={isAll()} onClick={() => setAll(!isAll())}>
            {isAll() ? words().fewer : words().later(props.page.later.length)}
          </Button>
        </Show>
      </Show>
      <Show when={props.page.planned.length > 0}>
        <ul class="person-planned" aria-label={words().planned}>
          <For each={props.page.planned}>
            {(plan) => (
              <li>
                <span>
                  {words().plannedFor(plan.when)}
                  <Show when={plan.reason}>
                    {(reason) => (
                      <span class="soft" dir="auto">
                        {" "}
                        {reason()}
                      </span>
                    )}
                  </Show>
                </span>
                <Button
                  kind="quiet"
                  class="no-print"
                  aria-label={words().dropPlan(plan.when)}
                  onClick={() =>
                    tell.dropFollowUp({ id: plan.id }).then(({ batch }) => say(words().planDropped, batch), failed)
                  }
                >
                  {words().drop}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

/** `e`: done; `h`: later; both of what comes first. `d`: write. */
const usePersonKeys = (page: () => PersonPage): void => {
  const { tell } = useLog()
  const navigate = useNavigate()
  const failed = useFailures()
  const words = useWords(todayWords)
  const settle = (as: Settling["as"]): void => {
    const card = page().next.find(({ status }) => status !== "later")
    if (card === undefined) return
    const { id, subject, title } = card
    tell
      .settle({ id, subject, as })
      .then(({ batch }) => say((as === "done" ? words().doneSaid : words().laterSaid)(title), batch), failed)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (!hasShortcuts() || isForText(event)) return
    if (event.key === "e") settle("done")
    else if (event.key === "h") settle("tomorrow")
    else if (event.key === "d") {
      const first = page().next[0]
      navigate(`/people/${page().id}/draft${first === undefined ? "" : `/${first.id}`}`)
    } else return
    event.preventDefault()
  }
  onMount(() => document.addEventListener("keydown", onKey))
  onCleanup(() => document.removeEventListener("keydown", onKey))
}
