/** One event: when and where, what to think of before, whom one met there, and what is due because of it. */
import { A, useNavigate, useParams } from "@solidjs/router"
import X from "lucide-solid/icons/x"
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { createSavedText } from "../../app/savedText.ts"
import { safeLink } from "../../app/safeLink.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import { Button } from "../../components/Button.tsx"
import { ChipChoice } from "../../components/ChipChoice.tsx"
import { SavedField } from "../../components/SavedField.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Ticks } from "../../components/Ticks.tsx"
import type { GatheringPage, PersonMet } from "../../log/gatherings.ts"
import { GatheringForm } from "./GatheringForm.tsx"
import { gatheringsWords } from "./gatheringsWords.ts"
import { MetThere } from "./MetThere.tsx"
import "../../components/sheet.css"
import "./gatherings.css"

export const GatheringScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(gatheringsWords)
  const params = useParams<{ id: string }>()
  const gathering = liveAnswer(
    () => ({ id: params.id, lang: lang() }),
    ({ id }) => ask.gathering({ id })
  )
  return (
    <Screen
      title={gathering.value?.name ?? "\u00a0"}
      isWide
      actions={<Show when={gathering.value}>{(page) => <Actions page={page()} />}</Show>}
    >
      <Answered answer={gathering} otherwise={<A href="/gatherings">{words().back}</A>}>
        {(page) => <Page page={page()} />}
      </Answered>
    </Screen>
  )
}

const Actions = (props: { readonly page: GatheringPage }) => {
  const { tell } = useLog()
  const words = useWords(gatheringsWords)
  const failed = useFailures()
  const navigate = useNavigate()
  const [isOpen, setOpen] = createSignal(false)
  const remove = (): void => {
    const { id, name } = props.page
    tell.deleteGathering({ id }).then(({ batch }) => {
      say(words().removed(name), batch)
      navigate("/gatherings")
    }, failed)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words().edit}</Button>
      <Button kind="quiet" onClick={remove}>
        {words().remove}
      </Button>
      <GatheringForm
        page={props.page}
        choices={props.page.choices}
        isOpen={isOpen()}
        onClose={() => setOpen(false)}
        onSaved={() => setOpen(false)}
      />
    </>
  )
}

const Page = (props: { readonly page: GatheringPage }) => {
  const { tell } = useLog()
  const words = useWords(gatheringsWords)
  const failed = useFailures()
  const { id } = props.page
  const notes = createSavedText({
    key: `gathering/${id}/notes`,
    remote: () => props.page.notes,
    save: async (text, base) => (await tell.noteGathering({ id, base, text })).notes,
    onFailure: failed
  })
  const tick = (item: string, isDone: boolean): void => {
    tell.checkGathering({ id, item, isDone }).catch(failed)
  }
  const stand = (state: GatheringPage["state"]): void => {
    if (state === undefined) return
    const { name, type = "", host, place, link, starts, ends } = props.page
    tell.saveGathering({ id, name, type, host, place, link, starts, ends, state }).catch(failed)
  }
  const kind = () =>
    [props.page.typeSaid, props.page.host === "" ? "" : words().host(props.page.host)].filter(Boolean).join(", ")
  const about = () => [props.page.place, kind()].filter(Boolean)
  return (
    <>
      <p class="meeting-facts">
        <time class="meeting-time" datetime={props.page.starts.slice(0, 16)}>
          {props.page.whenInFull}
        </time>
        <Show when={props.page.endsSaid !== ""}>
          <span>{words().until(props.page.endsSaid)}</span>
        </Show>
      </p>
      <Show when={about().length > 0 || safeLink(props.page.link) !== undefined}>
        <ul class="gathering-about soft">
          <For each={about()}>
            {(text) => (
              <li class="said-alone" dir="auto">
                {text}
              </li>
            )}
          </For>
          <Show when={safeLink(props.page.link)}>
            {(href) => (
              <li>
                <a class="gathering-link" href={href()} target="_blank" rel="noreferrer noopener">
                  {words().page}
                </a>
              </li>
            )}
          </Show>
        </ul>
      </Show>
      <div class="meeting-columns">
        <div class="meeting-main">
          <Show when={!props.page.isOver}>
            <Before page={props.page} onTick={tick} />
          </Show>
          <Show when={props.page.hasBegun || props.page.met.length > 0}>
            <section aria-labelledby="whom">
              <h2 id="whom">{words().whom}</h2>
              <Show when={props.page.nobody}>
                <p class="soft">{words().isNobody}</p>
              </Show>
              <Show when={props.page.met.length > 0}>
                <ul class="met-list" aria-label={words().metList}>
                  <For each={props.page.met}>{(one) => <Met gathering={id} one={one} />}</For>
                </ul>
              </Show>
              <MetThere id={id} canBeNobody={props.page.met.length === 0 && !props.page.nobody} />
            </section>
          </Show>
        </div>
        <aside class="meeting-side">
          <ChipChoice
            label={words().state}
            choices={props.page.choices.states}
            chosen={props.page.state}
            onChoose={stand}
          />
          <Show when={props.page.isOver}>
            <section aria-labelledby="after">
              <h2 id="after">{words().after}</h2>
              <ul class="after-list">
                <For each={props.page.after.items}>{({ text }) => <li>{text}</li>}</For>
              </ul>
            </section>
          </Show>
          <SavedField label={words().notes} saved={notes} />
        </aside>
      </div>
    </>
  )
}

const Before = (props: { readonly page: GatheringPage; readonly onTick: (item: string, isDone: boolean) => void }) => {
  const words = useWords(gatheringsWords)
  return (
    <section aria-labelledby="before-it">
      <h2 id="before-it">{words().prepare}</h2>
      <Ticks label={props.page.before.title} items={props.page.before.items} onTick={props.onTick} />
      <Show when={props.page.isReady}>
        <p class="soft" role="status">
          {words().isReady}
        </p>
      </Show>
    </section>
  )
}

const Met = (props: { readonly gathering: string; readonly one: PersonMet }) => {
  const { tell } = useLog()
  const words = useWords(gatheringsWords)
  const failed = useFailures()
  const remove = (row: HTMLElement | null): void => {
    const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector<HTMLElement>("button")
    const { id, name } = props.one
    tell.unmeetAtGathering({ id: props.gathering, contact: id }).then(({ batch }) => {
      next?.focus()
      say(words().notMetSaid(name), batch)
    }, failed)
  }
  return (
    <li class="met-row">
      <Avatar name={props.one.name} />
      <div>
        <A class="name meeting-partner-name" href={`/people/${props.one.id}`} dir="auto">
          {props.one.name}
        </A>
        <Show when={props.one.company}>
          <span class="soft">
            , <span dir="auto">{props.one.company}</span>
          </span>
        </Show>
        <Show when={props.one.next}>
          {(next) => (
            <p class="met-next">
              <A href={`/people/${props.one.id}/draft/${next().id}`}>{next().title}</A>{" "}
              <span class="soft" title={next().byInFull}>
                {next().by}
              </span>
            </p>
          )}
        </Show>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={words().notMet(props.one.name)}
        onClick={(event) => remove(event.currentTarget.closest("li"))}
      >
        <X aria-hidden="true" />
      </button>
    </li>
  )
}
