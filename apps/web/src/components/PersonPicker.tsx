/** Choosing somebody by typing: whoever is in the directory, or somebody new by that name. */
import { createSignal, createUniqueId, For, Show } from "solid-js"
import X from "lucide-solid/icons/x"
import { appWords } from "../app/appWords.ts"
import { useLog, useWords } from "../app/LogContext.tsx"
import type { PersonFound } from "../log/people.ts"
import { Avatar } from "./Avatar.tsx"
import { describedBy, FieldNotes } from "./FieldNotes.tsx"
import { pickerWords } from "./pickerWords.ts"
import "./field.css"
import "./sheet.css"
import "./personPicker.css"

/** Somebody who is here, or a name to be added with what is saved. */
export interface Picked {
  /** Empty: not here yet. */
  readonly id: string
  readonly name: string
}

export interface PersonPickerProps {
  readonly label: string
  readonly value: Picked | undefined
  readonly onPick: (picked: Picked | undefined) => void
  /** A name that nobody has may be chosen too. */
  readonly canAdd?: boolean
  /** These are not offered: the person themselves, those chosen already. */
  readonly without?: ReadonlyArray<string>
  readonly hint?: string
  readonly wrong?: string | undefined
}

/** More than these nobody looks through. */
const OFFERED = 8

export const PersonPicker = (props: PersonPickerProps) => {
  const { ask } = useLog()
  const app = useWords(appWords)
  const words = useWords(pickerWords)
  const id = createUniqueId()
  const [typed, setTyped] = createSignal("")
  const [found, setFound] = createSignal<ReadonlyArray<PersonFound>>([])
  const [isOpen, setOpen] = createSignal(false)
  const [at, setAt] = createSignal(0)
  let input: HTMLInputElement | undefined

  const search = (query: string): void => {
    setTyped(query)
    setOpen(true)
    setAt(0)
    if (query.trim() === "") return void setFound([])
    ask.searchPeople({ query, count: OFFERED + (props.without?.length ?? 0) }).then(
      // What was typed since will be answered, too.
      (people) =>
        query === typed() &&
        setFound(people.filter((one) => props.without?.includes(one.id) !== true).slice(0, OFFERED)),
      () => setFound([])
    )
  }
  const canAdd = () =>
    props.canAdd === true &&
    typed().trim() !== "" &&
    !found().some(({ name }) => name.toLocaleLowerCase() === typed().trim().toLocaleLowerCase())
  const options = (): ReadonlyArray<Picked & { readonly about: string }> => [
    ...found(),
    ...(canAdd() ? [{ id: "", name: typed().trim(), about: "" }] : [])
  ]
  const pick = (picked: Picked | undefined): void => {
    props.onPick(picked === undefined ? undefined : { id: picked.id, name: picked.name })
    setTyped("")
    setFound([])
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const count = options().length
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (count === 0) return
      setOpen(true)
      setAt((at() + (event.key === "ArrowDown" ? 1 : count - 1)) % count)
    } else if (event.key === "Enter") {
      if (!isOpen() || count === 0) return
      pick(options()[at()])
    } else if (event.key === "Escape" && isOpen() && count > 0) {
      setOpen(false)
      event.stopPropagation()
    } else return
    event.preventDefault()
  }
  const isShown = () => isOpen() && options().length > 0
  return (
    <div class="field picker">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <Show
        when={props.value === undefined}
        fallback={
          <div class="picked">
            <span class="name" id={id}>
              {props.value!.name}
            </span>
            <button
              type="button"
              class="icon-button"
              aria-label={app().remove(props.value!.name)}
              onClick={() => {
                pick(undefined)
                queueMicrotask(() => input?.focus())
              }}
            >
              <X aria-hidden="true" />
            </button>
          </div>
        }
      >
        <input
          id={id}
          ref={(element) => (input = element)}
          class="field-input"
          type="text"
          dir="auto"
          role="combobox"
          autocomplete="off"
          placeholder={words().placeholder}
          aria-autocomplete="list"
          aria-expanded={isShown()}
          aria-controls={`${id}-list`}
          aria-activedescendant={isShown() ? `${id}-${at()}` : undefined}
          aria-invalid={props.wrong === undefined ? undefined : true}
          aria-describedby={describedBy(id, props)}
          value={typed()}
          onInput={(event) => search(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
        />
        <ul class="picker-list" id={`${id}-list`} role="listbox" aria-label={props.label} hidden={!isShown()}>
          <For each={options()}>
            {(option, index) => (
              <li
                id={`${id}-${index()}`}
                class="picker-option"
                role="option"
                aria-selected={at() === index()}
                // Before the field loses the focus, and with it the list.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(option)}
              >
                <Show when={option.id !== ""} fallback={words().add(option.name)}>
                  <Avatar name={option.name} />
                  <span>
                    <span class="name">{option.name}</span>
                    <Show when={option.about !== ""}>
                      <span class="soft picker-about">{option.about}</span>
                    </Show>
                  </span>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <span class="unseen" aria-live="polite">
          {isOpen() && typed().trim() !== "" ? words().count(found().length) : ""}
        </span>
      </Show>
      <FieldNotes of={id} hint={props.hint} wrong={props.wrong} />
    </div>
  )
}

export interface PeoplePickerProps {
  readonly label: string
  /** For the field that adds one more. */
  readonly more: string
  readonly values: ReadonlyArray<Picked>
  readonly onChange: (values: ReadonlyArray<Picked>) => void
  readonly canAdd?: boolean
  readonly without?: ReadonlyArray<string>
}

/** Several people: those chosen, and a field for one more. */
export const PeoplePicker = (props: PeoplePickerProps) => {
  const app = useWords(appWords)
  return (
    <div class="field">
      <Show when={props.values.length > 0}>
        <ul class="picked-several" aria-label={props.label}>
          <For each={props.values}>
            {(one) => (
              <li class="picked">
                <span class="name">{one.name}</span>
                <button
                  type="button"
                  class="icon-button"
                  aria-label={app().remove(one.name)}
                  onClick={() => props.onChange(props.values.filter((other) => other !== one))}
                >
                  <X aria-hidden="true" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <PersonPicker
        label={props.values.length === 0 ? props.label : props.more}
        value={undefined}
        onPick={(picked) => picked !== undefined && props.onChange([...props.values, picked])}
        canAdd={props.canAdd ?? false}
        without={[...(props.without ?? []), ...props.values.map(({ id }) => id)]}
      />
    </div>
  )
}
