/** What ends a reminder. */
import type { CompiledRule } from "./compileRules.ts"
import { type Facts, holdsOfContact } from "./Facts.ts"
import { matches } from "./InteractionMask.ts"
import type { Occurrence } from "./Occurrence.ts"
import { compareStamps } from "./Stamp.ts"
import { follows, type Touch } from "./Touch.ts"

/** Whether one of the rule's stops has happened since the trigger. */
export const isStopped = ({ stops }: CompiledRule, each: Occurrence, facts: Facts): boolean => {
  const { dated } = facts.touches
  for (const { fact, mask, since } of stops) {
    if (fact !== undefined) {
      if (each.holds.includes(fact) || holdsOfContact(fact, facts)) return true
      continue
    }
    const from = since === "anchor" ? each.anchor : each.at
    for (let index = dated.length - 1; index >= 0; index--) {
      const touch = dated[index]!
      if (touch.at.day < from.day) break
      if (matches(mask, touch.bits) && !each.own.includes(touch) && (since !== "trigger" || isAfter(touch, each)))
        return true
    }
  }
  return false
}

/** Of what only has a day, the same day counts as after; two interactions are told apart by what they are. */
const isAfter = (touch: Touch, { touch: trigger, at }: Occurrence): boolean =>
  trigger === undefined ? compareStamps(touch.at, at) >= 0 : follows(touch, trigger)
