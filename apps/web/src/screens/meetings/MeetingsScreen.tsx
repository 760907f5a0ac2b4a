/** All meetings: those that wait for a word on how they went, those ahead, and those behind. */
import { A, useNavigate, useSearchParams } from "@solidjs/router"
import { DropdownMenu } from "@kobalte/core/dropdown-menu"
import Plus from "lucide-solid/icons/plus"
import { createEffect, createSignal, For, on, onMount, Show } from "solid-js"
import type { JSX } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import { Button } from "../../components/Button.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { MeetingRow } from "../../log/meetings.ts"
import { MeetingForm } from "./MeetingForm.tsx"
import { meetingsWords } from "./meetingsWords.ts"
import { MoveForm } from "./MoveForm.tsx"
import { resumeNotes } from "./resumeNotes.ts"
import { When } from "./When.tsx"
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
      <nav class="related no-print" aria-label={words().related}>
        <A href="/gatherings">{words().events}</A>
        <A href="/questions">{words().questions}</A>
        <A href="/questions/compare">{words().answers}</A>
        <A href="/occupations">{words().occupations}</A>
        <A href="/checklists">{words().checklists}</A>
      </nav>
      <Answered answer={meetings}>
        {(all) => (
          <>
            <Show when={all().toLog.length > 0}>
              <section class="meeting-list" aria-labelledby="to-log">
                <h2 id="to-log">{words().toLog}</h2>
                <p class="soft">{words().toLogAbout}</p>
                <ul>
                  <For each={all().toLog}>{(row) => <ToLog row={row} />}</For>
                </ul>
              </section>
            </Show>
            <Show
              when={all().ahead.length + all().behind.length + all().toLog.length > 0}
              fallback={
                <div class="calm-empty">
                  <p class="calm">{words().nothing}</p>
                  <p>{words().nothingStep}</p>
                </div>
              }
            >
              <section class="meeting-list" aria-labelledby="ahead">
                <h2 id="ahead">{words().ahead}</h2>
                <Show when={all().ahead.length > 0} fallback={<p class="soft">{words().noneAhead}</p>}>
                  <ul>
                    <For each={all().ahead}>
                      {(row) => (
                        <Row row={row}>
                          <Show when={row.prepared}>
                            {(prepared) => <span>{words().prepared(prepared().done, prepared().of)}</span>}
                          </Show>
                        </Row>
                      )}
                    </For>
                  </ul>
                </Show>
              </section>
              <Show when={all().behind.length > 0}>
                <section class="meeting-list" aria-labelledby="behind">
                  <h2 id="behind">{words().behind}</h2>
                  <ul>
                    <For each={all().behind}>
                      {(row) => (
                        <Row row={row}>
                          <Show when={row.useful}>
                            <span class="meeting-useful" dir="auto">
                              {row.useful}
                            </span>
                          </Show>
                        </Row>
                      )}
                    </For>
                  </ul>
                  <Show when={all().hasMore}>
                    <Button kind="quiet" class="no-print" onClick={() => setPast((count) => count + PAGE)}>
                      {words().more}
                    </Button>
                  </Show>
                </section>
              </Show>
            </Show>
          </>
        )}
      </Answered>
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

const Row = (props: { readonly row: MeetingRow; readonly children: JSX.Element }) => {
  const words = useWords(meetingsWords)
  const name = () => props.row.contact?.name ?? words().somebody
  return (
    <li class="meeting-row">
      <Avatar name={name()} />
      <div class="meeting-who">
        <A class="name meeting-name" href={`/meetings/${props.row.id}`} dir="auto">
          {name()}
        </A>
        <span class="soft meeting-what">
          {props.row.what}
          <Show when={props.row.contact?.company}>
            , <span dir="auto">{props.row.contact!.company}</span>
          </Show>
        </span>
      </div>
      <div class="meeting-when">
        <When row={props.row} />
        <Show when={props.row.state !== "held" && props.row.state !== "scheduled"}>
          <span class="meeting-state">{props.row.stateSaid}</span>
        </Show>
      </div>
      <div class="meeting-note soft">{props.children}</div>
    </li>
  )
}

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
    <li class="meeting-row">
      <Avatar name={name()} />
      <div class="meeting-who">
        <A class="name meeting-name" href={`/meetings/${props.row.id}`} dir="auto">
          {name()}
        </A>
        <span class="soft meeting-what">{props.row.what}</span>
      </div>
      <div class="meeting-when">
        <When row={props.row} />
      </div>
      <div class="meeting-actions no-print">
        <A class="button button-main" href={`/meetings/${props.row.id}/mode`}>
          {words().writeDown}
        </A>
        <DropdownMenu>
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
      </div>
      <MoveForm id={props.row.id} isOpen={isMoving()} onClose={() => setMoving(false)} />
    </li>
  )
}
