/** Number formats of cells that are written: a day must look like one, and a number must not. */
import { type NumberKind, stylesSink } from "@kith/formats/xlsx/numberFormats"
import { XmlTokenizer } from "@kith/formats/xlsx/XmlTokenizer"
import { appended, childOf, childrenOf, reopened, type Splice, spliced, withAttribute, xmlTree } from "./XmlTree.ts"

/** The day as the reader's own settings show it, and no format at all (ECMA-376 part 1, 18.8.30). */
const DAY = "14"
const GENERAL = "0"

/** Styles by what cells refer to them by; new ones are put behind the old. */
export class CellStyles {
  private readonly added: Array<string> = []
  private readonly derived = new Map<string, number>()
  private readonly kinds: ReadonlyArray<NumberKind>
  private readonly xml: string

  constructor(xml: string) {
    this.xml = xml
    const { sink, kinds } = stylesSink()
    const tokenizer = new XmlTokenizer(sink)
    tokenizer.push(xml)
    tokenizer.end()
    this.kinds = kinds()
  }

  isDate(style: number): boolean {
    return this.kinds[style]?._tag === "Date"
  }

  /** The style that differs from this one in nothing but that it shows a date, or that it does not. */
  forDate(style: number): number {
    return this.isDate(style) ? style : this.variant(style, DAY)
  }

  forNumber(style: number): number {
    return this.isDate(style) ? this.variant(style, GENERAL) : style
  }

  /** The part with what was added. */
  text(): string {
    if (this.added.length === 0) return this.xml
    const formats = this.formats()!
    const count = String(childrenOf(formats, "xf").length + this.added.length)
    const splices: ReadonlyArray<Splice> = [
      reopened(formats, withAttribute(formats.attributes, "count", count)),
      appended(formats, this.added.join(""))
    ]
    return spliced(this.xml, splices)
  }

  private variant(style: number, format: string): number {
    const key = `${style} ${format}`
    const known = this.derived.get(key)
    if (known !== undefined) return known
    const formats = childrenOf(this.formats(), "xf")
    const base = formats[style] ?? formats[0]
    if (base === undefined) return style
    const attributes = withAttribute(
      withAttribute(base.attributes, "numFmtId", format),
      "applyNumberFormat",
      format === GENERAL ? undefined : "1"
    )
    const inside = this.xml.slice(base.inside, base.end)
    this.added.push(
      inside === "" ? `<${base.name}${attributes}/>` : `<${base.name}${attributes}>${inside}</${base.name}>`
    )
    const number = formats.length + this.added.length - 1
    this.derived.set(key, number)
    return number
  }

  private formats() {
    return childOf(xmlTree(this.xml), "cellXfs")
  }
}
