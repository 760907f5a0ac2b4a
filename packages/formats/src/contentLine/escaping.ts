/** How text stands in the values of vCard (3.0 and 4.0) and iCalendar properties. For their readers and writers. */

/** A line end becomes `\n`, whichever it was. */
export const escapeText = (text: string): string =>
  text.replace(/[\\,;]|\r\n|\r|\n/g, (found) =>
    found === "\r\n" || found === "\r" || found === "\n" ? "\\n" : `\\${found}`
  )

/** Only what would end the line: for values that hold `,` and `;` as they are, such as addresses on the web. */
export const escapeLines = (text: string): string =>
  text.replace(/\\|\r\n|\r|\n/g, (found) => (found === "\\" ? "\\\\" : "\\n"))

/** Any punctuation may be escaped: some exporters write `http\://`. A `\` before anything else is itself. */
export const unescapeText = (text: string): string =>
  text.includes("\\")
    ? text.replace(/\\([nN\\,;:"'=])/g, (_, escaped: string) => (escaped === "n" || escaped === "N" ? "\n" : escaped))
    : text

/** Parts between separators that are not escaped, still escaped themselves. */
export const splitEscaped = (text: string, separator: "," | ";"): ReadonlyArray<string> => {
  if (!text.includes("\\")) return text.split(separator)
  const parts: Array<string> = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at++
    else if (text[at] === separator) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}
