/**
 * A text that is saved at every pause, and that stays true while somebody types into it: what another device writes
 * meanwhile is taken in, and no word of either is lost.
 */
import { createEffect, createSignal, on, onCleanup, onMount } from "solid-js"
import type { Accessor } from "solid-js"
import { rebaseText } from "@kith/core/domain/text/rebaseText"
import { dropUnsaved, keepUnsaved, unsavedOf } from "./unsaved.ts"

/** So long after the last key, what is typed is saved. */
const PAUSE_MS = 400

export interface SavedTextOptions {
  /** Where it is kept until the log has it: `meeting/<id>/notes`. */
  readonly key: string
  /** As the log has it; `undefined`: not known yet. */
  readonly remote: Accessor<string | undefined>
  /** Answers with what the log has afterwards. `base`: as the log had it when one began to type. */
  readonly save: (text: string, base: string) => Promise<string>
  readonly onFailure: (cause: unknown) => void
}

export interface SavedText {
  readonly text: Accessor<string>
  readonly type: (text: string) => void
  readonly status: Accessor<"saved" | "saving" | "waiting">
  /** Saves what waits; resolves once it is saved, or could not be. */
  readonly flush: () => Promise<void>
}

/** What is kept under the key, until it is saved. */
export interface Kept {
  readonly base: string
  readonly text: string
}

export const createSavedText = ({ key, remote, save, onFailure }: SavedTextOptions): SavedText => {
  const kept = unsavedOf(key) as Kept | undefined
  const [text, setText] = createSignal(kept?.text ?? "")
  const [status, setStatus] = createSignal<"saved" | "saving" | "waiting">(kept === undefined ? "saved" : "waiting")
  let base = kept?.base
  let lastRemote: string | undefined
  // Answers of the log may be older than what was saved since.
  const mine: Array<string> = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | undefined

  const isDirty = (): boolean => base !== undefined && text() !== base

  const run = async (): Promise<void> => {
    while (isDirty()) {
      const sent = text()
      setStatus("saving")
      mine.push(sent)
      if (mine.length > REMEMBERED) mine.shift()
      try {
        const now = await save(sent, base!)
        // What was typed while it was being saved stands on what the log has now.
        setText((typed) => rebaseText(sent, typed, now))
        base = now
      } catch (cause) {
        setStatus("waiting")
        onFailure(cause)
        return
      }
    }
    dropUnsaved(key)
    setStatus("saved")
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    saving ??= run().finally(() => {
      saving = undefined
    })
    return saving
  }
  createEffect(
    on(remote, (now) => {
      if (now === undefined || now === lastRemote) return
      lastRemote = now
      if (base === undefined) {
        base = now
        setText(now)
        return
      }
      if (mine.includes(now)) return
      if (isDirty()) return void flush()
      base = now
      setText(now)
    })
  )
  const onHidden = (): void => {
    if (document.visibilityState === "hidden") void flush()
  }
  onMount(() => {
    document.addEventListener("visibilitychange", onHidden)
    addEventListener("pagehide", onHidden)
  })
  onCleanup(() => {
    document.removeEventListener("visibilitychange", onHidden)
    removeEventListener("pagehide", onHidden)
    void flush()
  })
  return {
    text,
    status,
    flush,
    type: (typed) => {
      setText(typed)
      keepUnsaved(key, { base: base ?? "", text: typed } satisfies Kept)
      setStatus("waiting")
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), PAUSE_MS)
    }
  }
}

const REMEMBERED = 30
