/** Cuts a phrase that somebody typed into words, numbers and marks, for the grammars of dates, times and spans. */
import { plain } from "./plain.ts"

export interface Token {
  /** Lower case and without accents: a run of letters, a run of digits, or a single mark. */
  readonly text: string
  readonly digits: boolean
  /** No space stood before it: `15h`, not `15 h`. */
  readonly glued: boolean
}

/**
 * Hyphens, apostrophes and full stops only part words (`après-demain`, `aujourd'hui`, `p.m.`), but between digits they
 * mean something, and are kept. Takes time linear in the text.
 */
export const tokensOf = (text: string): ReadonlyArray<Token> => {
  const line = plain(text)
  const tokens: Array<Token> = []
  let at = 0
  let glued = false
  while (at < line.length) {
    const kind = kindAt(line, at)
    let end = at + 1
    if (kind === "space" || (kind === "seam" && !betweenDigits(line, at) && !isMinus(line, at))) {
      glued = false
      at = end
      continue
    }
    if (kind === "letter" || kind === "digit") while (end < line.length && kindAt(line, end) === kind) end++
    tokens.push({ text: line.slice(at, end), digits: kind === "digit", glued })
    glued = true
    at = end
  }
  return tokens
}

type Kind = "letter" | "digit" | "space" | "seam" | "mark"

const kindAt = (line: string, at: number): Kind => {
  const code = line.charCodeAt(at)
  if (code >= 97 && code <= 122) return "letter"
  if (code > 127) return code === 171 || code === 187 || (code >= 0x2010 && code <= 0x205e) ? "mark" : "letter"
  if (code >= 48 && code <= 57) return "digit"
  if (code === 32) return "space"
  return code === 45 || code === 39 || code === 46 ? "seam" : "mark"
}

/** "-3d" is no "3d". */
const isMinus = (line: string, at: number): boolean =>
  line[at] === "-" && (at === 0 || line[at - 1] === " ") && at + 1 < line.length && kindAt(line, at + 1) === "digit"

const betweenDigits = (line: string, at: number): boolean =>
  at > 0 && at + 1 < line.length && kindAt(line, at - 1) === "digit" && kindAt(line, at + 1) === "digit"
