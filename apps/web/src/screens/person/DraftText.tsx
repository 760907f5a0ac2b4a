/**
 * A message as it is being made one's own: it follows its draft until somebody types, is read by the lint at every pause,
 * and is kept for this tab until it is sent.
 */
import { createEffect, createSignal, on, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { useFailures } from "../../components/Toasts.tsx"
import { Field } from "../../components/Field.tsx"
import type { DraftPage, TextRead } from "../../log/person/draft.ts"
import { DraftRead } from "./DraftRead.tsx"
import { DraftWays } from "./DraftWays.tsx"
import { draftWords } from "./draftWords.ts"
import { forgetTyped, keepTyped, typedBefore } from "./typedDraft.ts"
import "./draft.css"

export interface DraftTextProps {
  /** Under what this tab keeps what is typed. */
  readonly kept: string
  readonly page: DraftPage
  readonly reminder: string | undefined
}

/** After so long without a key, the text is read again. */
const PAUSE_MS = 150

export const DraftText = (props: DraftTextProps) => {
  const { ask, lang } = useLog()
  const words = useWords(draftWords)
  const failed = useFailures()
  const before = typedBefore(props.kept)
  const [subject, setSubject] = createSignal(before?.subject ?? props.page.draft.subject ?? "")
  const [body, setBody] = createSignal(before?.body ?? props.page.draft.body)
  const [isOwn, setOwn] = createSignal(before !== undefined)
  const [read, setRead] = createSignal<TextRead>()
  let field: HTMLTextAreaElement | undefined

  const draft = () => props.page.draft
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
  const isChanged = () => isOwn() && (body() !== draft().body || subject() !== (draft().subject ?? ""))
  const mark = (start: number, end: number): void => {
    field?.focus()
    field?.setSelectionRange(start, end)
  }
  return (
    <>
      <div class="draft-text" lang={draft().language}>
        <Show when={draft().subject !== undefined}>
          <Field label={words().subject} value={subject()} onInput={(value) => type({ subject: value })} />
        </Show>
        <Field
          isLong
          label={read()?.length.isSpoken === true ? words().script : words().body}
          value={body()}
          onInput={(value) => type({ body: value })}
          ref={(element) => (field = element as HTMLTextAreaElement)}
        />
      </div>
      <Show when={read()}>{(found) => <DraftRead read={found()} onMark={mark} />}</Show>
      <DraftWays
        page={props.page}
        reminder={props.reminder}
        subject={subject()}
        body={body()}
        read={read()}
        onStartOver={isChanged() ? startOver : undefined}
        onSent={() => forgetTyped(props.kept)}
      />
    </>
  )
}
