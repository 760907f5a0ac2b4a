/** `--json` and `--json=id,contact.name`: values as text, with all of their fields or the ones named. */
import type * as Schema from "effect/Schema"

/** Named a field that nothing has. */
export class NoSuchField extends Error {
  readonly field: string
  readonly known: ReadonlyArray<string>
  constructor(field: string, known: ReadonlyArray<string>) {
    super(field)
    this.field = field
    this.known = known
  }
}

/** `indented` for people; one line for programs. Throws `NoSuchField`. */
export const jsonText = (value: Schema.Json, fields: string | undefined, indented: boolean): string => {
  const chosen =
    fields === undefined
      ? value
      : withFields(
          value,
          fields
            .split(",")
            .map((field) => field.trim())
            .filter(Boolean)
        )
  return JSON.stringify(chosen, null, indented ? 2 : undefined)
}

type JsonObject = { readonly [key: string]: Schema.Json }

const withFields = (value: Schema.Json, fields: ReadonlyArray<string>): Schema.Json => {
  const objects = (Array.isArray(value) ? value : [value]).filter(isObject)
  const known = [...new Set(objects.flatMap((each) => Object.keys(each)))]
  for (const field of fields) {
    if (objects.length > 0 && !known.includes(field.split(".")[0]!)) throw new NoSuchField(field, known)
  }
  const pick = (each: Schema.Json): Schema.Json =>
    isObject(each) ? Object.fromEntries(fields.map((field) => [field, memberAt(each, field.split("."))])) : each
  return Array.isArray(value) ? value.map(pick) : pick(value)
}

const memberAt = (value: Schema.Json, path: ReadonlyArray<string>): Schema.Json => {
  let at: Schema.Json = value
  for (const name of path) at = isObject(at) && Object.hasOwn(at, name) ? at[name]! : null
  return at
}

const isObject = (value: Schema.Json): value is JsonObject =>
  value !== null && typeof value === "object" && !Array.isArray(value)
