/** What a forgotten event leaves behind still replaces what it replaced, and nothing more. */
import { type History, labelOf } from "@kith/testkit/History"
import { readHistory } from "@kith/testkit/readHistory"
import { testHide } from "@kith/testkit/testHide"
import { describe, expect, it } from "vitest"
import { forgottenDelta } from "../../src/domain/Catalogue.ts"
import { nameOf, view } from "../../src/domain/declare/Entity.ts"
import { Contact } from "../../src/domain/entities/Contact.ts"
import { ContactEdited } from "../../src/domain/events/ContactEvents.ts"
import { ChangesUndone, ContentForgotten } from "../../src/domain/events/HistoryEvents.ts"
import { partsOfAddress } from "../../src/domain/merge/CellAddress.ts"
import { emptyRecord, fold } from "../../src/domain/merge/EntityRecord.ts"
import { forgetEntry } from "../../src/log/Feed.ts"
import { BatchId, DeviceId } from "../../src/log/Ids.ts"
import { nobleSha256 } from "../../src/log/Sha256.ts"

const edited = (body: Parameters<typeof ContactEdited.draft>[1]) => ContactEdited.draft("x", body)
const dot = (device: string, seq: number) => ({ device: DeviceId.make(device), seq })
const x = nameOf(Contact, "x")

/** The contact as somebody sees it to whom the events of these labels came without their content. */
const seenWithout = ({ entries, deltas }: Pick<History, "entries" | "deltas">, ...forgotten: ReadonlyArray<string>) => {
  const record = emptyRecord()
  const version = new Map<DeviceId, number>()
  for (const entry of entries) {
    const delta = forgotten.includes(labelOf(entry.event.dot))
      ? forgottenDelta(forgetEntry(nobleSha256, entry))
      : deltas.get(entry)
    if (delta !== undefined) fold(record, delta, version, testHide)
    version.set(entry.event.dot.device, entry.event.dot.seq)
  }
  return view(Contact, "x", record)
}

const cellsOfEvent = ({ entries }: History, label: string) =>
  entries.find(({ event }) => labelOf(event.dot) === label)!.cells

describe("a forgotten event", () => {
  it("that replaced a value keeps that value gone", () => {
    const history = readHistory("a1 a2", { a1: edited({ name: "Ana" }), a2: edited({ name: "Anna" }) })
    expect(seenWithout(history, "a2").name).toBeUndefined()
    expect(seenWithout(history, "a1").name).toBe("Anna")
  })

  it("that removed an element keeps it removed, though only its hidden name is left", () => {
    const history = readHistory("a1 a2", {
      a1: edited({ emails: { add: ["ana@x.ca", "b@x.ca"] } }),
      a2: edited({ emails: { remove: ["ANA@x.ca"] } })
    })
    expect(cellsOfEvent(history, "a2").join()).not.toContain("ana")
    expect(seenWithout(history, "a2").emails).toEqual(["b@x.ca"])
  })

  it("that edited a text takes no other edit away, also where it replaced another field's value", () => {
    const history = readHistory("a1 a2 a3", {
      a1: edited({ notes: { start: "met at the fair" } }),
      a2: edited({ name: "Ana", notes: { root: dot("a", 1), seedHash: "h", change: "first" } }),
      a3: edited({ name: "Anna", notes: { root: dot("a", 1), seedHash: "h", change: "second" } })
    })
    expect(seenWithout(history, "a3").notes?.edits.map(({ change }) => change)).toEqual(["first"])
  })

  it("that took an edit back keeps it taken back", () => {
    const undo = {
      ...ChangesUndone.draft(x, { batch: BatchId.make("b"), seen: {}, cells: [{ address: "notes+a:1" }] }),
      replacesOnly: [dot("a", 2)]
    }
    const history = readHistory("a1 a2 a3", {
      a1: edited({ notes: { start: "met at the fair" } }),
      a2: edited({ notes: { root: dot("a", 1), seedHash: "h", change: "wrong" } }),
      a3: undo
    })
    expect(seenWithout(history).notes?.edits).toEqual([])
    expect(seenWithout(history, "a3").notes?.edits).toEqual([])
    expect(cellsOfEvent(history, "a3").map((cell) => partsOfAddress(cell))).toEqual([
      { field: "notes", key: "a:1", mark: "-" }
    ])
  })

  it("leaves nothing to see once it is cleared, with or without its content, whatever came first", () => {
    const first = edited({ name: "Ana", tags: { add: ["secret"] } })
    const history = readHistory("a1 | (a1) b1", { a1: first, b1: first })
    const cells = history.entries[0]!.cells
    const forget = {
      ...ContentForgotten.draft(x, { dots: [dot("a", 1)], seen: {}, cells }),
      replacesOnly: [dot("a", 1)]
    }
    const cleared = readHistory("a1 | (a1) b1", { a1: first, b1: forget })
    for (const forgotten of [[], ["a1"]]) {
      expect(seenWithout(cleared, ...forgotten).name).toBeUndefined()
      expect(seenWithout(cleared, ...forgotten).tags).toEqual([])
    }
    const backwards = { deltas: cleared.deltas, entries: cleared.entries.toReversed() }
    expect(seenWithout(backwards).tags).toEqual([])
    expect(seenWithout(backwards, "a1").tags).toEqual([])
  })
})
