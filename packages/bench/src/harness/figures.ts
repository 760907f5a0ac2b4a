/** Figures as they are read: `1.4`, `23 ms`, `5.1 MB`, `100 k`. */
import type { Quantity } from "./Result.ts"

/** Two or three digits that say something. */
export const ratioText = (ratio: number): string =>
  ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2)

export const eventsText = (events: number): string =>
  events >= 1e6 ? `${trim(events / 1e6)} M` : events >= 1000 ? `${trim(events / 1000)} k` : String(events)

export const quantityText = (quantity: Quantity): string =>
  "ms" in quantity
    ? quantity.ms >= 10_000
      ? `${trim(quantity.ms / 1000)} s`
      : `${threeDigits(quantity.ms)} ms`
    : quantity.bytes >= 1e6
      ? `${threeDigits(quantity.bytes / 1e6)} MB`
      : `${threeDigits(quantity.bytes / 1000)} kB`

const threeDigits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

const trim = (value: number): string => String(Number(value.toFixed(1)))
