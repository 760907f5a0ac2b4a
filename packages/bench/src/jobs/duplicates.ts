/** The duplicate finder over people in memory, at each size in turn. */
import { type Alike, alike, type Likeable } from "@kith/core/domain/identity/likeness"
import type { Say } from "../harness/Say.ts"
import { type Contestant, interleave, type Rounds } from "../harness/interleave.ts"
import { people } from "../sample/people.ts"

export interface DuplicatesInput {
  readonly sizes: ReadonlyArray<number>
  readonly rounds: Rounds
}

/** By number of people. */
export interface DuplicatesFound {
  readonly times: { readonly [people: string]: ReadonlyArray<number> }
  readonly pairs: { readonly [people: string]: number }
  readonly likely: { readonly [people: string]: number }
}

export const run = async ({ sizes, rounds }: DuplicatesInput, say: Say): Promise<void> => {
  const pairs: Record<string, number> = {}
  const likely: Record<string, number> = {}
  const contestants = sizes.map((size): [string, Contestant] => {
    const all = likeables(size)
    const after = (found: ReadonlyArray<Alike>): void => {
      if (found.length === 0) throw new Error("duplicates: nobody was found")
      pairs[size] = found.length
      likely[size] = found.filter((one) => one.likely).length
    }
    return [String(size), { run: () => alike(all), after }]
  })
  const times = await interleave<string>(Object.fromEntries(contestants), rounds)
  say({ times, pairs, likely } satisfies DuplicatesFound)
}

const likeables = (count: number): ReadonlyArray<Likeable> =>
  [...people(count)].map((row, nth) => {
    const { emails = [], phones = [], links = [] } = row
    return { ...row, id: nth.toString(36).padStart(4, "0"), emails, phones, links }
  })
