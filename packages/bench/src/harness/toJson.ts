/** `--json`: for scripts, and for comparing one run with another. */
import { headlineOf, isWithin, type Point, type Result } from "./Result.ts"

export interface JsonResult {
  readonly ratio: number
  readonly budget: number | null
  readonly within: boolean
  /** Ratios of the peers to the same limit, by name. */
  readonly peers: { readonly [peer: string]: number }
  /** How many events the ratio is at, and each peer's where it is at fewer. */
  readonly events: number
  readonly peerEvents: { readonly [peer: string]: number }
  /** Ratios by number of events. */
  readonly scaling: { readonly [events: string]: number }
  readonly measured: { readonly [events: string]: Point["measured"] }
  readonly notes: ReadonlyArray<string>
}

export const toJson = (results: ReadonlyArray<Result>): { readonly [name: string]: JsonResult } =>
  Object.fromEntries(results.map((result) => [result.name, resultToJson(result)]))

const resultToJson = (result: Result): JsonResult => {
  const headline = headlineOf(result)
  return {
    ratio: rounded(headline.ratio),
    budget: result.budget ?? null,
    within: isWithin(result),
    peers: Object.fromEntries(result.peers.map(({ peer, ratio }) => [peer, rounded(ratio)])),
    events: headline.events,
    peerEvents: Object.fromEntries(
      result.peers.flatMap(({ peer, events }) => (events === headline.events ? [] : [[peer, events]]))
    ),
    scaling: Object.fromEntries(result.points.map(({ events, ratio }) => [events, rounded(ratio)])),
    measured: Object.fromEntries(result.points.map(({ events, measured }) => [events, measured])),
    notes: result.notes
  }
}

/** Four digits: more would pretend. */
const rounded = (ratio: number): number => Number(ratio.toPrecision(4))
