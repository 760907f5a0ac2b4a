/** What holds of every event type, because its declaration says so. */
import { deepStrictEqual as assertSame } from "node:assert/strict"
import { bodyArbitrary, draftArbitrary } from "@kith/testkit/draftArbitrary"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { jsonArbitrary, textArbitrary } from "@kith/testkit/textArbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogue, cellsOf, forgottenDelta, toDelta } from "../../src/domain/Catalogue.ts"
import { type AnyEntity, nameOf } from "../../src/domain/declare/Entity.ts"
import type { AnyEventType } from "../../src/domain/declare/EventType.ts"
import { addressOf, isAppend } from "../../src/domain/merge/CellAddress.ts"
import type { Json, Write } from "../../src/domain/merge/State.ts"
import type { Event } from "../../src/log/Event.ts"
import { DeviceId } from "../../src/log/Ids.ts"
import { testHide } from "@kith/testkit/testHide"

const types = [...catalogue.types.values()]

/** Bodies as the older versions of a type had them: every version of every type has an entry here. */
const oldBodies: Readonly<Record<string, ReadonlyArray<fc.Arbitrary<unknown>>>> = {
  ContactEdited: [
    fc.record({ name: textArbitrary(1), company: textArbitrary(), email: textArbitrary(1) }, { requiredKeys: [] })
  ]
}

const event = (type: string, version: number, entity: string, body: Json): Event => ({
  dot: { device: DeviceId.make("a"), seq: 1 },
  at: 0,
  via: "test",
  type,
  version,
  entity,
  replaces: [],
  body
})

const whyNot = (read: ReturnType<typeof toDelta>): string | undefined =>
  Result.isFailure(read) ? read.failure.why : undefined

/** What is wrong with a write, if its entity is this. */
const faultIn = (entity: AnyEntity, { field: name, key, value, edit, hidden }: Write): string | undefined => {
  const field = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined
  if (field === undefined) return `no field ${name}`
  if (hidden === true) return "hidden"
  if (field.kind === "text") {
    if (edit === true) return key === "" ? "an edit of no root" : undefined
    return key === "" && (value === undefined || typeof value === "string") ? undefined : "not a text"
  }
  if (edit === true) return "an edit of no text"
  if (field.kind === "register") {
    if (key !== "") return "a register with a key"
    return value === undefined || Schema.is(field.schema)(value) ? undefined : "not a value of the field"
  }
  if (key === "") return "an element without a key"
  if (value === undefined) return undefined
  if (!Schema.is(field.schema)(value)) return "not an element of the field"
  return field.key(value) === key ? undefined : "an element under another key"
}

describe.each(types)("$tag", (type: AnyEventType) => {
  const body = bodyArbitrary(type)
  const own = type.entity

  it("reads every body that it allows, also after a trip through JSON", () => {
    fc.assert(
      fc.property(body, (drawn) => {
        assertSame(Result.getOrThrow(type.decode(type.version, drawn)), drawn)
        const stored = JSON.parse(JSON.stringify(drawn)) as unknown
        assertSame(stored, drawn)
        assertSame(Result.getOrThrow(type.decode(type.version, stored)), drawn)
      }),
      propertyRuns(100)
    )
  })

  it("has a page entry for each member of its body, and for nothing else", () => {
    const { ast } = type.body
    assertSame(ast._tag, "Objects")
    if (ast._tag !== "Objects") return
    const declared = ast.propertySignatures.map(({ name, type: member }) => [
      String(name),
      member.context?.isOptional !== true
    ])
    assertSame(
      type.members.map(({ name, required }) => [name, required]),
      declared
    )
    for (const { doc } of type.members) expect(doc).toMatch(/\S.*\.$/)
    expect(type.doc).toMatch(/\S.*\.$/)
  })

  it("sets bodies aside that are something else, and never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(jsonArbitrary(), fc.constantFrom(undefined, null, [], "text", 7, true)),
        fc.nat(9),
        (junk, version) => {
          const read = type.decode(version, junk)
          if (typeof junk !== "object" || junk === null || Array.isArray(junk) || version === 0) {
            expect(Result.isFailure(read)).toBe(true)
          }
          const entity = own === undefined ? "contact/x" : nameOf(own, "x")
          toDelta(catalogue, event(type.tag, version, entity, junk ?? null))
        }
      ),
      propertyRuns(200)
    )
  })

  it("sets a member aside that is of another type", () => {
    fc.assert(
      fc.property(body, fc.nat(), (drawn, which) => {
        const names = Object.keys(drawn)
        fc.pre(names.length > 0)
        const name = names[which % names.length]!
        const spoilt = { ...drawn, [name]: [0.5] }
        const read = type.decode(type.version, spoilt)
        expect(Result.isFailure(read)).toBe(true)
      }),
      propertyRuns(100)
    )
  })

  it("sets a newer version aside as newer, and a version that cannot be as undecodable", () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 1, max: 1e9 }), (drawn, more) => {
        const newer = type.decode(type.version + more, drawn)
        expect(Result.isFailure(newer) && newer.failure.why).toBe("newerVersion")
        for (const version of [0, -1, 0.5, Number.NaN]) {
          const read = type.decode(version, drawn)
          expect(Result.isFailure(read) && read.failure.why).toBe("undecodable")
        }
      }),
      propertyRuns(20)
    )
  })

  it("reads every older version, and writes what the fields can hold", () => {
    const older = oldBodies[type.tag] ?? []
    expect(older.length).toBe(type.version - 1)
    older.forEach((arbitrary, index) => {
      fc.assert(
        fc.property(arbitrary, (drawn) => {
          const read = Result.getOrThrow(type.decode(index + 1, drawn))
          for (const write of type.writes(read, { entity: "contact/x" })) expect(faultIn(own!, write)).toBeUndefined()
        }),
        propertyRuns(200)
      )
    })
  })

  it("leaves a stub that removes from the cells that it replaced in, and gives nothing away", () => {
    fc.assert(
      fc.property(body, (drawn) => {
        const entity = own ?? catalogue.entities.get("contact")!
        const made = event(type.tag, type.version, nameOf(entity, "x"), drawn)
        const read = toDelta(catalogue, made)
        fc.pre(Result.isSuccess(read))
        const { writes } = Result.getOrThrow(read)
        const cells = cellsOf(entity, writes, testHide)
        const stub = forgottenDelta({ event: { ...made, body: null, via: "" }, cells, salt: new Uint8Array(0) })
        expect(stub.writes.length).toBe(writes.filter((write) => !isAppend(write)).length)
        expect(stub.writes.every(({ value }) => value === undefined)).toBe(true)
        writes.forEach(({ field, key }, index) => {
          const kind = entity.fields[field]
          if (kind?.kind === "set" && !kind.openKey) expect(cells[index]).toMatch(new RegExp(`^${field}#[0-9a-z]{10}$`))
          else expect(cells[index]).toContain(key)
        })
      }),
      propertyRuns(50)
    )
  })
})

describe.each(types.flatMap((type) => (type.entity === undefined ? [] : [{ type, tag: type.tag, own: type.entity }])))(
  "$tag",
  ({ type, own }: { readonly type: AnyEventType; readonly own: AnyEntity }) => {
    const body = bodyArbitrary(type)

    it("writes fields of its entity and no others, each with a value that the field can hold, and once", () => {
      fc.assert(
        fc.property(body, (drawn) => {
          const writes = type.writes(drawn, { entity: nameOf(own, "x") })
          for (const write of writes) expect(faultIn(own, write), JSON.stringify(write)).toBeUndefined()
          const cells = writes.map(addressOf)
          expect(new Set(cells).size).toBe(cells.length)
        }),
        propertyRuns(200)
      )
    })

    it("does nothing to an entity of another kind, or of none", () => {
      fc.assert(
        fc.property(body, fc.constantFrom(...catalogue.entities.values()), (drawn, other) => {
          const on = (entity: string) => toDelta(catalogue, event(type.tag, type.version, entity, drawn))
          expect(whyNot(on(nameOf(own, "x")))).toBeUndefined()
          if (other !== own) expect(whyNot(on(nameOf(other, "x")))).toBe("undecodable")
          for (const name of ["", "/", "x", own.name, `${own.name}/`, `${own.name}x`, `x${own.name}/x`]) {
            expect(whyNot(on(name)), name).toBe("undecodable")
          }
        }),
        propertyRuns(20)
      )
    })
  }
)

describe("the catalogue", () => {
  it("lets every field of every entity be written", () => {
    for (const entity of catalogue.entities.values()) {
      const written = new Set(
        types.filter((type) => type.entity === entity).flatMap(({ members }) => members.map(({ name }) => name))
      )
      // What sources said is written by `ContactImported` beside its members.
      if (entity.name === "contact") written.add("said")
      expect(
        Object.keys(entity.fields).filter((name) => !written.has(name)),
        entity.name
      ).toEqual([])
    }
  })

  it("calls fields by identifiers, entities by plain words, and documents each", () => {
    for (const { name, doc, fields } of catalogue.entities.values()) {
      expect(name).toMatch(/^[a-z][a-z-]*$/)
      expect(doc).toMatch(/\.$/)
      for (const [field, { doc: fieldDoc }] of Object.entries(fields)) {
        expect(field).toMatch(/^[a-z][A-Za-z0-9]*$/)
        expect(fieldDoc).toMatch(/\.$/)
      }
    }
  })

  it("folds any draft, unless it may say anything of any entity", () => {
    fc.assert(
      fc.property(draftArbitrary(catalogue), ({ type, version, entity, body }) => {
        const read = toDelta(catalogue, event(type, version, entity, body))
        if (catalogue.types.get(type)!.entity === undefined) expect(["undecodable", undefined]).toContain(whyNot(read))
        else expect(Result.getOrThrow(read).entity).toBe(entity)
      }),
      propertyRuns(500)
    )
  })

  it("sets an event aside whose type it does not know", () => {
    fc.assert(
      fc.property(textArbitrary(1), jsonArbitrary(), (tag, body) => {
        fc.pre(!catalogue.types.has(tag))
        expect(whyNot(toDelta(catalogue, event(tag, 1, "contact/x", body)))).toBe("unknownType")
      }),
      propertyRuns(200)
    )
  })

  it("changes its fingerprint with a type or a version", () => {
    const prints = types.map(({ tag, version }) => `${tag}@${version}`)
    for (const print of prints) expect(catalogue.fingerprint).toContain(print)
  })
})
