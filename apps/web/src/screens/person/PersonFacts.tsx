/** What is known of a person beside their work: each with its history, and whom they led to. */
import { A } from "@solidjs/router"
import ClockArrowLeft from "lucide-solid/icons/clock-arrow-left"
import { For, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Chip } from "../../components/Chip.tsx"
import type { PersonPage } from "../../log/person/personPage.ts"
import { personSheetsWords } from "./personSheetsWords.ts"
import { personWords } from "./personWords.ts"

export interface PersonFactsProps {
  readonly page: PersonPage
  readonly onHistory: (field: string, label: string) => void
}

export const PersonFacts = (props: PersonFactsProps) => {
  const words = useWords(personWords)
  const sheets = useWords(personSheetsWords)
  const isEmpty = () =>
    props.page.facts.length === 0 &&
    props.page.tags.length === 0 &&
    props.page.metAt === undefined &&
    props.page.referredBy === undefined &&
    props.page.referred.length === 0
  return (
    <Show when={!isEmpty()}>
      <section class="person-part" aria-labelledby="person-facts">
        <h2 id="person-facts">{words().facts}</h2>
        <Show when={props.page.tags.length > 0}>
          <div class="chips" role="list" aria-label={words().tags}>
            <For each={props.page.tags}>
              {(tag) => (
                <div role="listitem">
                  <Chip>{tag}</Chip>
                </div>
              )}
            </For>
          </div>
        </Show>
        <dl class="facts">
          <For each={props.page.facts}>
            {({ field, label, value }) => (
              <div class="fact">
                <dt class="soft">{label}</dt>
                <dd dir="auto">{value}</dd>
                <dd class="fact-history no-print">
                  <button
                    type="button"
                    class="icon-button"
                    aria-label={sheets().historyOf(label)}
                    title={sheets().historyOf(label)}
                    onClick={() => props.onHistory(field, label)}
                  >
                    <ClockArrowLeft aria-hidden="true" />
                  </button>
                </dd>
              </div>
            )}
          </For>
          <Show when={props.page.metAt}>
            {(gathering) => (
              <div class="fact">
                <dt class="soft">{words().metAt}</dt>
                <dd>
                  <A href={`/gatherings/${gathering().id}`}>{gathering().name}</A>
                </dd>
              </div>
            )}
          </Show>
          <Show when={props.page.referredBy}>
            {(by) => (
              <div class="fact">
                <dt class="soft">{words().referredBy}</dt>
                <dd>
                  <A class="name" href={`/people/${by().id}`}>
                    {by().name}
                  </A>
                </dd>
              </div>
            )}
          </Show>
          <Show when={props.page.referred.length > 0}>
            <div class="fact">
              <dt class="soft">{words().referred}</dt>
              <dd>
                <ul class="fact-people">
                  <For each={props.page.referred}>
                    {({ id, name, about }) => (
                      <li>
                        <A class="name" href={`/people/${id}`}>
                          {name}
                        </A>
                        <Show when={about !== ""}>
                          <span class="soft"> {about}</span>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </dd>
            </div>
          </Show>
        </dl>
      </section>
    </Show>
  )
}
