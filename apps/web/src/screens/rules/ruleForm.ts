/** A rule as a form holds it, in text and choices, and back to the parts of a rule: only those that the form changed. */
import { conditionsHeeded } from "@kith/core/domain/rules/heeded"
import type { RuleParts } from "./Preview.tsx"
import { conditionsOf, type Conditions, noConditions, whereOf } from "./conditionsForm.ts"

type Offset = NonNullable<RuleParts["after"]>

export type Stop = NonNullable<RuleParts["stops"]>[number]
export type Unit = Offset["unit"]
export type Trigger = NonNullable<RuleParts["on"]>

/** So many of a unit, before or after. */
export interface Span {
  amount: string
  unit: Unit
  isBefore: boolean
}

export interface RuleForm {
  name: string
  /** Empty: not chosen yet. */
  on: Trigger | ""
  anchor: NonNullable<RuleParts["anchor"]>
  where: Conditions
  after: Span
  /** With an empty amount: never late. */
  late: Span
  snap: NonNullable<RuleParts["snap"]>
  opens: NonNullable<RuleParts["opens"]>
  repeats: boolean
  /** Empty: without end. */
  times: string
  /** Days from one to the next, as "14, 21"; empty: the same span again. */
  spacing: string
  stops: ReadonlyArray<Stop>
  template: string
  checklist: string
  spans: ReadonlyArray<{ readonly tag: string; readonly days: string }>
}

export const newRule: RuleForm = {
  name: "",
  on: "",
  anchor: "start",
  where: noConditions,
  after: { amount: "3", unit: "days", isBefore: false },
  late: { amount: "", unit: "days", isBefore: false },
  snap: "morning",
  opens: "day",
  repeats: false,
  times: "",
  spacing: "",
  stops: [{}],
  template: "",
  checklist: "",
  spans: []
}

export const formOf = (parts: RuleParts): RuleForm => {
  const { after, lateAfter, repeat } = parts
  return {
    name: parts.name ?? "",
    on: parts.on ?? "",
    anchor: parts.anchor ?? "start",
    where: conditionsOf(parts.where ?? {}),
    after: spanOf(after, "days"),
    late: spanOf(lateAfter, after?.unit ?? "days"),
    snap: parts.snap ?? "none",
    opens: parts.opens ?? "day",
    repeats: repeat !== undefined,
    times: repeat?.times === undefined ? "" : String(repeat.times),
    spacing: (repeat?.spacing ?? []).join(", "),
    stops: parts.stops ?? [],
    template: parts.template ?? "",
    checklist: parts.checklist ?? "",
    spans: (parts.cadenceByTag ?? []).map(({ tag, days }) => ({ tag, days: String(days) }))
  }
}

const spanOf = (offset: Offset | undefined, unit: Unit): Span => ({
  amount: offset === undefined ? "" : String(Math.abs(offset.amount)),
  unit: offset?.unit ?? unit,
  isBefore: (offset?.amount ?? 0) < 0
})

/** What sets it off was chosen anew: what has no effect with it is not kept where nobody sees it. */
export const setOffBy = (form: RuleForm, on: Trigger): Partial<RuleForm> => {
  const heeded = conditionsHeeded(on)
  const kept = Object.entries(form.where).filter(([part]) => heeded.includes(part as keyof Conditions))
  const where: Conditions = { ...noConditions, ...Object.fromEntries(kept) }
  // A gathering concerns nobody whose word could end it.
  return { on, anchor: "start", where, ...(on === "gathering" ? { stops: [] } : {}) }
}

export type Fault = "name" | "on" | "after" | "late" | "times" | "spacing" | "spans"

/** What is wrong with a form, by its field; nothing where it can be saved. */
export const faultsIn = (form: RuleForm): ReadonlySet<Fault> => {
  const faults = new Set<Fault>()
  if (form.name.trim() === "") faults.add("name")
  if (form.on === "") faults.add("on")
  if (!isCount(form.after.amount, 0)) faults.add("after")
  if (isSaid(form.late.amount) && !isCount(form.late.amount, 0)) faults.add("late")
  if (form.repeats && isSaid(form.times) && !isCount(form.times, 1)) faults.add("times")
  if (form.repeats && !daysIn(form.spacing).every((days) => isCount(days, 1))) faults.add("spacing")
  if (form.spans.some(({ tag, days }) => isSaid(tag) && !isCount(days, 1))) faults.add("spans")
  return faults
}

const isSaid = (text: string): boolean => text.trim() !== ""
const isCount = (text: string, least: number): boolean => /^\d{1,6}$/.test(text.trim()) && Number(text) >= least
const daysIn = (spacing: string): ReadonlyArray<string> => spacing.split(/[\s,;]+/).filter(isSaid)

/** `was`: what the form showed at first; of a new rule nothing. A form with faults gives what is right in it. */
export const partsOf = (id: string, form: RuleForm, was?: RuleForm): RuleParts => {
  const changed = (...fields: ReadonlyArray<keyof RuleForm>): boolean =>
    was === undefined || fields.some((field) => JSON.stringify(form[field]) !== JSON.stringify(was[field]))
  const faults = faultsIn(form)
  const isRight = (...of: ReadonlyArray<Fault>): boolean => of.every((fault) => !faults.has(fault))
  return {
    id,
    ...(changed("name") && isRight("name") ? { name: form.name.trim() } : {}),
    ...(changed("on") && form.on !== "" ? { on: form.on } : {}),
    ...(changed("anchor") ? { anchor: form.anchor } : {}),
    ...(changed("where") ? { where: whereOf(form.where) } : {}),
    ...(changed("after") && isRight("after") ? { after: offsetOf(form.after) } : {}),
    ...(changed("late") && isSaid(form.late.amount) && isRight("late") ? { lateAfter: offsetOf(form.late) } : {}),
    ...(changed("snap") ? { snap: form.snap } : {}),
    ...(changed("opens") ? { opens: form.opens } : {}),
    ...(changed("repeats", "times", "spacing") && form.repeats && isRight("times", "spacing")
      ? { repeat: repeatOf(form) }
      : {}),
    ...(changed("stops") ? { stops: form.stops } : {}),
    ...(changed("template") && form.template !== "" ? { template: form.template } : {}),
    ...(changed("checklist") && form.checklist !== "" ? { checklist: form.checklist } : {}),
    ...(changed("spans") && form.spans.length + (was?.spans.length ?? 0) > 0 && isRight("spans")
      ? { cadenceByTag: spansOf(form, was) }
      : {})
  }
}

/** What the form had and has no more. */
export const unsaidIn = (
  form: RuleForm,
  was: RuleForm
): ReadonlyArray<"lateAfter" | "repeat" | "template" | "checklist"> => [
  ...(!isSaid(form.late.amount) && was.late.amount !== "" ? (["lateAfter"] as const) : []),
  ...(!form.repeats && was.repeats ? (["repeat"] as const) : []),
  ...(["template", "checklist"] as const).filter((part) => form[part] === "" && was[part] !== "")
]

// 0 before is 0.
const offsetOf = ({ amount, unit, isBefore }: Span): Offset => ({
  amount: isBefore && Number(amount) > 0 ? -Number(amount) : Number(amount),
  unit
})

const repeatOf = ({ times, spacing }: RuleForm): NonNullable<RuleParts["repeat"]> => {
  const [first, ...rest] = daysIn(spacing).map(Number)
  return {
    ...(isSaid(times) ? { times: Number(times) } : {}),
    ...(first === undefined ? {} : { spacing: [first, ...rest] })
  }
}

/** A tag that is gone has no days: its span is taken away. */
const spansOf = (form: RuleForm, was: RuleForm | undefined): NonNullable<RuleParts["cadenceByTag"]> => {
  const kept = form.spans
    .filter(({ tag }) => isSaid(tag))
    .map(({ tag, days }) => ({ tag: tag.trim(), days: Number(days) }))
  const gone = (was?.spans ?? []).filter(({ tag }) => !kept.some((each) => each.tag === tag))
  return [...kept, ...gone.map(({ tag }) => ({ tag, days: 0 }))]
}
