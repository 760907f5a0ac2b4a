/**
 * A schema as a plain function that says yes to what fits: what folding runs once an event. It asks the members that a
 * body has, a handful, where a parser goes through all that it could have; nothing is evaluated from text, which a web
 * page's content policy forbids.
 *
 * It is for JSON. Yes is `Schema.is`'s yes (a law in `test/declare`); a no may also mean that it cannot tell.
 */
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"

export type BodyCheck = (value: unknown) => boolean

const NO_OPTIONS: SchemaAST.ParseOptions = {}

/** The same of many bodies with the same keys, whose values stand in columns: the places of those that do not fit. */
export type ColumnCheck = (
  keys: ReadonlyArray<string>,
  columns: ReadonlyArray<ReadonlyArray<unknown>>
) => ReadonlySet<number> | "all"

/** `undefined` where only whole bodies can be asked. */
export const columnCheckOf = (schema: Schema.Codec<any, any>): ColumnCheck | undefined => {
  const ast = SchemaAST.toType(schema.ast)
  if (!isPlainStruct(ast)) return undefined
  const { checks, required } = memberChecks(ast.propertySignatures)
  return (keys, columns) => {
    const named = new Set<PropertyKey>(keys)
    // Of two values under one name a body has the last.
    if (named.size < keys.length) return "all"
    for (const name of required) if (!named.has(name)) return "all"
    let unfit: Set<number> | undefined
    keys.forEach((key, at) => {
      const check = checks.get(key)
      if (check === undefined) return
      const column = columns[at]!
      let fitting: unknown = NONE
      for (let place = 0; place < column.length; place++) {
        const value = column[place]
        // What is said of one day stands in one place.
        if (value === fitting) continue
        if (check(value)) fitting = value
        else (unfit ??= new Set()).add(place)
      }
    })
    return unfit ?? NONE
  }
}

const NONE: ReadonlySet<number> = new Set()

export const bodyCheckOf = (schema: Schema.Codec<any, any>): BodyCheck => checkOf(SchemaAST.toType(schema.ast))

const checkOf = (ast: SchemaAST.AST): BodyCheck => {
  const fits = shapeOf(ast)
  if (fits === undefined) return Schema.is(Schema.make<Schema.Codec<any>>(ast))
  const checks = ast.checks?.flatMap(filtersOf)
  return checks === undefined
    ? fits
    : (value) => fits(value) && checks.every((filter) => filter.run(value, ast, NO_OPTIONS) === undefined)
}

/** What the node says by itself, without its checks; `undefined` for kinds that no body uses in a hot loop. */
const shapeOf = (ast: SchemaAST.AST): BodyCheck | undefined => {
  switch (ast._tag) {
    case "String":
      return (value) => typeof value === "string"
    case "Number":
      return (value) => typeof value === "number"
    case "Boolean":
      return (value) => typeof value === "boolean"
    case "Null":
      return (value) => value === null
    case "Literal":
      return (value) => value === ast.literal
    case "Union":
      return ast.options?.mode === "oneOf" ? undefined : anyOf(ast.types)
    case "Arrays":
      return ast.elements.length === 0 && ast.rest.length === 1 ? listOf(checkOf(ast.rest[0]!)) : undefined
    case "Objects":
      return isPlainStruct(ast) ? members(ast.propertySignatures) : undefined
    default:
      return undefined
  }
}

const anyOf = (types: ReadonlyArray<SchemaAST.AST>): BodyCheck => {
  const literals = types.map((type) =>
    type._tag === "Literal" && type.checks === undefined ? type.literal : undefined
  )
  if (!literals.includes(undefined)) {
    const allowed = new Set<unknown>(literals)
    return (value) => allowed.has(value)
  }
  const checks = types.map(checkOf)
  if (checks.length !== 2) return (value) => checks.some((check) => check(value))
  const [one, other] = checks as [BodyCheck, BodyCheck]
  return (value) => one(value) || other(value)
}

const listOf =
  (check: BodyCheck): BodyCheck =>
  (value) => {
    if (!Array.isArray(value)) return false
    for (let index = 0; index < value.length; index++) if (!check(value[index])) return false
    return true
  }

// A check on an object is run on it without what it should not have.
const isPlainStruct = (ast: SchemaAST.AST): ast is SchemaAST.Objects =>
  ast._tag === "Objects" &&
  ast.checks === undefined &&
  ast.indexSignatures.length === 0 &&
  ast.propertySignatures.length > 0

const memberChecks = (signatures: ReadonlyArray<SchemaAST.PropertySignature>) => {
  const checks = new Map<PropertyKey, BodyCheck>()
  const required = new Set<PropertyKey>()
  for (const { name, type } of signatures) {
    checks.set(name, checkOf(type))
    if (type.context?.isOptional !== true) required.add(name)
  }
  return { checks, required }
}

const members = (signatures: ReadonlyArray<SchemaAST.PropertySignature>): BodyCheck => {
  const { checks, required } = memberChecks(signatures)
  return (value) => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return false
    let missing = required.size
    for (const name in value) {
      const check = checks.get(name)
      if (check === undefined) continue
      if (!check((value as Record<string, unknown>)[name])) return false
      if (required.has(name)) missing--
    }
    return missing === 0
  }
}

const filtersOf = (check: SchemaAST.Check<any>): ReadonlyArray<SchemaAST.Filter<any>> =>
  check._tag === "Filter" ? [check] : check.checks.flatMap(filtersOf)
