/** All meetings: those that wait for a word on how they went, those ahead, and those behind. */
import { A, useNavigate, useSearchParams } from "@solidjs/router"
import { DropdownMenu } from "@kobalte/core/dropdown-menu"
import Plus from "lucide-solid/icons/plus"
import { createEffect, createSignal, For, on, onMount, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { DatedList, DatedRow } from "../../components/DatedList.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { MeetingRow } from "../../log/meetings.ts"
import { MeetingForm } from "./MeetingForm.tsx"
import { meetingsWords } from "./meetingsWords.ts"
import { MoveForm } from "./MoveForm.tsx"
import { resumeNotes } from "./resumeNotes.ts"
import "../../components/menu.css"
import "./meetings.css"

const PAGE = 20

export const MeetingsScreen = () => {
  const { ask, tell, lang } = useLog()
  const words = useWords(meetingsWords)
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams<{ schedule?: string }>()
  const [past, setPast] = createSignal(PAGE)
  const [isOpen, setOpen] = createSignal(false)
  const meetings = liveAnswer(
    () => ({ past: past(), lang: lang() }),
    ({ past }) => ask.meetings({ past })
  )
  // Other screens come here to schedule one.
  createEffect(
    on(
      () => search.schedule,
      (wanted) => wanted !== undefined && setOpen(true)
    )
  )
  onMount(() => void resumeNotes({ tell }))
  const close = (): void => {
    setOpen(false)
    setSearch({ schedule: undefined }, { replace: true })
  }
  return (
    <Screen
      title={words().title}
      actions={
        <Button kind="main" onClick={() => setOpen(true)}>
          <Plus aria-hidden="true" />
          {words().schedule}
        </Button>
      }
    >
      <Answered answer={meetings}>
        {(all) => (
          <>
            <Show when={all().toLog.length > 0}>
              <DatedList title={words().toLog} intro={words().toLogAbout}>
                <For each={all().toLog}>{(row) => <ToLog row={row} />}</For>
              </DatedList>
            </Show>
            <Show
              when={all().ahead.length + all().behind.length + all().toLog.length > 0}
              fallback={<EmptyState title={words().nothing} text={words().nothingStep} />}
            >
              <DatedList title={words().ahead} none={words().noneAhead} isEmpty={all().ahead.length === 0}>
                <For each={all().ahead}>{(row) => <Row row={row} />}</For>
              </DatedList>
              <Show when={all().behind.length > 0}>
                <DatedList
                  title={words().behind}
                  more={
                    <Show when={all().hasMore}>
                      <Button class="no-print" onClick={() => setPast((count) => count + PAGE)}>
                        {words().more}
                      </Button>
                    </Show>
                  }
                >
                  <For each={all().behind}>{(row) => <Row row={row} />}</For>
                </DatedList>
              </Show>
            </Show>
          </>
        )}
      </Answered>
      <nav class="related no-print" aria-label={words().related}>
        <A href="/gatherings">{words().events}</A>
        <A href="/questions">{words().questions}</A>
        <A href="/questions/compare">{words().answers}</A>
        <A href="/occupations">{words().occupations}</A>
        <A href="/checklists">{words().checklists}</A>
      </nav>
      <MeetingForm
        isOpen={isOpen()}
        onClose={close}
        onSaved={(id) => {
          setOpen(false)
          navigate(`/meetings/${id}`)
        }}
      />
    </Screen>
  )
}

const Row = (props: { readonly row: MeetingRow }) => {
  const words = useWords(meetingsWords)
  const isUsual = () => props.row.state === "held" || props.row.state === "scheduled"
  return (
    <DatedRow
      isPerson
      name={props.row.contact?.name ?? words().somebody}
      href={`/meetings/${props.row.id}`}
      about={<About row={props.row} />}
      when={props.row}
      state={isUsual() ? undefined : props.row.stateSaid}
      note={
        <Show
          when={props.row.prepared}
          fallback={
            <span class="dated-said" dir="auto">
              {props.row.useful}
            </span>
          }
        >
          {(prepared) => <span>{words().prepared(prepared().done, prepared().of)}</span>}
        </Show>
      }
    />
  )
}

const About = (props: { readonly row: MeetingRow }) => (
  <>
    {props.row.what}
    <Show when={props.row.contact?.company}>
      {(company) => (
        <>
          , <span dir="auto">{company()}</span>
        </>
      )}
    </Show>
  </>
)

const ToLog = (props: { readonly row: MeetingRow }) => {
  const { tell } = useLog()
  const words = useWords(meetingsWords)
  const failed = useFailures()
  const [isMoving, setMoving] = createSignal(false)
  const name = () => props.row.contact?.name ?? words().somebody
  const mark = (state: "cancelled" | "no-show"): void => {
    const said = state === "cancelled" ? words().saidCancelled(name()) : words().saidNoShow(name())
    tell.changeMeeting({ id: props.row.id, state }).then(({ batch }) => say(said, batch), failed)
  }
  return (
    <DatedRow
      isPerson
      name={name()}
      href={`/meetings/${props.row.id}`}
      about={<About row={props.row} />}
      when={props.row}
      actions={
        <>
          <A class="button button-main" href={`/meetings/${props.row.id}/mode`}>
            {words().writeDown}
          </A>
          <DropdownMenu modal={false}>
            <DropdownMenu.Trigger class="button button-plain">{words().notHeld}</DropdownMenu.Trigger>
            <DropdownMenu.Portal>
              <DropdownMenu.Content class="menu">
                <DropdownMenu.Item class="menu-item" onSelect={() => mark("cancelled")}>
                  {words().cancelled}
                </DropdownMenu.Item>
                <DropdownMenu.Item class="menu-item" onSelect={() => mark("no-show")}>
                  {words().noShow}
                </DropdownMenu.Item>
                <DropdownMenu.Item class="menu-item" onSelect={() => setMoving(true)}>
                  {words().move}
                </DropdownMenu.Item>
              </DropdownMenu.Content>
            </DropdownMenu.Portal>
          </DropdownMenu>
          <MoveForm id={props.row.id} isOpen={isMoving()} onClose={() => setMoving(false)} />
        </>
      }
    />
  )
}
