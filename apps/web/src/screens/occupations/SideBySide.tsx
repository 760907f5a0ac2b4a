/** Occupations side by side: a topic a row, as several people told it. On a phone one topic after the other. */
import { A, useSearchParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { mediaMatches } from "../../app/mediaMatches.ts"
import { Answered } from "../../components/Answered.tsx"
import { Chip } from "../../components/Chip.tsx"
import { CompareTable } from "../../components/CompareTable.tsx"
import type { FindingShown, OccupationRow, Topic } from "../../log/occupations.ts"
import { Found } from "./Found.tsx"
import { occupationsWords } from "./occupationsWords.ts"
import "../questions/questions.css"

export const SideBySide = (props: { readonly pages: ReadonlyArray<OccupationRow> }) => {
  const { ask, lang } = useLog()
  const words = useWords(occupationsWords)
  const isWide = mediaMatches("(min-width: 60rem), print")
  const [search, setSearch] = useSearchParams<{ pages?: string }>()
  // Those with the most to compare, until somebody chooses.
  const chosen = (): ReadonlyArray<string> =>
    search.pages === undefined
      ? props.pages
          .toSorted((a, b) => b.findings - a.findings)
          .slice(0, 3)
          .map(({ id }) => id)
      : search.pages.split(",").filter((id) => id !== "")
  const turn = (id: string): void => {
    const next = chosen().includes(id) ? chosen().filter((each) => each !== id) : [...chosen(), id]
    setSearch({ pages: next.join(",") }, { replace: true })
  }
  const compared = liveAnswer(
    () => ({ ids: chosen(), lang: lang() }),
    ({ ids }) => ask.comparedOccupations({ ids: [...ids] })
  )
  const on = (
    column: { readonly topics: ReadonlyArray<{ readonly id: Topic; readonly findings: ReadonlyArray<FindingShown> }> },
    topic: Topic
  ) => column.topics.find(({ id }) => id === topic)?.findings ?? []
  return (
    <div class="occupations">
      <fieldset class="chip-choice-group no-print">
        <legend class="field-label">{words().choose}</legend>
        <div class="chips">
          <For each={props.pages}>
            {({ id, name }) => (
              <Chip isPressed={chosen().includes(id)} onPress={() => turn(id)}>
                {name}
              </Chip>
            )}
          </For>
        </div>
      </fieldset>
      <Answered answer={compared}>
        {(all) => (
          <Show when={all().columns.length > 0} fallback={<p class="soft">{words().needsTwo}</p>}>
            <Show
              when={isWide()}
              fallback={
                <For each={all().topics}>
                  {(topic) => (
                    <section class="compare-question">
                      <h2>{topic.name}</h2>
                      <For each={all().columns}>
                        {(column) => (
                          <div>
                            <h3 class="name" dir="auto">
                              {column.name}
                            </h3>
                            <Found findings={on(column, topic.id)} />
                          </div>
                        )}
                      </For>
                    </section>
                  )}
                </For>
              }
            >
              <CompareTable
                caption={words().table}
                corner={words().topic}
                rows={all().topics}
                columns={all().columns}
                rowName={({ name }) => name}
                columnName={({ id, name }) => (
                  <A class="name" href={`/occupations/${id}`} dir="auto">
                    {name}
                  </A>
                )}
                cell={(topic, column) => <Found findings={on(column, topic.id)} />}
              />
            </Show>
          </Show>
        )}
      </Answered>
    </div>
  )
}
