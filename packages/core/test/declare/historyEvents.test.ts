/** Events that may write any entity are held to what its fields can hold: nothing else of the catalogue checks them. */
import { historyArbitrary } from "@kith/testkit/historyArbitrary"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { jsonArbitrary, textArbitrary } from "@kith/testkit/textArbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogue, toDelta } from "../../src/domain/Catalogue.ts"
import { view } from "../../src/domain/declare/Entity.ts"
import type { Field } from "../../src/domain/declare/Field.ts"
import { ChangesUndone, ContentForgotten } from "../../src/domain/events/HistoryEvents.ts"
import { emptyRecord, fold } from "../../src/domain/merge/EntityRecord.ts"
import type { Json } from "../../src/domain/merge/State.ts"
import { Dot } from "../../src/log/Dot.ts"
import type { Event } from "../../src/log/Event.ts"
import { BatchId, DeviceId } from "../../src/log/Ids.ts"
import { emptyVersion } from "../../src/log/VersionVector.ts"
import { testHide } from "@kith/testkit/testHide"

const event = (type: string, entity: string, body: Json): Event => ({
  dot: { device: DeviceId.make("a"), seq: 1 },
  at: 0,
  via: "test",
  type,
  version: 1,
  entity,
  replaces: [],
  body
})

const undone = (cells: ReadonlyArray<{ readonly address: string; readonly value?: Json }>): Event =>
  event(ChangesUndone.tag, "contact/x", { batch: BatchId.make("b"), seen: {}, cells: [...cells] })
const forgotten = (cells: ReadonlyArray<string>): Event =>
  event(ContentForgotten.tag, "contact/x", { dots: [], seen: {}, cells: [...cells] })

const isFolded = (made: Event): boolean => Result.isSuccess(toDelta(catalogue, made))

describe("an event that undoes", () => {
  it.each([
    [{ address: "name" }],
    [{ address: "name", value: "Ana" }],
    [{ address: "tags/cpa", value: "CPA" }],
    [{ address: "tags/cpa" }],
    [{ address: "notes", value: "as before" }],
    [{ address: "notes+a:1", value: { seedHash: "h", change: "c" } }],
    [{ address: "notes+a:1" }]
  ])("may say %o", (cell) => {
    expect(isFolded(undone([cell]))).toBe(true)
  })

  it.each([
    [{ address: "nick", value: "Ana" }],
    [{ address: "toString" }],
    [{ address: "__proto__", value: "x" }],
    [{ address: "name", value: 3 }],
    [{ address: "name", value: null }],
    [{ address: "name/x", value: "Ana" }],
    [{ address: "tags", value: "CPA" }],
    [{ address: "tags/other", value: "CPA" }],
    [{ address: "tags#h", value: "CPA" }],
    [{ address: "tags+a:1", value: { seedHash: "h", change: "c" } }],
    [{ address: "notes", value: { seedHash: "h", change: "c" } }],
    [{ address: "notes+", value: { seedHash: "h", change: "c" } }],
    [{ address: "notes+a:1", value: "text" }],
    [{ address: "notes/x", value: "text" }],
    [{ address: "/x", value: "text" }]
  ])("is set aside when it says %o", (cell) => {
    expect(isFolded(undone([cell]))).toBe(false)
  })
})

describe("an event that forgets", () => {
  it("clears cells of every kind, elements by their hidden name", () => {
    expect(isFolded(forgotten(["name", "tags#abc", "sameAs/y", "notes", "notes+a:1", "notes-a:1"]))).toBe(true)
  })

  it.each(["nick", "tags", "name#abc", "name/x", "notes#abc", "notes/x", "notes+"])(
    "is set aside when it clears %s",
    (cell) => {
      expect(isFolded(forgotten([cell]))).toBe(false)
    }
  )
})

describe("whatever an event says of any entity", () => {
  it("leaves entities that can be read, if it is folded at all", () => {
    const field = fc.constantFrom(...[...catalogue.entities.values()].flatMap(({ fields }) => Object.keys(fields)), "x")
    const address = fc
      .tuple(field, fc.constantFrom("", "/", "#", "+", "-"), textArbitrary())
      .map((parts) => parts.join(""))
    const value = fc.oneof(
      jsonArbitrary(),
      textArbitrary(),
      fc.record({ seedHash: textArbitrary(), change: textArbitrary() }, { noNullPrototype: true })
    )
    const cell = fc.oneof(
      fc.record({ address }, { noNullPrototype: true }),
      fc.record({ address, value }, { noNullPrototype: true })
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...catalogue.entities.values()),
        fc.array(cell, { minLength: 1, maxLength: 2 }),
        (entity, cells) => {
          const made = event(ChangesUndone.tag, `${entity.name}/x`, { batch: BatchId.make("b"), seen: {}, cells })
          const delta = toDelta(catalogue, made)
          if (Result.isFailure(delta)) return
          const record = emptyRecord()
          fold(record, delta.success, emptyVersion, testHide)
          expectReadable(entity.name, record)
        }
      ),
      propertyRuns(3000)
    )
  })

  it("leaves entities that can be read after any history", () => {
    for (const entity of catalogue.entities.values()) {
      fc.assert(
        fc.property(historyArbitrary(entity, { wild: true }), ({ entries, deltas }) => {
          const record = emptyRecord()
          const version = new Map<DeviceId, number>()
          for (const entry of entries) {
            const delta = deltas.get(entry)
            if (delta?.entity === `${entity.name}/x`) fold(record, delta, version, testHide)
            version.set(entry.event.dot.device, entry.event.dot.seq)
            expectReadable(entity.name, record)
          }
        }),
        propertyRuns(20)
      )
    }
  })
})

/** Every field reads as its declaration says: values of its schema, and texts of strings. */
const expectReadable = (kind: string, record: ReturnType<typeof emptyRecord>): void => {
  const entity = catalogue.entities.get(kind)!
  const read = view(entity, "x", record) as Readonly<Record<string, unknown>>
  for (const [name, field] of Object.entries(entity.fields)) expect(isReadable(field, read[name]), name).toBe(true)
}

const isReadable = (field: Field, value: unknown): boolean => {
  if (field.kind === "set") return (value as ReadonlyArray<unknown>).every(Schema.is(field.schema))
  if (value === undefined) return true
  return field.kind === "register" ? Schema.is(field.schema)(value) : isProse(value)
}

const isProse = Schema.is(
  Schema.Struct({
    start: Schema.String,
    root: Dot,
    edits: Schema.Array(Schema.Struct({ seedHash: Schema.String, change: Schema.String }))
  })
)
