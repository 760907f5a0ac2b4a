/**
 * Which column is which, kept as names that the workbook has for their heading cells. Programs move such a name with its
 * cell, whatever becomes of columns, rows and the sheet's own name. They are hidden, so that nobody has to look at them.
 */
import { areaOf, columnName, type Place, placeOf } from "@kith/formats/xlsx/cellReference"
import { attributeOf } from "@kith/formats/xlsx/xmlAttributes"
import { fromXml, toXml } from "@kith/formats/xlsx/xmlText"
import { sheetReference, unquoted } from "./formulas.ts"
import { appended, childOf, childrenOf, prefixOf, removed, type Splice, type XmlNode } from "./XmlTree.ts"

export interface NamedCell extends Place {
  readonly sheet: string
}

export interface TaggedCell extends NamedCell {
  readonly tag: string
}

/** The connector's own names; that of its own sheet among them. */
const PREFIX = "_kith."
/** Names the first cell of the connector's own sheet. Tags have no such name: see `nameOfTag`. */
export const LOOKUPS_NAME = `${PREFIX}lookups.sheet`

/** Upper and lower case are one in names, so what is no small letter or digit is written by its number. */
export const nameOfTag = (tag: string): string =>
  PREFIX + [...tag.matchAll(/[\s\S]/g)].map(([unit]) => (/[a-z0-9]/.test(unit) ? unit : codeOf(unit))).join("")

const codeOf = (unit: string): string => `_${unit.charCodeAt(0).toString(16).padStart(4, "0")}`

const tagOfName = (name: string): string | undefined =>
  name.toLowerCase().startsWith(PREFIX) && name !== LOOKUPS_NAME
    ? name
        .slice(PREFIX.length)
        .replace(/_([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : undefined

/** Names of whole workbooks only: a copied sheet has copies of them that are its own. */
const namesIn = (main: XmlNode): ReadonlyArray<XmlNode> =>
  childrenOf(childOf(main, "definedNames"), "definedName").filter(
    ({ attributes }) => attributeOf(attributes, "localSheetId") === undefined
  )

/** Heading cells by tag, in the order in which they were named; those whose cell is gone left out. */
export const taggedCells = (xml: string, main: XmlNode): ReadonlyArray<TaggedCell> =>
  namesIn(main).flatMap((node) => {
    const tag = tagOfName(attributeOf(node.attributes, "name") ?? "")
    const cell = cellNamed(fromXml(xml.slice(node.inside, node.end)))
    return tag === undefined || cell === undefined ? [] : [{ ...cell, tag }]
  })

/** The connector's own sheet, whatever it is called by now. */
export const lookupsSheet = (xml: string, main: XmlNode): string | undefined => {
  const node = namesIn(main).find(({ attributes }) => attributeOf(attributes, "name") === LOOKUPS_NAME)
  return node === undefined ? undefined : cellNamed(fromXml(xml.slice(node.inside, node.end)))?.sheet
}

const cellNamed = (reference: string): NamedCell | undefined => {
  const bang = reference.lastIndexOf("!")
  const place = bang === -1 ? undefined : placeOf(reference.slice(bang + 1))
  return place === undefined ? undefined : { ...place, sheet: unquoted(reference.slice(0, bang)) }
}

/** `cells`: where names shall be from now on, undefined for none. Other names stay as they are. */
export const namedAnew = (main: XmlNode, cells: ReadonlyMap<string, NamedCell | undefined>): ReadonlyArray<Splice> => {
  const gone = namesIn(main)
    .filter(({ attributes }) => cells.has(attributeOf(attributes, "name") ?? ""))
    .map(removed)
  const prefix = prefixOf(main)
  const added = [...cells]
    .flatMap(([name, cell]) => {
      if (cell === undefined) return []
      const reference = `${sheetReference(cell.sheet)}!$${columnName(cell.column)}$${cell.row}`
      return [`<${prefix}definedName name="${name}" hidden="1">${toXml(reference)}</${prefix}definedName>`]
    })
    .join("")
  if (added === "") return gone
  const names = childOf(main, "definedNames")
  if (names !== undefined) return [...gone, appended(names, added)]
  const before = ["externalReferences", "functionGroups", "sheets"].flatMap((own) => childOf(main, own) ?? [])[0]!
  const text = `<${prefix}definedNames>${added}</${prefix}definedNames>`
  return [...gone, { from: before.to, to: before.to, text }]
}

/** The range that a filter of this sheet covers, where the workbook keeps it as a name of its own; extended. */
export const filterNamedAnew = (
  xml: string,
  main: XmlNode,
  sheetIndex: number,
  sheet: string,
  from: string,
  to: string
): ReadonlyArray<Splice> =>
  childrenOf(childOf(main, "definedNames"), "definedName").flatMap((node): ReadonlyArray<Splice> => {
    const isIts =
      attributeOf(node.attributes, "name") === "_xlnm._FilterDatabase" &&
      attributeOf(node.attributes, "localSheetId") === String(sheetIndex)
    const reference = fromXml(xml.slice(node.inside, node.end))
    const bang = reference.lastIndexOf("!")
    const isSame =
      areaOf(reference.slice(bang + 1)) !== undefined && reference.slice(bang + 1).replaceAll("$", "") === from
    if (!isIts || !isSame) return []
    const fixed = to.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")
    return [{ from: node.inside, to: node.end, text: toXml(`${sheetReference(sheet)}!${fixed}`) }]
  })
