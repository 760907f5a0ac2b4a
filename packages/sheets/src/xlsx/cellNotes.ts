/** Notes on a sheet's cells: their texts in one part, the boxes that show them in another (VML, as Excel has it). */
import { type Place, placeName, placeOf } from "@kith/formats/xlsx/cellReference"
import { RunText } from "@kith/formats/xlsx/sharedStrings"
import { attributeOf, ownNames } from "@kith/formats/xlsx/xmlAttributes"
import { toCellXml } from "@kith/formats/xlsx/xmlText"
import { XmlTokenizer } from "@kith/formats/xlsx/XmlTokenizer"
import { appended, childOf, childrenOf, prefixOf, removed, type Splice, spliced, xmlTree } from "./XmlTree.ts"

/** Texts by where the cell is, `B2`. */
export const notesIn = (xml: string): ReadonlyMap<string, string> => {
  const notes = new Map<string, string>()
  const own = ownNames()
  const run = new RunText()
  let cell: string | undefined
  const tokenizer = new XmlTokenizer({
    open: (name, attributes) => {
      const element = own(name)
      if (element === "comment") cell = attributeOf(attributes, "ref")
      else run.open(element)
    },
    close: (name) => {
      const element = own(name)
      run.close(element)
      if (element !== "comment") return
      const place = placeOf(cell ?? "")
      const text = run.take()
      if (place !== undefined) notes.set(placeName(place), text)
    },
    text: (raw, literal) => run.add(raw, literal)
  })
  tokenizer.push(xml)
  tokenizer.end()
  return notes
}

/** By cell; empty takes the note away. */
export type NoteChanges = ReadonlyMap<string, string>

export const noComments = (namespace: string): string =>
  `<comments xmlns="${namespace}"><authors><author>Kith</author></authors><commentList/></comments>`

export const changedComments = (xml: string, changes: NoteChanges): string => {
  const root = xmlTree(xml)
  const list = childOf(root, "commentList")
  const authors = childOf(root, "authors")
  if (list === undefined || authors === undefined) return xml
  const prefix = prefixOf(root)
  const names = childrenOf(authors, "author").map((author) => xml.slice(author.inside, author.end))
  const known = names.indexOf("Kith")
  const author = known === -1 ? names.length : known
  const gone: ReadonlyArray<Splice> = childrenOf(list, "comment")
    .filter(({ attributes }) => changes.has(cellOf(attributes)))
    .map(removed)
  const added = [...changes].flatMap(([cell, text]) =>
    text === ""
      ? []
      : `<${prefix}comment ref="${cell}" authorId="${author}"><${prefix}text><${prefix}r><${prefix}t xml:space="preserve">${toCellXml(text)}</${prefix}t></${prefix}r></${prefix}text></${prefix}comment>`
  )
  return spliced(xml, [
    ...gone,
    ...(known === -1 && added.length > 0 ? [appended(authors, `<${prefix}author>Kith</${prefix}author>`)] : []),
    ...(added.length > 0 ? [appended(list, added.join(""))] : [])
  ])
}

const cellOf = (attributes: string): string => {
  const place = placeOf(attributeOf(attributes, "ref") ?? "")
  return place === undefined ? "" : placeName(place)
}

/** What VML needs before its first box. */
export const noBoxes =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'

/** VML is not always XML as others read it, so its boxes are found by their words. */
export const changedBoxes = (vml: string, changes: NoteChanges): string => {
  let highest = 1024
  const kept = vml.replace(/<v:shape\s[\s\S]*?<\/v:shape>/g, (shape) => {
    const number = Number(/\bid=["']_x0000_s(\d+)["']/.exec(shape)?.[1] ?? 0)
    highest = Math.max(highest, number)
    const [row, column] = [numberIn(shape, "Row"), numberIn(shape, "Column")]
    if (!/ObjectType=["']Note["']/.test(shape) || row === undefined || column === undefined) return shape
    return changes.has(placeName({ row: row + 1, column })) ? "" : shape
  })
  const boxes = [...changes].flatMap(([cell, text]) => {
    const place = placeOf(cell)
    return text === "" || place === undefined ? [] : box(++highest, place)
  })
  const end = kept.lastIndexOf("</xml>")
  return end === -1 ? kept : kept.slice(0, end) + boxes.join("") + kept.slice(end)
}

const numberIn = (shape: string, element: string): number | undefined => {
  const found = new RegExp(`<x:${element}>\\s*(\\d+)\\s*</x:${element}>`).exec(shape)?.[1]
  return found === undefined ? undefined : Number(found)
}

const box = (number: number, { row, column }: Place): string => {
  // Beside its cell: columns and pixels into them, rows and pixels into them.
  const anchor = [column + 1, 15, Math.max(0, row - 2), 10, column + 3, 31, row + 3, 9].join(", ")
  return (
    `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;width:144pt;height:79pt;z-index:${number};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  )
}
