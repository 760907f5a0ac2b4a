/** What was recorded with a person, oldest first, under every contact merged into them. */
import * as Effect from "effect/Effect"
import type { AnyEntity, View } from "../domain/declare/Entity.ts"
import { FollowUp } from "../domain/entities/FollowUp.ts"
import { Advice, Answer, Pledge } from "../domain/entities/FromConversations.ts"
import { Gathering } from "../domain/entities/Gathering.ts"
import { Interaction } from "../domain/entities/Interaction.ts"
import { Opening } from "../domain/entities/Opening.ts"
import { Contact } from "../domain/entities/Contact.ts"
import { EntityStore } from "./EntityStore.ts"
import { namesAround } from "./History.ts"
import { isAnswered } from "./QuestionLibrary.ts"
import { viewsAmong } from "./viewsAmong.ts"

export interface Timeline {
  readonly interactions: ReadonlyArray<View<typeof Interaction>>
  readonly followUps: ReadonlyArray<View<typeof FollowUp>>
  readonly advice: ReadonlyArray<View<typeof Advice>>
  readonly pledges: ReadonlyArray<View<typeof Pledge>>
  readonly answers: ReadonlyArray<View<typeof Answer>>
  readonly gatherings: ReadonlyArray<View<typeof Gathering>>
  readonly openings: ReadonlyArray<View<typeof Opening>>
  /** Contacts whom they referred. */
  readonly referred: ReadonlyArray<View<typeof Contact>>
}

export const timeline = Effect.fn("Timeline.timeline")(function* (id: string) {
  const names = yield* namesAround(id)
  const stored = yield* (yield* EntityStore).get(names)
  const all = <E extends AnyEntity>(definition: E): ReadonlyArray<View<E>> => viewsAmong(definition, names, stored)
  return {
    interactions: all(Interaction).toSorted((a, b) => ((a.happened ?? "") < (b.happened ?? "") ? -1 : 1)),
    followUps: all(FollowUp),
    advice: all(Advice),
    pledges: all(Pledge),
    // Without a text it is a question picked for a conversation (`QuestionLibrary.ts`).
    answers: all(Answer).filter(isAnswered),
    gatherings: all(Gathering),
    openings: all(Opening),
    referred: all(Contact).filter(({ referredBy }) => referredBy !== undefined)
  } satisfies Timeline
})
