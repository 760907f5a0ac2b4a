/**
 * Events of stored pages that wait in their columns, by entity, until somebody looks at it: for folding, where most
 * entities of a page have one event, and no object of their own before they are read.
 */
import type { PageRows } from "../log/PageRows.ts"

/** Where a chain of waiting rows begins. */
export const NOTHING_WAITS = -1

export class WaitingRows {
  private readonly pages: Array<PageRows> = []
  /** By page: the number that its first row has among all. */
  private readonly starts: Array<number> = []
  /** By page, by row: the row before it, counted over all pages, that waits for the same entity. */
  private readonly before: Array<Int32Array> = []
  private count = 0

  /** The number of the page's first row. */
  add(page: PageRows): number {
    const start = this.count
    this.pages.push(page)
    this.starts.push(start)
    this.before.push(new Int32Array(page.count))
    this.count += page.count
    return start
  }

  /** Lets a row of the page that was added last wait behind `last`, the last one of its entity. */
  link(row: number, last: number): void {
    const page = this.pages.length - 1
    this.before[page]![row - this.starts[page]!] = last
  }

  /** Each row that ends at `last`, in the order in which they came. */
  visit(last: number, each: (page: PageRows, row: number) => void): void {
    const rows: Array<readonly [page: number, row: number]> = []
    for (let next = last; next !== NOTHING_WAITS;) {
      const page = this.pageOf(next)
      const row = next - this.starts[page]!
      rows.push([page, row])
      next = this.before[page]![row]!
    }
    for (const [page, row] of rows.reverse()) each(this.pages[page]!, row)
  }

  private pageOf(row: number): number {
    let low = 0
    let high = this.starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.starts[middle]! <= row) low = middle
      else high = middle
    }
    return low
  }
}
