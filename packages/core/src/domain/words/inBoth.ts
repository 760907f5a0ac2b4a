/**
 * How an app's words are kept: for each command or screen one file, with the same sentences in English and in French.
 * Both have one shape, so that a missing sentence is a type error.
 */
import type { Language } from "./calendarNames.ts"

export type InBoth<W> = Readonly<Record<Language, W>>

/** The same shape with any words in it. */
type Wording<W> = W extends string
  ? string
  : W extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : W extends ReadonlyArray<unknown> | ((...parts: never) => unknown)
      ? W
      : { readonly [K in keyof W]: Wording<W[K]> }

/** The French words are checked against the English ones' shape. Write them with the tag `fr` of `french.ts`. */
export const inBoth = <W extends object>(en: W, fr: NoInfer<Wording<W>>): InBoth<Wording<W>> => ({
  en: en as Wording<W>,
  fr
})
