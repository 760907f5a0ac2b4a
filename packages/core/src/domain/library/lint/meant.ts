/** Whether a text means what it says, or denies it: "I am not asking for a job" asks for none. */
import type { Phrases } from "./Phrases.ts"
import { first, type Seen, type Span, spanOf } from "./Seen.ts"

/** Where it is first said and not denied. `counts` leaves places out. */
export const meant = (
  pattern: RegExp,
  { flat, phrases, gaps: blanks }: Seen,
  counts: (span: Span) => boolean = () => true
): Span | undefined => {
  for (const match of flat.matchAll(pattern)) {
    const span = spanOf(match)
    const isBlank = blanks.some(({ start, end }) => start <= span.start && span.end <= end)
    if (!isBlank && counts(span) && !isDenied(span, flat, phrases)) return span
  }
  return undefined
}

/** So far back a "not" is still about it. */
const REACH = 9

const isDenied = ({ start, end }: Span, flat: string, { not, notOnly, turn, isNot }: Phrases): boolean => {
  const before = flat.slice(sentenceStart(flat, start), start)
  const turned = [...before.matchAll(turn)].at(-1)
  const clause = turned === undefined ? before : before.slice(turned.index + turned[0].length)
  const near = clause.split(/ +/).slice(-REACH).join(" ")
  const said = `${near}${flat.slice(start, end)}`.replace(notOnly, "")
  return first(not, said) !== undefined || isNot.test(flat.slice(end))
}

const sentenceStart = (text: string, at: number): number => {
  for (let from = at - 1; from >= 0; from--) if (/[.!?;…\n]/.test(text[from]!)) return from + 1
  return 0
}
