/** How long a text is for the way it travels: for the meter beside a draft, and for rehearsing what is said aloud. */
import type { TemplateChannel } from "../templates/MessageTemplate.ts"

export interface Length {
  readonly words: number
  /** To read it, or to say it aloud where it is said. */
  readonly seconds: number
  readonly isSpoken: boolean
  /** Words that suit the channel: at least, at most. */
  readonly range: readonly [least: number, most: number]
  readonly reads: "short" | "good" | "long"
}

/** An unhurried reader's; a calm speaker's. */
const READ_PER_MINUTE = 220
const SPOKEN_PER_MINUTE = 130

/** Kith's own figures, wide enough for French, which takes a sixth more words than English for the same. */
const RANGES: Readonly<Record<TemplateChannel, readonly [least: number, most: number]>> = {
  message: [10, 90],
  "e-mail": [30, 150],
  phone: [25, 300],
  letter: [120, 320],
  statement: [30, 95],
  card: [2, 40]
}

export const lengthOf = (text: string, channel: TemplateChannel): Length => {
  const isSpoken = channel === "phone" || channel === "statement"
  const words = wordsIn(text)
  const range = RANGES[channel]
  const seconds = Math.round((words / (isSpoken ? SPOKEN_PER_MINUTE : READ_PER_MINUTE)) * 60)
  return { words, seconds, isSpoken, range, reads: words < range[0] ? "short" : words > range[1] ? "long" : "good" }
}

/** Where words are not parted by spaces, two characters count as one, roughly as long as a word. */
const wordsIn = (text: string): number => {
  const unspaced = text.match(UNSPACED)?.length ?? 0
  const spaced = text.replace(UNSPACED, " ").match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
  return spaced + Math.ceil(unspaced / 2)
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
