/**
 * A message to somebody: why now, a draft to make one's own, gentle remarks, and ways to send it. What is typed is kept for
 * this tab until it is sent.
 */
import { A, useNavigate } from "@solidjs/router"
import ArrowLeft from "lucide-solid/icons/arrow-left"
import Copy from "lucide-solid/icons/copy"
import Mail from "lucide-solid/icons/mail"
import Mic from "lucide-solid/icons/mic"
import Send from "lucide-solid/icons/send"
import Share2 from "lucide-solid/icons/share-2"
import { createEffect, createMemo, createSignal, For, lazy, on, Show, Suspense } from "solid-js"
import { Dynamic } from "solid-js/web"
import { failureWords } from "../../app/failureWords.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import type { DraftPage, TextRead } from "../../log/person/draft.ts"
import { draftWords } from "./draftWords.ts"
import { forgetTyped, keepTyped, typedBefore } from "./typedDraft.ts"
import "./draft.css"

const Rehearsal = lazy(() => import("./Rehearsal.tsx").then((m) => ({ default: m.Rehearsal })))

export interface DraftViewProps {
  readonly id: string
  readonly reminder: string | undefined
  readonly isBeside: boolean
}

export const DraftView = (props: DraftViewProps) => {
  const { ask, lang } = useLog()
  const words = useWords(draftWords)
  const failures = useWords(failureWords)
  const [template, setTemplate] = createSignal<string>()
  const about = createMemo(() => `${props.id} ${props.reminder ?? ""}`)
  createEffect(on(about, () => setTemplate(undefined), { defer: true }))
  const answer = liveAnswer(
    () => ({ contact: props.id, reminder: props.reminder, template: template(), lang: lang() }),
    ({ lang: _, ...asked }) => ask.draftPage(asked)
  )
  createEffect(() => {
    if (!props.isBeside && answer.value !== undefined)
      document.title = `${words().title(answer.value.person.name)} · Kith`
  })
  /** A text of its own for each: what was typed into one never shows in another. */
  const key = () => answer.value && `${answer.value.person.id} ${props.reminder ?? ""} ${answer.value.draft.template}`
  return (
    <section class="draft" classList={{ "draft-beside": props.isBeside }} aria-labelledby="draft-title">
      <Show when={!props.isBeside}>
        <A class="button button-quiet draft-back no-print" href={`/people/${props.id}`}>
          <ArrowLeft aria-hidden="true" />
          {answer.value?.person.name ?? words().back}
        </A>
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
                      <p class="draft-by">
                        <span title={card().byInFull}>{card().by}</span>
                      </p>
                    </Show>
                    <p class="soft">{card().reason}</p>
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
              {(kept) => <Text kept={kept} page={page()} reminder={props.reminder} />}
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

interface TextProps {
  /** Under what this tab keeps what is typed. */
  readonly kept: string
  readonly page: DraftPage
  readonly reminder: string | undefined
}

/** After so long without a key, the text is read again. */
const PAUSE_MS = 150

const Text = (props: TextProps) => {
  const { ask, tell, lang } = useLog()
  const navigate = useNavigate()
  const words = useWords(draftWords)
  const failed = useFailures()
  const before = typedBefore(props.kept)
  const [subject, setSubject] = createSignal(before?.subject ?? props.page.draft.subject ?? "")
  const [body, setBody] = createSignal(before?.body ?? props.page.draft.body)
  const [isOwn, setOwn] = createSignal(before !== undefined)
  const [read, setRead] = createSignal<TextRead>()
  const [channel, setChannel] = createSignal(props.page.channels[0]!.value)
  const [isRehearsing, setRehearsing] = createSignal(false)
  let field: HTMLTextAreaElement | undefined

  const draft = () => props.page.draft
  // Until somebody types, the draft follows what it was made of.
  createEffect(
    on(
      () => [draft().subject, draft().body] as const,
      ([subject, body]) => {
        if (isOwn()) return
        setSubject(subject ?? "")
        setBody(body)
      },
      { defer: true }
    )
  )
  let pause: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on([body, lang], ([text], last) => {
      const { language, kind, channel, name, limit } = draft()
      const look = (): void => {
        ask
          .readText({ text, language, kind, channel, name, limit })
          .then((found) => text === body() && setRead(found), failed)
      }
      clearTimeout(pause)
      if (last === undefined) look()
      else pause = setTimeout(look, PAUSE_MS)
    })
  )
  const type = (change: { readonly subject?: string; readonly body?: string }): void => {
    setOwn(true)
    if (change.subject !== undefined) setSubject(change.subject)
    if (change.body !== undefined) setBody(change.body)
    keepTyped(props.kept, { subject: subject(), body: body() })
  }
  const startOver = (): void => {
    forgetTyped(props.kept)
    setOwn(false)
    setSubject(draft().subject ?? "")
    setBody(draft().body)
  }
  const mark = (start: number, end: number): void => {
    field?.focus()
    field?.setSelectionRange(start, end)
  }
  const gaps = () => read()?.gaps ?? []
  const copy = (): void => {
    navigator.clipboard.writeText(body()).then(
      () => say(gaps().length > 0 ? words().copiedWithGaps(gaps().length) : words().copied),
      () => say(words().notCopied)
    )
  }
  const mail = () => {
    const { emails } = props.page.person
    const to = encodeURIComponent(emails[0] ?? "").replace("%40", "@")
    return `mailto:${to}?subject=${encodeURIComponent(subject())}&body=${encodeURIComponent(body().replaceAll("\n", "\r\n"))}`
  }
  const share = (): void => {
    // Closing the list of apps is no failure.
    navigator.share({ text: body(), ...(subject() === "" ? {} : { title: subject() }) }).catch(() => undefined)
  }
  const isSpoken = () => read()?.length.isSpoken === true
  const isMail = () => draft().channel === "e-mail" || draft().channel === "letter"
  const sent = (): void => {
    const { person } = props.page
    tell
      .sent({
        contact: person.id,
        reminder: props.reminder,
        template: draft().template,
        kind: draft().logs ?? "other",
        channel: channel() as never,
        text: body()
      })
      .then(({ batch }) => {
        forgetTyped(props.kept)
        say(words().sentSaid(person.name), batch)
        navigate(`/people/${person.id}`)
      }, failed)
  }
  return (
    <>
      <div class="draft-text" lang={draft().language}>
        <Show when={draft().subject !== undefined}>
          <Field label={words().subject} value={subject()} onInput={(value) => type({ subject: value })} />
        </Show>
        <Field
          isLong
          label={isSpoken() ? words().script : words().body}
          value={body()}
          onInput={(value) => type({ body: value })}
          ref={(element) => (field = element as HTMLTextAreaElement)}
        />
      </div>
      <Show when={read()}>
        {(found) => (
          <div class="draft-read" aria-live="polite">
            <Meter read={found()} />
            <Show when={found().gaps.length > 0}>
              <div class="draft-gaps">
                <p class="soft">{words().gaps(found().gaps.length)}</p>
                <div class="chips">
                  <For each={found().gaps}>
                    {({ start, end, label }) => (
                      <button type="button" class="chip chip-choice draft-gap" onClick={() => mark(start, end)}>
                        {label}
                      </button>
                    )}
                  </For>
                </div>
              </div>
            </Show>
            <Show when={found().remarks.some(({ id }) => id !== "gaps")}>
              <ul class="remarks" aria-label={words().remarks}>
                <For each={found().remarks.filter(({ id }) => id !== "gaps")}>
                  {({ said, start, end }) => (
                    <li class="remark">
                      <p>{said}</p>
                      <Show when={start !== undefined && end !== undefined}>
                        <Button kind="quiet" onClick={() => mark(start!, end!)}>
                          {words().show}
                        </Button>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </div>
        )}
      </Show>
      <div class="draft-ways no-print">
        <Show when={isSpoken()}>
          <Button kind="main" onClick={() => setRehearsing(true)}>
            <Mic aria-hidden="true" />
            {words().rehearse}
          </Button>
        </Show>
        <Button kind={isSpoken() ? "plain" : "main"} onClick={copy}>
          <Copy aria-hidden="true" />
          {words().copy}
        </Button>
        <Show when={isMail() || props.page.person.emails.length > 0}>
          <a class="button button-plain" href={mail()} onClick={() => setChannel("email")}>
            <Mail aria-hidden="true" />
            {words().mail}
          </a>
        </Show>
        <Show when={"share" in navigator}>
          <Button onClick={share}>
            <Share2 aria-hidden="true" />
            {words().share}
          </Button>
        </Show>
        <Show when={isOwn() && (body() !== draft().body || subject() !== (draft().subject ?? ""))}>
          <Button kind="quiet" onClick={startOver}>
            {words().startOver}
          </Button>
        </Show>
      </div>
      <div class="draft-sent no-print">
        <ChoiceField
          label={words().how}
          value={channel()}
          choices={props.page.channels}
          onChoose={(value) => setChannel(value as never)}
        />
        <Button onClick={sent}>
          <Send aria-hidden="true" />
          {isSpoken() ? words().called : words().sent}
        </Button>
      </div>
      <Show when={isRehearsing()}>
        <Suspense>
          <Rehearsal
            text={body()}
            lang={draft().language}
            seconds={read()?.length.seconds ?? 0}
            onClose={() => setRehearsing(false)}
          />
        </Suspense>
      </Show>
    </>
  )
}

const Meter = (props: { readonly read: TextRead }) => {
  const words = useWords(draftWords)
  const length = () => props.read.length
  return (
    <div class="draft-length">
      <progress max={length().range[1]} value={Math.min(length().words, length().range[1])} aria-hidden="true" />
      <p class="soft">
        {words().length(length().words, length().reads)} · {words().time(length().seconds, length().isSpoken)}
      </p>
    </div>
  )
}
