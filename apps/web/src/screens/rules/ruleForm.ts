/** A rule as a form holds it, in text and choices, and back to the parts of a rule: only those that the form changed. */
import type { RuleParts } from "./Preview.tsx"

type Offset = NonNullable<RuleParts["after"]>
type Stop = NonNullable<RuleParts["stops"]>[number]
type Where = NonNullable<RuleParts["where"]>

export type Unit = Offset["unit"]
export type Trigger = NonNullable<RuleParts["on"]>

export interface RuleForm {
  name: string
  /** Empty: not chosen yet. */
  on: Trigger | ""
  amount: string
  unit: Unit
  isBefore: boolean
  /** Empty: never late. */
  late: string
  lateUnit: Unit
  snap: NonNullable<RuleParts["snap"]>
  opens: NonNullable<RuleParts["opens"]>
  repeats: boolean
  /** Empty: without end. */
  times: string
  /** A kind of interaction; empty: any. */
  kind: string
  stage: string
  tags: ReadonlyArray<string>
  field: string
  /** Kinds of interactions, and `any`. */
  stops: ReadonlyArray<string>
  template: string
  spans: ReadonlyArray<{ readonly tag: string; readonly days: string }>
}

export const newRule: RuleForm = {
  name: "",
  on: "",
  amount: "3",
  unit: "days",
  isBefore: false,
  late: "",
  lateUnit: "days",
  snap: "morning",
  opens: "day",
  repeats: false,
  times: "",
  kind: "",
  stage: "",
  tags: [],
  field: "",
  stops: ["any"],
  template: "",
  spans: []
}

export const formOf = (parts: RuleParts): RuleForm => {
  const { name, on, after, lateAfter, snap, opens, repeat, where, stops, template, cadenceByTag } = parts
  return {
    name: name ?? "",
    on: on ?? "",
    amount: after === undefined ? "" : String(Math.abs(after.amount)),
    unit: after?.unit ?? "days",
    isBefore: (after?.amount ?? 0) < 0,
    late: lateAfter === undefined ? "" : String(lateAfter.amount),
    lateUnit: lateAfter?.unit ?? after?.unit ?? "days",
    snap: snap ?? "none",
    opens: opens ?? "day",
    repeats: repeat !== undefined,
    times: repeat?.times === undefined ? "" : String(repeat.times),
    kind: where?.kind?.[0] ?? "",
    stage: where?.stage?.[0] ?? "",
    tags: where?.tag ?? [],
    field: where?.field ?? "",
    stops: (stops ?? []).flatMap(stopWords),
    template: template ?? "",
    spans: (cadenceByTag ?? []).map(({ tag, days }) => ({ tag, days: String(days) }))
  }
}

/** As one of the form's ticks; none for what the form does not show, and leaves alone. */
const stopWords = (stop: Stop): ReadonlyArray<string> =>
  Object.keys(stop).length === 0 ? [ANY] : Object.keys(stop).length === 1 ? (stop.kind ?? []) : []

const ANY = "any"

/** What is wrong with a form, by its field; nothing where it can be saved. */
export const faultsIn = (form: RuleForm): ReadonlySet<"name" | "on" | "amount" | "late" | "times" | "spans"> => {
  const faults = new Set<"name" | "on" | "amount" | "late" | "times" | "spans">()
  if (form.name.trim() === "") faults.add("name")
  if (form.on === "") faults.add("on")
  if (!isCount(form.amount, 0)) faults.add("amount")
  if (form.late.trim() !== "" && !isCount(form.late, 0)) faults.add("late")
  if (form.repeats && form.times.trim() !== "" && !isCount(form.times, 1)) faults.add("times")
  if (form.spans.some(({ tag, days }) => tag.trim() !== "" && !isCount(days, 1))) faults.add("spans")
  return faults
}

const isCount = (text: string, least: number): boolean => /^\d{1,5}$/.test(text.trim()) && Number(text) >= least

/**
 * `was`: what the form showed at first; of a new rule nothing. `held`: the rule as it is, whose finer conditions the form
 * does not show, and keeps. A form with faults gives what is right in it.
 */
export const partsOf = (id: string, form: RuleForm, was?: RuleForm, held?: RuleParts): RuleParts => {
  const changed = (...fields: ReadonlyArray<keyof RuleForm>): boolean =>
    was === undefined || fields.some((field) => JSON.stringify(form[field]) !== JSON.stringify(was[field]))
  const faults = faultsIn(form)
  return {
    id,
    ...(changed("name") && !faults.has("name") ? { name: form.name.trim() } : {}),
    ...(changed("on") && form.on !== "" ? { on: form.on } : {}),
    ...(changed("amount", "unit", "isBefore") && !faults.has("amount")
      ? { after: { amount: Number(form.amount) * (form.isBefore ? -1 : 1), unit: form.unit } }
      : {}),
    ...(changed("late", "lateUnit") && form.late.trim() !== "" && !faults.has("late")
      ? { lateAfter: { amount: Number(form.late), unit: form.lateUnit } }
      : {}),
    ...(changed("snap") ? { snap: form.snap } : {}),
    ...(changed("opens") ? { opens: form.opens } : {}),
    ...(changed("repeats", "times") && form.repeats && !faults.has("times") ? { repeat: repeatOf(form, held) } : {}),
    ...(changed("kind", "stage", "tags", "field") ? { where: whereOf(form, was, held?.where ?? {}) } : {}),
    ...(changed("stops")
      ? { stops: [...(held?.stops ?? []).filter((stop) => stopWords(stop).length === 0), ...form.stops.map(stopOf)] }
      : {}),
    ...(changed("template") && form.template !== "" ? { template: form.template } : {}),
    ...(changed("spans") && form.spans.length + (was?.spans.length ?? 0) > 0 && !faults.has("spans")
      ? { cadenceByTag: spansOf(form, was) }
      : {})
  }
}

/** What the form had and has no more. */
export const unsaidIn = (form: RuleForm, was: RuleForm): ReadonlyArray<"lateAfter" | "repeat" | "template"> => [
  ...(form.late.trim() === "" && was.late !== "" ? (["lateAfter"] as const) : []),
  ...(!form.repeats && was.repeats ? (["repeat"] as const) : []),
  ...(form.template === "" && was.template !== "" ? (["template"] as const) : [])
]

const whereOf = (form: RuleForm, was: RuleForm | undefined, held: Where): Where => {
  const { on, kind, stage, tags, field } = form
  const labels = tags.map((tag) => tag.trim()).filter(Boolean)
  const { kind: heldKinds, stage: heldStages, tag: _tag, field: _field, ...rest } = held
  const kinds = kind === was?.kind ? heldKinds : kind === "" ? undefined : [kind]
  const stages = stage === was?.stage ? heldStages : stage === "" ? undefined : [stage]
  return {
    ...rest,
    ...(on === "interaction" && kinds !== undefined ? { kind: kinds as NonNullable<Where["kind"]> } : {}),
    ...(on === "stage" && stages !== undefined ? { stage: stages as NonNullable<Where["stage"]> } : {}),
    ...(labels.length > 0 ? { tag: labels } : {}),
    ...(on === "date-field" && field.trim() !== "" ? { field: field.trim() } : {})
  }
}

const repeatOf = ({ times }: RuleForm, held: RuleParts | undefined): NonNullable<RuleParts["repeat"]> => ({
  ...(times.trim() === "" ? {} : { times: Number(times) }),
  ...(held?.repeat?.spacing === undefined ? {} : { spacing: held.repeat.spacing })
})

const stopOf = (word: string): Stop =>
  word === ANY ? {} : ({ kind: [word] as unknown as NonNullable<Stop["kind"]> } satisfies Stop)

/** A tag that is gone has no days: its span is taken away. */
const spansOf = (form: RuleForm, was: RuleForm | undefined): NonNullable<RuleParts["cadenceByTag"]> => {
  const kept = form.spans
    .filter(({ tag }) => tag.trim() !== "")
    .map(({ tag, days }) => ({ tag: tag.trim(), days: Number(days) }))
  const gone = (was?.spans ?? []).filter(({ tag }) => !kept.some((each) => each.tag === tag))
  return [...kept, ...gone.map(({ tag }) => ({ tag, days: 0 }))]
}
