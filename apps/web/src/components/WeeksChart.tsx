/** Two counts for each of the last weeks, as pairs of bars: a full one and a hollow one. */
import { For, Show } from "solid-js"
import { measuredWidth } from "./measuredWidth.ts"
import "./chart.css"

export interface WeekBars {
  readonly id: string
  /** Below the bars: "2 Mar". */
  readonly label: string
  readonly full: number
  readonly hollow: number
}

export interface WeeksChartProps {
  readonly weeks: ReadonlyArray<WeekBars>
  /** All of it in words: the picture itself is not read out. */
  readonly label: string
}

const TALL = 132
const ABOVE = 22
const BELOW = 26
/** A label needs about so much room, px. */
const LABEL = 56

export const WeeksChart = (props: WeeksChartProps) => {
  const { width, ref } = measuredWidth(640)
  const most = () => Math.max(3, ...props.weeks.flatMap(({ full, hollow }) => [full, hollow]))
  const step = () => width() / Math.max(1, props.weeks.length)
  const bar = () => Math.min(18, Math.max(5, step() / 2 - 4))
  const tall = (count: number): number => (count / most()) * TALL
  // The last one, this week, always has its label; the others as there is room, counted back from it.
  const every = () => Math.max(1, Math.ceil(LABEL / step()))
  const isLabelled = (index: number): boolean => (props.weeks.length - 1 - index) % every() === 0
  const ground = ABOVE + TALL
  return (
    <div class="chart-picture" ref={ref}>
      <svg viewBox={`0 0 ${width()} ${ground + BELOW}`} role="img" aria-label={props.label}>
        <line class="chart-ground" x1="0" x2={width()} y1={ground} y2={ground} />
        <For each={props.weeks}>
          {(week, index) => {
            const middle = () => step() * (index() + 0.5)
            const one = (look: "full" | "hollow", count: () => number, left: () => number) => (
              <Show when={count() > 0}>
                <rect
                  class={`bar bar-${look}`}
                  x={left() + 0.5}
                  y={ground - tall(count())}
                  width={bar() - 1}
                  height={tall(count())}
                  rx={Math.min(3, bar() / 4)}
                />
                <text class="chart-figure" x={left() + bar() / 2} y={ground - tall(count()) - 6} text-anchor="middle">
                  {count()}
                </text>
              </Show>
            )
            return (
              <g>
                {one(
                  "full",
                  () => week.full,
                  () => middle() - bar() - 1
                )}
                {one(
                  "hollow",
                  () => week.hollow,
                  () => middle() + 1
                )}
                <Show when={isLabelled(index())}>
                  <text
                    class="chart-label"
                    classList={{ "chart-label-now": index() === props.weeks.length - 1 }}
                    x={Math.min(middle(), width() - LABEL / 2)}
                    y={ground + 20}
                    text-anchor="middle"
                  >
                    {week.label}
                  </text>
                </Show>
              </g>
            )
          }}
        </For>
      </svg>
    </div>
  )
}
