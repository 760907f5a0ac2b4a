/** Pages on occupations: all of them, and those chosen side by side. */
import { A, useNavigate, useSearchParams } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { Chip } from "../../components/Chip.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Field } from "../../components/Field.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Tabs } from "../../components/Tabs.tsx"
import type { Occupations } from "../../log/occupations.ts"
import { occupationsWords } from "./occupationsWords.ts"
import { SideBySide } from "./SideBySide.tsx"
import "./occupations.css"

export const OccupationsScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(occupationsWords)
  const [search, setSearch] = useSearchParams<{ view?: string }>()
  const occupations = liveAnswer(lang, () => ask.occupations())
  return (
    <Screen title={words().title} intro={words().about} isWide={search.view === "side"}>
      <Answered answer={occupations}>
        {(all) => (
          <Show when={all().pages.length > 1} fallback={<Pages all={all()} />}>
            <Tabs
              label={words().views}
              chosen={search.view === "side" ? "side" : "pages"}
              onChoose={(view) => setSearch({ view: view === "pages" ? undefined : view })}
              tabs={[
                { id: "pages", name: words().pages, content: () => <Pages all={all()} /> },
                { id: "side", name: words().side, content: () => <SideBySide pages={all().pages} /> }
              ]}
            />
          </Show>
        )}
      </Answered>
    </Screen>
  )
}

const Pages = (props: { readonly all: Occupations }) => {
  const { tell } = useLog()
  const words = useWords(occupationsWords)
  const failed = useFailures()
  const navigate = useNavigate()
  const [name, setName] = createSignal("")
  const [isWrong, setWrong] = createSignal(false)
  const add = (called: string): void => {
    if (called.trim() === "") return void setWrong(true)
    tell.addOccupation({ name: called }).then(({ id, batch }) => {
      if (batch !== undefined) say(words().added(called.trim()), batch)
      navigate(`/occupations/${id}`)
    }, failed)
  }
  return (
    <div class="occupations">
      <Show when={props.all.pages.length === 0}>
        <EmptyState title={words().none} text={words().noneStep} />
      </Show>
      <Show when={props.all.pages.length > 0}>
        <ul class="occupation-list">
          <For each={props.all.pages}>
            {(page) => (
              <li class="dated-row">
                <div>
                  <A class="name dated-name" href={`/occupations/${page.id}`} dir="auto">
                    {page.name}
                  </A>
                  <p class="soft dated-about">
                    {words().findings(page.findings)}
                    <Show when={page.findings > 0}> · {words().topics(page.topics, props.all.topics)}</Show>
                  </p>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <form
        class="occupation-add"
        onSubmit={(event) => {
          event.preventDefault()
          add(name())
        }}
      >
        <Field
          label={words().addName}
          value={name()}
          onInput={setName}
          wrong={isWrong() && name().trim() === "" ? words().needsName : undefined}
        />
        <Button kind="main" type="submit">
          {words().add}
        </Button>
      </form>
      <Show when={props.all.possible.length > 0}>
        <div class="occupation-possible">
          <p class="soft">{words().possible}</p>
          <div class="chips">
            <For each={props.all.possible}>{(each) => <Chip onPress={() => add(each)}>{each}</Chip>}</For>
          </div>
        </div>
      </Show>
    </div>
  )
}
