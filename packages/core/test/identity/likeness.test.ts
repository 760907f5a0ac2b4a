/** Who is proposed as one person, by which sign, and who is not. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { alike, type Likeable } from "../../src/domain/identity/likeness.ts"
import { romanized } from "../../src/domain/words/romanized.ts"

const nobody = { emails: [], phones: [], links: [] }
const named = (name: string, more: Partial<Likeable> = {}): Omit<Likeable, "id"> => ({ ...nobody, name, ...more })
const linkedin = (url: string) => [{ kind: "linkedin" as const, url }]
const pair = (one: Omit<Likeable, "id">, other: Omit<Likeable, "id">) => {
  const [found] = alike([
    { ...one, id: "a" },
    { ...other, id: "b" }
  ])
  return found === undefined ? "nobody" : `${found.by.join(" ")}${found.likely ? ", likely" : ""}`
}

describe("two contacts", () => {
  it.each([
    ["the same name", named("Ana Souza"), named("Ana Souza"), "name"],
    ["one written the other way round", named("Souza, Ana"), named("Ana Souza"), "name"],
    [
      "one without accents, at one company",
      named("Zoé Côté", { company: "RBC" }),
      named("zoe cote", { company: "rbc" }),
      "name, likely"
    ],
    [
      "one e-mail address and one name",
      named("Ana Souza", { emails: ["A@x.ca"] }),
      named("Ana Souza", { emails: ["a@x.ca"] }),
      "email name, likely"
    ],
    [
      "one e-mail address under different names",
      named("Front desk", { emails: ["info@x.ca"] }),
      named("Luc Tran", { emails: ["info@x.ca"] }),
      "email"
    ],
    [
      "one number, with and without its country",
      named("Bob Li", { phones: ["+1 (416) 555-0100"] }),
      named("Robert Li", { phones: ["416.555.0100"] }),
      "phone nickname, likely"
    ],
    [
      "one number with different extensions",
      named("Bob Li", { phones: ["416 555 0100 x12"] }),
      named("Ed Roy", { phones: ["416 555 0100 ext. 14"] }),
      "nobody"
    ],
    [
      "one page on LinkedIn, another country's address",
      named("Ana", { links: linkedin("https://ca.linkedin.com/in/ana-s/") }),
      named("A. Souza", { links: linkedin("http://www.linkedin.com/in/ana-s?trk=x") }),
      "link, likely"
    ],
    [
      "one page with its accents spelled out",
      named("Zoé", { links: linkedin("https://linkedin.com/in/zo%C3%A9") }),
      named("Zoe", { links: linkedin("https://linkedin.com/in/zoé") }),
      "link name, likely"
    ],
    ["a short form of the name", named("Bill Gagnon"), named("William Gagnon"), "nickname"],
    ["a French form of it", named("Étienne Roy"), named("Stephen Roy"), "nickname"],
    [
      "an initial, at one company",
      named("A. Souza", { company: "RBC" }),
      named("Ana Souza", { company: "RBC" }),
      "initial"
    ],
    [
      "a slip of the pen, at one company",
      named("Ana Souza", { company: "RBC" }),
      named("Ana Sousa", { company: "RBC" }),
      "typo"
    ],
    ["another script", named("张伟", { romanized: romanized("张伟") }), named("Wei Zhang"), "script"],
    [
      "a shared web site only",
      named("Ana", { links: [{ kind: "website", url: "rbc.com" }] }),
      named("Luc", { links: [{ kind: "website", url: "rbc.com" }] }),
      "nobody"
    ],
    ["an initial elsewhere", named("A. Souza"), named("Ana Souza"), "nobody"],
    ["a family name", named("Ana Souza"), named("Luc Souza"), "nobody"],
    ["letters in another order", named("Lea Roy"), named("Ale Roy"), "nobody"]
  ])("with %s", (_, one, other, found) => {
    expect(pair(one, other)).toBe(found)
    expect(pair(other, one)).toBe(found)
  })
})

it("a switchboard's number is nobody's sign", () => {
  const people = ["Ana", "Luc", "Raj", "Mei", "Tom"].map((name) => ({
    ...named(name, { phones: ["416 555 0100"] }),
    id: name
  }))
  expect(alike(people)).toEqual([])
})

it("the likeliest come first", () => {
  const people = [
    { ...named("Bill Gagnon"), id: "1" },
    { ...named("William Gagnon", { emails: ["w@x.ca"] }), id: "2" },
    { ...named("W Gagnon", { emails: ["w@x.ca"] }), id: "3" },
    { ...named("William Gagnon"), id: "4" }
  ]
  expect(alike(people).map(({ a, b, by }) => `${a}${b} ${by.join(" ")}`)).toEqual([
    "23 email",
    "24 name",
    "12 nickname",
    "14 nickname"
  ])
})

describe("among any people", () => {
  const word = fc.constantFrom("Ana", "Bob", "Robert", "Souza", "Li", "张伟", "O'Neil", "", "x")
  const person = fc.record({
    name: fc.oneof(
      fc.tuple(word, word).map((words) => words.join(" ")),
      fc.string()
    ),
    company: fc.constantFrom("RBC", "BMO", undefined),
    emails: fc.array(fc.constantFrom("a@x.ca", "b@x.ca"), { maxLength: 2 }),
    phones: fc.array(fc.oneof(fc.constantFrom("416 555 0100", "+14165550100"), fc.string()), { maxLength: 1 }),
    links: fc.array(
      fc.webUrl().map((url) => ({ kind: "linkedin" as const, url })),
      { maxLength: 1 }
    )
  })
  const people = fc
    .array(person, { maxLength: 12 })
    .map((all) => all.map((one, index) => ({ ...one, id: `p${index}` })))

  it("each pair is proposed once, by some sign, and the same whatever their order", () => {
    fc.assert(
      fc.property(people, (all) => {
        const found = alike(all)
        const keys = found.map(({ a, b }) => [a, b].sort().join(" "))
        expect(new Set(keys).size).toBe(keys.length)
        for (const { a, b, by } of found) {
          expect(a).not.toBe(b)
          expect(by.length).toBeGreaterThan(0)
        }
        const turned = alike(all.toReversed())
        const said = ({ a, b, by, likely }: (typeof found)[number]) =>
          `${[a, b].sort().join(" ")} ${by.join(" ")} ${likely}`
        expect(turned.map(said).sort()).toEqual(found.map(said).sort())
      }),
      propertyRuns(200)
    )
  })
})
