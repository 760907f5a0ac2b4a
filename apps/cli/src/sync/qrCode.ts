/** A QR code in a terminal: two rows of modules in a line, dark on light whatever colours the terminal has. */
import { encode } from "uqr"
import type { Output } from "../output/Output.ts"
import { noStyle } from "../output/Style.ts"

/** Light modules around, so that cameras find its edge. */
const BORDER = 2

/** Nothing where it would not fit. */
export const qrLines = (text: string, { width, style }: Pick<Output, "width" | "style">): ReadonlyArray<string> => {
  const { data, size } = encode(text, { ecc: "L", border: BORDER })
  if (size > width) return []
  const isLight = (row: number, column: number): boolean => data[row]?.[column] !== true
  const lines: Array<string> = []
  for (let row = 0; row < size; row += 2) {
    let line = ""
    for (let column = 0; column < size; column++) {
      const [upper, lower] = [isLight(row, column), isLight(row + 1, column)]
      line += upper ? (lower ? "█" : "▀") : lower ? "▄" : " "
    }
    // Bright white on black, so that light is light.
    lines.push(style === noStyle ? line : `\u001b[97;40m${line}\u001b[0m`)
  }
  return lines
}
