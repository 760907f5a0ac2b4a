/** What rows of a source without ids are known by from one export to the next. */
import type { Json } from "@kith/core/domain/merge/State"
import { phoneKey } from "@kith/core/domain/entities/Contact"
import { plain } from "@kith/core/domain/words/plain"
import { nameKey } from "./nameKey.ts"

/**
 * The first e-mail address, or name and company, or the first number. An address that two people of one file share, a
 * family's or an office's, is the first one's; the others have their name in the key too, so that nobody is taken for
 * somebody else. Of every address that came it remembers two numbers, 16 bytes.
 */
export class RowKeys {
  private readonly nameByAddress = new Numbers()

  keyOf(fields: Readonly<Record<string, Json>>): string {
    const id = textOf(fields["id"])
    if (id !== "") return `id:${id}`
    const name = textOf(fields["name"])
    const email = firstOf(fields["emails"]).toLowerCase()
    if (email === "") {
      const company = textOf(fields["company"])
      const phone = name === "" || name === company ? firstOf(fields["phones"]) : ""
      return phone === "" || name !== "" ? nameKey(name, company) : `phone:${phoneKey(phone)}`
    }
    const who = plain(name)
    const whose = numberOf(who)
    return this.nameByAddress.firstFor(numberOf(email), whose) === whose ? `email:${email}` : `email:${email}|${who}`
  }
}

/** A map from numbers to numbers outside of what the garbage collector walks; open addressing, and 0 is an empty place. */
class Numbers {
  private keys = new Float64Array(1024)
  private values = new Float64Array(1024)
  private size = 0

  /** The value of this key: `value` itself, unless there was one. */
  firstFor(key: number, value: number): number {
    if (this.size >= this.keys.length * 0.75) this.grow()
    const at = this.placeOf(key)
    if (this.keys[at] !== 0) return this.values[at]!
    this.keys[at] = key
    this.values[at] = value
    this.size++
    return value
  }

  private placeOf(key: number): number {
    const last = this.keys.length - 1
    let at = key & last
    while (this.keys[at] !== 0 && this.keys[at] !== key) at = (at + 1) & last
    return at
  }

  private grow(): void {
    const { keys, values } = this
    this.keys = new Float64Array(keys.length * 2)
    this.values = new Float64Array(values.length * 2)
    keys.forEach((key, index) => {
      if (key === 0) return
      const at = this.placeOf(key)
      this.keys[at] = key
      this.values[at] = values[index]!
    })
  }
}

const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "")

const firstOf = (value: Json | undefined): string => (Array.isArray(value) ? textOf(value[0] as Json) : "")

/** 53 bits of two multiplicative hashes; never 0. */
export const numberOf = (text: string): number => {
  let high = 0x811c9dc5
  let low = 0x01000193
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ (code + index), 0x85ebca6b)
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0) || 1
}
