/** From what was typed to a command's flags and arguments. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import type { Flags } from "../src/Flag.ts"
import { nearestOf } from "../src/nearest.ts"
import { nameIn, parseCommandLine } from "../src/parseCommandLine.ts"

const flags = {
  until: { kind: "value" },
  tag: { kind: "many", short: "t" },
  all: { kind: "boolean" },
  stage: { kind: "value", choices: ["found", "met"] }
} as const satisfies Flags

const parse = (...rest: ReadonlyArray<string>) => parseCommandLine(rest, { flags, takes: [0, 2] })

describe("the command's name", () => {
  it("is the first word that belongs to no flag, wherever the flags stand", () => {
    expect(nameIn(["due"])).toMatchObject({ name: "due", rest: [] })
    expect(nameIn(["--lang", "fr", "-w", "club", "list", "--tag", "x"])).toMatchObject({
      name: "list",
      rest: ["--lang", "fr", "-w", "club", "--tag", "x"],
      global: { lang: "fr", log: "club" }
    })
  })

  it("is not there for bare `kith`, nor where a flag of `due` comes first", () => {
    expect(nameIn([])).toMatchObject({ name: undefined })
    expect(nameIn(["--json"])).toMatchObject({ name: undefined, global: { json: true } })
    expect(nameIn(["--until", "friday"])).toMatchObject({ name: undefined, rest: ["--until", "friday"] })
  })
})

describe("flags and arguments", () => {
  it("stand in any order, with = or without", () => {
    const { call, mistake } = parse("ana", "--until=friday", "-t", "a", "--all", "luc", "--tag", "b")
    expect(mistake).toBeUndefined()
    expect(call).toMatchObject({ args: ["ana", "luc"], flags: { until: "friday", tag: ["a", "b"], all: true } })
  })

  it("--json takes its fields with = only, so that it never eats an argument", () => {
    expect(parse("--json", "ana").call.args).toEqual(["ana"])
    expect(parse("--json", "ana").global.json).toBe(true)
    expect(parse("--json=id,name", "ana").global.json).toBe("id,name")
  })

  it("after -- everything is an argument", () => {
    expect(parse("--", "--until", "-t").call.args).toEqual(["--until", "-t"])
  })

  it("a value may be empty, or begin with a dash", () => {
    expect(parse("--until", "").call.flags).toMatchObject({ until: "" })
    expect(parse("--until", "-3d").call.flags).toMatchObject({ until: "-3d" })
  })

  it.each([
    [["--untl", "x"], "UnknownFlag"],
    [["-x"], "UnknownFlag"],
    [["--until"], "NoValue"],
    [["--until", "--all"], "NoValue"],
    [["--until", "-t"], "NoValue"],
    [["--all=yes"], "NeedlessValue"],
    [["--stage", "meet"], "NoSuchChoice"],
    [["a", "b", "c"], "TooMany"]
  ])("%j is a mistake: %s", (rest, tag) => {
    expect(parse(...rest).mistake).toMatchObject({ _tag: tag })
  })

  it("too few arguments are a mistake", () => {
    expect(parseCommandLine([], { flags, takes: [1, 1] }).mistake).toEqual({ _tag: "TooFew" })
  })

  it("nothing that can be typed throws, and every argument comes back or is a mistake", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("--until", "--all", "-t", "--", "--tag=x", "--json", "-tx", "-", "---")
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (typed) => {
        nameIn(typed)
        const { call, mistake } = parse(...typed)
        const plain = typed.filter((each) => !each.startsWith("-"))
        expect(mistake !== undefined || call.args.every((each) => typed.includes(each))).toBe(true)
        if (typed.length === plain.length) expect(call.args).toEqual(typed)
      }),
      propertyRuns(200)
    )
  })
})

describe("what was probably meant", () => {
  it.each([
    ["deu", "due"],
    ["snoze", "snooze"],
    ["gatherings", "gathering"],
    ["xyzzy", undefined]
  ])("%s: %s", (typed, meant) => {
    expect(nearestOf(typed, ["due", "done", "snooze", "skip", "gathering", "log"])).toBe(meant)
  })
})
