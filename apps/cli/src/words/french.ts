/** French typography, so that nobody has to type invisible characters. */

const NARROW = "\u202f"

/**
 * Sets a French sentence: a narrow no-break space before `;`, `:`, `!`, `?` and inside « », a no-break one before a
 * percent or dollar sign, typographic apostrophes. Only the words written here are touched, never the parts put in.
 *
 * `` fr`Qui est « ${name} » ? Rien n'est enregistré.` ``
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
