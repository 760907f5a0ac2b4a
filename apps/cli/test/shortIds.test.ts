/** Ids as they are shown: as short as can be, and never meaning two things, nor a name. */
import * as Effect from "effect/Effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { find } from "@kith/core/workspace/People"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { commit } from "@kith/core/workspace/Writer"
import { memoryPorts } from "@kith/storage/memory/memoryPorts"
import { propertyRuns } from "@kith/testkit/propertyRuns"

/** Few letters, so that many ids begin alike; names among them that begin as ids do. */
const id = fc.string({ unit: fc.constantFrom("a", "n", "1"), minLength: 8, maxLength: 8 })
const name = fc.constantFrom("Ana Souza", "Anna Nan", "Nana", "Luc Tran")
const contacts = fc.uniqueArray(fc.record({ id, name }), { minLength: 1, maxLength: 80, selector: (each) => each.id })

const shown = (people: ReadonlyArray<{ readonly id: string; readonly name: string }>, asked: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    yield* commit(
      people.map((each) => ContactEdited.draft(each.id, { name: each.name })),
      { via: "test" }
    )
    return yield* shortIds("contact", asked)
  }).pipe(Effect.provide(memoryPorts()))

describe("an id that is shown", () => {
  it("is at least three characters of the id, and the beginning of no other", async () => {
    await fc.assert(
      fc.asyncProperty(contacts, async (people) => {
        const ids = people.map((each) => each.id)
        const short = await Effect.runPromise(shown(people, ids))
        for (const each of ids) {
          const beginning = short.get(each)!
          expect(each.startsWith(beginning) && beginning.length >= 3).toBe(true)
          expect(ids.filter((other) => other.startsWith(beginning))).toEqual([each])
        }
      }),
      propertyRuns(40)
    )
  })

  it("is the same for one alone as for one among many", async () => {
    await fc.assert(
      fc.asyncProperty(contacts, async (people) => {
        const ids = people.map((each) => each.id)
        const together = await Effect.runPromise(shown(people, ids))
        const alone = await Effect.runPromise(shown(people, [ids[0]!]))
        expect(alone.get(ids[0]!)).toBe(together.get(ids[0]!))
      }),
      propertyRuns(40)
    )
  })

  it("finds the one whose id it is, even where somebody's name begins so", async () => {
    const people = [
      { id: "ana1nnnn", name: "Luc Tran" },
      { id: "n1a1a1a1", name: "Ana Souza" }
    ]
    const found = await Effect.runPromise(
      Effect.gen(function* () {
        yield* commit(
          people.map((each) => ContactEdited.draft(each.id, { name: each.name })),
          { via: "test" }
        )
        const short = (yield* shortIds("contact", ["ana1nnnn"])).get("ana1nnnn")!
        return { short, found: yield* find(short) }
      }).pipe(Effect.provide(memoryPorts()))
    )
    expect(found.short).toBe("ana1")
    expect(found.found.map((each) => each.id)).toEqual(["ana1nnnn"])
  })
})
