/**
 * fast-check arbitraries from Effect schemas, for the schemas that declarations
 * are made of. Effect derives its own `Arbitrary`s; these shrink and replay with
 * the histories around them, and draw values that meet.
 */
import { IsoDate, IsoMoment } from "@kith/core/domain/declare/Plain"
import { formatMoment } from "@kith/core/domain/calendar/Moment"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import * as fc from "fast-check"
import { jsonArbitrary, textArbitrary } from "./textArbitrary.ts"

/**
 * Values of a schema, as they are after decoding. Throws on a kind of schema, or a check, that it does not know:
 * a new check needs its arbitrary here.
 */
export const schemaArbitrary = <A>(schema: Schema.Codec<A, unknown>): fc.Arbitrary<A> =>
  arbitraryOf(schema.ast) as fc.Arbitrary<A>

/**
 * All members that must be there, and about two of the others however many there are; with `focus`, most of
 * those in it and none beside.
 */
export const structArbitrary = (
  ast: SchemaAST.Objects,
  focus?: ReadonlySet<string>
): fc.Arbitrary<Record<string, unknown>> => {
  const known = ast.propertySignatures.map(({ name, type }) => ({ name: String(name), type }))
  const chosen = known.filter(({ name, type }) => !isOptional(type) || focus === undefined || focus.has(name))
  const optional = chosen.filter(({ type }) => isOptional(type)).length
  const isShort = focus !== undefined || optional <= 4
  const absent = { arbitrary: fc.constant(undefined), weight: isShort ? 1 : Math.ceil(optional / 2) - 1 }
  const members = chosen.map(({ name, type }): [string, fc.Arbitrary<unknown>] => {
    const present = arbitraryOf(type)
    return [name, isOptional(type) ? fc.oneof(absent, { arbitrary: present, weight: isShort ? 2 : 1 }) : present]
  })
  return fc
    .record(Object.fromEntries(members), { noNullPrototype: true })
    .map((body) => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)))
}

/** Leap days, month ends, and days that meet. */
export const dateArbitrary: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("2026-03-02", "2026-03-08", "2024-02-29", "2025-11-30", "0000-01-01", "9999-12-31"),
  fc.integer({ min: 18_000, max: 22_000 }).map(isoOf)
)

const momentArbitrary: fc.Arbitrary<string> = fc.oneof(
  dateArbitrary,
  fc
    .record({
      day: fc.integer({ min: 18_000, max: 22_000 }),
      minute: fc.nat(1439),
      zone: fc.constantFrom(undefined, "America/Toronto", "America/St_Johns", "Europe/Paris", "UTC")
    })
    .map(({ day, minute, zone }) => formatMoment(zone === undefined ? { day, minute } : { day, minute, zone }))
)

/** Checks of our own, whose values no constraint describes. */
const byCheck = new Map<unknown, fc.Arbitrary<unknown>>([
  [IsoDate.ast.checks?.[0], dateArbitrary],
  [IsoMoment.ast.checks?.[0], momentArbitrary]
])

const known = new WeakMap<SchemaAST.AST, fc.Arbitrary<unknown>>()

const arbitraryOf = (ast: SchemaAST.AST): fc.Arbitrary<unknown> => {
  let found = known.get(ast)
  if (found === undefined) known.set(ast, (found = checked(ast)))
  return found
}

const checked = (ast: SchemaAST.AST): fc.Arbitrary<unknown> => {
  const checks = ast.checks ?? []
  const explicit = checks.map((check) => byCheck.get(check)).find((arbitrary) => arbitrary !== undefined)
  if (explicit !== undefined) return explicit
  const limits = checks.map(limitsOf)
  const found = unchecked(ast, Object.assign({}, ...limits) as Limits)
  return checks.length === 0 ? found : found.filter(Schema.is(Schema.make<Schema.Codec<unknown>>(ast)))
}

const unchecked = (ast: SchemaAST.AST, { minLength, minimum, maximum }: Limits): fc.Arbitrary<unknown> => {
  switch (ast._tag) {
    case "Null":
      return fc.constant(null)
    case "Boolean":
      return fc.boolean()
    case "Literal":
      return fc.constant(ast.literal)
    case "String":
      return textArbitrary(minLength)
    case "Number":
      return integerArbitrary(minimum ?? Number.MIN_SAFE_INTEGER, maximum ?? Number.MAX_SAFE_INTEGER)
    case "Union":
      return fc.oneof(...ast.types.map(arbitraryOf))
    case "Arrays":
      if (ast.elements.some(isOptional) || ast.rest.length > 1) break
      return fc
        .tuple(
          fc.tuple(...ast.elements.map(arbitraryOf)),
          fc.array(ast.rest.length === 0 ? fc.nat() : arbitraryOf(ast.rest[0]!), { maxLength: ast.rest.length * 3 })
        )
        .map(([elements, rest]) => [...elements, ...rest])
    case "Objects":
      if (ast.indexSignatures.length === 0) return structArbitrary(ast)
      if (ast.propertySignatures.length > 0 || ast.indexSignatures.length > 1) break
      return fc.dictionary(textArbitrary(), arbitraryOf(ast.indexSignatures[0]!.type), {
        maxKeys: 3,
        noNullPrototype: true
      })
    case "Declaration":
      if ((ast.annotations?.["representation"] as { readonly id?: string })?.id === "effect/schema/Json") {
        return jsonArbitrary(1)
      }
      break
    default:
  }
  throw new Error(`schemaArbitrary: no arbitrary for ${ast._tag}`)
}

const integerArbitrary = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    { arbitrary: fc.integer({ min: Math.max(min, 0), max: Math.min(max, Math.max(min, 0) + 3) }), weight: 3 },
    { arbitrary: fc.integer({ min, max }), weight: 1 }
  )

interface Limits {
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** What a check of Effect's own says of the values that pass; all our numbers are integers. */
const limitsOf = (check: SchemaAST.Check<never>): Limits => {
  const limit = check.annotations?.["arbitraryConstraint"] as
    | { minLength?: number; minimum?: number; maximum?: number; exclusiveMinimum?: boolean }
    | undefined
  if (limit === undefined)
    throw new Error(`schemaArbitrary: no arbitrary for ${String(check.annotations?.["expected"])}`)
  const { minLength, minimum, maximum, exclusiveMinimum } = limit
  return {
    ...(minLength === undefined ? {} : { minLength }),
    ...(minimum === undefined ? {} : { minimum: exclusiveMinimum === true ? minimum + 1 : minimum }),
    ...(maximum === undefined ? {} : { maximum })
  }
}

const isOptional = (ast: SchemaAST.AST): boolean => ast.context?.isOptional === true
