/** One opening: what it has led to, who works there, and the conversations since. */
import { A, useNavigate, useParams } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { safeLink } from "../../app/safeLink.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import { Button } from "../../components/Button.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { Helper, OpeningForm, OpeningPage } from "../../log/openings.ts"
import { OpeningSheet, openingStates } from "./OpeningSheet.tsx"
import { openingsWords } from "./openingsWords.ts"
import "./openings.css"

export const OpeningScreen = () => {
  const { ask, tell, lang } = useLog()
  const params = useParams<{ id: string }>()
  const navigate = useNavigate()
  const words = useWords(openingsWords)
  const [isEditing, setEditing] = createSignal(false)
  const found = liveAnswer(
    () => ({ id: params.id, lang: lang() }),
    ({ id }) => ask.opening({ id })
  )
  const remove = () => {
    const { role } = found.value!
    return tell.deleteOpening({ id: params.id }).then(({ batch }) => {
      navigate("/openings")
      say(words().deleted(role), batch)
    })
  }
  return (
    <Screen
      title={found.value?.role ?? words().title}
      intro={found.value?.company || "\u00a0"}
      actions={
        <Show when={found.value}>
          <Button onClick={() => setEditing(true)}>{words().edit}</Button>
        </Show>
      }
    >
      <Answered
        answer={found}
        otherwise={
          <A class="button button-plain" href="/openings">
            {words().title}
          </A>
        }
      >
        {(value) => (
          <>
            <About opening={value()} />
            <Helpers opening={value()} />
            <Since opening={value()} />
            <OpeningSheet isOpen={isEditing()} opening={value()} onClose={() => setEditing(false)} onDelete={remove} />
          </>
        )}
      </Answered>
    </Screen>
  )
}

const About = (props: { readonly opening: OpeningPage }) => {
  const { tell, lang } = useLog()
  const words = useWords(openingsWords)
  const failed = useFailures()
  const setState = (state: string): void => {
    const { id, state: before, stateSaid: _ } = props.opening
    const same = { role: "", company: "", toldBy: "", link: "", seen: "", note: "" }
    tell
      .saveOpening({
        id,
        form: { ...same, state: state as OpeningForm["state"] },
        was: { ...same, state: before }
      })
      .then(({ batch }) => {
        const said = openingStates(lang()).find(({ value }) => value === state)?.said ?? state
        if (batch !== undefined) say(words().saveState(said), batch)
      }, failed)
  }
  return (
    <div class="opening-facts">
      <ChoiceField
        label={words().ledTo}
        value={props.opening.state}
        choices={openingStates(lang())}
        onChoose={setState}
      />
      <dl class="opening-details">
        <Show when={props.opening.seen !== ""}>
          <dt class="soft">{words().seenOn}</dt>
          <dd title={props.opening.seenInFull}>{props.opening.seen}</dd>
        </Show>
        <Show when={props.opening.toldBy}>
          {(teller) => (
            <>
              <dt class="soft">{words().toldBy}</dt>
              <dd>
                <A class="name" href={`/people/${teller().id}`} dir="auto">
                  {teller().name}
                </A>
              </dd>
            </>
          )}
        </Show>
        <Show when={safeLink(props.opening.link)}>
          {(link) => (
            <>
              <dt class="soft">{words().link}</dt>
              <dd>
                <a href={link()} target="_blank" rel="noreferrer noopener">
                  {words().openLink}
                </a>
              </dd>
            </>
          )}
        </Show>
      </dl>
      <Show when={props.opening.note !== ""}>
        <p class="opening-note" dir="auto">
          {props.opening.note}
        </p>
      </Show>
    </div>
  )
}

/** More wait behind a button. */
const HELPERS = 6

const Helpers = (props: { readonly opening: OpeningPage }) => {
  const words = useWords(openingsWords)
  const [all, setAll] = createSignal(false)
  const about = ({ position, told, last }: Helper): string =>
    [...(told ? [words().told] : []), position, last === undefined ? words().neverYet : words().last(last)]
      .filter(Boolean)
      .join(" · ")
  return (
    <section class="opening-part" aria-labelledby="helpers">
      <h2 id="helpers">{words().helpers}</h2>
      <Show
        when={props.opening.helpers.length > 0}
        fallback={
          <>
            <p>{words().nobodyThere(props.opening.company)}</p>
            <Show when={props.opening.company !== ""}>
              <p>{words().nobodyStep}</p>
              <div class="opening-steps">
                <A class="button button-main" href={`/people/new?company=${encodeURIComponent(props.opening.company)}`}>
                  {words().addPerson}
                </A>
                <A class="button button-plain" href="/people">
                  {words().find}
                </A>
              </div>
            </Show>
          </>
        }
      >
        <Show when={!props.opening.isSettled}>
          <p>{words().askAdvice}</p>
        </Show>
        <ul class="opening-people">
          <For each={all() ? props.opening.helpers : props.opening.helpers.slice(0, HELPERS)}>
            {(one, index) => (
              <li class="opening-helper">
                <A class="opening-person" href={`/people/${one.id}`}>
                  <Avatar name={one.name} />
                  <span>
                    <span class="name" dir="auto">
                      {one.name}
                    </span>
                    <span class="soft opening-position">{about(one)}</span>
                  </span>
                </A>
                <Show when={!props.opening.isSettled}>
                  <A
                    class={`button ${index() === 0 ? "button-main" : "button-plain"}`}
                    href={`/people/${one.id}/draft?about=opening/${props.opening.id}`}
                    aria-label={words().writeTo(one.name)}
                  >
                    {words().write}
                  </A>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.opening.helpers.length > HELPERS && !all()}>
          <Button kind="quiet" class="openings-over" onClick={() => setAll(true)}>
            {words().allHelpers(props.opening.helpers.length)}
          </Button>
        </Show>
      </Show>
    </section>
  )
}

const Since = (props: { readonly opening: OpeningPage }) => {
  const words = useWords(openingsWords)
  return (
    <Show when={props.opening.helpers.length > 0}>
      <section class="opening-part" aria-labelledby="since">
        <h2 id="since">{words().since}</h2>
        <Show when={props.opening.since.length > 0} fallback={<p class="soft">{words().nothingSince}</p>}>
          <ul class="opening-since">
            <For each={props.opening.since}>
              {(touch) => (
                <li>
                  <span class="soft figures">{touch.when}</span>
                  <span>
                    {touch.what},{" "}
                    <A class="name" href={`/people/${touch.person.id}`} dir="auto">
                      {touch.person.name}
                    </A>
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
    </Show>
  )
}
