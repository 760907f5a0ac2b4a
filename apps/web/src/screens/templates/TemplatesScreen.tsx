/** The templates that drafts begin from, by how they are sent; each is on or off, and may be put in one's own words. */
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { ChipChoice } from "../../components/ChipChoice.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Toggle } from "../../components/Toggle.tsx"
import type { TemplateShown } from "../../log/templates.ts"
import { TemplateSheet } from "./TemplateSheet.tsx"
import { templatesWords } from "./templatesWords.ts"
import "./templates.css"

const CHANNELS = ["message", "e-mail", "phone", "letter", "statement", "card"] as const

export const TemplatesScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(templatesWords)
  const [language, setLanguage] = createSignal<"en" | "fr">(lang())
  const [edited, setEdited] = createSignal<TemplateShown | "new">()
  const found = liveAnswer(
    () => ({ words: language(), lang: lang() }),
    ({ words: of }) => ask.templates({ words: of })
  )
  return (
    <Screen
      title={words().title}
      intro={words().intro}
      actions={
        <Button kind="main" onClick={() => setEdited("new")}>
          {words().add}
        </Button>
      }
    >
      <ChipChoice
        label={words().language}
        choices={[
          { id: "en", said: words().english },
          { id: "fr", said: words().french }
        ]}
        chosen={language()}
        onChoose={(id) => id !== undefined && setLanguage(id)}
      />
      <Answered answer={found}>
        {(value) => {
          const own = () => value().templates.filter(({ isOwn }) => isOwn)
          const by = (channel: TemplateShown["channel"]) =>
            value().templates.filter((each) => !each.isOwn && each.channel === channel)
          return (
            <>
              <Rows title={words().own} templates={own()} onEdit={setEdited} />
              <For each={CHANNELS}>
                {(channel) => <Rows title={words().channels[channel]} templates={by(channel)} onEdit={setEdited} />}
              </For>
              <TemplateSheet
                template={edited()}
                variables={value().variables}
                language={language()}
                onClose={() => setEdited(undefined)}
              />
            </>
          )
        }}
      </Answered>
    </Screen>
  )
}

interface RowsProps {
  readonly title: string
  readonly templates: ReadonlyArray<TemplateShown>
  readonly onEdit: (template: TemplateShown) => void
}

const Rows = (props: RowsProps) => {
  const { tell } = useLog()
  const words = useWords(templatesWords)
  const failed = useFailures()
  const turn = ({ id, title }: TemplateShown, enabled: boolean): void => {
    tell
      .turnTemplate({ id, enabled })
      .then(({ batch }) => say((enabled ? words().turnedOn : words().turnedOff)(title), batch), failed)
  }
  return (
    <Show when={props.templates.length > 0}>
      <section aria-label={props.title}>
        <h2 class="templates-heading">{props.title}</h2>
        <ul>
          <For each={props.templates}>
            {(one) => (
              <li class="template-row" classList={{ "template-off": !one.enabled }}>
                <button type="button" class="template-open" onClick={() => props.onEdit({ ...one })}>
                  <span class="template-title" dir="auto">
                    {one.title}
                  </span>
                  <span class="soft">
                    {[one.about, ...(one.isReworded ? [words().reworded] : []), ...(one.enabled ? [] : [words().isOff])]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </button>
                <Toggle
                  label={words().on(one.title)}
                  isLabelHidden
                  isOn={one.enabled}
                  onChange={(enabled) => turn(one, enabled)}
                />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
