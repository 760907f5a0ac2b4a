/** What somebody probably meant to type. */
import { distance } from "fastest-levenshtein"

/** The candidate nearest to what was typed; `undefined` when none is near. */
export const nearestOf = (typed: string, candidates: ReadonlyArray<string>): string | undefined => {
  const lower = typed.toLowerCase()
  const near = candidates
    .map((candidate) => ({ candidate, away: candidate.startsWith(lower) ? 1 : distance(lower, candidate) }))
    .toSorted((a, b) => a.away - b.away)[0]
  return near !== undefined && near.away <= tolerance(typed, near.candidate) ? near.candidate : undefined
}

/** Two swapped letters are two changes, and the first letter is seldom the wrong one. */
const tolerance = (typed: string, candidate: string): number =>
  typed.length > 2 && typed[0] === candidate[0]
    ? Math.max(2, Math.floor(typed.length / 3))
    : Math.max(1, Math.floor(typed.length / 3))
