/** What the log is told so that a goal is set, or dropped: one goal for each thing counted and span, the same on all devices. */
import type { Draft } from "../declare/EventType.ts"
import { GoalSet } from "../events/RecordEvents.ts"
import type { GoalCount } from "./GoalCount.ts"

type Which = Pick<GoalCount, "measure" | "per">

export const goalId = ({ measure, per }: Which): string => `${per}-${measure}`

/** `target` is whole and above zero. */
export const goalDraft = ({ measure, per, target }: Which & Pick<GoalCount, "target">): Draft =>
  GoalSet.draft(goalId({ measure, per }), { measure, per, target, deleted: null })

export const dropGoalDraft = (id: string): Draft => GoalSet.draft(id, { deleted: { seen: {} } })
