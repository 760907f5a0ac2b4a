/** What every `RelayStore` keeps to where it keeps when devices are to be woken. An adapter of your own runs it with one line. */
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { expect } from "vitest"
import type { Ciphers } from "@kith/core/log/Ciphers"
import type { DeviceId } from "@kith/core/log/Ids"
import type { Primitives } from "@kith/core/log/Primitives"
import type { DeviceWakes, RelayStore } from "@kith/core/log/RelayStore"
import { HOUR_MS, MAX_WAKES, MAX_WAKING_DEVICES } from "@kith/core/log/Wakes"
import { makeSampleWorkspace, type SampleWorkspace } from "../sampleWorkspace.ts"
import { type Exceptions, type Laws, lawsHold, type Open, reasonOf } from "./conformance.ts"

/** A relay that holds nothing yet. */
export interface PlaceForWakes {
  /** Opens its store; opened again, it holds what it held. */
  readonly open: Effect.Effect<RelayStore["Service"], unknown, Scope.Scope>
}

interface Fixture {
  readonly place: PlaceForWakes
  readonly sample: SampleWorkspace
  readonly other: SampleWorkspace
}

/** `make` makes a new place; it is removed with its scope. */
export const wakeShelfSuite = (
  name: string,
  make: Effect.Effect<PlaceForWakes, unknown, Scope.Scope>,
  ports: Layer.Layer<Ciphers | Primitives>,
  exceptions: Exceptions<keyof typeof laws> = {}
): void =>
  lawsHold(
    `WakeShelf on ${name}`,
    laws,
    exceptions,
    Effect.gen(function* () {
      const [sample, other] = [yield* makeSampleWorkspace(), yield* makeSampleWorkspace()]
      const place = yield* make
      return Effect.succeed({ place, sample, other }) as Open<Fixture>
    }).pipe(Effect.provide(ports))
  )

const wakes = (device: DeviceId, ...hours: ReadonlyArray<number>): DeviceWakes => ({
  device,
  endpoint: `https://push.example/${device}`,
  hours,
  dueAt: hours[0]! * HOUR_MS
})

/** A relay with both workspaces. */
const started = Effect.fnUntraced(function* (open: Open<Fixture>) {
  const { place, sample, other } = yield* open
  const relay = yield* place.open
  for (const { workspace, chain } of [sample, other]) yield* relay.create(workspace, chain)
  const [workspace, others] = [(yield* relay.open(sample.workspace))!, (yield* relay.open(other.workspace))!]
  const [a, b] = sample.devices
  return { place, sample, other, relay, shelf: workspace.wakes, others: others.wakes, a: a.device, b: b.device }
})

const ALL = 1000
const LATER = 1e9 * HOUR_MS

const laws = {
  "keeps what a device asked for last, and nothing once it takes that back": (open) =>
    Effect.gen(function* () {
      const { shelf, a, b } = yield* started(open)
      expect(yield* shelf.of(a)).toBe(undefined)
      yield* shelf.put(wakes(a, 10, 20))
      const second = { ...wakes(a, 30), endpoint: "https://elsewhere.example/1" }
      yield* shelf.put(second)
      expect(yield* shelf.of(a)).toEqual(second)
      expect(yield* shelf.of(b)).toBe(undefined)
      expect([yield* shelf.drop(a), yield* shelf.drop(a)]).toEqual([true, false])
      expect(yield* shelf.of(a)).toBe(undefined)
    }),

  "tells those whose time has come, whoever's they are, the longest due first, and so many": (open) =>
    Effect.gen(function* () {
      const { relay, sample, other, shelf, others, a, b } = yield* started(open)
      const [{ device: stranger }] = other.devices
      yield* shelf.put(wakes(a, 20, 21))
      yield* shelf.put(wakes(b, 30))
      yield* others.put(wakes(stranger, 10))
      const devices = (now: number, most = ALL) =>
        Effect.map(relay.dueWakes(now, most), (due) => due.map(({ device }) => device))
      expect(yield* devices(10 * HOUR_MS - 1)).toEqual([])
      expect(yield* devices(20 * HOUR_MS)).toEqual([stranger, a])
      expect(yield* devices(LATER)).toEqual([stranger, a, b])
      expect(yield* devices(LATER, 2)).toEqual([stranger, a])
      const [first, second] = yield* relay.dueWakes(LATER, 2)
      expect(first).toMatchObject({ ...wakes(stranger, 10), workspace: other.workspace, tries: 0 })
      expect(second).toMatchObject({ ...wakes(a, 20, 21), workspace: sample.workspace, tries: 0 })
    }),

  "goes on with what is left after a try; what was asked for anew meanwhile stays as it is": (open) =>
    Effect.gen(function* () {
      const { relay, shelf, a } = yield* started(open)
      yield* shelf.put(wakes(a, 10, 20))
      const [due] = yield* relay.dueWakes(LATER, 1)
      expect(yield* relay.settleWakes(due!.id, { hours: [10, 20], dueAt: 5000, tries: 1 })).toBe(true)
      expect(yield* relay.dueWakes(4999, ALL)).toEqual([])
      expect(yield* relay.dueWakes(5000, ALL)).toEqual([{ ...due!, dueAt: 5000, tries: 1 }])
      yield* shelf.put(wakes(a, 30))
      expect(yield* relay.settleWakes(due!.id, undefined)).toBe(false)
      expect(yield* relay.settleWakes(due!.id, { hours: [20], dueAt: 6000, tries: 0 })).toBe(false)
      expect(yield* shelf.of(a)).toEqual(wakes(a, 30))
      const [again] = yield* relay.dueWakes(LATER, 1)
      expect(again!.id).not.toBe(due!.id)
      expect(again!.tries).toBe(0)
      expect(yield* relay.settleWakes(again!.id, undefined)).toBe(true)
      expect(yield* shelf.of(a)).toBe(undefined)
    }),

  "keeps what it had when it is opened again": (open) =>
    Effect.gen(function* () {
      const { place, sample } = yield* open
      const [a, b] = sample.devices
      const many = wakes(a.device, ...Array.from({ length: MAX_WAKES }, (_, index) => 500_000 + 2 * index))
      yield* Effect.scoped(
        Effect.gen(function* () {
          const relay = yield* place.open
          yield* relay.create(sample.workspace, sample.chain)
          const shelf = (yield* relay.open(sample.workspace))!.wakes
          yield* shelf.put(many)
          yield* shelf.put(wakes(b.device, 10))
          yield* shelf.drop(b.device)
        })
      )
      const relay = yield* place.open
      const shelf = (yield* relay.open(sample.workspace))!.wakes
      expect(yield* shelf.of(a.device)).toEqual(many)
      expect(yield* shelf.of(b.device)).toBe(undefined)
    }),

  "goes with its workspace, and only with that": (open) =>
    Effect.gen(function* () {
      const { relay, sample, other, shelf, others, a } = yield* started(open)
      const [{ device: stranger }] = other.devices
      yield* shelf.put(wakes(a, 10))
      yield* others.put(wakes(stranger, 20))
      yield* relay.remove(sample.workspace)
      expect((yield* relay.dueWakes(LATER, ALL)).map(({ device }) => device)).toEqual([stranger])
      const gone = { _tag: "Rejected", why: "forgotten" }
      expect(yield* reasonOf(shelf.put(wakes(a, 10)))).toMatchObject(gone)
      yield* relay.create(sample.workspace, sample.chain, true)
      expect(yield* (yield* relay.open(sample.workspace))!.wakes.of(a)).toBe(undefined)
    }),

  "keeps them for so many devices of one workspace, and what is refused changes nothing": (open) =>
    Effect.gen(function* () {
      const { shelf, others, a, other } = yield* started(open)
      const name = (index: number) => `${a.slice(0, -2)}${String(index).padStart(2, "0")}` as DeviceId
      for (let index = 0; index < MAX_WAKING_DEVICES; index++) yield* shelf.put(wakes(name(index), 10 + index))
      const tooMany = { _tag: "OverLimit", limit: "wakes", allowed: MAX_WAKING_DEVICES }
      expect(yield* reasonOf(shelf.put(wakes(name(MAX_WAKING_DEVICES), 5)))).toMatchObject(tooMany)
      expect(yield* shelf.of(name(MAX_WAKING_DEVICES))).toBe(undefined)
      yield* shelf.put(wakes(name(0), 99))
      expect(yield* shelf.of(name(0))).toEqual(wakes(name(0), 99))
      yield* others.put(wakes(other.devices[0].device, 10))
      yield* shelf.drop(name(1))
      yield* shelf.put(wakes(name(MAX_WAKING_DEVICES), 5))
    })
} satisfies Laws<string, Fixture>
