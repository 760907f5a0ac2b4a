/** French typography for the words of the rules. What stands in the braces, a name or a title, is left as it is. */

/**
 * Narrow no-break spaces before `; : ! ?` and inside guillemets, curled apostrophes.
 *
 * @example
 * ```ts
 * import { fr } from "@kith/core/domain/rules/words/french"
 *
 * fr`Comment ça s'est passé avec ${"Ana"} ?` // "Comment ça s’est passé avec Ana\u202f?"
 * ```
 */
export const fr = (words: TemplateStringsArray, ...parts: ReadonlyArray<string | number>): string =>
  words.map((piece, index) => typeset(piece) + String(parts[index] ?? "")).join("")

const typeset = (text: string): string =>
  text
    .replace(/ (?=[;:!?»])/g, NARROW)
    .replace(/« ?/g, `«${NARROW}`)
    .replaceAll("'", "’")

const NARROW = "\u202f"
