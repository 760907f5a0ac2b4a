/** Correcting one time that somebody was in touch, and adding what came of it: what an edit form hands over. */
import * as Effect from "effect/Effect"
import type { View } from "../domain/declare/Entity.ts"
import type { Draft } from "../domain/declare/EventType.ts"
import type {
  Channel,
  Direction,
  Interaction,
  InteractionKind,
  MeetingState,
  Outcome
} from "../domain/entities/Interaction.ts"
import { ContactEdited } from "../domain/events/ContactEvents.ts"
import { AdviceNoted, FollowUpPlanned, InteractionEdited, PledgeMade } from "../domain/events/RecordEvents.ts"
import { EntityId, newId } from "../log/Ids.ts"
import { Primitives } from "../log/Primitives.ts"
import { leadsOf, type Touch } from "./Logging.ts"
import { textPatch } from "./Prose.ts"

/** How it shall read. Left out: as it does; `null`: nothing there. Of what came of it, only what is new. */
export interface TouchPatch {
  readonly kind?: InteractionKind
  readonly happened?: string
  readonly state?: MeetingState | null
  readonly channel?: Channel | null
  readonly direction?: Direction | null
  readonly minutes?: number | null
  readonly outcome?: Outcome | null
  readonly callBackAt?: string | null
  readonly useful?: string | null
  readonly points?: string
  /** All who were there beside the one it was with: ids, and names of people to add. */
  readonly attendees?: ReadonlyArray<string | { readonly name: string }>
  /** More people whom they suggested, by name. */
  readonly suggested?: Touch["suggested"]
  readonly advice?: Touch["advice"]
  readonly pledges?: Touch["pledges"]
  readonly next?: Touch["next"]
}

const REGISTERS = [
  "kind",
  "happened",
  "state",
  "channel",
  "direction",
  "minutes",
  "outcome",
  "callBackAt",
  "useful"
] as const

/** Drafts for what is really different; none where all of it is so already. */
export const touchDrafts = Effect.fn("EditingTouches.touchDrafts")(function* (
  touch: View<typeof Interaction>,
  patch: TouchPatch
) {
  const { random } = yield* Primitives
  const fresh = (): EntityId => EntityId.make(newId(random))
  const drafts: Array<Draft> = []
  const body: Record<string, unknown> = {}
  for (const field of REGISTERS) {
    const wanted = patch[field]
    if (wanted !== undefined && (wanted ?? undefined) !== touch[field]) body[field] = wanted
  }
  if (patch.points !== undefined) {
    const change = yield* textPatch(touch.points, patch.points)
    if (change !== undefined) body["points"] = change
  }
  if (patch.attendees !== undefined) {
    const wanted = patch.attendees.map((whom) => {
      if (typeof whom === "string") return EntityId.make(whom)
      const id = fresh()
      drafts.push(ContactEdited.draft(id, { name: whom.name }))
      return id
    })
    const said = difference(touch.attendees, wanted)
    if (said !== undefined) body["attendees"] = said
  }
  const { contact } = touch
  if (contact !== undefined && patch.suggested !== undefined && patch.suggested.length > 0) {
    const leads = yield* leadsOf(patch.suggested, contact, fresh, drafts)
    const said = difference(touch.suggested, [...touch.suggested, ...leads.map(({ id }) => id)])
    if (said !== undefined) body["suggested"] = said
  }
  if (Object.keys(body).length > 0) drafts.push(InteractionEdited.draft(touch.id, body))
  const said = { ...(contact === undefined ? {} : { contact }), interaction: touch.id }
  if (patch.next !== undefined) {
    const { on, reason } = patch.next
    drafts.push(FollowUpPlanned.draft(fresh(), { ...said, on, ...(reason === undefined ? {} : { reason }) }))
  }
  for (const { text, due } of patch.pledges ?? []) {
    drafts.push(PledgeMade.draft(fresh(), { ...said, text, ...(due === undefined ? {} : { due }) }))
  }
  for (const text of patch.advice ?? []) drafts.push(AdviceNoted.draft(fresh(), { ...said, text, state: "to-do" }))
  return drafts
})

const difference = (before: ReadonlyArray<string>, after: ReadonlyArray<EntityId>) => {
  const add = after.filter((id) => !before.includes(id))
  const remove = before.filter((id) => !after.includes(id as EntityId)).map((id) => EntityId.make(id))
  if (add.length === 0 && remove.length === 0) return undefined
  return { ...(add.length === 0 ? {} : { add }), ...(remove.length === 0 ? {} : { remove }) }
}
