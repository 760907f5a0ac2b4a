/** One rule: what it does, how it may be changed, and what that would do this month before it is saved. */
import { A, useNavigate, useParams } from "@solidjs/router"
import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js"
import { partsInWords } from "@kith/core/domain/rules/words/ruleInWords"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Toggle } from "../../components/Toggle.tsx"
import type { RulePage } from "../../log/rules.ts"
import { Preview } from "./Preview.tsx"
import { RuleFields } from "./RuleFields.tsx"
import { faultsIn, formOf, newRule, partsOf, type RuleForm, unsaidIn } from "./ruleForm.ts"
import { rulesWords } from "./rulesWords.ts"
import "./rules.css"

export const RuleScreen = () => {
  const { ask, lang } = useLog()
  const params = useParams<{ id: string }>()
  const words = useWords(rulesWords)
  const rule = liveAnswer(
    () => ({ id: params.id, lang: lang() }),
    ({ id }) => ask.rule({ id })
  )
  return (
    <Screen title={rule.value?.name ?? words().title} intro={rule.value?.due ?? "\u00a0"}>
      <Answered
        answer={rule}
        otherwise={
          <A class="button button-plain" href="/rules">
            {words().allRules}
          </A>
        }
      >
        {(value) => (
          <>
            <About rule={value()} />
            {/* Each rule has its own form, also where one page of a rule leads to another. */}
            <Show when={value().id} keyed>
              {(_) => <Editing rule={value()} />}
            </Show>
          </>
        )}
      </Answered>
    </Screen>
  )
}

const About = (props: { readonly rule: RulePage }) => {
  const { tell } = useLog()
  const words = useWords(rulesWords)
  const failed = useFailures()
  const turn = (enabled: boolean): void => {
    const { id, name } = props.rule
    tell
      .turnRule({ id, enabled })
      .then(({ batch }) => say((enabled ? words().turnedOn : words().turnedOff)(name), batch), failed)
  }
  return (
    <section class="rule-about" aria-labelledby="about">
      <div class="rule-head">
        <h2 id="about">{words().about}</h2>
        <Toggle label={words().on(props.rule.name)} isLabelHidden isOn={props.rule.enabled} onChange={turn} />
      </div>
      <dl class="rule-parts">
        <For each={partsInWords.filter((part) => props.rule.said[part] !== "")}>
          {(part) => (
            <>
              <dt class="soft">{words().parts[part]}</dt>
              <dd>{props.rule.said[part]}</dd>
            </>
          )}
        </For>
      </dl>
    </section>
  )
}

const Editing = (props: { readonly rule: RulePage }) => {
  const { tell } = useLog()
  const words = useWords(rulesWords)
  const failed = useFailures()
  const navigate = useNavigate()
  const now = createMemo(() => formOf(asIs(props.rule.parts)))
  const [was, setWas] = createSignal(now())
  const [form, setForm] = createSignal(now())
  const parts = createMemo(() => partsOf(props.rule.id, form(), was()))
  const unsaid = () => {
    const gone = unsaidIn(form(), was())
    return gone.length === 0 ? [] : [{ id: props.rule.id, parts: gone }]
  }
  const isChanged = () => Object.keys(parts()).length > 1 || unsaid().length > 0
  let saved: RuleForm | undefined
  // What was saved, taken back, or changed elsewhere is shown; what is being changed here stays.
  createEffect(
    on(
      now,
      (rule) => {
        const follows = form() === saved || !isChanged()
        setWas(rule)
        if (follows) setForm(rule)
      },
      { defer: true }
    )
  )
  const save = (): void => {
    if (faultsIn(form()).size > 0 || !isChanged()) return
    const { name } = (saved = form())
    tell.saveRules({ parts: [parts()], unsaid: unsaid() }).then(({ batch }) => say(words().saved(name), batch), failed)
  }
  const reset = (): void => {
    const { id, name, isOwn } = props.rule
    tell.resetRule({ id }).then(({ batch }) => {
      say((isOwn ? words().deleted : words().wasReset)(name), batch)
      navigate("/rules")
    }, failed)
  }
  return (
    <section class="rule-edit" aria-labelledby="change">
      <h2 id="change">{words().change}</h2>
      <RuleFields
        form={form()}
        onChange={(patch) => setForm({ ...form(), ...patch })}
        isOwn={props.rule.isOwn}
        hasTagSpans={props.rule.parts.cadenceByTag !== undefined}
      />
      <Show when={props.rule.enabled} fallback={<p class="soft">{words().previewOff}</p>}>
        <Preview parts={[parts()]} unsaid={unsaid()} />
      </Show>
      <div class="rule-actions">
        <Button kind="main" disabled={!isChanged() || faultsIn(form()).size > 0} onClick={save}>
          {words().save}
        </Button>
        <Show when={props.rule.isOwn || props.rule.isChanged}>
          <Button kind="quiet" onClick={reset}>
            {props.rule.isOwn ? words().delete : words().reset}
          </Button>
        </Show>
      </div>
    </section>
  )
}

/** Plain data, out of the store that shows it: all of it is looked at, so that a change of any of it is noticed. */
const asIs = (parts: RulePage["parts"]): RulePage["parts"] => JSON.parse(JSON.stringify(parts)) as RulePage["parts"]

/** A rule of one's own, from nothing. */
export const NewRuleScreen = () => {
  const { tell } = useLog()
  const words = useWords(rulesWords)
  const failed = useFailures()
  const navigate = useNavigate()
  const [form, setForm] = createSignal<RuleForm>(newRule)
  const [isTried, setTried] = createSignal(false)
  const parts = createMemo(() => partsOf("new", form()))
  const named = () => ({ ...parts(), name: parts().name ?? words().addTitle })
  const save = (): void => {
    setTried(true)
    if (faultsIn(form()).size > 0) return
    const { id: _, ...rest } = parts()
    tell.saveRules({ parts: [rest] }).then(({ ids, batch }) => {
      say(words().saved(form().name.trim()), batch)
      navigate(`/rules/${ids[0]!}`, { replace: true })
    }, failed)
  }
  return (
    <Screen title={words().addTitle}>
      <div class="rule-edit">
        <RuleFields
          form={form()}
          onChange={(patch) => setForm({ ...form(), ...patch })}
          isOwn
          isNew
          hasTagSpans={false}
          showsFaults={isTried()}
        />
        <Show when={form().on !== ""}>
          <Preview parts={[named()]} />
        </Show>
        <div class="rule-actions">
          <Button kind="main" onClick={save}>
            {words().save}
          </Button>
        </div>
      </div>
    </Screen>
  )
}
