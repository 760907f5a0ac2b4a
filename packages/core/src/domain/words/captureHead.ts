/** What can stand in the head of a captured line beside a name: when, how long, what was done, and what leads up to it. */
import type { Draft, Step } from "./captureDraft.ts"
import { take } from "./captureDraft.ts"
import type { Deed } from "./captureWords.ts"

export const takeWhen = (draft: Draft, at: number, after: Step["after"]): Step | undefined => {
  const found = draft.said.when === undefined ? draft.read.when(at) : undefined
  if (found === undefined) return undefined
  draft.said = { ...draft.said, when: found.value }
  return take(draft, at, found.next, "when", after === "start" ? "start" : "rest")
}

export const takeLength = (draft: Draft, at: number, after: Step["after"]): Step | undefined => {
  const found = draft.said.length === undefined ? draft.read.length(at) : undefined
  if (found === undefined) return undefined
  draft.said = { ...draft.said, length: found.value }
  return take(draft, at, found.next, "length", after === "start" ? "start" : "rest")
}

export const takeDeed = (draft: Draft, at: number, after: Step["after"]): Step | undefined => {
  const found = draft.read.deed(at)
  if (found === undefined || !accepts(draft, at, after)) return undefined
  const { value: deed, next } = found
  if (deed.channel !== undefined) draft.said = { channel: deed.channel, ...draft.said }
  if (draft.said.kind === undefined || firmness[deed.firm] > firmness[draft.firm]) {
    draft.said = { ...draft.said, kind: deed.kind }
    draft.firm = deed.firm
  }
  return take(draft, at, next, deed.keep === true ? "text" : "deed", deed.verb === true ? "verb" : "noun")
}

/**
 * Whether a deed at a word belongs to the head. Beside another it may add to it ("thank-you call"). Elsewhere, once it
 * is clear what was done, only a channel can still come, and only where it does not begin a text: "met Ana for coffee",
 * not "met Ana, email her the CV".
 */
const accepts = ({ line, read, said, firm }: Draft, at: number, after: Step["after"]): boolean => {
  const found = read.deed(at)
  if (found === undefined) return false
  if (said.kind === undefined) return true
  const { value: deed, next } = found
  const newChannel = deed.channel !== undefined && said.channel === undefined
  if (after === "verb" || after === "noun") {
    return newChannel || sameAgain(deed, said) || (deed.channel === undefined && firmness[deed.firm] > firmness[firm])
  }
  const begins = at > 0 && line.words[at - 1]!.breaks
  const ends = next === line.words.length || line.words[next - 1]!.breaks || read.understood(next)
  return newChannel && !begins && (after === "lead" || ends)
}

const sameAgain = (deed: Deed, said: Draft["said"]): boolean =>
  deed.channel === undefined ? deed.kind === said.kind : deed.channel === said.channel

const firmness: Readonly<Record<Deed["firm"], number>> = { faint: 0, implied: 1, said: 2 }

/** "with", and after a deed "to" or "from", where a name follows. */
export const takeJoint = (draft: Draft, at: number, after: Step["after"]): Step | undefined =>
  isJoint(draft, at, after) ? take(draft, at, at + 1, "around", "with") : undefined

export const isJoint = ({ line, read, said }: Draft, at: number, after: Step["after"]): boolean => {
  const word = line.words[at]
  if (said.who !== undefined || word === undefined || word.breaks || at + 1 >= line.words.length) return false
  const joins = read.is("with", word) || ((after === "verb" || after === "noun") && read.is("to", word))
  return joins && read.deed(at + 1) === undefined
}

/** Small words before something that is understood: "had a", "quick", "over". */
export const takeLead = (draft: Draft, at: number, after: Step["after"]): Step | undefined => {
  const { line, read, said } = draft
  const end = read.leadEnd(at)
  if (end === undefined) return undefined
  const kept = after === "verb" || after === "noun" ? after : "lead"
  const follows =
    (said.when === undefined && read.when(end) !== undefined) ||
    (said.length === undefined && read.length(end) !== undefined) ||
    accepts(draft, end, kept) ||
    isJoint(draft, end, kept)
  if (!follows) return undefined
  for (let i = at; i < end; i++) take(draft, i, i + 1, read.is("adjectives", line.words[i]) ? "text" : "around")
  return { next: end, after: kept }
}
