/** What ends a rule's reminders: each of them in words, one at a time opened to be changed. */
import { createSignal, Index, Show } from "solid-js"
import X from "lucide-solid/icons/x"
import { factsHeeded } from "@kith/core/domain/rules/heeded"
import { stopInWords } from "@kith/core/domain/rules/words/ruleInWords"
import { appWords } from "../../app/appWords.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { ChipChoice } from "../../components/ChipChoice.tsx"
import { ChipChoices } from "../../components/ChipChoices.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { listed, pressed, wordsOf } from "./choices.ts"
import type { Stop, Trigger } from "./ruleForm.ts"
import { rulesWords } from "./rulesWords.ts"

export interface RuleStopsProps {
  readonly stops: ReadonlyArray<Stop>
  readonly on: Trigger
  readonly onChange: (stops: ReadonlyArray<Stop>) => void
}

export const RuleStops = (props: RuleStopsProps) => {
  const { lang } = useLog()
  const app = useWords(appWords)
  const words = useWords(rulesWords)
  const [opened, setOpened] = createSignal<number>()
  const put = (at: number, stop: Stop): void =>
    props.onChange(props.stops.map((each, index) => (index === at ? stop : each)))
  const said = (stop: Stop): string => stopInWords(stop, lang())
  const without = () => (props.on === "last-contact" ? words().beginsAnew : words().noStops)
  const add = (): void => {
    setOpened(props.stops.length)
    props.onChange([...props.stops, {}])
  }
  return (
    <details class="rule-finer">
      <summary>
        {words().stops}
        <span class="soft">{props.stops.length === 0 ? without() : props.stops.map(said).join(" · ")}</span>
      </summary>
      <div class="rule-finer-fields">
        <ul class="rule-stops">
          <Index each={props.stops}>
            {(stop, at) => (
              <li>
                <div class="rule-stop">
                  <button
                    type="button"
                    class="rule-stop-said"
                    aria-expanded={opened() === at}
                    onClick={() => setOpened(opened() === at ? undefined : at)}
                  >
                    {said(stop())}
                  </button>
                  <button
                    type="button"
                    class="icon-button"
                    aria-label={app().remove(said(stop()))}
                    onClick={() => {
                      setOpened(undefined)
                      props.onChange(props.stops.filter((_, index) => index !== at))
                    }}
                  >
                    <X aria-hidden="true" />
                  </button>
                </div>
                <Show when={opened() === at}>
                  <StopFields stop={stop()} on={props.on} onChange={(changed) => put(at, changed)} />
                </Show>
              </li>
            )}
          </Index>
        </ul>
        <div>
          <Button onClick={add}>{words().addStop}</Button>
        </div>
      </div>
    </details>
  )
}

interface StopFieldsProps {
  readonly stop: Stop
  readonly on: Trigger
  readonly onChange: (stop: Stop) => void
}

/** As the choice of something said in place of an interaction; the interaction itself. */
const CONTACT = ""

const StopFields = (props: StopFieldsProps) => {
  const { lang } = useLog()
  const words = useWords(rulesWords)
  const say = () => wordsOf(lang())
  const facts = () =>
    listed(say().facts).filter(
      ({ value }) => value === props.stop.fact || factsHeeded(props.on).some((fact) => fact === value)
    )
  /** An empty choice says nothing. */
  const put = (part: keyof Stop, value: string | ReadonlyArray<string> | undefined): void => {
    const { [part]: _, ...rest } = props.stop
    props.onChange(value === undefined || value.length === 0 ? rest : { ...rest, [part]: value })
  }
  const either = (part: "kind" | "state" | "outcome", said: Readonly<Record<string, string>>) => (
    <ChipChoices
      label={words().conditions[part]}
      choices={pressed(said)}
      chosen={props.stop[part] ?? []}
      hint={part === "state" ? words().stateHint : undefined}
      onChange={(chosen) => put(part, chosen)}
    />
  )
  /** The others have nobody whose contact could end them. */
  const isAboutContacts = () => props.on !== "gathering" && props.on !== "week"
  const mayBeMeeting = () => props.stop.kind === undefined || props.stop.kind.includes("meeting")
  return (
    <div class="rule-stop-fields">
      <ChoiceField
        label={words().stopIs}
        value={props.stop.fact ?? CONTACT}
        {...(isAboutContacts() || props.stop.fact === undefined ? { none: words().someContact } : {})}
        choices={facts()}
        onChoose={(fact) => props.onChange(fact === CONTACT ? {} : { fact: fact as NonNullable<Stop["fact"]> })}
      />
      <Show when={props.stop.fact === undefined}>
        {either("kind", say().kinds)}
        <Show when={mayBeMeeting() || props.stop.state !== undefined}>{either("state", say().states)}</Show>
        <ChipChoice
          label={words().conditions.direction}
          choices={pressed(say().directions)}
          chosen={props.stop.direction}
          isOptional
          onChoose={(direction) => put("direction", direction)}
        />
        {either("outcome", say().outcomes)}
        <ChoiceField
          label={words().since}
          value={props.stop.since ?? "trigger"}
          choices={listed(say().since)}
          onChoose={(since) => put("since", since === "trigger" ? undefined : since)}
        />
      </Show>
    </div>
  )
}
