/** The drawer that schedules a meeting: with whom, when, how, and whether they agreed. */
import { createSignal, For } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { Chip } from "../../components/Chip.tsx"
import { ChipChoice } from "../../components/ChipChoice.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
import { type Picked, PersonPicker } from "../../components/PersonPicker.tsx"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { meetingsWords } from "./meetingsWords.ts"
import { momentFrom } from "./whenFields.ts"
import "./meetings.css"

export interface MeetingFormProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

/** How people meet; messages are no meetings. */
const CHANNELS = ["coffee", "virtual-call", "phone", "lunch", "drink", "in-person"] as const
const LENGTHS = [20, 30, 45, 60]

export const MeetingForm = (props: MeetingFormProps) => {
  const { tell, lang } = useLog()
  const words = useWords(meetingsWords)
  const [who, setWho] = createSignal<Picked>()
  const [day, setDay] = createSignal("")
  const [time, setTime] = createSignal("")
  const [channel, setChannel] = createSignal<(typeof CHANNELS)[number]>()
  const [state, setState] = createSignal<"scheduled" | "proposed">("scheduled")
  const [minutes, setMinutes] = createSignal<number>()
  const [place, setPlace] = createSignal("")
  const [isWrong, setWrong] = createSignal(false)

  const save = () => {
    const [person, happened] = [who(), momentFrom(day(), time())]
    if (person === undefined || happened === undefined) return void setWrong(true)
    return tell
      .scheduleMeeting({
        who: person.id === "" ? { name: person.name } : person.id,
        happened,
        state: state(),
        channel: channel(),
        minutes: minutes(),
        place: place().trim()
      })
      .then(({ id, batch }) => {
        say(words().form.saved(person.name), batch)
        setWho(undefined)
        setDay("")
        setTime("")
        setPlace("")
        setWrong(false)
        props.onSaved(id)
      })
  }
  const needs = (isMissing: boolean, text: string) => (isWrong() && isMissing ? text : undefined)
  return (
    <FormSheet
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={words().form.title}
      save={words().form.save}
      onSave={save}
    >
      <PersonPicker
        label={words().form.who}
        value={who()}
        onPick={setWho}
        canAdd
        wrong={needs(who() === undefined, words().form.needsWho)}
      />
      <div class="when-fields">
        <Field
          label={words().form.day}
          type="date"
          value={day()}
          onInput={setDay}
          wrong={needs(day() === "", words().form.needsDay)}
        />
        <Field label={words().form.time} type="time" value={time()} onInput={setTime} />
      </div>
      <ChipChoice
        label={words().form.how}
        choices={CHANNELS.map((id) => ({ id, said: recordWords[lang()].meetings[id] }))}
        chosen={channel()}
        isOptional
        onChoose={setChannel}
      />
      <ChipChoice
        label={words().form.stands}
        choices={[
          { id: "scheduled", said: words().form.scheduled },
          { id: "proposed", said: words().form.proposed }
        ]}
        chosen={state()}
        onChoose={(id) => id !== undefined && setState(id)}
      />
      <fieldset class="chip-choice-group">
        <legend class="field-label">{words().form.minutes}</legend>
        <div class="chips">
          <For each={LENGTHS}>
            {(length) => (
              <Chip
                isPressed={minutes() === length}
                onPress={() => setMinutes(minutes() === length ? undefined : length)}
              >
                {recordWords[lang()].minutes(length)}
              </Chip>
            )}
          </For>
        </div>
      </fieldset>
      <Field label={words().form.where} value={place()} onInput={setPlace} />
    </FormSheet>
  )
}
