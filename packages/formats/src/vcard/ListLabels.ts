/**
 * Which of several numbers is the mobile and which the office's, as the types of a card's properties say it: one field of
 * one's own for each list, as tables get it. One value alone needs no telling apart.
 */
import type { CustomFields } from "./CustomFields.ts"

export type Listed = "emails" | "phones" | "addresses"

const NAMES: { readonly [list in Listed]: string } = {
  emails: "E-mail labels",
  phones: "Phone labels",
  addresses: "Address labels"
}

/** What of a property's types tells one value from another, and what people call it. */
const USUAL: ReadonlyArray<readonly [type: string, label: string]> = [
  ["WORK", "Work"],
  ["HOME", "Home"],
  ["CELL", "Mobile"],
  ["MAIN", "Main"],
  ["CAR", "Car"]
]

export class ListLabels {
  private readonly said: Array<{ readonly list: Listed; readonly label: string; readonly value: string }> = []

  add(list: Listed, types: ReadonlySet<string>, value: string, written?: string): void {
    const usual = USUAL.filter(([type]) => types.has(type)).map(([, label]) => label)
    const label = written ?? usual.join(" ")
    if (label !== "") this.said.push({ list, label, value })
  }

  /** @param values of that list, without those that came twice */
  tell(list: Listed, values: ReadonlyArray<string>, custom: CustomFields): void {
    if (values.length < 2) return
    const said = this.said.filter((each) => each.list === list && values.includes(each.value))
    const text = said.map(({ label, value }) => `${label}: ${value}`).join("; ")
    if (text !== "") custom.add(NAMES[list], text)
  }
}
