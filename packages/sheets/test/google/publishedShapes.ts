/**
 * Google's published shapes of the Sheets API, as the types that are generated of its discovery document tell them: the test
 * server refuses requests that do not fit, as the real one does, and its own answers are held against them too.
 */
import { readFileSync } from "node:fs"

interface Shape {
  readonly [field: string]: string
}

const read = (): ReadonlyMap<string, Shape> => {
  const path = new URL(import.meta.resolve("@maxim_mazurok/gapi.client.sheets-v4/package.json"))
  const text = readFileSync(new URL("index.d.ts", path), "utf8").replaceAll(/\/\*\*?[\s\S]*?\*\//g, "")
  const shapes = new Map<string, Shape>()
  for (const [, name, body] of text.matchAll(/^ {4}interface (\w+) \{\n([\s\S]*?)^ {4}\}/gm)) {
    if (name!.endsWith("Resource")) continue
    const fields: Record<string, string> = {}
    for (const [, field, type] of body!.matchAll(/^ {6}(\w+)\??:([\s\S]*?);$/gm))
      fields[field!] = type!.replaceAll(/\s+/g, " ").trim()
    shapes.set(name!, fields)
  }
  return shapes
}

export const publishedShapes = read()

/** What of `value` is not as published, a line each, worded as the API does. */
export const shapeFaults = (value: unknown, type: string, path: string): ReadonlyArray<string> => {
  if (type.endsWith("[]")) {
    if (!Array.isArray(value)) return [`Invalid value at '${path}': expected a list`]
    return value.flatMap((item, index) => shapeFaults(item, type.slice(0, -2), `${path}[${index}]`))
  }
  if (type === "any") return []
  if (type === "string" || type === "number" || type === "boolean")
    return typeof value === type ? [] : [`Invalid value at '${path}' (${type}), ${JSON.stringify(value)}`]
  if (type.includes("'"))
    return [...type.matchAll(/'([^']*)'/g)].some(([, word]) => word === value)
      ? []
      : [`Invalid value at '${path}', ${JSON.stringify(value)}`]
  const shape = publishedShapes.get(type)
  if (shape === undefined) return type.startsWith("{") ? [] : [`no published shape of ${type}`]
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [`Invalid value at '${path}' (${type})`]
  return Object.entries(value).flatMap(([field, inner]) => {
    const fieldType = shape[field]
    if (fieldType === undefined)
      return [`Invalid JSON payload received. Unknown name "${field}" at '${path}': Cannot find field.`]
    return inner === undefined ? [] : shapeFaults(inner, fieldType, path === "" ? field : `${path}.${field}`)
  })
}

/** A `fields` parameter: which parts of an answer are wanted. */
export type Mask = ReadonlyMap<string, Mask>

export const parseMask = (text: string): Mask => {
  let at = 0
  const list = (): Mask => {
    const mask = new Map<string, Mask>()
    for (;;) {
      const name = /^[\w*]+/.exec(text.slice(at))?.[0]
      if (name === undefined) throw new Error(`Invalid field selection ${text.slice(at, at + 20)}`)
      at += name.length
      let inner: Mask = new Map()
      if (text[at] === "." || text[at] === "/") {
        at++
        // One path: what follows the comma is beside its beginning.
        inner = path()
      } else if (text[at] === "(") {
        at++
        inner = list()
        if (text[at++] !== ")") throw new Error(`Invalid field selection ${text}`)
      }
      mask.set(name, mask.has(name) ? new Map([...mask.get(name)!, ...inner]) : inner)
      if (text[at] !== ",") return mask
      at++
    }
  }
  const path = (): Mask => {
    const name = /^[\w*]+/.exec(text.slice(at))?.[0]
    if (name === undefined) throw new Error(`Invalid field selection ${text.slice(at, at + 20)}`)
    at += name.length
    if (text[at] === "." || text[at] === "/") {
      at++
      return new Map([[name, path()]])
    }
    if (text[at] === "(") {
      at++
      const inner = list()
      if (text[at++] !== ")") throw new Error(`Invalid field selection ${text}`)
      return new Map([[name, inner]])
    }
    return new Map([[name, new Map()]])
  }
  const mask = list()
  if (at !== text.length) throw new Error(`Invalid field selection ${text}`)
  return mask
}

/** Names in a mask that the shape has not. */
export const maskFaults = (mask: Mask, type: string): ReadonlyArray<string> => {
  if (type.endsWith("[]")) return maskFaults(mask, type.slice(0, -2))
  const shape = publishedShapes.get(type)
  return [...mask].flatMap(([name, inner]) => {
    if (name === "*") return []
    const fieldType = shape?.[name]
    return fieldType === undefined
      ? [`Error expanding 'fields' parameter. Cannot find matching fields for path '${name}'.`]
      : maskFaults(inner, fieldType)
  })
}

export const pick = (value: unknown, mask: Mask): unknown => {
  if (mask.size === 0 || mask.has("*")) return value
  if (Array.isArray(value)) return value.map((item) => pick(item, mask))
  if (typeof value !== "object" || value === null) return value
  const picked: Record<string, unknown> = {}
  for (const [name, inner] of mask) {
    const field = (value as Record<string, unknown>)[name]
    if (field !== undefined) picked[name] = pick(field, inner)
  }
  return picked
}
