/** Results as a terminal shows them. */
import { eventsText, quantityText, ratioText } from "./figures.ts"
import { headlineOf, isWithin, type Result } from "./Result.ts"
import { table, wrap } from "./table.ts"

export const toTable = (results: ReadonlyArray<Result>, width: number): string =>
  [summary(results, width), ...results.map((result) => details(result, width))]
    .map((lines) => lines.join("\n"))
    .join("\n\n")

const summary = (results: ReadonlyArray<Result>, width: number): ReadonlyArray<string> =>
  table(
    [
      ["", "ratio", "at most", "", "of"],
      ...results.map((result) => [
        result.name,
        ratioText(headlineOf(result).ratio),
        result.budget === undefined ? "" : String(result.budget),
        verdict(result),
        `${result.limit}${at(headlineOf(result).events)}`
      ])
    ],
    ["left", "right", "right", "left", "left"],
    width
  )

const verdict = (result: Result): string => (result.budget === undefined ? "" : isWithin(result) ? "within" : "OVER")

const details = (result: Result, width: number): ReadonlyArray<string> => [
  ...wrap(`${result.name}: ${result.work}, as a multiple of ${result.limit}`, width),
  ...indented(
    table(
      [
        ...result.points.map((point) => [
          "kith",
          eventsText(point.events),
          ratioText(point.ratio),
          quantityText(point.measured)
        ]),
        ...result.peers.map(({ peer, events, ratio, measured }) => [
          peer,
          eventsText(events),
          ratioText(ratio),
          quantityText(measured)
        ])
      ],
      ["left", "right", "right", "left"],
      width - INDENT.length
    )
  ),
  ...result.notes.flatMap((note) => indented(wrap(note, width - INDENT.length)))
]

const INDENT = "  "

const indented = (lines: ReadonlyArray<string>): ReadonlyArray<string> => lines.map((line) => `${INDENT}${line}`)

const at = (events: number): string => (events === 0 ? "" : `, ${eventsText(events)} events`)
