/** A rule with one thing changed, in every way that a slip of the hand might. */
import type { RuleSpec } from "@kith/core/domain/rules/RuleSpec"

export const mutantsOf = (spec: RuleSpec): ReadonlyArray<readonly [string, RuleSpec]> => [
  ...figures(spec),
  ...choices(spec),
  ...leftOut(spec)
]

/** Every number, one more and one less. */
const figures = (spec: RuleSpec): Array<readonly [string, RuleSpec]> =>
  pathsOf(spec, (value) => typeof value === "number").flatMap((path) =>
    [1, -1].flatMap((change) => {
      const value = (at(spec, path) as number) + change
      return value < 1 && (path.includes("times") || path.includes("rank"))
        ? []
        : [[`${path.join(".")} ${value}`, set(spec, path, value)] as const]
    })
  )

const WORDS: { readonly [member: string]: ReadonlyArray<string> } = {
  unit: ["hours", "days", "workingDays", "months"],
  snap: ["none", "workingHours", "morning", "evening"],
  opens: ["trigger", "day", "due"],
  anchor: ["start", "end"],
  direction: ["out", "in"],
  since: ["trigger", "day", "anchor"]
}

/** Every choice, another one; every switch, the other way. */
const choices = (spec: RuleSpec): Array<readonly [string, RuleSpec]> =>
  pathsOf(spec, (value) => typeof value === "string" || typeof value === "boolean").flatMap((path) => {
    const before = at(spec, path)
    // No span has no unit, and only interactions and gatherings have two ends.
    if (path.at(-1) === "unit" && spec.after.amount === 0) return []
    if (path.at(-1) === "anchor" && spec.on !== "interaction" && spec.on !== "gathering") return []
    const others =
      typeof before === "boolean" ? [!before] : (WORDS[path.at(-1)!] ?? []).filter((word) => word !== before)
    return others.map((word) => [`${path.join(".")} ${word}`, set(spec, path, word)] as const)
  })

/** Whatever says which occurrences count and what ends them, without one member or one word of it. */
const leftOut = (spec: RuleSpec): Array<readonly [string, RuleSpec]> =>
  [
    ...pathsOf(spec.where, () => true, true).map((path) => ["where", ...path]),
    ...pathsOf(spec.stops, () => true, true).map((path) => ["stops", ...path])
    // Only meetings have a state, so beside one the kind says nothing more.
  ]
    .filter((path) => path.at(-1) !== "kind" || !Object.hasOwn(at(spec, path.slice(0, -1)) as object, "state"))
    .map((path) => [`without ${path.join(".")}`, without(spec, path)] as const)

const pathsOf = (
  value: unknown,
  wanted: (value: unknown) => boolean,
  inner = false
): ReadonlyArray<ReadonlyArray<string>> =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, each]) => [
        ...(wanted(each) && (inner || typeof each !== "object") ? [[key]] : []),
        ...pathsOf(each, wanted, inner).map((path) => [key, ...path])
      ])

const at = (value: unknown, path: ReadonlyArray<string>): unknown =>
  path.reduce((part, key) => (part as Record<string, unknown>)[key], value)

const set = (spec: RuleSpec, path: ReadonlyArray<string>, value: unknown): RuleSpec => {
  const copy = structuredClone(spec)
  ;(at(copy, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1)!] = value
  return copy
}

const without = (spec: RuleSpec, path: ReadonlyArray<string>): RuleSpec => {
  const copy = structuredClone(spec)
  const parent = at(copy, path.slice(0, -1)) as Record<string, unknown> | Array<unknown>
  if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1)
  else delete parent[path.at(-1)!]
  return copy
}
