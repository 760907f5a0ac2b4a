/** French typography for every sentence that Kith says, so that nobody has to type invisible characters. */

const NARROW = "\u202f"

/**
 * Sets a French sentence: a narrow no-break space before `;`, `:`, `!`, `?` and inside « », a no-break one before a
 * percent or dollar sign, typographic apostrophes. Only the words written here are touched, never the parts put in.
 *
 * @example
 * ```ts
 * import { fr } from "@kith/core/domain/words/french"
 *
 * fr`Comment ça s'est passé avec ${"Ana"} ?` // "Comment ça s’est passé avec Ana\u202f?"
 * ```
 */
export const fr = (words: TemplateStringsArray, ...parts: ReadonlyArray<string | number>): string => {
  let out = ""
  words.forEach((piece, index) => {
    out += typeset(piece) + (index < parts.length ? String(parts[index]) : "")
  })
  return out
}

const typeset = (text: string): string =>
  text
    .replace(/ (?=[;:!?»])/g, NARROW)
    .replace(/« /g, `«${NARROW}`)
    .replace(/ (?=[%$])/g, "\u00a0")
    .replaceAll("'", "’")
