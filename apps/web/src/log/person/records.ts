/** What conversations left behind, taken further: advice followed, promises kept, follow-ups planned and dropped. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { AdviceState } from "@kith/core/domain/entities/FromConversations"
import { AdviceNoted, FollowUpPlanned, InteractionEdited, PledgeMade } from "@kith/core/domain/events/RecordEvents"
import { EntityId, newId } from "@kith/core/log/Ids"
import { emptyVersion, versionToRecord } from "@kith/core/log/VersionVector"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { type LogSession, VIA } from "../Method.ts"

export const setAdvice = Effect.fnUntraced(function* (
  { log, today }: LogSession,
  { id, state }: { readonly id: string; readonly state: (typeof AdviceState)["Type"] }
) {
  const done = state === "to-do" ? { done: null } : state === "done" ? { done: isoOf(today) } : {}
  const { batch } = yield* log.commit([AdviceNoted.draft(id, { state, ...done })], { via: VIA })
  return { batch: batch }
})

export const keepPledge = Effect.fnUntraced(function* (
  { log, today }: LogSession,
  { id, isKept }: { readonly id: string; readonly isKept: boolean }
) {
  const { batch } = yield* log.commit([PledgeMade.draft(id, { kept: isKept ? isoOf(today) : null })], { via: VIA })
  return { batch: batch }
})

/** `on`: a date. */
export const planFollowUp = Effect.fnUntraced(function* (
  { log }: LogSession,
  { contact, on, reason }: { readonly contact: string; readonly on: string; readonly reason: string }
) {
  const said = { contact: EntityId.make(contact), on, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) }
  const { batch } = yield* log.commit([FollowUpPlanned.draft(newId(log.random), said)], { via: VIA })
  return { batch: batch }
})

export const dropFollowUp = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const deleted = { seen: yield* seenNow }
  const { batch } = yield* log.commit([FollowUpPlanned.draft(id, { deleted })], { via: VIA })
  return { batch: batch }
})

export const deleteTouch = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const deleted = { seen: yield* seenNow }
  const { batch } = yield* log.commit([InteractionEdited.draft(id, { deleted })], { via: VIA })
  return { batch: batch }
})

/** What this device holds: written into whatever takes things away, so that later changes show as such. */
const seenNow = Effect.gen(function* () {
  return versionToRecord((yield* (yield* EntityStore).folded)?.version ?? emptyVersion)
})
