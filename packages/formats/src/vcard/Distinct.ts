/** A list in which each value stands once, by a key of its own. For reading cards. */
export class Distinct {
  readonly values: Array<string> = []
  private readonly keys = new Set<string>()
  private readonly keyOf: (value: string) => string

  constructor(keyOf: (value: string) => string) {
    this.keyOf = keyOf
  }

  add(value: string, always = false): void {
    const key = this.keyOf(value)
    if (this.keys.has(key) && !always) return
    this.keys.add(key)
    this.values.push(value)
  }
}
