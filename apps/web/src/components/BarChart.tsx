/** Shares of a hundred, a bar each, with a line for how sure the figure is. */
import { createMemo, For, Show } from "solid-js"
import { measuredWidth } from "./measuredWidth.ts"
import "./chart.css"

export interface ShareBar {
  readonly id: string
  readonly label: string
  /** "6 of 11". */
  readonly figure: string
  /** Of 1; `undefined`: nothing is known, and no bar is drawn. */
  readonly share: number | undefined
  /** Where the true share may lie. */
  readonly likely: { readonly from: number; readonly to: number } | undefined
}

export interface BarChartProps {
  readonly bars: ReadonlyArray<ShareBar>
  readonly label: string
}

const THICK = 14
const LINE = 22
const BETWEEN = 18
/** About how wide a letter is, px: labels in several scripts are measured by it, and cut off where they still do not fit. */
const LETTER = 8

export const BarChart = (props: BarChartProps) => {
  const { width, ref } = measuredWidth(640)
  // Where a label and its figure do not stand side by side, the figure has a line of its own.
  const rows = createMemo(() => {
    let top = 0
    return props.bars.map((bar) => {
      const isTight = (bar.label.length + bar.figure.length + 2) * LETTER > width()
      const row = { bar, top, ground: top + LINE * (isTight ? 2 : 1) }
      top = row.ground + THICK + BETWEEN
      return row
    })
  })
  const height = () => (rows().at(-1)?.ground ?? 0) + THICK + 2
  const shortened = (label: string): string => {
    const most = Math.floor(width() / LETTER)
    return label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`
  }
  return (
    <div class="chart-picture" ref={ref}>
      <svg viewBox={`0 0 ${width()} ${height()}`} role="img" aria-label={props.label}>
        <For each={rows()}>
          {({ bar, top, ground }) => {
            const middle = ground + THICK / 2
            const at = (share: number): number => share * width()
            return (
              <g>
                <text class="chart-name" x="0" y={top + 14}>
                  {shortened(bar.label)}
                </text>
                <text class="chart-figure" x={width()} y={ground - 8} text-anchor="end">
                  {bar.figure}
                </text>
                <rect class="bar-track" x="0" y={ground} width={width()} height={THICK} rx="4" />
                <Show when={(bar.share ?? 0) > 0}>
                  <rect class="bar bar-full" x="0" y={ground} width={at(bar.share!)} height={THICK} rx="4" />
                </Show>
                <Show when={bar.likely}>
                  {(likely) => (
                    <g class="bar-likely">
                      <line
                        class="bar-likely-edge"
                        x1={at(likely().from)}
                        x2={at(likely().to)}
                        y1={middle}
                        y2={middle}
                      />
                      <line x1={at(likely().from)} x2={at(likely().to)} y1={middle} y2={middle} />
                      <line x1={at(likely().from)} x2={at(likely().from)} y1={middle - 5} y2={middle + 5} />
                      <line x1={at(likely().to)} x2={at(likely().to)} y1={middle - 5} y2={middle + 5} />
                    </g>
                  )}
                </Show>
              </g>
            )
          }}
        </For>
      </svg>
    </div>
  )
}
