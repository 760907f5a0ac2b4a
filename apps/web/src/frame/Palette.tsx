/** Ctrl-K: type a few letters of a person, a place or something to do, and go there. Loaded when it is first asked for. */
import { Dialog } from "@kobalte/core/dialog"
import { useNavigate } from "@solidjs/router"
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from "solid-js"
import { plain } from "@kith/core/domain/words/plain"
import type { PersonFound } from "../log/people.ts"
import { appWords } from "../app/appWords.ts"
import { openCapture } from "../app/captureLine.ts"
import { useLog, useWords } from "../app/LogContext.tsx"
import { paletteWords } from "./paletteWords.ts"
import { placeGroups } from "../app/places.ts"
import { placesWords } from "../app/placesWords.ts"
import "../components/field.css"
import "../components/sheet.css"
import { focusBack } from "../components/focusBack.ts"
import "./palette.css"

interface Entry {
  readonly group: "people" | "actions" | "places"
  readonly name: string
  readonly about: string
  readonly run: () => void
}

export interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onKeys: () => void
}

/** People offered; places and actions are all there. */
const PEOPLE = 6

export const Palette = (props: PaletteProps) => {
  const { ask } = useLog()
  const navigate = useNavigate()
  const words = useWords(paletteWords)
  const app = useWords(appWords)
  const placeWords = useWords(placesWords)
  const id = createUniqueId()
  const [query, setQuery] = createSignal("")
  const [people, setPeople] = createSignal<ReadonlyArray<PersonFound>>([])
  const [at, setAt] = createSignal(0)
  const focus = focusBack()
  let input: HTMLInputElement | undefined
  let list: HTMLUListElement | undefined

  createEffect(
    on(
      () => props.isOpen,
      () => {
        setQuery("")
        setPeople([])
        setAt(0)
      }
    )
  )
  const type = (typed: string): void => {
    setQuery(typed)
    setAt(0)
    if (typed.trim() === "") return void setPeople([])
    ask.searchPeople({ query: typed, count: PEOPLE }).then(
      // What was typed since will be answered, too.
      (found) => typed === query() && setPeople(found),
      () => setPeople([])
    )
  }
  const goTo = (path: string) => () => navigate(path)
  const known = createMemo((): ReadonlyArray<Entry> => {
    const tabs: ReadonlyArray<readonly [string, string]> = [
      ["/", app().today],
      ["/people", app().people],
      ["/meetings", app().meetings],
      ["/more", app().more]
    ]
    return [
      { group: "actions", name: app().add, about: "c", run: () => openCapture() },
      { group: "actions", name: words().addPerson, about: "", run: goTo("/people/new") },
      { group: "actions", name: words().keys, about: "?", run: props.onKeys },
      ...tabs.map(([path, name]): Entry => ({ group: "places", name, about: "", run: goTo(path) })),
      ...placeGroups.flatMap(({ name: group, places }) =>
        places.map(({ path, name }): Entry => ({
          group: "places",
          name: placeWords().names[name],
          about: placeWords().groups[group],
          run: goTo(path)
        }))
      )
    ]
  })
  const entries = createMemo((): ReadonlyArray<Entry> => {
    const wanted = wordsOf(query())
    return [
      ...people().map((one): Entry => ({
        group: "people",
        name: one.name,
        about: one.about,
        run: goTo(`/people/${one.id}`)
      })),
      ...known().filter(({ name }) => wanted.every((word) => wordsOf(name).some((own) => own.startsWith(word))))
    ]
  })
  const choose = (entry: Entry | undefined): void => {
    if (entry === undefined) return
    props.onClose()
    // The dialog gives the focus back first; what is opened next may then take it.
    queueMicrotask(entry.run)
  }
  const move = (by: number): void => {
    const count = entries().length
    if (count === 0) return
    setAt((at() + by + count) % count)
    list?.querySelector(`[id="${id}-${at()}"]`)?.scrollIntoView({ block: "nearest" })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (event.key === "ArrowDown") move(1)
    else if (event.key === "ArrowUp") move(-1)
    else if (event.key === "Enter") choose(entries()[at()])
    else return
    event.preventDefault()
  }
  return (
    <Dialog open={props.isOpen} onOpenChange={(open) => open || props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="sheet-shade" />
        <div class="sheet-place palette-place">
          <Dialog.Content
            class="sheet palette"
            onOpenAutoFocus={(event) => {
              focus.onOpenAutoFocus()
              event.preventDefault()
              input?.focus()
            }}
            onCloseAutoFocus={focus.onCloseAutoFocus}
          >
            <Dialog.Title class="unseen">{words().title}</Dialog.Title>
            <input
              ref={(element) => (input = element)}
              class="field-input"
              type="text"
              dir="auto"
              role="combobox"
              autocomplete="off"
              placeholder={words().field}
              aria-label={words().field}
              aria-autocomplete="list"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={entries().length > 0 ? `${id}-${at()}` : undefined}
              value={query()}
              onInput={(event) => type(event.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
            <ul
              ref={(element) => (list = element)}
              class="palette-list"
              id={`${id}-list`}
              role="listbox"
              aria-label={words().title}
            >
              <For each={entries()}>
                {(entry, index) => (
                  <>
                    <Show when={entries()[index() - 1]?.group !== entry.group}>
                      <li class="palette-group" role="presentation">
                        {words()[entry.group]}
                      </li>
                    </Show>
                    <li
                      id={`${id}-${index()}`}
                      class="palette-entry"
                      role="option"
                      aria-selected={at() === index()}
                      onPointerMove={() => setAt(index())}
                      onClick={() => choose(entry)}
                    >
                      <span classList={{ name: entry.group === "people" }} dir="auto">
                        {entry.name}
                      </span>
                      <span class="soft palette-about">{entry.about}</span>
                    </li>
                  </>
                )}
              </For>
            </ul>
            <p class="palette-none soft" aria-live="polite">
              <span classList={{ unseen: entries().length > 0 }}>
                {query().trim() === "" ? "" : words().found(entries().length)}
              </span>
            </p>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  )
}

const wordsOf = (text: string): ReadonlyArray<string> =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
