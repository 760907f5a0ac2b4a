/** One template in full, to read or to put in one's own words; or a new one. */
import { createEffect, createSignal, For, on, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Chip } from "../../components/Chip.tsx"
import { Field } from "../../components/Field.tsx"
import { Sheet } from "../../components/Sheet.tsx"
import type { Templates, TemplateShown } from "../../log/templates.ts"
import { templatesWords } from "./templatesWords.ts"

export interface TemplateSheetProps {
  /** `undefined`: closed. */
  readonly template: TemplateShown | "new" | undefined
  readonly variables: Templates["variables"]
  /** In which language the message is. */
  readonly language: "en" | "fr"
  readonly onClose: () => void
}

export const TemplateSheet = (props: TemplateSheetProps) => {
  const { tell } = useLog()
  const words = useWords(templatesWords)
  const failed = useFailures()
  const [title, setTitle] = createSignal("")
  const [subject, setSubject] = createSignal("")
  const [body, setBody] = createSignal("")
  const [isTried, setTried] = createSignal(false)
  const known = () => (props.template === "new" ? undefined : props.template)
  const isOwn = () => known()?.isOwn ?? true
  const hasSubject = () => isOwn() || known()?.subject !== undefined
  let area: HTMLTextAreaElement | undefined
  createEffect(
    on(
      () => props.template,
      (template) => {
        if (template === undefined) return
        const one = template === "new" ? undefined : template
        setTitle(one?.title ?? "")
        setSubject(one?.subject ?? "")
        setBody(one?.body ?? "")
        setTried(false)
      }
    )
  )
  const insert = (name: string): void => {
    const from = area?.selectionStart ?? body().length
    const until = area?.selectionEnd ?? from
    setBody(`${body().slice(0, from)}{${name}}${body().slice(until)}`)
    const at = from + name.length + 2
    queueMicrotask(() => {
      area?.focus()
      area?.setSelectionRange(at, at)
    })
  }
  const save = (): void => {
    setTried(true)
    if (body().trim() === "" || (isOwn() && title().trim() === "")) return
    const named = isOwn() ? { title: title() } : {}
    const withSubject = hasSubject() && (subject().trim() !== "" || known()?.subject !== undefined)
    tell
      .writeTemplate({
        id: known()?.id,
        ...named,
        subject: withSubject ? subject() : undefined,
        body: body(),
        words: props.language
      })
      .then(({ batch, strange }) => {
        props.onClose()
        const saved = words().saved(title().trim())
        const names = strange.map((name) => `{${name}}`).join(", ")
        say(strange.length === 0 ? saved : `${saved} ${words().strange(names)}`, batch)
      }, failed)
  }
  const reset = (): void => {
    const { id, title: named, isOwn: own } = known()!
    tell.resetTemplate({ id }).then(({ batch }) => {
      props.onClose()
      say((own ? words().deleted : words().wasReset)(named), batch)
    }, failed)
  }
  return (
    <Sheet isOpen={props.template !== undefined} onClose={props.onClose} title={known()?.title ?? words().addTitle}>
      <Show when={known()}>
        {(one) => (
          <p class="soft">
            {[one().about, ...(one().sources.length > 0 ? [words().sources(one().sources.join(", "))] : [])]
              .filter(Boolean)
              .join(" ")}
          </p>
        )}
      </Show>
      <Show when={isOwn()}>
        <Field
          label={words().name}
          value={title()}
          onInput={setTitle}
          wrong={isTried() && title().trim() === "" ? words().needsName : undefined}
        />
      </Show>
      <Show when={hasSubject()}>
        <Field
          label={words().subject}
          value={subject()}
          onInput={setSubject}
          {...(isOwn() ? { hint: words().subjectHint } : {})}
        />
      </Show>
      <Field
        label={words().body}
        value={body()}
        onInput={setBody}
        isLong
        ref={(element) => (area = element as HTMLTextAreaElement)}
        wrong={isTried() && body().trim() === "" ? words().needsBody : undefined}
      />
      <details class="template-variables">
        <summary>{words().insert}</summary>
        <p class="soft">{words().insertAbout}</p>
        <div class="chips">
          <For each={props.variables}>{({ name, blank }) => <Chip onPress={() => insert(name)}>{blank}</Chip>}</For>
        </div>
      </details>
      <div class="sheet-actions">
        <Show when={known()?.isOwn === true || known()?.isReworded === true}>
          <Button kind="quiet" onClick={reset}>
            {isOwn() ? words().delete : words().reset}
          </Button>
        </Show>
        <Button kind="main" onClick={save}>
          {words().save}
        </Button>
      </div>
    </Sheet>
  )
}
