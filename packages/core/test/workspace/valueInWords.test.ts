/** Codes are for programs: whoever reads a value, in the history or beside a name, reads words. */
import { expect, it } from "vitest"
import type { Json } from "@kith/core/domain/merge/State"
import { valueInWords } from "@kith/core/workspace/ValueInWords"
import { device } from "@kith/testkit/MemoryDevices"

const both = async (kind: string, field: string, value: Json): Promise<readonly [en: string, fr: string]> => {
  const { kith, run } = await device("laptop")
  const calendar = await run(kith.calendar)
  const said = (lang: "en" | "fr") => run(valueInWords({ lang, today: 20_515, calendar }, kind, field, value))
  return [await said("en"), await said("fr")]
}

it.for<readonly [kind: string, field: string, value: Json, en: string, fr: string]>([
  ["contact", "language", "fr", "French", "français"],
  ["contact", "language", "pt-BR", "Brazilian Portuguese", "portugais brésilien"],
  ["template", "language", "en", "English", "anglais"],
  ["contact", "province", "QC", "Quebec", "Québec"],
  ["preferences", "jurisdiction", "NL", "Newfoundland and Labrador", "Terre-Neuve-et-Labrador"],
  ["preferences", "jurisdiction", "MA", "Morocco", "Maroc"],
  ["preferences", "worksFrom", 510, "08:30", "8\u00a0h\u00a030"],
  ["preferences", "workdays", [1, 5], "Monday, Friday", "lundi, vendredi"]
])("%s.%s %j", async ([kind, field, value, en, fr]) => {
  expect(await both(kind, field, value)).toEqual([en, fr])
})

it.for([
  ["contact", "language", "Wolof and French"],
  ["contact", "language", "zz"],
  ["contact", "province", "Bavaria"],
  ["contact", "province", "constructor"],
  ["preferences", "jurisdiction", "DE-BY"]
] as const)("%s.%s leaves %j as somebody wrote it", async ([kind, field, value]) => {
  expect(await both(kind, field, value)).toEqual([value, value])
})
