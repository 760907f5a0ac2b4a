/** The plan: what one looks for and what one brings, and the two texts that say so. */
import * as Effect from "effect/Effect"
import { foldCase } from "@kith/core/domain/declare/Plain"
import { Plan, PLAN_ID } from "@kith/core/domain/entities/Search"
import { PlanEdited } from "@kith/core/domain/events/RecordEvents"
import { rebaseText } from "@kith/core/domain/text/rebaseText"
import { type LogSession, VIA } from "./Method.ts"
import { setPatch } from "./setPatch.ts"

const LINES = ["name", "headline", "education", "experience"] as const
const LISTS = ["reach", "fields", "companies", "skills"] as const
const TEXTS = ["statement", "pitch"] as const

export type PlanLine = (typeof LINES)[number]
export type PlanList = (typeof LISTS)[number]
export type PlanText = (typeof TEXTS)[number]

export type PlanShown = Readonly<Record<PlanLine | PlanText, string>> &
  Readonly<Record<PlanList, ReadonlyArray<string>>>

export const plan = Effect.fnUntraced(function* ({ log }: LogSession, _: undefined) {
  const held = yield* log.get(Plan, PLAN_ID)
  return {
    name: held?.name ?? "",
    headline: held?.headline ?? "",
    education: held?.education ?? "",
    experience: held?.experience ?? "",
    reach: held?.reach ?? [],
    fields: held?.fields ?? [],
    companies: held?.companies ?? [],
    skills: held?.skills ?? [],
    statement: yield* log.readText(held?.statement),
    pitch: yield* log.readText(held?.pitch)
  } satisfies PlanShown
})

/** One field at a time, as one pauses in it; `was`: what it was before one typed. */
export type PlanChange =
  | { readonly field: PlanLine | PlanText; readonly text: string; readonly was: string }
  | { readonly field: PlanList; readonly items: ReadonlyArray<string>; readonly was: ReadonlyArray<string> }

/** Answers with the plan as it is afterwards. */
export const writePlan = Effect.fnUntraced(function* (session: LogSession, change: PlanChange) {
  const { log } = session
  const patch = yield* patchOf(session, change)
  if (patch !== undefined) yield* log.commit([PlanEdited.draft(PLAN_ID, { [change.field]: patch })], { via: VIA })
  const now: PlanShown = yield* plan(session, undefined)
  return now
})

const patchOf = Effect.fnUntraced(function* ({ log }: LogSession, change: PlanChange) {
  if ("items" in change) {
    const trimmed = change.items.map((item) => item.trim()).filter(Boolean)
    return setPatch(change.was, trimmed, change.field === "companies" ? foldCase : String)
  }
  const { field, text, was } = change
  if (text === was) return undefined
  if (field !== "statement" && field !== "pitch") return text.trim() === "" ? null : text.trim()
  const prose = (yield* log.get(Plan, PLAN_ID))?.[field]
  return yield* log.textPatch(prose, rebaseText(was, text, yield* log.readText(prose)))
})
