/** Which days and hours are worked, and how many new reminders a day are enough. */
import { For } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { Chip } from "../../components/Chip.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import type { SettingsPage, SettingsPatch } from "../../log/settings.ts"
import { settingsWords } from "./settingsWords.ts"
import { TimeField } from "./TimeField.tsx"

export interface WorkingTimeProps {
  readonly page: SettingsPage
  readonly keep: (patch: SettingsPatch) => void
}

const LIMITS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20]

export const WorkingTime = (props: WorkingTimeProps) => {
  const words = useWords(settingsWords)
  const press = (id: string): void => {
    const worked = props.page.days
      .filter((day) => (day.id === id ? !day.works : day.works))
      .map((day) => Number(day.id))
    if (worked.length === 0) say(words().noDays)
    else props.keep({ workdays: worked })
  }
  const limits = (): ReadonlyArray<number> =>
    LIMITS.includes(props.page.dailyLimit) ? LIMITS : [...LIMITS, props.page.dailyLimit].toSorted((a, b) => a - b)
  return (
    <>
      <fieldset class="chip-choice-group">
        <legend class="field-label">{words().workdays}</legend>
        <div class="chips">
          <For each={props.page.days}>
            {(day) => (
              <Chip isPressed={day.works} onPress={() => press(day.id)}>
                {day.said}
              </Chip>
            )}
          </For>
        </div>
      </fieldset>
      <div class="settings-hours">
        <TimeField
          label={words().from}
          value={props.page.worksFrom}
          onKeep={(worksFrom) => props.keep({ worksFrom })}
        />
        <TimeField
          label={words().until}
          value={props.page.worksUntil}
          onKeep={(worksUntil) => props.keep({ worksUntil })}
        />
      </div>
      <ChoiceField
        label={words().limit}
        value={String(props.page.dailyLimit)}
        choices={limits().map((count) => ({ value: String(count), said: words().limitOf(count) }))}
        hint={words().limitHint}
        onChoose={(count) => props.keep({ dailyLimit: Number(count) })}
      />
    </>
  )
}
