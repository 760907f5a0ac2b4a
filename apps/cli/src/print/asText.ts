/** A sheet as plain text, for any printer: no escape sequences, lines of a page's width. */
import { printable, printableLines } from "../output/printable.ts"
import type { PrintItem, PrintSheet } from "./PrintSheet.ts"

/** Characters that fit a page in a typewriter's letters. */
const WIDTH = 76
const RULE = "_"

export const asText = ({ title, about, sections, card }: PrintSheet): string => {
  const lines: Array<string> = [printable(title), "=".repeat(Math.min(WIDTH, [...printable(title)].length))]
  if (about !== undefined) lines.push(...wrapped(about, WIDTH))
  for (const { heading, items } of sections) {
    lines.push("")
    if (heading !== undefined) lines.push(printable(heading), "-".repeat([...printable(heading)].length))
    for (const item of items) lines.push(...linesOf(item))
  }
  if (card !== undefined) lines.push("", ...card.lines.map(printable))
  return `${lines.join("\n")}\n`
}

const linesOf = ({ text, aside, detail, mark, room = 0 }: PrintItem): ReadonlyArray<string> => {
  const lead = mark === undefined ? "" : mark === "box" ? "[ ] " : `${String(mark).padStart(2)}. `
  const indent = " ".repeat(lead.length)
  const [first = "", ...rest] = printableLines(text).flatMap((line) =>
    wrapped(line, WIDTH - lead.length - (aside?.length ?? 0))
  )
  const gap =
    aside === undefined ? "" : " ".repeat(Math.max(2, WIDTH - lead.length - [...first].length - [...aside].length))
  return [
    `${lead}${first}${gap}${aside === undefined ? "" : printable(aside)}`.trimEnd(),
    ...rest.map((line) => indent + line),
    ...(detail === undefined ? [] : wrapped(detail, WIDTH - indent.length - 2).map((line) => `${indent}  ${line}`)),
    ...Array.from({ length: room }, () => ["", indent + RULE.repeat(WIDTH - indent.length)]).flat(),
    ...(room > 0 ? [""] : [])
  ]
}

const wrapped = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  let line = ""
  for (const word of printable(text).split(" ")) {
    if (line !== "" && [...line].length + 1 + [...word].length > width) {
      lines.push(line)
      line = word
    } else line = line === "" ? word : `${line} ${word}`
  }
  return [...lines, line]
}
