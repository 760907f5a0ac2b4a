import { describe, expect, it } from "vitest"
import { bestMatches } from "@kith/core/domain/words/bestMatches"

const things = [
  { id: "opening", title: "Ask about an opening" },
  { id: "saebz1", title: "TechTO" },
  { id: "saebz2", title: "TechTO Montréal" },
  { id: "x9", title: "Salon de l’emploi" }
]

const found = (typed: string) => bestMatches(typed, things, ({ title }) => title).map(({ id }) => id)

describe("what somebody means by what they typed", () => {
  it.each([
    ["a whole title beats titles that only begin so", "techto", ["saebz1"]],
    ["words in any order, begun, and without accents", "montreal tech", ["saebz2"]],
    ["an id", "opening", ["opening"]],
    ["the beginning of an id", "saebz", ["saebz1", "saebz2"]],
    ["typographic apostrophes do not matter", "l'emploi", ["x9"]],
    ["several words of a title", "ask opening", ["opening"]],
    ["nothing that is there", "ghost", []],
    ["nothing at all", " ", []]
  ])("%s", (_, typed, ids) => {
    expect(found(typed)).toEqual(ids)
  })
})
