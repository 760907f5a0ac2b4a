/** The generated logs of benchmarks are logs: whole feeds of events that fold, each replacing what its author saw. */
import { deepStrictEqual as assertSame } from "node:assert/strict"
import { gzipSync } from "node:zlib"
import { generatedDevices, generateLog } from "@kith/testkit/generateLog"
import { testHide } from "@kith/testkit/testHide"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { catalogue, cellsOf, toDelta } from "../../src/domain/Catalogue.ts"
import { kindAndId } from "../../src/domain/declare/Entity.ts"
import { emptyRecord, type EntityRecord, fold, replacedBy } from "../../src/domain/merge/EntityRecord.ts"
import { dotKey } from "../../src/log/Dot.ts"
import type { Entry } from "../../src/log/Event.ts"
import type { DeviceId } from "../../src/log/Ids.ts"
import { includesDot } from "../../src/log/VersionVector.ts"

const EVENTS = 5000
const runs = [...generateLog({ events: EVENTS })]
const entries = runs.flatMap((run) => run.entries)

describe("a generated log", () => {
  it("is as long as asked, and the same for the same seed", () => {
    for (const events of [0, 1, 7, 100]) {
      expect([...generateLog({ events })].reduce((sum, run) => sum + run.entries.length, 0)).toBe(events)
    }
    expect(entries.length).toBe(EVENTS)
    assertSame([...generateLog({ events: 500, seed: 9 })], [...generateLog({ events: 500, seed: 9 })])
    const other = [...generateLog({ events: 500, seed: 10 })]
    expect(other.some(({ device }) => generatedDevices(9).some((known) => known.device === device))).toBe(false)
  })

  it("has runs that continue their feeds, of three devices that all take part", () => {
    const lengths = new Map<DeviceId, number>()
    for (const { device, first, entries: own } of runs) {
      expect(first).toBe((lengths.get(device) ?? 0) + 1)
      assertSame(
        own.map(({ event }) => event.dot),
        own.map((_, index) => ({ device, seq: first + index }))
      )
      lengths.set(device, first + own.length - 1)
    }
    expect(new Set(lengths.keys())).toEqual(new Set(generatedDevices().map(({ device }) => device)))
    expect(Math.min(...lengths.values())).toBeGreaterThan(EVENTS / 50)
  })

  it("has events that all fold, with the stubs that a writer gives them", () => {
    for (const { event, cells, salt } of entries) {
      const { writes } = Result.getOrThrow(toDelta(catalogue, event))
      assertSame(cells, cellsOf(catalogue.entities.get(kindAndId(event.entity).kind)!, writes, testHide))
      expect(salt.length).toBe(16)
    }
  })

  it("replaces what the author sees, and waits for nothing in the end", () => {
    const records = new Map<string, EntityRecord>()
    const version = new Map<DeviceId, number>()
    let concurrent = 0
    let replacing = 0
    for (const { event } of entries) {
      const delta = Result.getOrThrow(toDelta(catalogue, event))
      const record = records.get(event.entity) ?? emptyRecord()
      records.set(event.entity, record)
      expect(event.replaces.every((dot) => includesDot(version, dot))).toBe(true)
      const seenByAll = replacedBy(record, delta.writes, testHide).map(dotKey).sort().join()
      if (event.replaces.map(dotKey).sort().join() !== seenByAll) concurrent++
      if (event.replaces.length > 0) replacing++
      fold(record, delta, version, testHide)
      version.set(event.dot.device, event.dot.seq)
    }
    expect([...records.values()].every(({ ahead }) => ahead.size === 0)).toBe(true)
    expect(replacing / EVENTS).toBeGreaterThan(0.05)
    expect(concurrent).toBeGreaterThan(0)
    expect(concurrent / EVENTS).toBeLessThan(0.01)
  })

  it("has a contact for ten events, and much besides", () => {
    const made = new Set(
      entries.filter(({ event }) => event.entity.startsWith("contact/")).map(({ event }) => event.entity)
    )
    expect(made.size / EVENTS).toBeCloseTo(0.1, 2)
    const types = new Set(entries.map(({ event }) => event.type))
    expect(types.size).toBeGreaterThan(15)
    for (const { event } of entries) {
      const { contact } = event.body as { readonly contact?: string }
      if (contact !== undefined) expect(made.has(`contact/${contact}`)).toBe(true)
    }
  })

  it("goes forward in time, by day, and ends when asked", () => {
    const until = Date.UTC(2025, 0, 1, 15)
    const times = [...generateLog({ events: 300, until })].flatMap((run) => run.entries.map((entry) => entry.event.at))
    expect(Math.max(...times)).toBeLessThanOrEqual(until + 1000)
    expect(Math.max(...times)).toBeGreaterThan(until - 30 * 86_400_000)
    const ofDevice = Map.groupBy(entries, ({ event }: Entry) => event.dot.device)
    for (const own of ofDevice.values()) {
      expect(own.every(({ event }, index) => index === 0 || event.at >= own[index - 1]!.event.at)).toBe(true)
    }
  })

  it("is about as hard to compress as people's notes: between four and seven times with gzip", () => {
    const json = entries.map(({ event }) => JSON.stringify(event)).join("\n")
    const ratio = Buffer.byteLength(json) / gzipSync(json).length
    expect(ratio).toBeGreaterThan(4)
    expect(ratio).toBeLessThan(7)
  })
})
