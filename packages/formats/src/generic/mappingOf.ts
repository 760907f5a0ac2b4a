/** Guesses what the columns of a table hold: by what they are called, and by what stands in them. */
import type { ColumnMapping, MappedColumn } from "@kith/core/domain/entities/TableMapping"
import { columnLabel, headingKey } from "../table/headings.ts"
import { type CellShape, shapesIn } from "./cellShape.ts"
import { CUSTOM, holdsSeveral, targetByHeading, targetByWord } from "./targets.ts"

export interface GuessedColumn extends MappedColumn {
  /** From 0 to 1. */
  readonly sure: number
  /** What the guess rests on. */
  readonly by: "heading" | "values" | "nothing"
}

export interface MappingGuess {
  readonly mapping: ColumnMapping
  readonly columns: ReadonlyArray<GuessedColumn>
  /** How sure it is, from 0 to 1, that these are people, and of its columns. 0: nobody can be told from it. */
  readonly sure: number
}

/** @param header undefined for a table without one; @param sample rows of the table, fifty are enough */
export const mappingOf = (
  header: ReadonlyArray<string> | undefined,
  sample: ReadonlyArray<ReadonlyArray<string>>
): MappingGuess => {
  const width = Math.max(header?.length ?? 0, ...sample.map(({ length }) => length))
  const shapes = Array.from({ length: width }, (_, index) => shapesIn(sample.map((row) => row[index] ?? "")))
  const guessed = Array.from({ length: width }, (_, index): GuessedColumn => {
    const heading = header?.[index]?.trim() ?? ""
    const shape = shapes[index]!
    return { heading, ...(byHeading(heading, shape) ?? byValues(shape) ?? NOTHING) }
  })
  const columns = settled(guessed)
  const dates = dateOrder(columns, sample)
  return {
    mapping: {
      headed: header !== undefined,
      columns: columns.map(({ heading, as }) => ({ heading, as })),
      ...(dates === undefined ? {} : { dates })
    },
    columns,
    sure: sureOf(columns)
  }
}

type Guess = Omit<GuessedColumn, "heading">

const NOTHING: Guess = { as: CUSTOM, sure: 0, by: "nothing" }

const byHeading = (heading: string, shapes: ReadonlyMap<CellShape, number>): Guess | undefined => {
  const key = headingKey(heading)
  if (key === "" || heading.length > 60) return undefined
  const exact = targetByHeading.get(key)
  const found = exact ?? targetByWord.find(([words]) => words.test(key))?.[1]
  if (found === undefined || contradicts(found, shapes)) return undefined
  const as = corrected(found, shapes)
  return { as, sure: exact === undefined ? 0.7 : 0.95, by: "heading" }
}

/** A column that is called e-mail and holds yes and no is about e-mail. */
const contradicts = (target: string, shapes: ReadonlyMap<CellShape, number>): boolean => {
  const of = (shape: CellShape): number => shapes.get(shape) ?? 0
  if (shapes.size === 0) return false
  if (target === "emails") return of("email") < 0.2
  if (target === "phones") return of("phone") + of("number") < 0.2
  if (target === "name" || target === "givenName" || target === "familyName") {
    return of("email") + of("link") + of("linkedin") + of("phone") + of("number") > 0.5
  }
  return false
}

const corrected = (target: string, shapes: ReadonlyMap<CellShape, number>): string => {
  if (target === "name" && (shapes.get("familyFirst") ?? 0) > 0.6) return "nameFamilyFirst"
  if (target === "links/website" && (shapes.get("linkedin") ?? 0) > 0.6) return "links/linkedin"
  return target
}

/** What most cells have to look like. */
const MOST = 0.6

const byValues = (shapes: ReadonlyMap<CellShape, number>): Guess | undefined => {
  for (const [shape, as, sure] of targetsByShape) {
    if ((shapes.get(shape) ?? 0) >= MOST) return { as, sure, by: "values" }
  }
  return undefined
}

const targetsByShape: ReadonlyArray<readonly [CellShape, string, number]> = [
  ["email", "emails", 0.9],
  ["linkedin", "links/linkedin", 0.9],
  ["link", "links/website", 0.6],
  ["phone", "phones", 0.7],
  ["familyFirst", "nameFamilyFirst", 0.5],
  ["name", "name", 0.5]
]

/** One column a target, the surest and then the first; and what a heading means beside its neighbours. */
const settled = (guessed: ReadonlyArray<GuessedColumn>): ReadonlyArray<GuessedColumn> => {
  const has = (target: string): boolean => guessed.some(({ as }) => as === target)
  const out = guessed.map((column): GuessedColumn => {
    const { as, by } = column
    // `Nom` is the family name beside `Prénom`, and the whole name by itself.
    if (as === "familyName" && by === "heading" && !has("givenName") && !has("name")) return { ...column, as: "name" }
    // What looks like a name beside columns that are names is a company, a mentor, a street.
    if (by === "values" && NAMES.has(as) && guessed.some((other) => other.by === "heading" && NAMES.has(other.as))) {
      return { ...column, ...NOTHING }
    }
    return column
  })
  const holders = new Map<string, number>()
  out.forEach(({ as, sure }, index) => {
    const held = holders.get(as)
    if (held === undefined || sure > out[held]!.sure) holders.set(as, index)
  })
  return out.map((column, index) =>
    holdsSeveral(column.as) || holders.get(column.as) === index ? column : { ...column, ...NOTHING }
  )
}

const NAMES: ReadonlySet<string> = new Set(["name", "nameFamilyFirst", "givenName", "familyName"])
const SIGNS_OF_PEOPLE: ReadonlySet<string> = new Set([...NAMES, "emails", "links/linkedin"])

const sureOf = (columns: ReadonlyArray<GuessedColumn>): number => {
  const people = columns.filter(({ as }) => SIGNS_OF_PEOPLE.has(as))
  if (people.length === 0) return 0
  const known = columns.filter(({ as }) => as !== CUSTOM)
  // Names alone, by the look of them, are too little: streets and films look so too.
  if (known.every(({ by, as }) => by === "values" && NAMES.has(as))) return 0
  const best = Math.max(...people.map(({ sure }) => sure))
  return best * (0.5 + 0.5 * (known.length / columns.length))
}

const DATES: ReadonlySet<string> = new Set(["lastContact", "nextFollowUp", "reviveOn", "connected"])

/** The order that every date of such columns allows, where one shows it. */
const dateOrder = (
  columns: ReadonlyArray<GuessedColumn>,
  sample: ReadonlyArray<ReadonlyArray<string>>
): ColumnMapping["dates"] => {
  let dayFirst = false
  let monthFirst = false
  columns.forEach(({ as }, index) => {
    if (!DATES.has(as)) return
    for (const row of sample) {
      const [, a, b] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(row[index] ?? "") ?? []
      if (Number(a) > 12) dayFirst = true
      if (Number(b) > 12) monthFirst = true
    }
  })
  return dayFirst === monthFirst ? undefined : dayFirst ? "day-first" : "month-first"
}

export interface DescribedColumn {
  /** As the user knows it: its heading, or its letters. */
  readonly column: string
  readonly as: string
  readonly label?: string
  /** Some of what stands in it. */
  readonly examples: ReadonlyArray<string>
}

/** How many cells show what a column holds. */
const EXAMPLES = 3

/** A mapping as it is shown to whoever may change it; columns in the table's order. */
export const describe = (
  { columns }: ColumnMapping,
  sample: ReadonlyArray<ReadonlyArray<string>> = []
): ReadonlyArray<DescribedColumn> =>
  columns.map(({ heading, as, label }, index) => ({
    column: columnLabel(heading, index),
    as,
    ...(label === undefined ? {} : { label }),
    examples: [...new Set(sample.map((row) => row[index]?.trim() ?? "").filter(Boolean))].slice(0, EXAMPLES)
  }))
