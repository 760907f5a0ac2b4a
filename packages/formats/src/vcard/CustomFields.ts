/** Fields of one's own while they are gathered: each label once, as contacts have them. */
import type { CustomField } from "@kith/core/domain/entities/Contact"

export class CustomFields {
  readonly values: Array<CustomField> = []
  /** By label, which number comes next. */
  private readonly next = new Map<string, number>()
  private readonly said = new Set<string>()

  /** A second field of the same label gets a number; an equal one is left out. `asItIs`: it is one of ours. */
  add(label: string, value: string, asItIs = false): void {
    const all = `${label}\0${value}`
    if (!asItIs && this.said.has(all)) return
    this.said.add(all)
    this.values.push({ label: asItIs ? label : this.free(label), value })
  }

  private free(label: string): string {
    const key = keyOf(label)
    let nth = this.next.get(key) ?? 1
    let free = label
    if (nth > 1) for (free = `${label} ${nth}`; this.next.has(keyOf(free)); free = `${label} ${nth}`) nth++
    this.next.set(key, nth + 1)
    if (free !== label) this.next.set(keyOf(free), 2)
    return free
  }
}

const keyOf = (label: string): string => label.normalize("NFC").trim().toLowerCase()
