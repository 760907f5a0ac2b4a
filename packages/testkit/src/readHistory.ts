/** Histories from their notation, for tests that tell one. */
import { type Catalogue, catalogue } from "@kith/core/domain/Catalogue"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { type History, HistoryBuilder } from "./History.ts"

/**
 * `readHistory("a1 a2 | (a1) b1", { a1: …, a2: …, b1: … })`: feeds stand between bars, and in parentheses
 * what the author had received of another feed before its next event. Every event has its draft; `at` is later from one
 * event to the next, in the order in which they can have been written. `""` is the story in which nothing was written.
 * Throws on a story that cannot have happened.
 */
export const readHistory = (
  notation: string,
  drafts: { readonly [label: string]: Draft },
  types: Catalogue = catalogue
): History => {
  const builder = new HistoryBuilder(types)
  let waiting = notation === "" ? [] : notation.split("|").map((feed) => feedOf(feed.trim()))
  while (waiting.length > 0) {
    let moved = false
    for (const { device, steps } of waiting) {
      for (let step = steps[0]; step !== undefined && isPossible(step, builder); step = steps[0]) {
        if (step.received) builder.receive(device, step.device, step.seq)
        else {
          const draft = drafts[`${device}${step.seq}`]
          if (draft === undefined) throw new Error(`readHistory: no draft for ${device}${step.seq}`)
          builder.write(device, draft)
        }
        steps.shift()
        moved = true
      }
    }
    if (!moved) throw new Error(`readHistory: ${notation} cannot have happened`)
    waiting = waiting.filter(({ steps }) => steps.length > 0)
  }
  return builder.history()
}

const feedOf = (feed: string): { readonly device: string; readonly steps: Array<Step> } => {
  const steps = feed.split(/\s+/).map(stepOf)
  const [device, ...others] = new Set(steps.filter(({ received }) => !received).map((step) => step.device))
  if (device === undefined || others.length > 0) throw new Error(`readHistory: ${feed} is no feed of one device`)
  return { device, steps }
}

interface Step {
  readonly device: string
  readonly seq: number
  readonly received: boolean
}

const stepOf = (token: string): Step => {
  const parts = /^(\()?([a-z]+)(\d+)(\))?$/.exec(token)
  if (parts === null || (parts[1] === undefined) !== (parts[4] === undefined)) {
    throw new Error(`readHistory: cannot read ${token}`)
  }
  return { device: parts[2]!, seq: Number(parts[3]), received: parts[1] !== undefined }
}

/** A received event must have been written, and a feed's events come one after the other. */
const isPossible = ({ device, seq, received }: Step, builder: HistoryBuilder): boolean =>
  received ? builder.lengthOf(device) >= seq : builder.lengthOf(device) === seq - 1
