/** What planning needs for rows of people who are new: ids of their own, and who may be them already. */
import * as Effect from "effect/Effect"
import { newId } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import { Lookalikes, lookalikesHeld } from "@kith/core/workspace/Lookalikes"

/** @param expected whether there may be any: everybody's signs are read only then */
export const newcomers = Effect.fnUntraced(function* (expected: boolean) {
  const { random } = yield* Primitives
  const held = expected ? yield* lookalikesHeld : new Lookalikes()
  return {
    newId: () => newId(random),
    lookalike: (id: string, fields: Parameters<Lookalikes["findAndAdd"]>[1]) => held.findAndAdd(id, fields)
  }
})
