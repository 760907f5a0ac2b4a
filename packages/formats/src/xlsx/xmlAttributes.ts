/** The attributes of a tag, from what the tokenizer gives. */
import { XlsxFault } from "./XlsxFault.ts"
import { fromXml } from "./xmlText.ts"

const DOUBLE = 34
const SINGLE = 39

/** Each with its value as it stands, for `fromXml`. */
export const eachAttribute = (attributes: string, visit: (name: string, raw: string) => void): void => {
  for (let at = 0; ;) {
    const equals = attributes.indexOf("=", at)
    if (equals === -1) return
    let start = equals + 1
    while (attributes.charCodeAt(start) <= 32) start++
    const quote = attributes.charCodeAt(start)
    const end = attributes.indexOf(attributes[start] ?? '"', start + 1)
    if ((quote !== DOUBLE && quote !== SINGLE) || end === -1) throw new XlsxFault("brokenXml", "attribute")
    visit(attributes.slice(at, equals).trim(), attributes.slice(start + 1, end))
    at = end + 1
  }
}

/** One of them, read; undefined where there is none. A name without a prefix is an attribute of the element's own. */
export const attributeOf = (attributes: string, name: string): string | undefined => {
  let found: string | undefined
  if (attributes.includes(name)) {
    eachAttribute(attributes, (other, raw) => {
      if (other === name) found ??= fromXml(raw)
    })
  }
  return found
}

/** `id` of the relationships' namespace, whatever its prefix. */
export const relationOf = (attributes: string): string | undefined => {
  let found: string | undefined
  eachAttribute(attributes, (name, raw) => {
    if (name.endsWith(":id")) found ??= fromXml(raw)
  })
  return found
}

/** What XML writes for true. */
export const isTrue = (value: string | undefined): boolean => value === "1" || value === "true"

/** An element's name without the prefix that its part's own elements have; undefined for those of other namespaces. */
export const ownNames = (): ((name: string) => string | undefined) => {
  let prefix: string | undefined
  return (name) => {
    prefix ??= name.slice(0, name.indexOf(":") + 1)
    if (prefix === "") return name.includes(":") ? undefined : name
    return name.startsWith(prefix) ? name.slice(prefix.length) : undefined
  }
}
