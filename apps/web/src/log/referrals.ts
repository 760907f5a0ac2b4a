/** Who led to whom, as trees to draw, and who deserves thanks for it. */
import * as Effect from "effect/Effect"
import type { ReferralNode } from "@kith/core/domain/views/referralForest"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { type InReferrals, referrals as readReferrals, type Thanks } from "@kith/core/workspace/Referrals"
import type { LogSession } from "./Method.ts"

export interface ReferralPerson {
  readonly id: string
  readonly name: string
  readonly company: string | undefined
  /** "met". */
  readonly stage: string
  readonly led: ReadonlyArray<ReferralPerson>
  /** How many stand below, however far. */
  readonly below: number
}

export interface ThanksRow {
  readonly id: string
  readonly name: string
  /** To how many they led themselves. */
  readonly ledTo: number
  readonly thanks: Thanks
  /** The reminder to draft from. */
  readonly reminder: string | undefined
}

export interface ReferralPage {
  readonly trees: ReadonlyArray<ReferralPerson>
  /** Those to thank first. */
  readonly thanks: ReadonlyArray<ThanksRow>
  /** How many were met through somebody. */
  readonly led: number
}

export const referralPage = Effect.fnUntraced(function* ({ lang }: LogSession, _: undefined) {
  const { trees, people } = yield* readReferrals()
  const shown = ({ id, led, below }: ReferralNode): ReferralPerson => {
    const { name, company, stage } = people.get(id)!
    return { id, name, company, stage: recordWords[lang].stages[stage], led: led.map(shown), below }
  }
  const order = { due: 0, later: 1, given: 2 } as const
  const thanks = [...people.values()]
    .flatMap(({ id, name, ledTo, thanks, reminder }: InReferrals): ReadonlyArray<ThanksRow> =>
      thanks === undefined ? [] : [{ id, name, ledTo, thanks, reminder }]
    )
    .sort((a, b) => order[a.thanks] - order[b.thanks] || b.ledTo - a.ledTo || (a.name < b.name ? -1 : 1))
  return {
    trees: trees.map(shown),
    thanks,
    led: trees.reduce((sum, { below }) => sum + below, 0)
  } satisfies ReferralPage
})
