/** A picture of figures, with the same figures as a table below it for whoever would rather read them. */
import type { JSX } from "solid-js"
import { createUniqueId } from "solid-js"
import { chartWords } from "./chartWords.ts"
import { useWords } from "../app/LogContext.tsx"
import "./chart.css"

export interface ChartProps {
  readonly title: string
  /** In words: what to see in it. */
  readonly summary?: string | undefined
  readonly legend?: JSX.Element
  readonly children: JSX.Element
  readonly table: JSX.Element
}

export const Chart = (props: ChartProps) => {
  const words = useWords(chartWords)
  const id = createUniqueId()
  return (
    <section class="chart" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <p class="chart-summary soft">{props.summary}</p>
      {props.legend}
      {props.children}
      <details class="chart-table">
        <summary>{words().asTable}</summary>
        {props.table}
      </details>
    </section>
  )
}

/** What a bar's look stands for. */
export const LegendEntry = (props: { readonly look: "full" | "hollow"; readonly children: JSX.Element }) => (
  <span class="legend-entry">
    <svg class="legend-look" viewBox="0 0 14 14" aria-hidden="true">
      <rect class={`bar bar-${props.look}`} x="1" y="1" width="12" height="12" rx="3" />
    </svg>
    {props.children}
  </span>
)
