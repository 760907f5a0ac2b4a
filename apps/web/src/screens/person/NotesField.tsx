/**
 * A person's notes: saved at every pause. What others write meanwhile comes in around what is being typed, and the cursor
 * stays at its place. What is typed is kept for this tab until the log has it.
 */
import { mergeTyped, movedCursor } from "@kith/core/domain/text/mergeTyped"
import { createEffect, createSignal, For, on, onCleanup, onMount } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { useFailures } from "../../components/Toasts.tsx"
import { personWords } from "./personWords.ts"
import "../../components/field.css"

export interface NotesFieldProps {
  readonly id: string
  /** As the log has them. */
  readonly text: string
  /** Noted under contacts that were merged into this person. */
  readonly others: ReadonlyArray<string>
}

const PAUSE_MS = 700

export const NotesField = (props: NotesFieldProps) => {
  const { tell } = useLog()
  const words = useWords(personWords)
  const failed = useFailures()
  const [state, setState] = createSignal<"saved" | "typing" | "quiet">("quiet")
  let field!: HTMLTextAreaElement
  let id = props.id
  /** What the text in the field was made from. */
  let base = props.text
  let pause: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | undefined

  const key = (): string => `kith.notes.${id}`
  const grow = (): void => {
    field.style.height = "auto"
    field.style.height = `${field.scrollHeight + 2}px`
  }
  const show = (text: string): void => {
    if (field.value === text) return
    const { selectionStart, selectionEnd, value: before } = field
    field.value = text
    if (document.activeElement === field) {
      field.setSelectionRange(movedCursor(selectionStart, before, text), movedCursor(selectionEnd, before, text))
    }
    grow()
  }
  /** The log's text is another one now: what is typed and not saved yet stays in it. */
  const arrive = (text: string): void => {
    show(mergeTyped(base, field.value, text))
    base = text
  }
  const save = (): void => {
    clearTimeout(pause)
    pause = undefined
    if (saving !== undefined || field.value === base) return
    const mine = id
    const typed = field.value
    saving = tell
      .saveNotes({ id: mine, base, text: typed })
      .then(
        ({ text }) => {
          if (mine !== id) return
          if (field.value === typed) sessionStorage.removeItem(key())
          show(mergeTyped(typed, field.value, text))
          base = text
          setState(field.value === base ? "saved" : "typing")
        },
        (cause: unknown) => failed(cause)
      )
      .then(() => {
        saving = undefined
        if (mine === id && field.value !== base && state() === "typing" && pause === undefined)
          pause = setTimeout(save, PAUSE_MS)
      })
  }
  const type = (): void => {
    grow()
    setState("typing")
    sessionStorage.setItem(key(), JSON.stringify({ base, text: field.value }))
    clearTimeout(pause)
    pause = setTimeout(save, PAUSE_MS)
  }
  const open = (): void => {
    base = props.text
    field.value = base
    setState("quiet")
    const left = sessionStorage.getItem(key())
    if (left !== null) {
      const kept = JSON.parse(left) as { readonly base: string; readonly text: string }
      field.value = mergeTyped(kept.base, kept.text, base)
      if (field.value === base) sessionStorage.removeItem(key())
      else save()
    }
    grow()
  }
  createEffect(
    on(
      () => [props.id, props.text] as const,
      ([nextId, text]) => {
        if (nextId !== id) {
          save()
          id = nextId
          open()
          // While a save is under way, its answer brings what the log has.
        } else if (saving === undefined) arrive(text)
      },
      { defer: true }
    )
  )
  onMount(() => {
    open()
    const leave = (): void => void (document.visibilityState === "hidden" && save())
    document.addEventListener("visibilitychange", leave)
    addEventListener("pagehide", save)
    onCleanup(() => {
      save()
      document.removeEventListener("visibilitychange", leave)
      removeEventListener("pagehide", save)
    })
  })
  return (
    <section class="person-part" aria-labelledby="person-notes">
      <div class="person-part-head">
        <h2 id="person-notes">{words().notes}</h2>
        <span class="soft notes-state" aria-live="polite">
          {state() === "saved" ? words().saved : ""}
        </span>
      </div>
      <textarea
        ref={field}
        class="notes"
        dir="auto"
        rows="2"
        aria-labelledby="person-notes"
        placeholder={words().notesHint}
        onInput={type}
        onBlur={save}
      />
      <For each={props.others}>{(text) => <p class="notes-other">{text}</p>}</For>
    </section>
  )
}
