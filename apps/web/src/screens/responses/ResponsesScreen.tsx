/** How often people answer: by how one wrote, and from which template. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Answered } from "../../components/Answered.tsx"
import { BarChart } from "../../components/BarChart.tsx"
import { Chart } from "../../components/Chart.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Table } from "../../components/Table.tsx"
import type { RateRow, Responses } from "../../log/responses.ts"
import { responsesWords } from "./responsesWords.ts"

export const ResponsesScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(responsesWords)
  const found = liveAnswer(lang, () => ask.responses())
  return (
    <Screen title={words().title} intro={words().intro}>
      <Answered answer={found}>
        {(value) => (
          <Show
            when={value().all.asked + value().all.waiting > 0}
            fallback={
              <EmptyState title={words().none} text={words().noneStep}>
                <A class="button button-plain" href="/people">
                  {words().see}
                </A>
              </EmptyState>
            }
          >
            <Found found={value()} />
          </Show>
        )}
      </Answered>
    </Screen>
  )
}

const Found = (props: { readonly found: Responses }) => {
  const words = useWords(responsesWords)
  const all = () => props.found.all
  const summary = () => [
    ...(all().asked > 0 ? [words().all(all().answered, all().asked)] : []),
    ...(all().agreed > 0 ? [words().agreed(all().agreed)] : []),
    ...(all().waiting > 0 ? [words().waiting(all().waiting)] : [])
  ]
  return (
    <>
      <div>
        <p>{summary().join(" ")}</p>
        <Show when={!all().isEnough}>
          <p class="soft">{words().few}</p>
        </Show>
      </div>
      <Rates
        title={words().byChannel}
        of={words().channel}
        unknown={words().unknownChannel}
        rates={props.found.byChannel}
        best={props.found.best.channel === undefined ? undefined : words().best(props.found.best.channel)}
      />
      <Rates
        title={words().byTemplate}
        of={words().template}
        unknown={words().unknownTemplate}
        rates={props.found.byTemplate}
        best={props.found.best.template === undefined ? undefined : words().bestTemplate(props.found.best.template)}
      />
      <p class="soft">
        {words().how} {words().counted}
      </p>
    </>
  )
}

interface RatesProps {
  readonly title: string
  /** What the first column holds. */
  readonly of: string
  readonly unknown: string
  readonly rates: ReadonlyArray<RateRow>
  readonly best: string | undefined
}

const Rates = (props: RatesProps) => {
  const words = useWords(responsesWords)
  const nameOf = ({ label }: RateRow): string => label ?? props.unknown
  const shareOf = ({ answered, asked, isEnough }: RateRow) => (isEnough ? answered / asked : undefined)
  const figureOf = (rate: RateRow): string => words().figure(rate.answered, rate.asked, shareOf(rate))
  const comparable = () => props.rates.filter(({ label, isEnough }) => isEnough && label !== undefined).length > 1
  return (
    <Chart
      title={props.title}
      summary={props.best ?? (comparable() ? words().chance : undefined)}
      table={
        <Table
          caption={props.title}
          columns={[
            { header: props.of, cell: nameOf },
            { header: words().asked, isFigure: true, cell: ({ asked }) => asked },
            { header: words().answered, isFigure: true, cell: ({ answered }) => answered },
            { header: words().agreedHead, isFigure: true, cell: ({ agreed }) => agreed },
            { header: words().waitingHead, isFigure: true, cell: ({ waiting }) => waiting },
            {
              header: words().likelyHead,
              isFigure: true,
              cell: ({ likely }) => (likely === undefined ? "" : words().likely(likely.from, likely.to))
            }
          ]}
          rows={props.rates}
        />
      }
    >
      <BarChart
        label={`${props.title}. ${props.rates.map((rate) => words().bar(nameOf(rate), figureOf(rate))).join("; ")}`}
        bars={props.rates.map((rate) => ({
          id: rate.id,
          label: nameOf(rate),
          figure: figureOf(rate),
          share: rate.asked === 0 ? undefined : rate.answered / rate.asked,
          likely: rate.likely
        }))}
      />
    </Chart>
  )
}
