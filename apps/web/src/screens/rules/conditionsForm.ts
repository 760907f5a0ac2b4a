/** On which conditions a rule counts something, as a form holds them: choices pressed or not, in place of parts that may be left out. */
import type { RuleParts } from "./Preview.tsx"

export type Where = NonNullable<RuleParts["where"]>

/** Of several choices none pressed, and of one choice an empty one, says nothing: all count. */
export interface Conditions {
  kind: NonNullable<Where["kind"]>
  state: NonNullable<Where["state"]>
  channel: NonNullable<Where["channel"]>
  direction: NonNullable<Where["direction"]> | ""
  outcome: NonNullable<Where["outcome"]>
  atGathering: YesOrNo
  gatheringState: NonNullable<Where["gatheringState"]>
  stage: NonNullable<Where["stage"]>
  tag: ReadonlyArray<string>
  relation: ReadonlyArray<string>
  atRest: YesOrNo
  field: string
}

export type YesOrNo = "yes" | "no" | ""

export const noConditions: Conditions = {
  kind: [],
  state: [],
  channel: [],
  direction: "",
  outcome: [],
  atGathering: "",
  gatheringState: [],
  stage: [],
  tag: [],
  relation: [],
  atRest: "",
  field: ""
}

export const conditionsOf = ({ atGathering, atRest, ...where }: Where): Conditions => ({
  ...noConditions,
  ...where,
  atGathering: yesOrNo(atGathering),
  atRest: yesOrNo(atRest)
})

export const whereOf = ({ atGathering, atRest, tag, field, ...choices }: Conditions): Where => {
  const tags = tag.map((each) => each.trim()).filter((each) => each !== "")
  const said = Object.entries(choices).filter(([, choice]) => choice.length > 0)
  return {
    ...(Object.fromEntries(said) as Where),
    ...(tags.length === 0 ? {} : { tag: tags }),
    ...(field.trim() === "" ? {} : { field: field.trim() }),
    ...(atGathering === "" ? {} : { atGathering: atGathering === "yes" }),
    ...(atRest === "" ? {} : { atRest: atRest === "yes" })
  }
}

/** Whether a condition is said; the names of those that are. */
export const saidIn = (conditions: Conditions): ReadonlyArray<keyof Conditions> =>
  (Object.keys(conditions) as ReadonlyArray<keyof Conditions>).filter((part) => conditions[part].length > 0)

const yesOrNo = (value: boolean | undefined): YesOrNo => (value === undefined ? "" : value ? "yes" : "no")
