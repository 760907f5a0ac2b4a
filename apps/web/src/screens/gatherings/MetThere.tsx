/** Noting whom one met, all in one go: names as they come, each told as known, new, or to be chosen. */
import { createEffect, createSignal, For, on, Show } from "solid-js"
import { createStore } from "solid-js/store"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Chip } from "../../components/Chip.tsx"
import { Field } from "../../components/Field.tsx"
import type { NameRead } from "../../log/changeGathering.ts"
import type { PersonNamed } from "../../log/meetings.ts"
import { dropUnsaved, keepUnsaved, unsavedOf } from "../../app/unsaved.ts"
import { gatheringsWords } from "./gatheringsWords.ts"
import "./gatherings.css"

const PAUSE_MS = 200
/** Somebody new, though others share the name. */
const NEW = "new"

export const MetThere = (props: { readonly id: string; readonly canBeNobody: boolean }) => {
  const { ask, tell } = useLog()
  const words = useWords(gatheringsWords)
  const failed = useFailures()
  const key = `gathering/${props.id}/met`
  const [text, setText] = createSignal((unsavedOf(key) as string | undefined) ?? "")
  const [names, setNames] = createSignal<ReadonlyArray<NameRead>>([])
  // By name: a contact's id, or that it is somebody new.
  const [chosen, setChosen] = createStore<Record<string, string>>({})
  let timer: ReturnType<typeof setTimeout> | undefined

  createEffect(
    on(text, (typed) => {
      clearTimeout(timer)
      if (typed.trim() === "") return void setNames([])
      timer = setTimeout(() => {
        ask.readNames({ text: typed }).then((read) => typed === text() && setNames(read), failed)
      }, PAUSE_MS)
    })
  )
  const type = (typed: string): void => {
    setText(typed)
    keepUnsaved(key, typed)
  }
  /** Who it is: an id, somebody new, or not known yet. */
  const whoIs = ({ name, exactly, perhaps }: NameRead): string | undefined => {
    const said = chosen[name]
    if (said !== undefined) return said
    if (exactly.length === 1) return exactly[0]!.id
    if (exactly.length > 1) return undefined
    // One word may be the beginning of many a name; two that nobody has are somebody new.
    return perhaps.length > 0 && !name.includes(" ") ? undefined : NEW
  }
  const isClear = () => names().length > 0 && names().every((read) => whoIs(read) !== undefined)
  const save = async (): Promise<void> => {
    try {
      const read = await ask.readNames({ text: text() })
      setNames(read)
      if (read.some((each) => whoIs(each) === undefined)) return
      const people = read.map((each) => {
        const who = whoIs(each)!
        return { name: each.name, company: each.company, ...(who === NEW ? {} : { contact: who }) }
      })
      const { met, added, batch } = await tell.meetAtGathering({ id: props.id, people })
      setText("")
      dropUnsaved(key)
      say(words().savedMet(met, added), batch)
    } catch (cause) {
      failed(cause)
    }
  }
  const nobody = (): void => {
    tell.meetNobody({ id: props.id }).then(({ batch }) => say(words().nobodySaid, batch), failed)
  }
  return (
    <div class="met">
      <Field
        label={words().names}
        value={text()}
        onInput={type}
        hint={words().whomAbout}
        placeholder={words().namesPlaceholder}
        isLong
      />
      <ul class="met-names" aria-live="polite">
        <For each={names()}>
          {(read) => (
            <li class="met-name">
              <Show when={whoIs(read) !== undefined && read.exactly.length < 2} fallback={<Choose read={read} />}>
                <span class="name" dir="auto">
                  {read.name}
                </span>
                <span class="soft">
                  {whoIs(read) === NEW
                    ? [read.company, words().isNew].filter(Boolean).join(", ")
                    : [companyOf(read, whoIs(read)!), words().isKnown].filter(Boolean).join(", ")}
                </span>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <div class="met-actions">
        <Button kind="main" disabled={!isClear()} onClick={() => void save()}>
          {words().save(names().length)}
        </Button>
        <Show when={props.canBeNobody && names().length === 0}>
          <Button onClick={nobody}>{words().nobody}</Button>
        </Show>
      </div>
    </div>
  )

  function Choose(own: { readonly read: NameRead }) {
    const people = (): ReadonlyArray<PersonNamed> => (own.read.exactly.length > 0 ? own.read.exactly : own.read.perhaps)
    return (
      <fieldset class="met-choose">
        <legend>{words().whichOne(own.read.name)}</legend>
        <div class="chips">
          <For each={people()}>
            {(one) => (
              <Chip isPressed={whoIs(own.read) === one.id} onPress={() => setChosen(own.read.name, one.id)}>
                <span>
                  <span class="name">{one.name}</span>
                  <Show when={one.company}>, {one.company}</Show>
                </span>
              </Chip>
            )}
          </For>
          <Chip isPressed={whoIs(own.read) === NEW} onPress={() => setChosen(own.read.name, NEW)}>
            {words().somebodyNew}
          </Chip>
        </div>
      </fieldset>
    )
  }
}

const companyOf = ({ exactly, perhaps }: NameRead, id: string): string | undefined =>
  [...exactly, ...perhaps].find((one) => one.id === id)?.company
