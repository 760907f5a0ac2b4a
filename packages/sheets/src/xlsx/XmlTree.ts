/** A small part of a workbook as a tree that knows where everything stands, for changing it in place. */
import { attributeOf, ownNames } from "@kith/formats/xlsx/xmlAttributes"
import { XmlTokenizer } from "@kith/formats/xlsx/XmlTokenizer"

export interface XmlNode {
  /** Without the prefix of the part's own elements; undefined for elements of other namespaces. */
  readonly own: string | undefined
  /** As it is written. */
  readonly name: string
  readonly attributes: string
  /** Where it begins, where its opening tag ends, where its closing tag begins, where it ends. */
  readonly from: number
  readonly inside: number
  readonly end: number
  readonly to: number
  readonly children: ReadonlyArray<XmlNode>
}

/** Instead of what stands between these places. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The root; throws `XlsxFault` for what is no XML. */
export const xmlTree = (xml: string): XmlNode => {
  const own = ownNames()
  const top: Array<XmlNode> = []
  const open: Array<Omit<XmlNode, "end" | "to" | "children"> & { readonly children: Array<XmlNode> }> = []
  const tokenizer = new XmlTokenizer({
    open: (name, attributes, from, inside) =>
      open.push({ own: own(name), name, attributes, from, inside, children: [] }),
    close: (_, end, to) => {
      const node = { ...open.pop()!, end, to }
      ;(open.at(-1)?.children ?? top).push(node)
    },
    text: () => {}
  })
  tokenizer.push(xml)
  tokenizer.end()
  return top[0]!
}

export const childOf = (node: XmlNode | undefined, own: string): XmlNode | undefined =>
  node?.children.find((child) => child.own === own)

export const childrenOf = (node: XmlNode | undefined, own: string): ReadonlyArray<XmlNode> =>
  node?.children.filter((child) => child.own === own) ?? []

/** What is written before the names of the part's own elements: `x:`, or nothing. */
export const prefixOf = ({ name }: XmlNode): string => name.slice(0, name.indexOf(":") + 1)

/** Puts something behind what stands in an element. */
export const appended = (node: XmlNode, text: string): Splice =>
  node.end === node.inside && node.to === node.end
    ? { from: node.from, to: node.to, text: `<${node.name}${node.attributes}>${text}</${node.name}>` }
    : { from: node.end, to: node.end, text }

export const removed = ({ from, to }: XmlNode): Splice => ({ from, to, text: "" })

/** The text with all of these changes, which must not overlap; two at one place stay in their order. */
export const spliced = (text: string, splices: ReadonlyArray<Splice>): string => {
  let out = ""
  let at = 0
  for (const splice of splices.toSorted((a, b) => a.from - b.from)) {
    out += text.slice(at, splice.from) + splice.text
    at = splice.to
  }
  return out + text.slice(at)
}

/** Attributes with one of them set, as they are written; undefined takes it away. `value` is XML already. */
export const withAttribute = (attributes: string, name: string, value: string | undefined): string => {
  const at = new RegExp(`(^|\\s)${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`)
  if (value === undefined) return attributes.replace(at, "")
  return at.test(attributes)
    ? attributes.replace(at, (_, space: string) => `${space}${name}="${value}"`)
    : `${attributes.trimEnd()} ${name}="${value}"`
}

/** An opening tag with other attributes; an empty element stays one. */
export const reopened = (node: XmlNode, attributes: string): Splice => ({
  from: node.from,
  to: node.inside,
  text: `<${node.name}${attributes}${node.inside === node.to ? "/" : ""}>`
})

/** The namespace that the part's own elements are of. */
export const namespaceOf = (root: XmlNode): string => {
  const prefix = prefixOf(root)
  return attributeOf(root.attributes, prefix === "" ? "xmlns" : `xmlns:${prefix.slice(0, -1)}`) ?? ""
}
