/**
 * A map from texts to numbers that keeps a fingerprint of each text, and not the text: 12 bytes an entry, outside of what
 * the garbage collector walks. Two texts in some 10^15 pairs are taken for one; for whoever may be wrong so seldom.
 */
export class Fingerprints {
  /** Open addressing; 0 is an empty place. */
  private marks = new Float64Array(1024)
  private values = new Uint32Array(1024)
  private size = 0

  set(text: string, value: number): void {
    this.replace(text, value)
  }

  /** Sets, and gives what was there before. */
  replace(text: string, value: number): number | undefined {
    if (this.size >= this.marks.length * 0.75) this.grow()
    const mark = fingerprint(text)
    const at = this.placeOf(mark)
    const before = this.marks[at] === 0 ? undefined : this.values[at]
    if (before === undefined) this.size++
    this.marks[at] = mark
    this.values[at] = value
    return before
  }

  /** Where a fingerprint is, or would be. */
  private placeOf(mark: number): number {
    const last = this.marks.length - 1
    let at = mark & last
    while (this.marks[at] !== 0 && this.marks[at] !== mark) at = (at + 1) & last
    return at
  }

  private grow(): void {
    const { marks, values } = this
    this.marks = new Float64Array(marks.length * 2)
    this.values = new Uint32Array(marks.length * 2)
    marks.forEach((mark, index) => {
      if (mark === 0) return
      const at = this.placeOf(mark)
      this.marks[at] = mark
      this.values[at] = values[index]!
    })
  }
}

/** 53 bits, of two multiplicative hashes that differ in their factors; never 0. */
const fingerprint = (text: string): number => {
  let low = 0x811c9dc5
  let high = 0x2545f491
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b)
    high ^= high >>> 15
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0) || 1
}
