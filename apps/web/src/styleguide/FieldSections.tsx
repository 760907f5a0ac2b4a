/** What one fills in, ticks and chooses. */
import { createSignal } from "solid-js"
import { ChipChoice } from "../components/ChipChoice.tsx"
import { ChoiceField } from "../components/ChoiceField.tsx"
import { Field } from "../components/Field.tsx"
import { FileDrop } from "../components/FileDrop.tsx"
import { LinesField } from "../components/LinesField.tsx"
import { PeoplePicker, type Picked, PersonPicker } from "../components/PersonPicker.tsx"
import { say } from "../components/Toasts.tsx"
import { Ticks } from "../components/Ticks.tsx"
import { Toggle } from "../components/Toggle.tsx"

export const FieldSections = () => {
  const [text, setText] = createSignal("Ana Souza")
  const [note, setNote] = createSignal("Asked about the bridging programme.\nWill send the link.")
  const [lines, setLines] = createSignal<ReadonlyArray<string>>(["ana@example.org"])
  const [choice, setChoice] = createSignal("coffee")
  const [chip, setChip] = createSignal<string | undefined>("en")
  const [isOn, setOn] = createSignal(true)
  const [done, setDone] = createSignal<ReadonlyArray<string>>(["read"])
  const [person, setPerson] = createSignal<Picked>()
  const [people, setPeople] = createSignal<ReadonlyArray<Picked>>([{ id: "", name: "Luc Tran" }])
  const tick = (id: string, isDone: boolean): void =>
    void setDone(isDone ? [...done(), id] : done().filter((one) => one !== id))
  return (
    <>
      <section class="guide-part">
        <h2>Fields</h2>
        <Field label="Name" value={text()} onInput={setText} hint="As they write it themselves." />
        <Field label="Email" value="ana@" onInput={() => undefined} wrong="There is no address after the @." />
        <Field label="Notes" value={note()} onInput={setNote} isLong />
        <LinesField label="Addresses" values={lines()} onChange={setLines} type="email" />
        <ChoiceField
          label="How you talked"
          value={choice()}
          onChoose={setChoice}
          none="Not said"
          choices={[
            { value: "coffee", said: "Coffee" },
            { value: "call", said: "A call" }
          ]}
        />
      </section>
      <section class="guide-part">
        <h2>People</h2>
        <PersonPicker label="With" value={person()} onPick={setPerson} canAdd />
        <PeoplePicker label="Who was there" more="Somebody else" values={people()} onChange={setPeople} canAdd />
      </section>
      <section class="guide-part">
        <h2>Choices</h2>
        <ChipChoice
          label="Language"
          chosen={chip()}
          onChoose={setChip}
          choices={[
            { id: "en", said: "English" },
            { id: "fr", said: "French" }
          ]}
        />
        <Toggle label="Show names on a locked screen" isOn={isOn()} onChange={setOn} />
        <Ticks
          label="Before the meeting"
          onTick={tick}
          items={[
            { id: "read", text: "Read their profile", isDone: done().includes("read") },
            { id: "ask", text: "Choose three questions", isDone: done().includes("ask") }
          ]}
        />
      </section>
      <section class="guide-part">
        <h2>A file</h2>
        <FileDrop
          label="Drop a file here"
          hint="CSV, XLSX, vCard or a calendar."
          choose="Choose a file"
          onFile={({ name }) => say(name)}
        />
      </section>
    </>
  )
}
