/** Closing a meeting that was arranged: it was held, and this came of it; as one batch, like a touch that is logged anew. */
import * as Effect from "effect/Effect"
import type { Draft } from "../domain/declare/EventType.ts"
import type { Interaction } from "../domain/entities/Interaction.ts"
import type { View } from "../domain/declare/Entity.ts"
import { AdviceNoted, FollowUpPlanned, InteractionEdited, PledgeMade } from "../domain/events/RecordEvents.ts"
import { Primitives } from "../log/Primitives.ts"
import { EntityId, newId } from "../log/Ids.ts"
import { type Lead, leadsOf } from "./Logging.ts"
import { commit } from "./Writer.ts"

export interface CameOfIt {
  /** When it was, where that is not as arranged. */
  readonly happened?: string | undefined
  readonly minutes?: number | undefined
  /** The one useful thing. */
  readonly useful?: string | undefined
  /** Names of people whom they suggested. */
  readonly suggested?: ReadonlyArray<string>
  /** What I promised; `due`: a date. */
  readonly pledges?: ReadonlyArray<{ readonly text: string; readonly due?: string | undefined }>
  readonly advice?: ReadonlyArray<string>
  /** The user's own date for getting back to them. */
  readonly next?: { readonly on: string; readonly reason?: string | undefined } | undefined
  /** Written with it: answers and notes that are not saved yet. */
  readonly also?: ReadonlyArray<Draft>
}

/** `meeting` needs a contact. */
export const meetingHeld = Effect.fn("MeetingHeld.meetingHeld")(function* (
  meeting: Pick<View<typeof Interaction>, "id"> & { readonly contact: EntityId },
  { also = [], suggested = [], pledges = [], advice = [], ...told }: CameOfIt,
  via: string
) {
  const { random } = yield* Primitives
  const fresh = (): EntityId => EntityId.make(newId(random))
  const { id: interaction, contact } = meeting
  const drafts: Array<Draft> = []
  const leads: ReadonlyArray<Lead> = yield* leadsOf(suggested, contact, fresh, drafts)
  const { happened, minutes, useful, next } = told
  drafts.push(
    InteractionEdited.draft(interaction, {
      state: "held",
      ...(happened === undefined ? {} : { happened }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(useful === undefined ? {} : { useful }),
      ...(leads.length === 0 ? {} : { suggested: { add: leads.map(({ id }) => id) } })
    })
  )
  for (const { text, due } of pledges) {
    drafts.push(PledgeMade.draft(fresh(), { contact, interaction, text, ...(due === undefined ? {} : { due }) }))
  }
  for (const text of advice) drafts.push(AdviceNoted.draft(fresh(), { contact, interaction, text, state: "to-do" }))
  if (next !== undefined) {
    const { on, reason } = next
    const why = reason === undefined ? {} : { reason }
    drafts.push(FollowUpPlanned.draft(fresh(), { contact, interaction, on, ...why }))
  }
  const { batch } = yield* commit([...drafts, ...also], { via })
  return { batch, leads, written: new Set([`interaction/${interaction}`, ...drafts.map(({ entity }) => entity)]) }
})
