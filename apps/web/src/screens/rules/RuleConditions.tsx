/** Which of what sets a rule off counts: every condition that has an effect with it, and any that the rule says already. */
import { createMemo, For, Match, Show, Switch } from "solid-js"
import { anchorsHeeded, conditionsHeeded } from "@kith/core/domain/rules/heeded"
import { conditionsInRule } from "@kith/core/domain/rules/words/ruleInWords"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { ChipChoice } from "../../components/ChipChoice.tsx"
import { ChipChoices } from "../../components/ChipChoices.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { LinesField } from "../../components/LinesField.tsx"
import { listed, orNothing, pressed, wordsOf } from "./choices.ts"
import { type Conditions, saidIn, whereOf } from "./conditionsForm.ts"
import type { RuleForm, Trigger } from "./ruleForm.ts"
import { rulesWords } from "./rulesWords.ts"

export interface RuleConditionsProps {
  readonly form: RuleForm
  readonly on: Trigger
  /** A new rule, of which the first question is: which ones. */
  readonly isNew: boolean
  readonly onChange: (patch: Partial<RuleForm>) => void
}

export const RuleConditions = (props: RuleConditionsProps) => {
  const { lang } = useLog()
  const words = useWords(rulesWords)
  const isShown = (part: keyof Conditions): boolean =>
    conditionsHeeded(props.on).includes(part) || saidIn(props.form.where).includes(part)
  const shown = createMemo(() => ORDER.filter(isShown))
  const anchors = () => anchorsHeeded(props.on)
  const said = () => {
    const { where, anchor } = props.form
    // Without what names the trigger itself: all of it is said here.
    return conditionsInRule({ on: "last-contact", where: whereOf(where), anchor }, lang())
  }
  const put = (patch: Partial<Conditions>): void => props.onChange({ where: { ...props.form.where, ...patch } })
  return (
    <Show when={shown().length > 0 || anchors().length > 1}>
      <details class="rule-finer" open={props.isNew && NAMED.includes(props.on)}>
        <summary>
          {words().which}
          <span class="soft">{said().length === 0 ? words().all : said().join(", ")}</span>
        </summary>
        <div class="rule-finer-fields">
          <For each={shown()}>{(part) => <Condition part={part} where={props.form.where} put={put} />}</For>
          <Show when={anchors().length > 1}>
            <ChoiceField
              label={words().anchor}
              value={props.form.anchor}
              choices={listed(wordsOf(lang()).anchors).filter(({ value }) => anchors().some((each) => each === value))}
              onChoose={(anchor) => props.onChange({ anchor: anchor as RuleForm["anchor"] })}
            />
          </Show>
        </div>
      </details>
    </Show>
  )
}

/** What says little by itself. */
const NAMED: ReadonlyArray<Trigger> = ["interaction", "stage", "date-field"]

const ORDER: ReadonlyArray<keyof Conditions> = [
  "field",
  "kind",
  "state",
  "channel",
  "direction",
  "outcome",
  "atGathering",
  "gatheringState",
  "stage",
  "tag",
  "relation",
  "atRest"
]

interface ConditionProps {
  readonly part: keyof Conditions
  readonly where: Conditions
  readonly put: (patch: Partial<Conditions>) => void
}

const Condition = (props: ConditionProps) => {
  const { lang } = useLog()
  const words = useWords(rulesWords)
  const say = () => wordsOf(lang())
  const label = () => words().conditions[props.part]
  const either = (part: "kind" | "state" | "channel" | "stage", said: Readonly<Record<string, string>>) => (
    <ChipChoices
      label={label()}
      choices={pressed(said)}
      chosen={props.where[part]}
      hint={part === "state" ? words().stateHint : undefined}
      onChange={(chosen) => props.put({ [part]: chosen })}
    />
  )
  const one = (part: "direction" | "atGathering" | "atRest", said: Readonly<Record<string, string>>) => (
    <ChipChoice
      label={label()}
      choices={pressed(said)}
      chosen={props.where[part] === "" ? undefined : props.where[part]}
      isOptional
      onChoose={(chosen) => props.put({ [part]: chosen ?? "" })}
    />
  )
  return (
    <Switch>
      <Match when={props.part === "kind"}>{either("kind", say().kinds)}</Match>
      <Match when={props.part === "state"}>{either("state", say().states)}</Match>
      <Match when={props.part === "channel"}>{either("channel", say().by)}</Match>
      <Match when={props.part === "stage"}>{either("stage", say().stages)}</Match>
      <Match when={props.part === "relation"}>
        <ChipChoices
          label={label()}
          choices={orNothing<string>(say().relations, lang())}
          chosen={props.where.relation}
          onChange={(relation) => props.put({ relation })}
        />
      </Match>
      <Match when={props.part === "direction"}>{one("direction", say().directions)}</Match>
      <Match when={props.part === "atGathering"}>{one("atGathering", say().atGathering)}</Match>
      <Match when={props.part === "atRest"}>{one("atRest", say().atRest)}</Match>
      <Match when={props.part === "outcome"}>
        <ChipChoices
          label={label()}
          choices={orNothing(say().outcomes, lang())}
          chosen={props.where.outcome}
          onChange={(outcome) => props.put({ outcome })}
        />
      </Match>
      <Match when={props.part === "gatheringState"}>
        <ChipChoices
          label={label()}
          choices={orNothing(say().gatheringStates, lang())}
          chosen={props.where.gatheringState}
          onChange={(gatheringState) => props.put({ gatheringState })}
        />
      </Match>
      <Match when={props.part === "tag"}>
        <LinesField label={label()} values={props.where.tag} onChange={(tag) => props.put({ tag })} />
      </Match>
      <Match when={props.part === "field"}>
        <Field label={label()} value={props.where.field} onInput={(field) => props.put({ field })} />
      </Match>
    </Switch>
  )
}
