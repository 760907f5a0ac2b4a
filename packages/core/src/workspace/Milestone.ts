/** How far the first milestone is: a handful of conversations, after which a search looks different (S0). */
import * as Effect from "effect/Effect"
import { kindAndId, view } from "../domain/declare/Entity.ts"
import { Interaction } from "../domain/entities/Interaction.ts"
import { EntityStore } from "./EntityStore.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index } from "./IndexNames.ts"

/** Source: S0, which sets out to hold five. */
export const FIRST_CONVERSATIONS = 5

/** Conversations held, counting no further than the milestone. */
export const firstConversations = Effect.fn("Milestone.firstConversations")(function* () {
  const store = yield* EntityStore
  let held = 0
  let from: string = ALL_KEYS[0]
  for (;;) {
    const some = yield* store.range(Index.happened, from, ALL_KEYS[1], { limit: CHUNK })
    for (const [name, { record }] of yield* store.get(some.map(({ entity }) => entity))) {
      const { kind, state, quiet, deleted } = view(Interaction, kindAndId(name).id, record)
      if (kind === "meeting" && (state ?? "held") === "held" && quiet !== true && deleted === undefined) held++
    }
    if (held >= FIRST_CONVERSATIONS || some.length < CHUNK) return Math.min(held, FIRST_CONVERSATIONS)
    // Keys are days and times: at most a few interactions share the last one, and are looked at by the next read alone.
    from = `${some.at(-1)!.key}\u0000`
  }
})

const CHUNK = 500
