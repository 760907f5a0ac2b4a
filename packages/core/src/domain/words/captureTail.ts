/** What can still be understood in and after the text of a captured line: a date at its end, and pieces between commas. */
import type { Draft, Step } from "./captureDraft.ts"
import { leave, take } from "./captureDraft.ts"
import { takeLength } from "./captureHead.ts"
import type { When } from "./whenPhrases.ts"
import { takeUnderstood } from "./captureStep.ts"

/** Reads on from the word at which the text began. */
export const takeTail = (draft: Draft, from: number): void => {
  const { words } = draft.line
  if (from >= words.length) return
  const about = draft.read.about(from)
  const end = pieceEnd(draft, from)
  if (about > 0 && from + about < end) take(draft, from, from + about, "around")
  takeEnding(draft, from + Math.max(about, 1), end)
  for (let at = end; at < words.length;) at = takePiece(draft, at)
}

/** The word after a comma, or the like, or after a quoted piece. */
const pieceEnd = ({ line: { words } }: Draft, at: number): number => {
  let end = at
  while (end < words.length && !words[end]!.breaks) end++
  return Math.min(end + 1, words.length)
}

/** A date or length in the last words of a text. A log's text may end in a plan, which is none of its date. */
const takeEnding = (draft: Draft, from: number, end: number): void => {
  const { read, said } = draft
  for (let at = Math.max(from, end - longestEnding); at < end; at++) {
    const when = said.when === undefined ? read.when(at, true) : undefined
    const otherWay = when !== undefined && liesOtherWay(draft, when.value)
    const length = said.length === undefined ? read.length(at) : undefined
    if (when !== undefined && !otherWay && isLast(draft, when.next, end)) {
      draft.said = { ...said, when: when.value }
      take(draft, at, when.next, "when")
      if (when.next < end) takeLength(draft, when.next, "rest")
      return
    }
    if (length !== undefined && !otherWay && length.next === end) {
      draft.said = { ...said, length: length.value }
      take(draft, at, end, "length")
      return
    }
  }
}

const longestEnding = 8

const liesOtherWay = ({ options: { today, prefer } }: Draft, { day }: When): boolean =>
  prefer === "past" ? day > today : day < today

/** Nothing follows, or a length alone. */
const isLast = ({ read, said }: Draft, next: number, end: number): boolean =>
  next === end || (said.length === undefined && read.length(next)?.next === end)

/**
 * A piece between commas is understood as a whole, or it is more text. Returns the word after it, which a date with a
 * comma in it ("Tuesday, March 3") may put off.
 */
const takePiece = (draft: Draft, from: number): number => {
  const { said, firm, roles } = draft
  const { words } = draft.line
  const end = pieceEnd(draft, from)
  if (end - from > longestPiece) return end
  let step: Step = leave(from)
  let reached = from
  do {
    const next = takeUnderstood(draft, step.next, step.after)
    if (next === undefined) break
    step = next
    reached = Math.max(reached, step.next)
  } while (step.next < words.length && !words[step.next - 1]!.breaks)
  const when = said.when === undefined ? draft.said.when : undefined
  const ends = step.next > from && (step.next === words.length || words[step.next - 1]!.breaks)
  if (ends && step.after !== "with" && (when === undefined || !liesOtherWay(draft, when))) return step.next
  draft.said = said
  draft.firm = firm
  roles.fill("text", from, reached)
  return end
}

const longestPiece = 10
