/** A sorted set in one array: for indexes in memory, which change in batches and are read in ranges. */

export class SortedList<A> {
  private items: Array<A> = []
  private readonly compare: (a: A, b: A) => number

  /** Items that compare equal are one. */
  constructor(compare: (a: A, b: A) => number) {
    this.compare = compare
  }

  /** Removes, and then adds; an equal item that is there gives way. */
  change(remove: ReadonlyArray<A>, add: ReadonlyArray<A>): void {
    // Moving the rest of the array for each item would take the square of their number; going through all of it once is
    // dearer only for a few.
    if (remove.length + add.length <= 8) {
      for (const item of remove) this.remove(item)
      for (const item of add) this.add(item)
    } else {
      this.items = this.merged(this.without(remove), unique(add.toSorted(this.compare), this.compare))
    }
  }

  /** Where the items begin for which `isBefore` no longer holds; it holds for a beginning of the list. */
  indexWhere(isBefore: (item: A) => boolean): number {
    let low = 0
    let high = this.items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isBefore(this.items[middle]!)) low = middle + 1
      else high = middle
    }
    return low
  }

  all(): ReadonlyArray<A> {
    return this.items
  }

  slice(from: number, to: number): ReadonlyArray<A> {
    return this.items.slice(from, to)
  }

  private remove(item: A): void {
    const at = this.indexWhere((other) => this.compare(other, item) < 0)
    if (at < this.items.length && this.compare(this.items[at]!, item) === 0) this.items.splice(at, 1)
  }

  private add(item: A): void {
    const at = this.indexWhere((other) => this.compare(other, item) < 0)
    const there = at < this.items.length && this.compare(this.items[at]!, item) === 0
    this.items.splice(at, there ? 1 : 0, item)
  }

  private without(remove: ReadonlyArray<A>): ReadonlyArray<A> {
    if (remove.length === 0) return this.items
    const sorted = remove.toSorted(this.compare)
    let next = 0
    return this.items.filter((item) => {
      while (next < sorted.length && this.compare(sorted[next]!, item) < 0) next++
      return next === sorted.length || this.compare(sorted[next]!, item) !== 0
    })
  }

  private merged(old: ReadonlyArray<A>, added: ReadonlyArray<A>): Array<A> {
    const out: Array<A> = []
    let next = 0
    for (const item of added) {
      while (next < old.length && this.compare(old[next]!, item) < 0) out.push(old[next++]!)
      if (next < old.length && this.compare(old[next]!, item) === 0) next++
      out.push(item)
    }
    while (next < old.length) out.push(old[next++]!)
    return out
  }
}

/** Of equal items the last one. */
const unique = <A>(sorted: ReadonlyArray<A>, compare: (a: A, b: A) => number): ReadonlyArray<A> =>
  sorted.filter((item, index) => index === sorted.length - 1 || compare(item, sorted[index + 1]!) !== 0)
