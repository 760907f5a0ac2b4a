/** What of a rule can be changed: all but its name and what sets it off, which only one's own may change. */
import { Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { Toggle } from "../../components/Toggle.tsx"
import { listed, wordsOf } from "./choices.ts"
import { RuleConditions } from "./RuleConditions.tsx"
import { RuleStops } from "./RuleStops.tsx"
import { type Fault, faultsIn, type RuleForm, setOffBy, type Span, type Trigger, type Unit } from "./ruleForm.ts"
import { rulesWords } from "./rulesWords.ts"
import { TagSpans } from "./TagSpans.tsx"

export interface RuleFieldsProps {
  readonly form: RuleForm
  readonly onChange: (patch: Partial<RuleForm>) => void
  readonly isOwn: boolean
  /** Whether tags may have spans of their own. */
  readonly hasTagSpans: boolean
  readonly isNew?: boolean
  /** Whether what is missing is said already. */
  readonly showsFaults?: boolean
}

export const RuleFields = (props: RuleFieldsProps) => {
  const { lang } = useLog()
  const words = useWords(rulesWords)
  const say = () => wordsOf(lang())
  const faults = () => faultsIn(props.form)
  const wrong = (field: Fault) => (faults().has(field) ? words().notNumber : undefined)
  /** The week comes by itself. */
  const triggers = () => listed(say().triggers).filter(({ value }) => value !== "week" || props.form.on === "week")
  const chosenTrigger = () => (props.form.on === "" ? undefined : props.form.on)
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
          onChoose={(on) => on !== "" && props.onChange(setOffBy(props.form, on as Trigger))}
          hint={props.showsFaults === true && faults().has("on") ? words().needs.on : undefined}
        />
      </Show>
      <Show when={chosenTrigger()}>
        {(on) => <RuleConditions form={props.form} on={on()} isNew={props.isNew === true} onChange={props.onChange} />}
      </Show>
      <SpanFields
        label={words().due}
        span={props.form.after}
        onChange={(after) => props.onChange({ after })}
        wrong={wrong("after")}
      />
      <SpanFields
        label={words().late}
        span={props.form.late}
        onChange={(late) => props.onChange({ late })}
        hasSide={props.form.after.isBefore || props.form.late.isBefore}
        hint={props.isOwn ? words().lateHint : words().lateAsIs}
        wrong={wrong("late")}
      />
      <div class="rule-two">
        <ChoiceField
          label={words().snap}
          value={props.form.snap}
          choices={listed(say().snaps)}
          onChoose={(snap) => props.onChange({ snap: snap as RuleForm["snap"] })}
        />
        <ChoiceField
          label={words().opens}
          value={props.form.opens}
          choices={listed(say().opens)}
          onChoose={(opens) => props.onChange({ opens: opens as RuleForm["opens"] })}
        />
      </div>
      <Show when={props.isOwn}>
        <Toggle label={words().repeats} isOn={props.form.repeats} onChange={(repeats) => props.onChange({ repeats })} />
      </Show>
      <Show when={props.form.repeats}>
        <div class="rule-two">
          <Field
            label={words().times}
            type="number"
            value={props.form.times}
            onInput={(times) => props.onChange({ times })}
            hint={words().timesHint}
            wrong={wrong("times")}
          />
          <Field
            label={words().spacing}
            value={props.form.spacing}
            onInput={(spacing) => props.onChange({ spacing })}
            hint={words().spacingHint}
            wrong={faults().has("spacing") ? words().notNumbers : undefined}
          />
        </div>
      </Show>
      <Show when={props.hasTagSpans}>
        <TagSpans form={props.form} onChange={props.onChange} wrong={wrong("spans")} />
      </Show>
      <Show when={chosenTrigger()}>
        {(on) => <RuleStops stops={props.form.stops} on={on()} onChange={(stops) => props.onChange({ stops })} />}
      </Show>
      <div class="rule-two">
        <TemplateField value={props.form.template} onChoose={(template) => props.onChange({ template })} />
        <ChecklistField value={props.form.checklist} onChoose={(checklist) => props.onChange({ checklist })} />
      </div>
    </>
  )
}

interface SpanFieldsProps {
  readonly label: string
  readonly span: Span
  /** Left out: it may be before. */
  readonly hasSide?: boolean
  readonly onChange: (span: Span) => void
  readonly hint?: string
  readonly wrong: string | undefined
}

/** So many of a unit, before or after. */
const SpanFields = (props: SpanFieldsProps) => {
  const { lang } = useLog()
  const words = useWords(rulesWords)
  const put = (patch: Partial<Span>): void => props.onChange({ ...props.span, ...patch })
  return (
    <div class="rule-span">
      <Field
        label={props.label}
        type="number"
        value={props.span.amount}
        onInput={(amount) => put({ amount })}
        wrong={props.wrong}
      />
      <ChoiceField
        label={words().unit}
        value={props.span.unit}
        choices={listed(wordsOf(lang()).units)}
        onChoose={(unit) => put({ unit: unit as Unit })}
      />
      <Show when={props.hasSide !== false}>
        <ChoiceField
          label={words().side}
          value={props.span.isBefore ? "before" : "after"}
          choices={[
            { value: "after", said: words().after },
            { value: "before", said: words().before }
          ]}
          onChoose={(side) => put({ isBefore: side === "before" })}
        />
      </Show>
      <Show when={props.hint}>
        <p class="field-hint">{props.hint}</p>
      </Show>
    </div>
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

const ChecklistField = (props: { readonly value: string; readonly onChoose: (checklist: string) => void }) => {
  const { ask, lang } = useLog()
  const words = useWords(rulesWords)
  const found = liveAnswer(lang, () => ask.checklists())
  return (
    <ChoiceField
      label={words().checklist}
      value={props.value}
      none={words().noTemplate}
      choices={(found.value ?? []).map(({ id, title }) => ({ value: id, said: title }))}
      onChoose={props.onChoose}
    />
  )
}
