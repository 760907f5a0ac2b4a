/** A sheet as a page of its own: no script, nothing from elsewhere, and set for paper. */
import { escapedHtml, pageHead } from "@kith/formats/leave/pageHead"
import { renderSVG } from "uqr"
import { printable, printableLines } from "../output/printable.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { PrintCard, PrintItem, PrintSheet } from "./PrintSheet.ts"

/** Business cards that fit a page, two in a row. */
const CARDS = 10

export const asPage = (
  { title, about, sections, card }: PrintSheet,
  lang: Language
): string => `${pageHead(printable(title), STYLE, lang)}${about === undefined ? "" : `<p class="about">${html(about)}</p>\n`}${sections
  .map(
    ({ heading, items }) =>
      `<section>${heading === undefined ? "" : `<h2>${html(heading)}</h2>`}<ul>\n${items.map(item).join("\n")}\n</ul></section>`
  )
  .join("\n")}
${card === undefined ? "" : `<div class="cards">\n${Array.from({ length: CARDS }, () => oneCard(card)).join("\n")}\n</div>\n`}</html>
`

const STYLE = `  @page { margin: 18mm }
  body { font: 11.5pt/1.45 Georgia, "Times New Roman", serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
  h1 { font-size: 1.5em; margin: 0 0 .2em } h2 { font-size: 1.1em; margin: 1.4em 0 .4em; break-after: avoid }
  p.about { margin: 0; color: #444 }
  ul, ol { list-style: none; margin: 0; padding: 0 } li { margin: .35em 0; break-inside: avoid }
  .line { display: flex; gap: 1em; justify-content: space-between } .line b { font-weight: normal; white-space: pre-line }
  .aside { white-space: nowrap; color: #444; font-variant-numeric: tabular-nums } .detail { color: #444; font-size: .9em }
  .room i { display: block; height: 2em; border-bottom: 1px solid #bbb }
  .cards { display: grid; grid-template-columns: 1fr 1fr; gap: 0 }
  .card { border: 1px dotted #bbb; height: 46mm; padding: 5mm; box-sizing: border-box; display: flex; justify-content: space-between; gap: 4mm; break-inside: avoid; overflow: hidden }
  .card p { margin: 0; overflow-wrap: anywhere } .card p:first-child { font-size: 1.2em } .card svg { width: 30mm; height: 30mm; flex: none }
  @media print { body { margin: 0; padding: 0 } body:has(.cards) h1 { display: none } }`

const item = ({ text, aside, detail, mark, room = 0 }: PrintItem): string => {
  const lead = mark === undefined ? "" : mark === "box" ? "☐ " : `${mark}. `
  const beside = aside === undefined ? "" : `<span class="aside">${html(aside)}</span>`
  const below = detail === undefined ? "" : `<div class="detail">${html(detail)}</div>`
  const lines = room === 0 ? "" : `<div class="room" aria-hidden="true">${"<i></i>".repeat(room)}</div>`
  return `<li><div class="line"><b>${lead}${printableLines(text).map(escapedHtml).join("\n")}</b>${beside}</div>${below}${lines}</li>`
}

const oneCard = ({ lines, vCard }: PrintCard): string =>
  `<div class="card"><div>${lines.map((line) => `<p>${html(line)}</p>`).join("")}</div>${renderSVG(vCard, { ecc: "L", border: 0 })}</div>`

const html = (text: string): string => escapedHtml(printable(text))
