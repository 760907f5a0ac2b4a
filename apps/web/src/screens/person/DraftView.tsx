/** A message to somebody: why now, what to begin with, and the text itself. */
import { useLocation } from "@solidjs/router"
import { createEffect, createMemo, createSignal, on, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { failureWords } from "../../app/failureWords.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { usePageTitle } from "../../app/pageTitle.ts"
import { BackLink } from "../../components/BackLink.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import type { DraftPage } from "../../log/person/draft.ts"
import { DraftText } from "./DraftText.tsx"
import { draftWords } from "./draftWords.ts"
import "./draft.css"

export interface DraftViewProps {
  readonly id: string
  readonly reminder: string | undefined
  readonly isBeside: boolean
}

export const DraftView = (props: DraftViewProps) => {
  const { ask, lang } = useLog()
  const words = useWords(draftWords)
  const failures = useWords(failureWords)
  const location = useLocation()
  const [template, setTemplate] = createSignal<string>()
  /** What it is about, where another page leads here for that: an opening, something to share. */
  const about = (): string | undefined => [location.query["about"]].flat()[0]
  const reminder = () => (about() === undefined ? props.reminder : undefined)
  const which = createMemo(() => `${props.id} ${reminder() ?? about() ?? ""}`)
  createEffect(on(which, () => setTemplate(undefined), { defer: true }))
  const answer = liveAnswer(
    () => ({ contact: props.id, reminder: reminder(), about: about(), template: template(), lang: lang() }),
    ({ lang: _, ...asked }) => ask.draftPage(asked)
  )
  usePageTitle(() => (props.isBeside ? undefined : answer.value && words().title(answer.value.person.name)))
  /** A text of its own for each: what was typed into one never shows in another. */
  const key = () =>
    answer.value && `${answer.value.person.id} ${reminder() ?? about() ?? ""} ${answer.value.draft.template}`
  return (
    <section class="draft" classList={{ "draft-beside": props.isBeside }} aria-labelledby="draft-title">
      <Show when={!props.isBeside}>
        <BackLink parent={{ path: `/people/${props.id}`, name: answer.value?.person.name }} />
      </Show>
      <Show when={answer.failure}>{(failure) => <p role="alert">{failures()[failure().code]}</p>}</Show>
      <Show when={answer.value}>
        {(page) => (
          <>
            <header class="draft-head">
              <Dynamic component={props.isBeside ? "h2" : "h1"} id="draft-title" class="draft-title" tabindex="-1">
                {page().card?.title ?? words().title(page().person.name)}
              </Dynamic>
              <Show when={page().card}>
                {(card) => (
                  <>
                    <Show when={card().by !== ""}>
                      <p class="draft-by said-alone" classList={{ "draft-late": card().status === "late" }}>
                        <span title={card().byInFull}>{card().by}</span>
                      </p>
                    </Show>
                    <p class="soft said-alone">{card().reason}</p>
                  </>
                )}
              </Show>
            </header>
            <ChoiceField
              label={words().template}
              value={page().draft.template}
              choices={page().templates.map(({ id, title }) => ({ value: id, said: title }))}
              onChoose={setTemplate}
              hint={aboutTemplate(page(), words().from)}
            />
            <Show when={key()} keyed>
              {(kept) => <DraftText kept={kept} page={page()} reminder={reminder()} />}
            </Show>
          </>
        )}
      </Show>
    </section>
  )
}

const aboutTemplate = ({ templates, draft }: DraftPage, from: (source: string) => string): string | undefined => {
  const chosen = templates.find(({ id }) => id === draft.template)
  return chosen === undefined ? undefined : [chosen.about, from(chosen.from)].filter(Boolean).join(" ")
}
