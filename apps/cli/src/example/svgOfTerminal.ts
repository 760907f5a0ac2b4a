/** What a terminal shows, as a picture for a page: text with colour codes in, an SVG with real text out. */
import { displayWidth } from "../output/displayWidth.ts"

export interface PictureOptions {
  /** Said to those who cannot see it. */
  readonly title: string
  readonly columns: number
}

const CHARACTER = 8.4
const LINE = 20
const MARGIN = 20
/** The bar with the three dots. */
const HEAD = 34

/** On a dark screen; contrast of each on the ground is at least 4.5 to 1. */
const GROUND = "#1f2421"
const INK = "#e8e6df"
const COLOURS: { readonly [code: string]: string } = { 31: "#f0958a", 32: "#8fce9b", 33: "#e6c07b", 36: "#8ec7d2" }
const DIM = "#a5a79f"

export const svgOfTerminal = (text: string, { title, columns }: PictureOptions): string => {
  const lines = text.replace(/\n+$/, "").split("\n")
  const width = Math.ceil(columns * CHARACTER + 2 * MARGIN)
  const height = HEAD + lines.length * LINE + MARGIN
  const rows = lines.map((line, index) => rowOf(line, HEAD + index * LINE + 14))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="10" fill="${GROUND}"/>`,
    ...[0, 1, 2].map((dot) => `<circle cx="${MARGIN + dot * 18}" cy="17" r="5" fill="#4a504b"/>`),
    `<g font-family="ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="${INK}" xml:space="preserve">`,
    ...rows.filter((row) => row !== ""),
    "</g>",
    "</svg>",
    ""
  ].join("\n")
}

/** Each run of one style begins where a terminal's columns put it, whatever font shows it. */
const rowOf = (line: string, y: number): string => {
  let column = 0
  const spans: Array<string> = []
  for (const { text, style } of runsOf(line)) {
    if (text.trim() !== "") {
      const lead = text.length - text.trimStart().length
      const x = (MARGIN + (column + lead) * CHARACTER).toFixed(1)
      const shown = text.trim()
      spans.push(
        `<tspan x="${x}" textLength="${(displayWidth(shown) * CHARACTER).toFixed(1)}"${attributesOf(style)}>${escaped(shown)}</tspan>`
      )
    }
    column += displayWidth(text)
  }
  return spans.length === 0 ? "" : `<text y="${y}">${spans.join("")}</text>`
}

interface Run {
  readonly text: string
  readonly style: ReadonlySet<string>
}

// eslint-disable-next-line no-control-regex
const CODE = /\u001b\[([\d;]*)m/

const runsOf = (line: string): ReadonlyArray<Run> => {
  const parts = line.split(CODE)
  const runs: Array<Run> = []
  let style: ReadonlySet<string> = new Set()
  parts.forEach((part, index) => {
    if (index % 2 === 0) {
      // Columns are apart by two spaces or more: each begins anew, so that no font can move it.
      for (const text of part.split(/(?<= {2})(?=\S)/)) if (text !== "") runs.push({ text, style })
    } else style = styleAfter(style, part)
  })
  return runs
}

const styleAfter = (before: ReadonlySet<string>, codes: string): ReadonlySet<string> => {
  const style = new Set(before)
  for (const code of codes.split(";")) {
    if (code === "0" || code === "") style.clear()
    else if (code === "22") for (const weight of ["1", "2"]) style.delete(weight)
    else if (code === "39") for (const colour of Object.keys(COLOURS)) style.delete(colour)
    else style.add(code)
  }
  return style
}

const attributesOf = (style: ReadonlySet<string>): string => {
  const colour = Object.keys(COLOURS).find((code) => style.has(code))
  const fill = colour === undefined ? (style.has("2") ? DIM : undefined) : COLOURS[colour]
  return `${fill === undefined ? "" : ` fill="${fill}"`}${style.has("1") ? ' font-weight="700"' : ""}`
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
