/** Keeping something to share, or changing what is kept. */
import { createEffect, createSignal, on } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
import { LinesField } from "../../components/LinesField.tsx"
import { PeoplePicker, type Picked } from "../../components/PersonPicker.tsx"
import type { ShareableForm, ShareableShown } from "../../log/shareables.ts"
import { shareWords } from "./shareWords.ts"

export interface ShareableSheetProps {
  /** `undefined`: closed. */
  readonly shareable: ShareableShown | "new" | undefined
  readonly onClose: () => void
}

export const ShareableSheet = (props: ShareableSheetProps) => {
  const { tell } = useLog()
  const words = useWords(shareWords)
  const [title, setTitle] = createSignal("")
  const [link, setLink] = createSignal("")
  const [topics, setTopics] = createSignal<ReadonlyArray<string>>([])
  const [whom, setWhom] = createSignal<ReadonlyArray<Picked>>([])
  const [wrong, setWrong] = createSignal<string>()
  const known = () => (props.shareable === "new" ? undefined : props.shareable)
  let was: ShareableForm | undefined
  createEffect(
    on(
      () => props.shareable,
      (shareable) => {
        if (shareable === undefined) return
        const one = shareable === "new" ? undefined : shareable
        setTitle(one?.title ?? "")
        setLink(one?.link ?? "")
        setTopics(one?.topics ?? [])
        setWhom(one?.for ?? [])
        setWrong(undefined)
        was = one === undefined ? undefined : form()
      }
    )
  )
  const form = (): ShareableForm => ({
    title: title(),
    link: link(),
    topics: [...topics()],
    for: whom().map(({ id }) => id)
  })
  const save = () => {
    const named = title().trim()
    if (named === "") return void setWrong(words().needsTitle)
    return tell
      .saveShareable({ id: known()?.id, form: form(), was })
      .then(({ batch }) => batch !== undefined && say(words().saved(named), batch))
  }
  const remove = ({ id, title: named }: ShareableShown) =>
    tell.deleteShareable({ id }).then(({ batch }) => say(words().deleted(named), batch))
  const other = () => {
    const one = known()
    return one === undefined ? undefined : { label: words().delete, act: () => remove(one) }
  }
  return (
    <FormSheet
      isOpen={props.shareable !== undefined}
      onClose={props.onClose}
      title={known() === undefined ? words().add : words().changeTitle}
      save={words().save}
      onSave={save}
      other={other()}
    >
      <Field label={words().name} value={title()} onInput={setTitle} wrong={wrong()} />
      <Field label={words().link} type="url" value={link()} onInput={setLink} />
      <LinesField label={words().topics} values={topics()} onChange={setTopics} hint={words().topicsHint} />
      <PeoplePicker label={words().for} more={words().forMore} values={whom()} onChange={setWhom} />
    </FormSheet>
  )
}
