/** How the log is kept, for all its devices; and how this device shows it. Each choice is kept at once. */
import { createSignal, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { hasShortcuts, keepShortcuts } from "../../app/shortcutKeys.ts"
import { showTheme, type Theme, themeHere } from "../../app/theme.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { ChipChoice } from "../../components/ChipChoice.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Toggle } from "../../components/Toggle.tsx"
import type { SettingsPage, SettingsPatch } from "../../log/settings.ts"
import { Away } from "./Away.tsx"
import { settingsWords } from "./settingsWords.ts"
import { WorkingTime } from "./WorkingTime.tsx"
import "./settings.css"

export const SettingsScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(settingsWords)
  const page = liveAnswer(
    () => ({ lang: lang() }),
    () => ask.settingsPage()
  )
  return (
    <Screen title={words().title}>
      <Answered answer={page}>{(page) => <Kept page={page()} />}</Answered>
      <OfDevice />
    </Screen>
  )
}

/** Keeps what was chosen, and says so with a way back. */
const useKeep = () => {
  const { tell } = useLog()
  const words = useWords(settingsWords)
  const failed = useFailures()
  return (patch: SettingsPatch): void => {
    tell.saveSettings(patch).then((kept) => {
      if (kept._tag === "BadHours") say(words().badHours)
      else say(words().saved, kept.batch)
    }, failed)
  }
}

const languages = ["en", "fr"] as const

const Kept = (props: { readonly page: SettingsPage }) => {
  const { lang } = useLog()
  const words = useWords(settingsWords)
  const keep = useKeep()
  const [name, setName] = createSignal<string>()
  const keepName = (): void => {
    const typed = name()?.trim()
    if (typed !== undefined && typed !== "" && typed !== props.page.name) keep({ name: typed })
    setName(undefined)
  }
  return (
    <>
      <section class="settings-part" aria-labelledby="settings-log">
        <h2 id="settings-log">{words().log}</h2>
        <Field
          label={words().name}
          value={name() ?? props.page.name}
          onInput={setName}
          onBlur={keepName}
          onEnter={keepName}
        />
        <ChipChoice
          label={words().language}
          choices={languages.map((id) => ({ id, said: words().languages[id] }))}
          chosen={props.page.language ?? lang()}
          onChoose={(language) => language !== undefined && keep({ language })}
        />
      </section>
      <section class="settings-part" aria-labelledby="settings-time">
        <h2 id="settings-time">{words().time}</h2>
        <ChoiceField
          label={words().zone}
          value={props.page.zone}
          choices={props.page.zones}
          hint={words().zoneHint}
          onChoose={(zone) => keep({ zone })}
        />
        <ChoiceField
          label={words().holidays}
          value={props.page.jurisdiction}
          choices={props.page.jurisdictions}
          none={words().noHolidays}
          hint={words().holidaysHint}
          onChoose={(jurisdiction) => keep({ jurisdiction })}
        />
        <WorkingTime page={props.page} keep={keep} />
      </section>
      <Away page={props.page} />
    </>
  )
}

const themes: ReadonlyArray<Theme> = ["device", "light", "dark"]

const OfDevice = () => {
  const words = useWords(settingsWords)
  const [theme, setTheme] = createSignal(themeHere())
  const [keys, setKeys] = createSignal(hasShortcuts())
  return (
    <section class="settings-part" aria-labelledby="settings-device">
      <h2 id="settings-device">{words().device}</h2>
      <ChipChoice
        label={words().theme}
        choices={themes.map((id) => ({ id, said: words().themes[id] }))}
        chosen={theme()}
        onChoose={(chosen) => {
          showTheme(chosen!)
          setTheme(chosen!)
        }}
      />
      <Show when={matchMedia("(any-hover: hover)").matches}>
        <div>
          <Toggle
            label={words().shortcuts}
            isOn={keys()}
            onChange={(isOn) => {
              keepShortcuts(isOn)
              setKeys(isOn)
            }}
          />
          <p class="soft">{words().shortcutsHint}</p>
        </div>
      </Show>
    </section>
  )
}
