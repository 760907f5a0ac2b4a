/** Takes one's data along, as a file for other programs; says what a file of each kind has no place for. */
import { A } from "@solidjs/router"
import { createSignal, createUniqueId, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { download, placeFor } from "../../app/saveFile.ts"
import { useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ProgressLine } from "../../components/ProgressLine.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Toggle } from "../../components/Toggle.tsx"
import type { ExportFormat } from "../../log/export/exportFile.ts"
import { exportWords } from "./exportWords.ts"
import "../../components/field.css"
import "./export.css"

const formats: ReadonlyArray<ExportFormat> = ["xlsx", "kith-csv", "csv", "vcard", "ics", "todo-ics", "jsonl"]

export const ExportScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(exportWords)
  const failed = useFailures()
  const group = createUniqueId()
  const [format, setFormat] = createSignal<ExportFormat>("xlsx")
  const [excel, setExcel] = createSignal(false)
  const [vcard4, setVcard4] = createSignal(false)
  const [progress, setProgress] = createSignal<number>()
  const [isMaking, setMaking] = createSignal(false)
  const [made, setMade] = createSignal<string>()
  const notInCsv = liveAnswer(
    () => ({ format: format(), lang: lang() }),
    ({ format }) => (format === "csv" ? ask.notInCsv() : Promise.resolve([]))
  )
  const stored = liveAnswer(
    () => undefined,
    () => ask.storedHere()
  )
  const missing = (): string => {
    const { not } = words().formats[format()]
    return [not, ...(format() === "csv" ? (notInCsv.value ?? []) : [])].filter(Boolean).join(", ")
  }
  const counted = (count: number): string => {
    if (format() === "jsonl") return words().changes(count)
    return format().endsWith("ics") ? words().entries(count) : words().people(count)
  }
  const make = async (): Promise<void> => {
    setMade(undefined)
    const place = format() === "jsonl" ? await placeFor("kith.jsonl", stored.value?.changes ?? 0) : undefined
    if (place === "canceled") return
    setMaking(true)
    try {
      const asked = { format: format(), excel: excel(), vcardVersion: vcard4() ? ("4.0" as const) : ("3.0" as const) }
      const { file, name, count } = await ask.exportFile({ ...asked, place }, (done, of) =>
        setProgress(of === 0 ? undefined : done / of)
      )
      if (file !== undefined) download(file, name)
      setMade(words().made(counted(count), name))
    } finally {
      setMaking(false)
      setProgress(undefined)
    }
  }
  return (
    <Screen title={words().title} intro={words().intro}>
      <fieldset class="export-formats">
        <legend class="field-label">{words().which}</legend>
        <For each={formats}>
          {(each) => (
            <label class="export-format">
              <input
                type="radio"
                name={group}
                checked={format() === each}
                onChange={() => {
                  setFormat(each)
                  setMade(undefined)
                }}
              />
              <span>
                <span class="export-name">{words().formats[each].name}</span>
                <span class="soft">{words().formats[each].about}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <Show when={format() === "csv" || format() === "kith-csv"}>
        <Toggle label={words().excel} isOn={excel()} onChange={setExcel} />
      </Show>
      <Show when={format() === "vcard"}>
        <Toggle label={words().vcard4} isOn={vcard4()} onChange={setVcard4} />
      </Show>
      <p class="export-missing" aria-live="polite">
        {missing() === "" ? "\u00a0" : words().notAlso(missing())}
      </p>
      <Show when={!isMaking()} fallback={<ProgressLine label={words().making} done={progress()} />}>
        <div>
          <Button kind="main" onClick={() => void make().catch(failed)}>
            {words().make}
          </Button>
        </div>
      </Show>
      <p role="status">{made()}</p>
      <p class="soft">
        <A href="/data">{words().everything}</A>
      </p>
    </Screen>
  )
}
