/** Reads a template's text: plain words, `{variable}`, `{vous|tu}`, `{variable?text|other text}`. Never throws. */

export type Part =
  | { readonly _tag: "Words"; readonly text: string }
  | { readonly _tag: "Variable"; readonly name: string }
  /** For somebody addressed formally, and for others. */
  | { readonly _tag: "Address"; readonly formal: Parts; readonly familiar: Parts }
  | { readonly _tag: "If"; readonly name: string; readonly known: Parts; readonly unknown: Parts }
export type Parts = ReadonlyArray<Part>

/** A brace that closes nothing, or is never closed, is an ordinary character. Takes time linear in the text. */
export const parseWording = (text: string): Parts => read({ text, closes: closings(text) }, 0, text.length, 0)

/** Deeper ones are taken as they stand: nobody means them. */
const DEEPEST = 8

interface Source {
  readonly text: string
  /** By the place of a `{`: that of its `}`. */
  readonly closes: ReadonlyMap<number, number>
}

const closings = (text: string): ReadonlyMap<number, number> => {
  const closes = new Map<number, number>()
  const open: Array<number> = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{") open.push(at)
    else if (text[at] === "}" && open.length > 0) closes.set(open.pop()!, at)
  }
  return closes
}

const read = (source: Source, from: number, until: number, depth: number): Parts => {
  const parts: Array<Part> = []
  let start = from
  let at = from
  while (at < until) {
    const end = source.closes.get(at)
    const part = end === undefined || depth === DEEPEST ? undefined : braced(source, at, end, depth + 1)
    if (part === undefined) at++
    else {
      if (at > start) parts.push({ _tag: "Words", text: source.text.slice(start, at) })
      parts.push(part)
      start = at = end! + 1
    }
  }
  if (until > start) parts.push({ _tag: "Words", text: source.text.slice(start, until) })
  return parts
}

/** What stands between a `{` and its `}`; `undefined` where it is none of the three. */
const braced = (source: Source, open: number, end: number, depth: number): Part | undefined => {
  NAME.lastIndex = open + 1
  const name = NAME.exec(source.text)?.[0] ?? ""
  const after = open + 1 + name.length
  if (name !== "" && after === end) return { _tag: "Variable", name }
  const isIf = name !== "" && source.text[after] === "?"
  const from = isIf ? after + 1 : open + 1
  const bar = barBetween(source, from, end)
  if (isIf) {
    const known = read(source, from, bar ?? end, depth)
    return { _tag: "If", name, known, unknown: bar === undefined ? [] : read(source, bar + 1, end, depth) }
  }
  if (bar === undefined) return undefined
  return { _tag: "Address", formal: read(source, from, bar, depth), familiar: read(source, bar + 1, end, depth) }
}

const NAME = /[a-z][a-z-]*/y

/** The first `|` that stands in no braces of its own. */
const barBetween = ({ text, closes }: Source, from: number, until: number): number | undefined => {
  for (let at = from; at < until; at++) {
    if (text[at] === "|") return at
    at = closes.get(at) ?? at
  }
  return undefined
}

/** Every variable that a text names, once each. */
export const variablesIn = (parts: Parts): ReadonlySet<string> => new Set(parts.flatMap(namesIn))

const namesIn = (part: Part): ReadonlyArray<string> => {
  switch (part._tag) {
    case "Words":
      return []
    case "Variable":
      return [part.name]
    case "Address":
      return [...part.formal, ...part.familiar].flatMap(namesIn)
    case "If":
      return [part.name, ...[...part.known, ...part.unknown].flatMap(namesIn)]
  }
}
