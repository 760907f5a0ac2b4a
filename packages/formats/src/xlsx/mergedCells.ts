/** Cells that are merged over several rows: each row says what the first of them does. */
import { type Area, areaOf } from "./cellReference.ts"
import type { Member } from "../zip/directory.ts"
import { type Budget, unpacked, type ZipParts } from "./ZipParts.ts"

/** More than people merge by hand. */
const MERGES_MAX = 100_000
/** Longer than any `<x:mergeCell ref="$XFD$1048576:$XFD$1048576"/>`. */
const OVERLAP = 128

declare const TextDecoder: new (encoding: string) => { readonly decode: (bytes: Uint8Array) => string }

/**
 * The areas of more than one row, in the order of their first rows. They stand behind the rows in a sheet's part, so this
 * looks through it once more, for nothing but them.
 */
export const mergedDown = (zip: ZipParts, entry: Member, budget: Budget): ReadonlyArray<Area> => {
  const areas: Array<Area> = []
  const decoder = new TextDecoder("latin1")
  let tail = ""
  for (const piece of unpacked(zip, entry, budget)) {
    const text = tail + decoder.decode(piece)
    let through = 0
    if (text.includes("mergeCell ")) {
      for (const match of text.matchAll(/<(?:\w+:)?mergeCell [^<>]*?ref=["']([^"'<>]*)["'][^<>]*>/g)) {
        through = match.index + match[0].length
        const area = areaOf(match[1]!)
        if (area !== undefined && area.to.row > area.from.row && areas.length < MERGES_MAX) areas.push(area)
      }
    }
    tail = text.slice(Math.max(through, text.length - OVERLAP))
  }
  return areas.sort((a, b) => a.from.row - b.from.row)
}

/** Fills rows, which must come in order. */
export class MergedRows {
  private next = 0
  private open: Array<{ readonly area: Area; readonly text: string }> = []
  private readonly areas: ReadonlyArray<Area>

  constructor(areas: ReadonlyArray<Area>) {
    this.areas = areas
  }

  /** Puts into the empty cells of this row what is merged into it. */
  fill(row: number, cells: Array<string>): void {
    if (this.next === this.areas.length && this.open.length === 0) return
    this.open = this.open.filter(({ area }) => area.to.row >= row)
    for (const { area, text } of this.open) {
      if ((cells[area.from.column] ?? "") === "") cells[area.from.column] = text
    }
    for (; this.areas[this.next] !== undefined && this.areas[this.next]!.from.row <= row; this.next++) {
      const area = this.areas[this.next]!
      const text = cells[area.from.column] ?? ""
      if (area.from.row === row && text !== "") this.open.push({ area, text })
    }
  }
}
