/** The first run: one name, and Today shows the thank-you that is due. */
import { createEffect, createSignal, Show } from "solid-js"
import { keepStorage } from "../../app/keepStorage.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Chip } from "../../components/Chip.tsx"
import { Field } from "../../components/Field.tsx"
import { firstWords } from "./firstWords.ts"
import { InstallFirst, isTabOfIphone } from "./InstallFirst.tsx"
import { RestoreFile } from "./RestoreFile.tsx"
import "./first.css"

type Day = "today" | "yesterday" | "lastWeek"
const days: ReadonlyArray<Day> = ["today", "yesterday", "lastWeek"]

export const FirstRun = () => {
  const { tell, lang, setLang } = useLog()
  const words = useWords(firstWords)
  const failed = useFailures()
  const [name, setName] = createSignal("")
  const [company, setCompany] = createSignal("")
  const [day, setDay] = createSignal<Day>("yesterday")
  const [mustInstall, setMustInstall] = createSignal(isTabOfIphone())
  const [wrong, setWrong] = createSignal<string>()
  createEffect(() => {
    document.title = `${words().title} · Kith`
  })
  const beginning = () => ({
    name: words().logName,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: lang()
  })
  const begin = (): void => {
    if (name().trim() === "") {
      setWrong(words().needsName)
      return
    }
    const who = { name: name().trim(), company: company().trim(), day: day() }
    tell.begin({ ...beginning(), who }).then(keepStorage, failed)
  }
  return (
    <main class="first" id="page">
      <div class="first-top">
        <span class="brand first-brand" aria-hidden="true">
          Kith
        </span>
        <Button kind="quiet" lang={words().languageTag} onClick={() => setLang(lang() === "en" ? "fr" : "en")}>
          {words().language}
        </Button>
      </div>
      <Show when={!mustInstall()} fallback={<InstallFirst onAnyway={() => setMustInstall(false)} />}>
        <h1>{words().title}</h1>
        <p>{words().about}</p>
        <form
          class="first-form"
          onSubmit={(event) => {
            event.preventDefault()
            begin()
          }}
        >
          <h2>{words().question}</h2>
          <Field label={words().name} value={name()} onInput={setName} wrong={wrong()} />
          <Field label={words().where} value={company()} onInput={setCompany} />
          <fieldset>
            <legend class="field-label">{words().when}</legend>
            <div class="chips">
              {days.map((each) => (
                <Chip onPress={() => setDay(each)} isPressed={day() === each}>
                  {words()[each]}
                </Chip>
              ))}
            </div>
          </fieldset>
          <Button kind="main" type="submit">
            {words().begin}
          </Button>
        </form>
        <p class="soft">{words().private}</p>
        <p class="first-other">
          <span>{words().other}</span>
          <a class="button button-quiet" href="/join">
            {words().join}
          </a>
          <Button kind="quiet" onClick={() => tell.begin(beginning()).catch(failed)}>
            {words().noOne}
          </Button>
        </p>
        <RestoreFile />
      </Show>
    </main>
  )
}
