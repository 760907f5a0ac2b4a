/** `--write FILE`: the measured part of a page in Markdown, renewed between its marks; the rest is left as people wrote it. */
import { eventsText, quantityText, ratioText } from "./figures.ts"
import { headlineOf, isWithin, type Result } from "./Result.ts"

export const BEGIN = "<!-- measured: written by `npm run bench -- --write` -->"
export const END = "<!-- end of measured -->"

export interface Occasion {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** Processor, cores, memory, system, Node. */
  readonly machine: string
  /** How busy the machine was besides: its load average a core before the run. */
  readonly load: number
  readonly quick: boolean
}

/** `undefined`: the page has no marks, and nobody's words are guessed at. */
export const renewed = (page: string, results: ReadonlyArray<Result>, occasion: Occasion): string | undefined => {
  const begin = page.indexOf(BEGIN)
  const end = page.indexOf(END)
  if (begin < 0 || end < begin) return undefined
  return `${page.slice(0, begin + BEGIN.length)}\n\n${toPage(results, occasion)}\n\n${page.slice(end)}`
}

const toPage = (results: ReadonlyArray<Result>, occasion: Occasion): string =>
  [conditions(occasion), summary(results), ...results.map(details)].join("\n\n")

/** A load above this on each core is somebody else's work, and moves the figures. */
const QUIET = 0.5

const conditions = ({ date, machine, load, quick }: Occasion): string =>
  [
    `Measured on ${date}${quick ? " with `--quick`" : ""}: ${machine}.`,
    ...(load > QUIET
      ? [`**Provisional**: the machine was shared, with a load of ${load.toFixed(1)} a core before the run began.`]
      : [])
  ].join(" ")

const summary = (results: ReadonlyArray<Result>): string =>
  tableOf(
    ["workload", "ratio", "at most", "", "of"],
    results.map((result) => {
      const { ratio, events } = headlineOf(result)
      const { budget } = result
      const verdict = budget === undefined ? "" : isWithin(result) ? "within" : "**over**"
      return [
        `\`${result.name}\``,
        ratioText(ratio),
        budget === undefined ? "" : String(budget),
        verdict,
        `${result.limit}, at ${eventsText(events)}`
      ]
    })
  )

const details = (result: Result): string =>
  [
    `### ${result.name}`,
    `${capital(result.work)}, as a multiple of ${result.limit}.`,
    tableOf(
      ["", "size", "ratio", "measured"],
      [...result.points.map((point) => ({ ...point, peer: "kith" })), ...result.peers].map(
        ({ peer, events, ratio, measured }) => [
          peer,
          events === 0 ? "" : eventsText(events),
          ratioText(ratio),
          quantityText(measured)
        ]
      )
    ),
    ...result.notes.map((note) => `- ${capital(note)}.`)
  ].join("\n\n")

const tableOf = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")

/** Names of programs stay as they are written. */
const capital = (text: string): string =>
  /^(kith|node|gzip|[a-z-]+\.[a-z]+)\b/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
