/** `kith plan`: who you are and what you look for; what drafts are signed with, and cards and statements made from. */
import * as Effect from "effect/Effect"
import type { View } from "@kith/core/domain/declare/Entity"
import { Plan, PLAN_ID } from "@kith/core/domain/entities/Search"
import { PlanEdited } from "@kith/core/domain/events/RecordEvents"
import { waysInOrder } from "@kith/core/domain/library/templates/waysToReach"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { printable, printableLines } from "../output/printable.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { usage } from "../Stopped.ts"
import { fieldInWords } from "@kith/core/workspace/ValueInWords"
import { planWords } from "../words/planWords.ts"

const flags = {
  name: { kind: "value" },
  headline: { kind: "value" },
  reach: { kind: "many" },
  field: { kind: "many" },
  company: { kind: "many" },
  skill: { kind: "many" },
  education: { kind: "value" },
  experience: { kind: "value" },
  statement: { kind: "value" },
  pitch: { kind: "value" }
} as const

type Given = Call<typeof flags>["flags"]
type Kept = View<typeof Plan> | undefined

const ACTIONS = { show: [0, 0], set: [0, 0] } as const

export const plan = logCommand({
  flags,
  takes: [0, 1],
  words: planWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }, session) {
    const { lang, log } = session
    const usages = planWords[lang].help.usage
    const { action } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, { lang, bare: "show", usages })
    const kept = yield* log.get(Plan, PLAN_ID)
    const patch = yield* patchFrom(session, kept, given)
    const isChange = Object.keys(patch).length > 0
    if (action === "show" && isAnything(given)) return yield* usage(planWords[lang].meantSet)
    if (action === "set" && !isAnything(given)) return yield* usage(planWords[lang].nothingToSet)
    if (action === "show" || !isChange) return yield* show(session, kept)
    const { batch } = yield* log.commit([PlanEdited.draft(PLAN_ID, patch)], { via: VIA })
    yield* show(session, yield* log.get(Plan, PLAN_ID), batch)
  })
})

const isAnything = (given: Given): boolean =>
  (Object.keys(flags) as ReadonlyArray<keyof typeof flags>).some(
    (flag) => (given[flag] ?? []).length > 0 || given[flag] === ""
  )

const LINES = ["name", "headline", "education", "experience"] as const
const LISTS = { reach: "reach", field: "fields", company: "companies", skill: "skills" } as const
const TEXTS = ["statement", "pitch"] as const

/** What is named is what it is from now on; nothing between the quotes takes it away. */
const patchFrom = Effect.fnUntraced(function* ({ log }: Session, kept: Kept, given: Given) {
  const patch: Record<string, unknown> = {}
  for (const field of LINES) {
    const value = given[field]?.trim()
    if (value !== undefined && value !== (kept?.[field] ?? "")) patch[field] = value === "" ? null : value
  }
  for (const [flag, field] of Object.entries(LISTS) as ReadonlyArray<[keyof typeof LISTS, (typeof LISTS)["skill"]]>) {
    if (given[flag].length === 0) continue
    const wanted = given[flag].map((each) => each.trim()).filter(Boolean)
    const before: ReadonlyArray<string> = kept?.[field] ?? []
    const add = wanted.filter((each) => !before.includes(each))
    const remove = before.filter((each) => !wanted.includes(each))
    if (add.length + remove.length > 0) patch[field] = { add, remove }
  }
  for (const field of TEXTS) {
    const value = given[field]?.trim()
    const edit = value === undefined ? undefined : yield* log.textPatch(kept?.[field], value)
    if (edit !== undefined) patch[field] = edit
  }
  return patch
})

const show = Effect.fnUntraced(function* (session: Session, kept: Kept, batch?: string) {
  const { out, lang, log } = session
  const texts = { statement: yield* log.readText(kept?.statement), pitch: yield* log.readText(kept?.pitch) }
  if (out.isJson) {
    return out.json({
      name: kept?.name ?? null,
      headline: kept?.headline ?? null,
      reach: kept?.reach ?? [],
      fields: kept?.fields ?? [],
      companies: kept?.companies ?? [],
      skills: kept?.skills ?? [],
      education: kept?.education ?? null,
      experience: kept?.experience ?? null,
      ...texts,
      ...(batch === undefined ? {} : { undo: batch })
    })
  }
  const rows: Array<ReadonlyArray<string>> = []
  const row = (field: string, text: string | undefined): void => {
    printableLines(text ?? "").forEach((line, index) => {
      if (text) rows.push([index === 0 ? fieldInWords("plan", field, lang) : "", line])
    })
  }
  row("name", kept?.name)
  row("headline", kept?.headline)
  row("reach", kept === undefined ? undefined : waysInOrder(kept.reach).map(printable).join("\n"))
  for (const field of ["fields", "companies", "skills"] as const) row(field, kept?.[field].map(printable).join(", "))
  row("education", kept?.education)
  row("experience", kept?.experience)
  row("statement", texts.statement)
  row("pitch", texts.pitch)
  if (rows.length === 0) return out.note(planWords[lang].empty)
  out.table([{ style: out.style.dim }, { wraps: true }], rows, 1)
  if (batch !== undefined)
    out.echo(`${out.style.good("✓")} ${planWords[lang].saved}   ${yield* undoHint(session, batch)}`)
})
