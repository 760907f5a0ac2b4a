/** Articles and news kept to share: for whom, who may like them, and who has had them. */
import { A } from "@solidjs/router"
import Check from "lucide-solid/icons/check"
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { safeLink } from "../../app/safeLink.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { PersonNamed } from "../../log/meetings.ts"
import type { ShareableShown } from "../../log/shareables.ts"
import { ShareableSheet } from "./ShareableSheet.tsx"
import { shareWords } from "./shareWords.ts"
import "./share.css"

export const ShareScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(shareWords)
  const [edited, setEdited] = createSignal<ShareableShown | "new">()
  const kept = liveAnswer(lang, () => ask.shareables())
  return (
    <Screen
      title={words().title}
      intro={words().intro}
      actions={
        <Button kind="main" onClick={() => setEdited("new")}>
          {words().add}
        </Button>
      }
    >
      <Answered answer={kept}>
        {(value) => (
          <Show when={value().length > 0} fallback={<EmptyState title={words().none} text={words().noneStep} />}>
            <ul class="kept-list">
              <For each={value()}>{(one) => <Kept kept={one} onEdit={() => setEdited({ ...one })} />}</For>
            </ul>
          </Show>
        )}
      </Answered>
      <ShareableSheet shareable={edited()} onClose={() => setEdited(undefined)} />
    </Screen>
  )
}

const Kept = (props: { readonly kept: ShareableShown; readonly onEdit: () => void }) => {
  const words = useWords(shareWords)
  const [isAsking, setAsking] = createSignal(false)
  const waiting = () => props.kept.for.filter(({ id }) => !props.kept.sharedWith.some((other) => other.id === id))
  return (
    <li class="kept">
      <div class="kept-head">
        <h2 class="kept-title" dir="auto">
          {props.kept.title}
        </h2>
        <Button kind="quiet" aria-label={words().changeNamed(props.kept.title)} onClick={() => props.onEdit()}>
          {words().change}
        </Button>
      </div>
      <p class="soft">
        {[...props.kept.topics, ...(props.kept.kept === "" ? [] : [words().kept(props.kept.kept)])].join(" · ")}
        <Show when={safeLink(props.kept.link)}>
          {(link) => (
            <>
              {props.kept.topics.length > 0 || props.kept.kept !== "" ? " · " : ""}
              <a href={link()} target="_blank" rel="noreferrer noopener">
                {words().open}
              </a>
            </>
          )}
        </Show>
      </p>
      <People label={words().keptFor} of={props.kept} people={waiting()} />
      <Show when={props.kept.sharedWith.length > 0}>
        <p>
          <span class="soft">{words().shared} </span>
          <For each={props.kept.sharedWith}>
            {(one, index) => (
              <>
                {index() > 0 ? ", " : ""}
                <A class="name" href={`/people/${one.id}`} dir="auto">
                  {one.name}
                </A>
              </>
            )}
          </For>
        </p>
      </Show>
      <Show when={isAsking()} fallback={<Button onClick={() => setAsking(true)}>{words().whoElse}</Button>}>
        <MayLike kept={props.kept} />
      </Show>
    </li>
  )
}

const MayLike = (props: { readonly kept: ShareableShown }) => {
  const { ask, lang } = useLog()
  const words = useWords(shareWords)
  const found = liveAnswer(
    () => ({ id: props.kept.id, lang: lang() }),
    ({ id }) => ask.mayLikeShareable({ id })
  )
  return (
    <div aria-live="polite">
      <Answered answer={found}>
        {(value) => (
          <Show
            when={value().length > 0}
            fallback={<p class="soft">{props.kept.topics.length === 0 ? words().noTopics : words().nobody}</p>}
          >
            <People
              label={words().like}
              of={props.kept}
              people={value()}
              about={(index) => {
                const { by, topic } = value()[index]!.why
                return words().because[by](topic)
              }}
            />
          </Show>
        )}
      </Answered>
    </div>
  )
}

interface PeopleProps {
  readonly label: string
  readonly of: ShareableShown
  readonly people: ReadonlyArray<PersonNamed>
  readonly about?: (index: number) => string
}

const People = (props: PeopleProps) => {
  const { tell } = useLog()
  const words = useWords(shareWords)
  const failed = useFailures()
  const mark = ({ id, name }: PersonNamed): void => {
    tell
      .markShared({ id: props.of.id, contact: id, shared: true })
      .then(({ batch }) => say(words().marked(name), batch), failed)
  }
  return (
    <Show when={props.people.length > 0}>
      <div>
        <p class="soft">{props.label}</p>
        <ul>
          <For each={props.people}>
            {(one, index) => (
              <li class="kept-person">
                <span>
                  <A class="name" href={`/people/${one.id}`} dir="auto">
                    {one.name}
                  </A>
                  <Show when={props.about?.(index()) ?? one.company}>
                    {(about) => <span class="soft kept-about">{about()}</span>}
                  </Show>
                </span>
                <A
                  class="button button-quiet"
                  href={`/people/${one.id}/draft?about=shareable/${props.of.id}`}
                  aria-label={words().writeTo(one.name)}
                >
                  {words().write}
                </A>
                <Button aria-label={words().markNamed(one.name)} onClick={() => mark(one)}>
                  <Check aria-hidden="true" />
                  {words().mark}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
