/** One template in full, to read or to put in one's own words; or a new one. */
import { createEffect, createSignal, For, on, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { Chip } from "../../components/Chip.tsx"
import { Disclosure } from "../../components/Disclosure.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
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
  const save = () => {
    setTried(true)
    if (body().trim() === "" || (isOwn() && title().trim() === "")) return undefined
    const named = isOwn() ? { title: title() } : {}
    const withSubject = hasSubject() && (subject().trim() !== "" || known()?.subject !== undefined)
    return tell
      .writeTemplate({
        id: known()?.id,
        ...named,
        subject: withSubject ? subject() : undefined,
        body: body(),
        words: props.language
      })
      .then(({ batch, strange }) => {
        const saved = words().saved(title().trim())
        const names = strange.map((name) => `{${name}}`).join(", ")
        say(strange.length === 0 ? saved : `${saved} ${words().strange(names)}`, batch)
      })
  }
  const reset = ({ id, title: named, isOwn: own }: TemplateShown) =>
    tell.resetTemplate({ id }).then(({ batch }) => say((own ? words().deleted : words().wasReset)(named), batch))
  const other = () => {
    const one = known()
    if (one === undefined || !(one.isOwn || one.isReworded)) return undefined
    return { label: one.isOwn ? words().delete : words().reset, act: () => reset(one) }
  }
  return (
    <FormSheet
      isOpen={props.template !== undefined}
      onClose={props.onClose}
      title={known()?.title ?? words().addTitle}
      save={words().save}
      onSave={save}
      other={other()}
    >
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
      <Disclosure summary={words().insert}>
        <p class="soft">{words().insertAbout}</p>
        <div class="chips">
          <For each={props.variables}>{({ name, blank }) => <Chip onPress={() => insert(name)}>{blank}</Chip>}</For>
        </div>
      </Disclosure>
    </FormSheet>
  )
}
