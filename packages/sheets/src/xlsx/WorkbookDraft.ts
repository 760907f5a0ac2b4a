/** A workbook's file while it is changed: its parts as texts, and what is to become of them. */
import { concat, utf8, utf8ToText } from "@kith/core/log/Bytes"
import { toXml } from "@kith/formats/xlsx/xmlText"
import { attributeOf } from "@kith/formats/xlsx/xmlAttributes"
import { type Relation, relationsName, relationsOf, type Workbook } from "@kith/formats/xlsx/Workbook"
import { XlsxFault } from "@kith/formats/xlsx/XlsxFault"
import { rewriteZip } from "@kith/formats/xlsx/rewriteZip"
import { unpacked } from "@kith/formats/xlsx/ZipParts"
import { appended, childrenOf, prefixOf, removed, spliced, xmlTree } from "./XmlTree.ts"

const TYPES = "[Content_Types].xml"

export class WorkbookDraft {
  readonly book: Workbook
  private readonly changes = new Map<string, string | undefined>()

  constructor(book: Workbook) {
    this.book = book
  }

  has(path: string): boolean {
    const key = this.keyOf(path)
    return this.changes.has(key) ? this.changes.get(key) !== undefined : this.book.entryOf(path) !== undefined
  }

  /** A part as it is by now. Throws `XlsxFault` where there is none, or none in UTF-8, which could not be put back as it was. */
  text(path: string): string {
    return this.changes.get(this.keyOf(path)) ?? partText(this.book, path)
  }

  set(path: string, text: string): void {
    if (!this.has(path) || this.text(path) !== text) this.changes.set(this.keyOf(path), text)
  }

  /** Names of parts do not differ in case alone. */
  private keyOf(path: string): string {
    return this.book.entryOf(path)?.path ?? path
  }

  /** The file with its changes. */
  bytes(): Uint8Array {
    return rewriteZip(
      this.book.zip,
      new Map([...this.changes].map(([path, text]) => [path, text === undefined ? undefined : utf8(text)]))
    )
  }

  /** A name that no part has: `xl/comments3.xml` from `xl/comments` and `.xml`. */
  freeName(stem: string, end: string): string {
    for (let number = 1; ; number++) if (!this.has(`${stem}${number}${end}`)) return `${stem}${number}${end}`
  }

  /** What a part refers to, by now. */
  relations(part: string): ReadonlyArray<Relation> {
    return [...relationsOf(this.book, part).values(), ...(this.added.get(part) ?? [])]
  }

  private readonly added = new Map<string, Array<Relation>>()

  /** A new part, referred to by `from`; its relation's id. `kind` is the last word of the relation's type. */
  add(from: string, kind: string, path: string, text: string, contentType: string): string {
    this.set(path, text)
    const types = xmlTree(this.text(TYPES))
    const override = `<${prefixOf(types)}Override PartName="/${toXml(path)}" ContentType="${contentType}"/>`
    this.set(TYPES, spliced(this.text(TYPES), [appended(types, override)]))
    const name = relationsName(from)
    if (!this.has(name)) {
      this.set(name, `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`)
    }
    const tree = xmlTree(this.text(name))
    const ids = new Set(tree.children.map(({ attributes }) => attributeOf(attributes, "Id")))
    let number = tree.children.length + 1
    while (ids.has(`rId${number}`)) number++
    const id = `rId${number}`
    const type = `${this.relationNamespace}/${kind}`
    const relation = `<${prefixOf(tree)}Relationship Id="${id}" Type="${type}" Target="/${toXml(path)}"/>`
    this.set(name, spliced(this.text(name), [appended(tree, relation)]))
    this.added.set(from, [...(this.added.get(from) ?? []), { id, kind, target: path, external: false }])
    return id
  }

  /** A default type for parts that end so. */
  addDefaultType(extension: string, contentType: string): void {
    const types = xmlTree(this.text(TYPES))
    const isThere = childrenOf(types, "Default").some(
      ({ attributes }) => attributeOf(attributes, "Extension")?.toLowerCase() === extension
    )
    if (isThere) return
    const text = `<${prefixOf(types)}Default Extension="${extension}" ContentType="${contentType}"/>`
    this.set(TYPES, spliced(this.text(TYPES), [{ from: types.inside, to: types.inside, text }]))
  }

  /** Takes away the workbook's one part of this kind. */
  drop(kind: string): void {
    const relation = [...this.book.relations.values()].find((relation) => relation.kind === kind)
    if (relation === undefined) return
    const path = this.book.entryOf(relation.target)?.path ?? relation.target
    this.changes.set(path, undefined)
    const name = relationsName(this.book.main)
    const relations = xmlTree(this.text(name))
    this.set(
      name,
      spliced(
        this.text(name),
        relations.children.filter(({ attributes }) => attributeOf(attributes, "Id") === relation.id).map(removed)
      )
    )
    const types = xmlTree(this.text(TYPES))
    const isIts = (partName: string | undefined): boolean => partName?.toLowerCase() === `/${path}`.toLowerCase()
    this.set(
      TYPES,
      spliced(
        this.text(TYPES),
        types.children.filter(({ attributes }) => isIts(attributeOf(attributes, "PartName"))).map(removed)
      )
    )
  }

  /** Types of relations begin with the namespace of their ids, which differs in the format's two dialects. */
  get relationNamespace(): string {
    const tree = xmlTree(this.text(relationsName(this.book.main)))
    for (const { attributes } of tree.children) {
      const type = attributeOf(attributes, "Type") ?? ""
      if (type.endsWith("/worksheet")) return type.slice(0, type.lastIndexOf("/"))
    }
    return "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A part's text, to the byte. */
export const partText = ({ zip, entryOf, budget }: Workbook, path: string): string => {
  const entry = entryOf(path)
  if (entry === undefined) throw new XlsxFault("brokenZip", path)
  const bytes = concat(...unpacked(zip, entry, budget))
  try {
    return utf8ToText(bytes)
  } catch {
    throw new XlsxFault("brokenXml", `${path} is not UTF-8`)
  }
}
