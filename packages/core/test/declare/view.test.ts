/** What people read of an entity, and where they are asked to choose, follows from the values that survive. */
import { historyArbitrary } from "@kith/testkit/historyArbitrary"
import { type Survivor, survivors } from "@kith/testkit/mergeDefinition"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { readHistory } from "@kith/testkit/readHistory"
import { testHide } from "@kith/testkit/testHide"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogue } from "../../src/domain/Catalogue.ts"
import { type AnyEntity, conflictOf, nameOf, valuesOf, view } from "../../src/domain/declare/Entity.ts"
import type { Field, Prose } from "../../src/domain/declare/Field.ts"
import { Contact } from "../../src/domain/entities/Contact.ts"
import { ContactDeleted, ContactEdited } from "../../src/domain/events/ContactEvents.ts"
import { emptyRecord, type EntityRecord, fold } from "../../src/domain/merge/EntityRecord.ts"
import { canonicalJson } from "../../src/log/CanonicalJson.ts"
import { dotKey } from "../../src/log/Dot.ts"
import type { Entry } from "../../src/log/Event.ts"
import type { DeviceId } from "../../src/log/Ids.ts"
import type { Delta } from "../../src/domain/merge/State.ts"

const recordOf = (
  { entries, deltas }: { readonly entries: ReadonlyArray<Entry>; readonly deltas: ReadonlyMap<Entry, Delta> },
  name: string
): EntityRecord => {
  const record = emptyRecord()
  const version = new Map<DeviceId, number>()
  for (const entry of entries) {
    const delta = deltas.get(entry)
    if (delta?.entity === name) fold(record, delta, version, testHide)
    version.set(entry.event.dot.device, entry.event.dot.seq)
  }
  return record
}

/** The latest first; of two at once, the later device and `seq`. */
const latestFirst = (a: Survivor, b: Survivor): number => {
  if (a.delta.at !== b.delta.at) return b.delta.at - a.delta.at
  const [{ dot: left }, { dot: right }] = [a.delta, b.delta]
  return left.device === right.device ? right.seq - left.seq : left.device < right.device ? 1 : -1
}

const read = (field: Field, live: ReadonlyArray<Survivor>): unknown => {
  const order = field.kind === "text" ? undefined : field.order
  const best = (values: ReadonlyArray<Survivor>): unknown =>
    values.toSorted((a, b) => order?.(b.write.value, a.write.value) || latestFirst(a, b))[0]?.write.value
  if (field.kind === "register") return best(live)
  const keys = [...new Set(live.map(({ write }) => write.key))].sort()
  return keys.map((key) => best(live.filter(({ write }) => write.key === key)))
}

const readProse = (live: ReadonlyArray<Survivor>): Prose | undefined => {
  const root = live.filter(({ write }) => write.key === "").toSorted(latestFirst)[0]
  if (root === undefined) return undefined
  const edits = live
    .filter(({ write }) => write.key === dotKey(root.delta.dot))
    .map(({ write }) => write.value as Prose["edits"][number])
    .toSorted((a, b) => (a.change < b.change ? -1 : a.change > b.change ? 1 : 0))
  return { start: root.write.value as string, root: root.delta.dot, edits }
}

const textOfProse = (prose: Prose | undefined): unknown =>
  prose === undefined ? undefined : { ...prose, edits: prose.edits.map(({ change }) => change) }

describe.each([...catalogue.entities.values()])("of $name, a reader", (entity: AnyEntity) => {
  const name = nameOf(entity, "x")

  it("sees the surviving values as the declaration says", () => {
    fc.assert(
      fc.property(historyArbitrary(entity), (history) => {
        const seen = view(entity, "x", recordOf(history, name)) as Readonly<Record<string, unknown>>
        const live = survivors([...history.deltas.values()], testHide).filter(({ delta }) => delta.entity === name)
        expect(seen["id"]).toBe("x")
        for (const [fieldName, field] of Object.entries(entity.fields)) {
          const ofField = live.filter(({ write }) => write.field === fieldName)
          if (field.kind === "text") {
            expect(textOfProse(seen[fieldName] as Prose | undefined)).toEqual(textOfProse(readProse(ofField)))
          } else expect(seen[fieldName], fieldName).toEqual(read(field, ofField))
        }
      }),
      propertyRuns(60)
    )
  })

  it("is asked to choose where values differ that have no order, and nowhere else", () => {
    fc.assert(
      fc.property(historyArbitrary(entity), (history) => {
        const record = recordOf(history, name)
        const live = survivors([...history.deltas.values()], testHide).filter(({ delta }) => delta.entity === name)
        for (const [fieldName, field] of Object.entries(entity.fields)) {
          const values = live
            .filter(({ write }) => write.field === fieldName && write.key === "")
            .map(({ write }) => canonicalJson(write.value!))
          const isOpen = field.kind !== "set" && (field.kind === "text" || field.order === undefined)
          const conflict = conflictOf(record, fieldName, field)
          const distinct = new Set(values)
          expect(conflict.length).toBe(isOpen && distinct.size > 1 ? distinct.size : 0)
          expect(conflict.every(({ value }) => distinct.has(canonicalJson(value)))).toBe(true)
          if (conflict.length > 0) expect(conflict[0]).toEqual(valuesOf(record, fieldName, field)[0])
        }
      }),
      propertyRuns(60)
    )
  })
})

describe("two devices that were apart", () => {
  const edited = (body: Parameters<typeof ContactEdited.draft>[1]) => ContactEdited.draft("x", body)
  const seen = (history: Parameters<typeof recordOf>[0]) => view(Contact, "x", recordOf(history, "contact/x"))
  const conflict = (history: Parameters<typeof recordOf>[0], field: "name" | "company" | "notes" | "deleted") =>
    conflictOf(recordOf(history, "contact/x"), field, Contact.fields[field]).map(({ value }) => value)

  it("see a conflict of two names, and the latest meanwhile", () => {
    const history = readHistory("a1 | b1", { a1: edited({ name: "Ana" }), b1: edited({ name: "Anna" }) })
    expect(seen(history).name).toBe("Anna")
    expect(conflict(history, "name")).toEqual(["Anna", "Ana"])
  })

  it("see none when they wrote the same, whatever the order of its members", () => {
    const history = readHistory("a1 | b1", { a1: edited({ company: "CIBC" }), b1: edited({ company: "CIBC" }) })
    expect(conflict(history, "company")).toEqual([])
  })

  it("see none after somebody chose, having seen both", () => {
    const history = readHistory("a1 (b1) a2 | b1", {
      a1: edited({ name: "Ana" }),
      b1: edited({ name: "Anna" }),
      a2: edited({ name: "Ana" })
    })
    expect(seen(history).name).toBe("Ana")
    expect(conflict(history, "name")).toEqual([])
  })

  it("keep a tag that one added while the other removed what it had seen", () => {
    const history = readHistory("a1 a2 | (a1) b1", {
      a1: edited({ tags: { add: ["CPA"] } }),
      a2: edited({ tags: { remove: ["CPA"] } }),
      b1: edited({ tags: { add: ["cpa"] } })
    })
    expect(seen(history).tags).toEqual(["cpa"])
  })

  it("have nothing to choose when both deleted, whatever each had seen", () => {
    const history = readHistory("a1 a2 | (a1) b1", {
      a1: edited({ name: "Ana" }),
      a2: ContactDeleted.draft("x", { deleted: { seen: { a: 1 } } }),
      b1: ContactDeleted.draft("x", { deleted: { seen: { a: 1, b: 0 } } })
    })
    expect(conflict(history, "deleted")).toEqual([])
    expect(seen(history).deleted).toEqual({ seen: { a: 1, b: 0 } })
  })

  it("see two texts as a conflict, and edits of each under its own", () => {
    const edit = (root: string, change: string) => ({
      notes: { root: { device: root as DeviceId, seq: 1 }, seedHash: "h", change }
    })
    const history = readHistory("a1 a2 | b1 b2 (a2) b3", {
      a1: edited({ notes: { start: "met at the fair" } }),
      a2: edited(edit("a", "a2")),
      b1: edited({ notes: { start: "met at work" } }),
      b2: edited(edit("b", "b2")),
      b3: edited(edit("b", "b3"))
    })
    expect(conflict(history, "notes")).toEqual(["met at work", "met at the fair"])
    expect(seen(history).notes?.edits.map(({ change }) => change)).toEqual(["b2", "b3"])
  })
})
