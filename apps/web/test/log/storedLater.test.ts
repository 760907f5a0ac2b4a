/** Small commits are answered before they are stored, and stored soon; pages hear of several that follow each other once. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import type { DeviceId } from "@kith/core/log/Ids"
import { type Changes, EntityStore } from "@kith/core/workspace/EntityStore"
import { memoryPorts } from "@kith/storage/memory/memoryPorts"
import { sampleEntity } from "@kith/testkit/conformance/sampleEntities"
import { withChangeFeed } from "../../src/log/ChangeFeed.ts"
import { storedLater } from "../../src/log/storedLater.ts"

const device = "d" as DeviceId
const at = (seq: number) => new Map(seq === 0 ? [] : [[device, seq] as const])

const changes = (from: number, { people = 1, more = false } = {}): Changes => ({
  base: at(from),
  folded: { version: at(from + 1), catalogue: "c" },
  entities: new Map(Array.from({ length: people }, (_, one) => [`contact/${from}-${one}`, sampleEntity(one)])),
  addKeys: [],
  removeKeys: [],
  reminders: new Map(),
  setAside: [],
  more
})

/** What reaches the store: how many entities, and whether more is said to follow. */
const opened = async () => {
  const stored: Array<readonly [entities: number, more: boolean]> = []
  const heard: Array<number> = []
  const noting = Layer.effect(
    EntityStore,
    Effect.map(EntityStore, (inner) => ({
      ...inner,
      commit: (given: Changes) =>
        Effect.tap(inner.commit(given), () =>
          Effect.sync(() => stored.push([given.entities.size, given.more === true]))
        )
    }))
  ).pipe(Layer.provide(memoryPorts()))
  const layer = withChangeFeed(storedLater(noting), () => heard.push(stored.length))
  const store = await Effect.runPromise(Effect.provide(EntityStore, layer))
  return { stored, heard, commit: (given: Changes) => Effect.runPromise(store.commit(given)) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it("a small commit is stored once nothing has followed it for a moment", async () => {
  const { stored, commit } = await opened()
  await commit(changes(0))
  await vi.advanceTimersByTimeAsync(200)
  await commit(changes(1))
  await vi.advanceTimersByTimeAsync(200)
  expect(stored).toEqual([
    [1, true],
    [1, true]
  ])
  await vi.advanceTimersByTimeAsync(200)
  expect(stored.slice(2)).toEqual([[0, false]])
})

it("a large one is waited for, with what came before it", async () => {
  const { stored, commit } = await opened()
  await commit(changes(0, { people: 900, more: true }))
  await commit(changes(1, { people: 200 }))
  await vi.advanceTimersByTimeAsync(1000)
  expect(stored).toEqual([
    [900, true],
    [200, false]
  ])
})

it("of commits that follow each other pages hear when the last one is there, or after a moment where it takes long", async () => {
  const { heard, commit } = await opened()
  await commit(changes(0, { more: true }))
  await commit(changes(1))
  expect(heard).toEqual([2])
  await commit(changes(2, { more: true }))
  await commit(changes(3, { more: true }))
  expect(heard).toEqual([2])
  await vi.advanceTimersByTimeAsync(250)
  expect(heard).toEqual([2, 4])
})
