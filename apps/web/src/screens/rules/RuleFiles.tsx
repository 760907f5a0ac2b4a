/** One's rules as a file: saved to this device, or read from it and looked at before anything is changed. */
import { createSignal, For, Show } from "solid-js"
import { ruleFileProblem } from "@kith/core/domain/words/ruleFileWords"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { download } from "../../app/saveFile.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Sheet } from "../../components/Sheet.tsx"
import type { RulesRead } from "../../log/rules.ts"
import { Preview } from "./Preview.tsx"
import { rulesWords } from "./rulesWords.ts"

export const RuleFiles = () => {
  const { ask, tell, lang } = useLog()
  const words = useWords(rulesWords)
  const failed = useFailures()
  const [read, setRead] = createSignal<RulesRead>()
  let input: HTMLInputElement | undefined

  const save = (): void => {
    ask.ruleFile().then(({ name, text, count }) => {
      if (count === 0) return say(words().nothingToExport)
      return download(new Blob([text], { type: "application/json" }), name)
    }, failed)
  }
  const open = (file: File | undefined): void => {
    if (file === undefined) return
    file
      .text()
      .then((text) => ask.readRules({ text }))
      .then(setRead, failed)
  }
  const keep = (): void => {
    const { parts } = read()!
    tell.saveRules({ parts }).then(({ batch }) => {
      setRead(undefined)
      say(words().savedAll(parts.length), batch)
    }, failed)
  }
  const wrong = (): ReadonlyArray<string> => {
    const { isUnreadable, parts, problems } = read()!
    if (isUnreadable) return [words().unreadable]
    if (problems.length > 0) return problems.map((problem) => ruleFileProblem(problem, { lang: lang() }))
    return parts.length === 0 ? [words().empty] : []
  }
  return (
    <section class="rule-files no-print" aria-labelledby="rule-files">
      <h2 id="rule-files">{words().files}</h2>
      <p>{words().filesAbout}</p>
      <div class="rule-file-actions">
        <Button onClick={save}>{words().export}</Button>
        <Button onClick={() => input?.click()}>{words().import}</Button>
        <input
          ref={(element) => (input = element)}
          type="file"
          accept=".json,.yaml,.yml,application/json"
          hidden
          aria-label={words().import}
          onChange={(event) => {
            open(event.currentTarget.files?.[0])
            event.currentTarget.value = ""
          }}
        />
      </div>
      <Sheet isOpen={read() !== undefined} onClose={() => setRead(undefined)} title={words().import}>
        <Show when={read()}>
          {(file) => (
            <Show
              when={wrong().length === 0}
              fallback={
                <>
                  <Show when={file().problems.length > 0}>
                    <p>{words().problems}</p>
                  </Show>
                  <ul class="rule-problems">
                    <For each={wrong()}>{(line) => <li>{line}</li>}</For>
                  </ul>
                </>
              }
            >
              <p>{words().fromFile(file().parts.length)}</p>
              <ul class="rule-problems">
                <For each={file().names}>{(name) => <li dir="auto">{name}</li>}</For>
              </ul>
              <Preview parts={file().parts} />
              <div class="sheet-actions">
                <Button kind="main" onClick={keep}>
                  {words().save}
                </Button>
              </div>
            </Show>
          )}
        </Show>
      </Sheet>
    </section>
  )
}
