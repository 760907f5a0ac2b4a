/** A text as the checks see it, and the places in it that they speak of. */
import type { Phrases } from "./Phrases.ts"
import type { LintOptions, Remark } from "./Remark.ts"
import { gapsIn } from "./gapsIn.ts"

/** From one UTF-16 unit to before another. */
export type Span = NonNullable<Remark["span"]>

export interface Seen {
  readonly text: string
  /** The same, unit for unit, with straight apostrophes and ordinary spaces. */
  readonly flat: string
  readonly phrases: Phrases
  readonly options: LintOptions
  readonly gaps: ReadonlyArray<Span>
}

export const look = (text: string, phrases: Phrases, options: LintOptions): Seen => ({
  text,
  flat: flatten(text),
  phrases,
  options,
  gaps: gapsIn(text).map(spanOf)
})

const flatten = (text: string): string => text.replace(/[’ʼ‘]/g, "'").replace(/[\u00a0\u202f]/g, " ")

export const spanOf = (match: RegExpMatchArray): Span => ({ start: match.index!, end: match.index! + match[0].length })

/** Where a pattern first fits. */
export const first = (pattern: RegExp, text: string): Span | undefined => {
  for (const match of text.matchAll(pattern)) return spanOf(match)
  return undefined
}
