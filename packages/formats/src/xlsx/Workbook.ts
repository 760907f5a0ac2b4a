/** What a workbook holds: its sheets and where their parts are. For reading one and for writing into one. */
import { attributeOf, isTrue, ownNames, relationOf } from "./xmlAttributes.ts"
import { plainNumber, type NumberKind, type NumberKinds, stylesSink } from "./numberFormats.ts"
import { readPart } from "./partReading.ts"
import { sharedStringsSink } from "./sharedStrings.ts"
import { WORKBOOK_LIMITS, type WorkbookLimits, XlsxFault } from "./XlsxFault.ts"
import type { Member } from "../zip/directory.ts"
import { type Budget, type ZipParts, zipParts } from "./ZipParts.ts"

export interface WorksheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly entry: Member
}

export interface Workbook {
  readonly zip: ZipParts
  readonly budget: Budget
  /** The main part's name in the ZIP: `xl/workbook.xml` in nearly all. */
  readonly main: string
  /** Those with cells, in the order of their tabs. */
  readonly sheets: ReadonlyArray<WorksheetPart>
  /** Whether its dates count from 1904. */
  readonly is1904: boolean
  readonly entryOf: (name: string) => Member | undefined
  readonly relations: ReadonlyMap<string, Relation>
}

export interface Relation {
  readonly id: string
  /** The last word of its type, which is the same in both of the format's dialects: `worksheet`, `styles`. */
  readonly kind: string
  /** The part's name in the ZIP; as it stands where it is outside. */
  readonly target: string
  readonly external: boolean
}

/** Throws `XlsxFault` for whatever is no workbook. */
export const openWorkbook = (bytes: Uint8Array, limits: WorkbookLimits = WORKBOOK_LIMITS): Workbook => {
  const other = otherExcel(bytes)
  if (other !== undefined) throw new XlsxFault(other)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new XlsxFault("notAWorkbook")
  const zip = zipParts(bytes)
  const byName = new Map<string, Member>()
  // Names of parts do not differ in case alone (ECMA-376 part 2, 6.3); of two, the first is read by Excel.
  for (const entry of zip.members) {
    const key = entry.path.toLowerCase()
    if (!byName.has(key)) byName.set(key, entry)
  }
  const entryOf = (name: string): Member | undefined => byName.get(name.toLowerCase())
  const budget: Budget = { left: limits.unpacked }
  const relationsOf = (part: string): ReadonlyMap<string, Relation> => readRelations(zip, entryOf, budget, part)

  const start = [...relationsOf("").values()].find(({ kind }) => kind === "officeDocument")?.target ?? "xl/workbook.xml"
  const entry = entryOf(start) ?? entryOf("xl/workbook.xml")
  if (entry === undefined) {
    throw new XlsxFault(entryOf("xl/workbook.bin") === undefined ? "notAWorkbook" : "binaryExcel")
  }
  if (entry.path.endsWith(".bin")) throw new XlsxFault("binaryExcel")
  const relations = relationsOf(entry.path)
  const { sheets, is1904 } = readMain(zip, entry, budget)
  return {
    zip,
    budget,
    main: entry.path,
    is1904,
    entryOf,
    relations,
    sheets: sheets.flatMap(({ name, hidden, relation }): ReadonlyArray<WorksheetPart> => {
      const found = relations.get(relation)
      const part = found?.kind === "worksheet" && !found.external ? entryOf(found.target) : undefined
      return part === undefined ? [] : [{ name, hidden, entry: part }]
    })
  }
}

/** What Excel wrote that is no ZIP: an old workbook, or one under a password; both stand in the container of old Office. */
export const otherExcel = (head: Uint8Array): "encrypted" | "oldExcel" | undefined => {
  if (!CONTAINER.every((byte, index) => head[index] === byte)) return undefined
  return contains(head, "EncryptedPackage") ? "encrypted" : "oldExcel"
}

const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Whether the container's directory names such a stream; names are UTF-16. */
const contains = (bytes: Uint8Array, name: string): boolean => {
  const wanted = [...name].flatMap((character) => [character.charCodeAt(0), 0])
  for (let at = bytes.indexOf(wanted[0]!); at !== -1; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

/** Texts that cells refer to; none where the workbook has none. */
export const sharedStrings = (book: Workbook, limits: WorkbookLimits = WORKBOOK_LIMITS): ReadonlyArray<string> => {
  const strings: Array<string> = []
  const entry = partOf(book, "sharedStrings")
  if (entry !== undefined) readPart(book.zip, entry, book.budget, sharedStringsSink(strings, limits.sharedText))
  return strings
}

export const numberKinds = (book: Workbook): ((style: number) => NumberKind) => {
  const entry = partOf(book, "styles")
  if (entry === undefined) return () => plainNumber
  const { sink, kinds } = stylesSink()
  readPart(book.zip, entry, book.budget, sink)
  const known: NumberKinds = kinds()
  return (style) => known[style] ?? plainNumber
}

/** The one part of this kind that the workbook has. */
export const partOf = (book: Workbook, kind: string): Member | undefined => {
  const relation = [...book.relations.values()].find((relation) => relation.kind === kind)
  return relation === undefined ? undefined : book.entryOf(relation.target)
}

/** What a part refers to, by id. */
export const relationsOf = ({ zip, entryOf, budget }: Workbook, part: string): ReadonlyMap<string, Relation> =>
  readRelations(zip, entryOf, budget, part)

/** Where a part's relations stand: `xl/_rels/workbook.xml.rels`. */
export const relationsName = (part: string): string => {
  const slash = part.lastIndexOf("/") + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

const readRelations = (
  zip: ZipParts,
  entryOf: Workbook["entryOf"],
  budget: Budget,
  part: string
): ReadonlyMap<string, Relation> => {
  const relations = new Map<string, Relation>()
  const entry = entryOf(relationsName(part))
  if (entry === undefined) return relations
  const own = ownNames()
  readPart(zip, entry, budget, {
    open: (name, attributes) => {
      if (own(name) !== "Relationship") return
      const id = attributeOf(attributes, "Id")
      const target = attributeOf(attributes, "Target")
      if (id === undefined || target === undefined) return
      const external = attributeOf(attributes, "TargetMode") === "External"
      const kind = attributeOf(attributes, "Type") ?? ""
      relations.set(id, {
        id,
        kind: kind.slice(kind.lastIndexOf("/") + 1),
        target: external ? target : resolved(part, target),
        external
      })
    },
    close: () => {},
    text: () => {}
  })
  return relations
}

/** A target as a name in the ZIP: from the root, or from the folder of the part that refers to it. */
const resolved = (part: string, target: string): string => {
  const folder = target.startsWith("/") ? [] : part.split("/").slice(0, -1)
  const path: Array<string> = [...folder]
  for (const step of target.replaceAll("\\", "/").split("/")) {
    if (step === "..") path.pop()
    else if (step !== "." && step !== "") path.push(step)
  }
  return path.join("/")
}

const readMain = (
  zip: ZipParts,
  entry: Member,
  budget: Budget
): {
  readonly sheets: ReadonlyArray<{ readonly name: string; readonly hidden: boolean; readonly relation: string }>
  readonly is1904: boolean
} => {
  const own = ownNames()
  const sheets: Array<{ name: string; hidden: boolean; relation: string }> = []
  let is1904 = false
  readPart(zip, entry, budget, {
    open: (name, attributes) => {
      const element = own(name)
      if (element === "workbookPr") is1904 = isTrue(attributeOf(attributes, "date1904"))
      else if (element === "sheet") {
        sheets.push({
          name: attributeOf(attributes, "name") ?? "",
          hidden: (attributeOf(attributes, "state") ?? "visible") !== "visible",
          relation: relationOf(attributes) ?? ""
        })
      }
    },
    close: () => {},
    text: () => {}
  })
  return { sheets, is1904 }
}
