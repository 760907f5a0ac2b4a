/** What of a rule can be changed: spans and places of every rule, and of one's own also what sets it off and what ends it. */
import X from "lucide-solid/icons/x"
import { For, Show } from "solid-js"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { rulePartWords } from "@kith/core/domain/words/rulePartWords"
import { appWords } from "../../app/appWords.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { Chip } from "../../components/Chip.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { LinesField } from "../../components/LinesField.tsx"
import { Toggle } from "../../components/Toggle.tsx"
import type { RulePage } from "../../log/rules.ts"
import { faultsIn, type RuleForm, type Trigger, type Unit } from "./ruleForm.ts"
import { rulesWords } from "./rulesWords.ts"

export interface RuleFieldsProps {
  readonly form: RuleForm
  readonly onChange: (patch: Partial<RuleForm>) => void
  readonly isOwn: boolean
  /** Of a rule that is there. */
  readonly rule?: RulePage
  /** Whether what is missing is said already. */
  readonly showsFaults?: boolean
}

/** Choices of a list, from words by their value. */
const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, said]) => ({ value, said }))

export const RuleFields = (props: RuleFieldsProps) => {
  const { lang } = useLog()
  const words = useWords(rulesWords)
  const part = useWords(rulePartWords)
  const record = useWords(recordWords)
  const faults = () => faultsIn(props.form)
  const wrong = (field: "amount" | "late" | "times" | "spans") => (faults().has(field) ? words().notNumber : undefined)
  /** The week comes by itself; dates of one's own, stages and the rest are for rules that somebody writes. */
  const triggers = () => choices(part().triggers).filter(({ value }) => value !== "week" && value !== "gathering")
  const turnStop = (stop: string): void => {
    const { stops } = props.form
    props.onChange({ stops: stops.includes(stop) ? stops.filter((each) => each !== stop) : [...stops, stop] })
  }
  return (
    <>
      <Show when={props.isOwn}>
        <Field
          label={words().name}
          value={props.form.name}
          onInput={(name) => props.onChange({ name })}
          wrong={props.showsFaults === true && faults().has("name") ? words().needsName : undefined}
        />
        <ChoiceField
          label={words().trigger}
          value={props.form.on}
          {...(props.form.on === "" ? { none: "" } : {})}
          choices={triggers()}
          onChoose={(on) => props.onChange({ on: on as Trigger | "" })}
          hint={props.showsFaults === true && faults().has("on") ? words().needs.on : undefined}
        />
        <Show when={props.form.on === "interaction"}>
          <ChoiceField
            label={words().kinds}
            value={props.form.kind}
            none={words().anyKind}
            choices={choices(record().kinds)}
            onChoose={(kind) => props.onChange({ kind })}
          />
        </Show>
        <Show when={props.form.on === "stage"}>
          <ChoiceField
            label={words().stage}
            value={props.form.stage}
            none={words().anyStage}
            choices={choices(record().stages)}
            onChoose={(stage) => props.onChange({ stage })}
          />
        </Show>
        <Show when={props.form.on === "date-field"}>
          <Field label={words().field} value={props.form.field} onInput={(field) => props.onChange({ field })} />
        </Show>
        <LinesField label={words().tags} values={props.form.tags} onChange={(tags) => props.onChange({ tags })} />
      </Show>
      <div class="rule-span">
        <Field
          label={words().due}
          type="number"
          value={props.form.amount}
          onInput={(amount) => props.onChange({ amount })}
          wrong={wrong("amount")}
        />
        <ChoiceField
          label={words().unit}
          value={props.form.unit}
          choices={choices(part().units)}
          onChoose={(unit) => props.onChange({ unit: unit as Unit })}
        />
        <ChoiceField
          label={words().side}
          value={props.form.isBefore ? "before" : "after"}
          choices={[
            { value: "after", said: words().after },
            { value: "before", said: words().before }
          ]}
          onChoose={(side) => props.onChange({ isBefore: side === "before" })}
        />
      </div>
      <div class="rule-span">
        <Field
          label={words().late}
          type="number"
          value={props.form.late}
          onInput={(late) => props.onChange({ late })}
          hint={props.isOwn ? words().lateHint : words().lateAsIs}
          wrong={wrong("late")}
        />
        <ChoiceField
          label={words().unit}
          value={props.form.lateUnit}
          choices={choices(part().units)}
          onChoose={(unit) => props.onChange({ lateUnit: unit as Unit })}
        />
      </div>
      <div class="rule-two">
        <ChoiceField
          label={words().snap}
          value={props.form.snap}
          choices={choices(part().snaps)}
          onChoose={(snap) => props.onChange({ snap: snap as RuleForm["snap"] })}
        />
        <ChoiceField
          label={words().opens}
          value={props.form.opens}
          choices={choices(part().opens)}
          onChoose={(opens) => props.onChange({ opens: opens as RuleForm["opens"] })}
        />
      </div>
      <Show when={props.isOwn || props.form.repeats}>
        <Show when={props.isOwn}>
          <Toggle
            label={words().repeats}
            isOn={props.form.repeats}
            onChange={(repeats) => props.onChange({ repeats })}
          />
        </Show>
        <Show when={props.form.repeats}>
          <Field
            label={words().times}
            type="number"
            value={props.form.times}
            onInput={(times) => props.onChange({ times })}
            hint={words().timesHint}
            wrong={wrong("times")}
          />
        </Show>
      </Show>
      <Show when={props.isOwn}>
        <fieldset class="field rule-stops">
          <legend class="field-label">{words().stops}</legend>
          <div class="chips">
            <For each={[{ value: "any", said: words().anyContact }, ...choices(record().kinds)]}>
              {({ value, said }) => (
                <Chip isPressed={props.form.stops.includes(value)} onPress={() => turnStop(value)}>
                  {said}
                </Chip>
              )}
            </For>
          </div>
        </fieldset>
        <TemplateField value={props.form.template} onChoose={(template) => props.onChange({ template })} />
      </Show>
      <Show when={props.rule?.parts.cadenceByTag !== undefined}>
        <TagSpans form={props.form} onChange={props.onChange} wrong={wrong("spans")} lang={lang()} />
      </Show>
    </>
  )
}

const TemplateField = (props: { readonly value: string; readonly onChoose: (template: string) => void }) => {
  const { ask, lang } = useLog()
  const words = useWords(rulesWords)
  const found = liveAnswer(lang, (now) => ask.templates({ words: now }))
  const offered = () =>
    (found.value?.templates ?? [])
      .filter(({ enabled, id }) => enabled || id === props.value)
      .map(({ id, title }) => ({ value: id, said: title }))
  return (
    <ChoiceField
      label={words().template}
      value={props.value}
      none={words().noTemplate}
      choices={offered()}
      onChoose={props.onChoose}
    />
  )
}

interface TagSpansProps {
  readonly form: RuleForm
  readonly onChange: (patch: Partial<RuleForm>) => void
  readonly wrong: string | undefined
  readonly lang: string
}

const TagSpans = (props: TagSpansProps) => {
  const words = useWords(rulesWords)
  const app = useWords(appWords)
  const put = (at: number, patch: Partial<RuleForm["spans"][number]>): void =>
    props.onChange({ spans: props.form.spans.map((each, index) => (index === at ? { ...each, ...patch } : each)) })
  return (
    <fieldset class="field rule-spans">
      <legend class="field-label">{words().tagSpans}</legend>
      <For each={props.form.spans.map((_, index) => index)}>
        {(at) => (
          <div class="rule-span rule-span-tag">
            <Field
              label={words().tagSpan}
              value={props.form.spans[at]?.tag ?? ""}
              onInput={(tag) => put(at, { tag })}
            />
            <Field
              label={words().days}
              type="number"
              value={props.form.spans[at]?.days ?? ""}
              onInput={(days) => put(at, { days })}
            />
            <button
              type="button"
              class="icon-button"
              aria-label={app().remove(props.form.spans[at]?.tag ?? "")}
              onClick={() => props.onChange({ spans: props.form.spans.filter((_, index) => index !== at) })}
            >
              <X aria-hidden="true" />
            </button>
          </div>
        )}
      </For>
      <Show when={props.wrong}>
        <p class="field-wrong">{props.wrong}</p>
      </Show>
      <div>
        <Button onClick={() => props.onChange({ spans: [...props.form.spans, { tag: "", days: "30" }] })}>
          {words().addSpan}
        </Button>
      </div>
    </fieldset>
  )
}
