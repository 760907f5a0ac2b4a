/** Spans of their own for people with a tag. */
import X from "lucide-solid/icons/x"
import { For, Show } from "solid-js"
import { appWords } from "../../app/appWords.ts"
import { useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import type { RuleForm } from "./ruleForm.ts"
import { rulesWords } from "./rulesWords.ts"

interface TagSpansProps {
  readonly form: RuleForm
  readonly onChange: (patch: Partial<RuleForm>) => void
  readonly wrong: string | undefined
}

export const TagSpans = (props: TagSpansProps) => {
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
