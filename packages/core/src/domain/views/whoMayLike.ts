/** Whom an article is for: people whose tags, field or interests name one of its topics. */
import type { View } from "../declare/Entity.ts"
import type { Contact } from "../entities/Contact.ts"
import { plain } from "../words/plain.ts"

export interface Liking {
  /** As the article has it. */
  readonly topic: string
  /** Where it stands with the person, the most telling first. */
  readonly by: "tag" | "occupation" | "interest" | "position"
}

type Told = Pick<View<typeof Contact>, "tags" | "occupation" | "interest" | "position">

/** The most telling of several; `undefined` where nothing is known that speaks for it. */
export const mayLike = (contact: Told, topics: ReadonlyArray<string>): Liking | undefined => {
  const places = [
    ["tag", contact.tags],
    ["occupation", [contact.occupation]],
    ["interest", [contact.interest]],
    ["position", [contact.position]]
  ] as const
  for (const [by, texts] of places) {
    for (const topic of topics) if (texts.some((text) => names(text, topic))) return { topic, by }
  }
  return undefined
}

/** Whether a text holds a topic's words, one after another; accents and case aside. */
const names = (text: string | undefined, topic: string): boolean => {
  const wanted = wordsOf(topic)
  return text !== undefined && wanted !== "  " && wordsOf(text).includes(wanted)
}

const wordsOf = (text: string): string =>
  ` ${plain(text)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter(Boolean)
    .join(" ")} `
