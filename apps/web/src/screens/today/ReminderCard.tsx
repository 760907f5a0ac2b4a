/** One reminder: whom, why and by when, and the next step. It leaves the list when something was said of it. */
import { A } from "@solidjs/router"
import CalendarDays from "lucide-solid/icons/calendar-days"
import Check from "lucide-solid/icons/check"
import Clock from "lucide-solid/icons/clock"
import Target from "lucide-solid/icons/target"
import { createSignal, lazy, Show, Suspense } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import { Button } from "../../components/Button.tsx"
import type { Settling } from "../../log/settle.ts"
import type { ReminderCard as Card } from "../../log/today.ts"
import { todayWords } from "./todayWords.ts"
import "./reminderCard.css"

// Most people press one of the two buttons before it; what the menu takes to load comes with the first press.
const LaterMenu = lazy(() => import("./LaterMenu.tsx").then((m) => ({ default: m.LaterMenu })))

/** `isWaiting`: the log is on its way here, and nothing can be done about it yet; it stands as it will stand then. */
export const ReminderCard = (props: { readonly card: Card; readonly isWaiting?: boolean }) => {
  const { tell } = useLog()
  const words = useWords(todayWords)
  const failed = useFailures()
  const [isLeaving, setLeaving] = createSignal(false)
  const [isAsked, setAsked] = createSignal(false)
  // Whoever hears the page without its layout is told which reminder a button is about.
  const named = (verb: string): string => `${verb}: ${props.card.title}`
  const settle = (as: Settling["as"]): void => {
    setLeaving(true)
    const { id, subject, title } = props.card
    tell.settle({ id, subject, as }).then(
      ({ batch }) => {
        const { doneSaid, skippedSaid, laterSaid } = words()
        say((as === "done" ? doneSaid : as === "dismissed" ? skippedSaid : laterSaid)(title), batch)
      },
      (cause) => {
        setLeaving(false)
        failed(cause)
      }
    )
  }
  return (
    <li class="card" classList={{ "card-leaving": isLeaving() }} data-reminder={props.card.id}>
      <Show
        when={props.card.contact}
        fallback={
          <span class="card-sign" aria-hidden="true">
            {props.card.rule === "weekly-goal" ? <Target /> : <CalendarDays />}
          </span>
        }
      >
        {(contact) => <Avatar name={contact().name} />}
      </Show>
      <div class="card-text">
        <h2 class="card-title">
          <Show when={props.isWaiting === true ? undefined : props.card.contact} fallback={props.card.title}>
            {(contact) => <A href={`/people/${contact().id}`}>{props.card.title}</A>}
          </Show>
        </h2>
        <Show when={props.card.by !== ""}>
          <p class="card-by said-alone" classList={{ "card-late": props.card.status === "late" }}>
            <span title={props.card.byInFull} aria-hidden="true">
              {props.card.by}
            </span>
            <span class="unseen">{props.card.byInFull}</span>
          </p>
        </Show>
        <p class="card-why soft said-alone">{props.card.reason}</p>
      </div>
      <div class="card-actions no-print">
        <Show when={props.card.step.kind !== "none"}>
          <Show
            when={props.isWaiting !== true}
            fallback={
              <Button kind="main" disabled aria-label={named(words().steps[props.card.step.kind])}>
                {words().steps[props.card.step.kind]}
              </Button>
            }
          >
            <A
              class="button button-main"
              href={props.card.step.href}
              aria-label={named(words().steps[props.card.step.kind])}
            >
              {words().steps[props.card.step.kind]}
            </A>
          </Show>
        </Show>
        <Button onClick={() => settle("done")} disabled={props.isWaiting} aria-label={named(words().done)}>
          <Check aria-hidden="true" />
          {words().done}
        </Button>
        <Show
          when={isAsked()}
          fallback={
            <Button
              onClick={() => setAsked(true)}
              disabled={props.isWaiting}
              aria-haspopup="menu"
              aria-label={named(words().later)}
            >
              <Clock aria-hidden="true" />
              {words().later}
            </Button>
          }
        >
          <Suspense fallback={<Button disabled>{words().later}</Button>}>
            <LaterMenu label={named(words().later)} onChoose={settle} />
          </Suspense>
        </Show>
      </div>
    </li>
  )
}
