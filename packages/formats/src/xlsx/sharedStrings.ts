/** The texts that a workbook's cells refer to by number. */
import { ownNames } from "./xmlAttributes.ts"
import { fromCellXml } from "./xmlText.ts"
import type { XmlSink } from "./XmlTokenizer.ts"
import { XlsxFault } from "./XlsxFault.ts"

/**
 * Gathers a text from its runs: `t` anywhere but in `rPh`, which says how the text is pronounced. For shared strings and
 * for texts that stand in their cell.
 */
export class RunText {
  text = ""
  private inText = false
  private inPhonetic = false

  open(element: string | undefined): void {
    if (element === "t") this.inText = !this.inPhonetic
    else if (element === "rPh") this.inPhonetic = true
  }

  close(element: string | undefined): void {
    if (element === "t") this.inText = false
    else if (element === "rPh") this.inPhonetic = false
  }

  add(raw: string, literal: boolean): void {
    if (this.inText) this.text += literal ? raw : fromCellXml(raw)
  }

  take(): string {
    const { text } = this
    this.text = ""
    return text
  }
}

/** Reads `xl/sharedStrings.xml` onto the end of `strings`; throws `tooLarge` above so many code units. */
export const sharedStringsSink = (strings: Array<string>, allowed: number): XmlSink => {
  const own = ownNames()
  const run = new RunText()
  let length = 0
  return {
    open: (name) => run.open(own(name)),
    close: (name) => {
      const element = own(name)
      run.close(element)
      if (element !== "si") return
      // An empty string takes room too.
      length += run.text.length + 8
      strings.push(run.take())
    },
    text: (raw, literal) => {
      run.add(raw, literal)
      if (length + run.text.length > allowed) throw new XlsxFault("tooLarge", "shared strings")
    }
  }
}
