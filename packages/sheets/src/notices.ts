/** What runs have to say besides their figures, kept until it has been said: for `Run.ts`. */
import type { Reading } from "./Sheet.ts"
import { cellText } from "./engine/cellText.ts"
import type { Covered, Notice } from "./engine/Remembered.ts"

/** Of what went wrong, all that stands nowhere now: somebody may have written over it, or its row may be gone. */
export const notRestored = (reading: Reading, covered: ReadonlyArray<Covered>): ReadonlyArray<Notice> => {
  if (covered.length === 0) return []
  const texts = new Set(reading.rows.flatMap((row) => row.map(cellText)))
  return covered.flatMap(({ column, text }) => (texts.has(text) ? [] : [notRestoredNotice(column, text)]))
}

export const notRestoredNotice = (column: string, text: string): Notice => ({
  reason: "notRestored",
  row: "",
  column,
  text
})

/** One that is planned again after a crash is said once. */
export const withNews = (notices: ReadonlyArray<Notice>, news: ReadonlyArray<Notice>): ReadonlyArray<Notice> => [
  ...notices,
  ...news.filter(
    (one) =>
      !notices.some(
        (other) =>
          other.told === undefined && other.row === one.row && other.column === one.column && other.text === one.text
      )
  )
]
