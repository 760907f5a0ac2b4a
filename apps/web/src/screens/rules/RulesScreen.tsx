/** The rules that reminders come from: each on or off, its own page a step away; and all of one's own as a file. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Toggle } from "../../components/Toggle.tsx"
import type { RuleRow } from "../../log/rules.ts"
import { RuleFiles } from "./RuleFiles.tsx"
import { rulesWords } from "./rulesWords.ts"
import "./rules.css"

export const RulesScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(rulesWords)
  const rules = liveAnswer(lang, () => ask.rules())
  return (
    <Screen
      title={words().title}
      intro={words().intro}
      actions={
        <A class="button button-main" href="/rules/new">
          {words().add}
        </A>
      }
    >
      <Answered answer={rules}>
        {(value) => (
          <>
            <Show when={value().some(({ isOwn }) => isOwn)}>
              <Rows title={words().own} rules={value().filter(({ isOwn }) => isOwn)} />
            </Show>
            <Rows title={words().builtIn} rules={value().filter(({ isOwn }) => !isOwn)} />
          </>
        )}
      </Answered>
      <RuleFiles />
    </Screen>
  )
}

const Rows = (props: { readonly title: string; readonly rules: ReadonlyArray<RuleRow> }) => {
  const { tell } = useLog()
  const words = useWords(rulesWords)
  const failed = useFailures()
  const turn = ({ id, name }: RuleRow, enabled: boolean): void => {
    tell
      .turnRule({ id, enabled })
      .then(({ batch }) => say((enabled ? words().turnedOn : words().turnedOff)(name), batch), failed)
  }
  return (
    <section aria-label={props.title}>
      <h2 class="rules-heading">{props.title}</h2>
      <ul>
        <For each={props.rules}>
          {(rule) => (
            <li class="rule-row" classList={{ "rule-off": !rule.enabled }}>
              <A class="rule-link" href={`/rules/${rule.id}`}>
                <span class="rule-name" dir="auto">
                  {rule.name}
                </span>
                <span class="said-alone">{words().dueAfter(rule.due, rule.counted)}</span>
                <span class="soft rule-source said-alone">
                  {[
                    rule.source,
                    ...(rule.isChanged ? [words().changed] : []),
                    ...(rule.enabled ? [] : [words().isOff])
                  ].join(" · ")}
                </span>
              </A>
              <Toggle
                label={words().on(rule.name)}
                isLabelHidden
                isOn={rule.enabled}
                onChange={(enabled) => turn(rule, enabled)}
              />
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
