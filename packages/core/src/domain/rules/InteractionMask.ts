/**
 * A description of interactions (`Where`, `Stop`) and an interaction itself, each as five small sets of bits, so that
 * matching them costs a few machine instructions: a rule pack asks tens of times for every interaction there is.
 */
import { Channel, type Direction, InteractionKind, MeetingState, Outcome } from "../entities/Interaction.ts"

/** One bit for each word of a vocabulary; `NONE` where nothing is recorded. */
export interface InteractionBits {
  readonly kind: number
  readonly state: number
  readonly channel: number
  readonly direction: number
  readonly outcome: number
}

export interface InteractionDescription {
  readonly kind?: ReadonlyArray<InteractionKind>
  readonly state?: ReadonlyArray<MeetingState>
  readonly channel?: ReadonlyArray<Channel>
  readonly direction?: Direction
  readonly outcome?: ReadonlyArray<Outcome | "none">
}

/** What a view of an interaction says of these; anything else is taken for nothing recorded. */
export interface InteractionFacts {
  readonly kind?: string | undefined
  readonly state?: string | undefined
  readonly channel?: string | undefined
  readonly direction?: string | undefined
  readonly outcome?: string | undefined
}

/** A member left out allows all, except that a meeting must have been held. */
export const maskOf = ({ kind, state, channel, direction, outcome }: InteractionDescription): InteractionBits => ({
  kind: kind === undefined ? ANY : bitsOf(KINDS, kind),
  state: state === undefined ? NONE | HELD : bitsOf(STATES, state),
  channel: channel === undefined ? ANY : bitsOf(CHANNELS, channel),
  direction: direction === undefined ? ANY : DIRECTIONS.get(direction)!,
  outcome: outcome === undefined ? ANY : bitsOf(OUTCOMES, outcome)
})

export const bitsOfInteraction = (facts: InteractionFacts): InteractionBits => {
  const { kind, state, channel, outcome } = facts
  const isMeeting = kind === "meeting"
  return {
    kind: bitOf(KINDS, kind),
    // A state from a newer Kith is not taken for "held": no mask matches it.
    state: isMeeting ? (STATES.get(state ?? "held") ?? 0) : NONE,
    channel: bitOf(CHANNELS, channel),
    direction: directionOf(facts),
    outcome: bitOf(OUTCOMES, outcome)
  }
}

export const matches = (mask: InteractionBits, bits: InteractionBits): boolean =>
  (mask.kind & bits.kind) !== 0 &&
  (mask.state & bits.state) !== 0 &&
  (mask.direction & bits.direction) !== 0 &&
  (mask.outcome & bits.outcome) !== 0 &&
  (mask.channel & bits.channel) !== 0

/** Nothing recorded. */
const NONE = 1
const ANY = -1

const bitsByWord = (words: ReadonlyArray<string>): ReadonlyMap<string, number> =>
  new Map([["none", NONE], ...words.map((word, index) => [word, 2 << index] as const)])

const KINDS = bitsByWord(InteractionKind.literals)
const STATES = bitsByWord(MeetingState.literals)
const CHANNELS = bitsByWord(Channel.literals)
const OUTCOMES = bitsByWord(Outcome.literals)
const DIRECTIONS = bitsByWord(["out", "in"])

const HELD = STATES.get("held")!
const OUT = DIRECTIONS.get("out")!
const IN = DIRECTIONS.get("in")!

const bitOf = (bits: ReadonlyMap<string, number>, word: string | undefined): number =>
  word === undefined ? NONE : (bits.get(word) ?? NONE)

const bitsOf = (bits: ReadonlyMap<string, number>, words: ReadonlyArray<string>): number =>
  words.reduce((all, word) => all | bitOf(bits, word), 0)

/** Where nobody said who reached out: a reply came from them, a message went to them, and anything else is both. */
const directionOf = ({ kind, state, direction }: InteractionFacts): number => {
  if (kind === "meeting" && (state === undefined || state === "held")) return OUT | IN
  if (direction === "out") return OUT
  if (direction === "in") return IN
  if (kind === "reply") return IN
  if (kind === "outreach" || kind === "thank-you" || kind === "check-in" || kind === "update") return OUT
  return OUT | IN
}
