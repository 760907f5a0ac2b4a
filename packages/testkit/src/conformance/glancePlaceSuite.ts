/** What every `BundleStore` keeps to that has a place for a glance. Published: an adapter of your own runs it with one line. */
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { expect } from "vitest"
import { utf8 } from "@kith/core/log/Bytes"
import type { Ciphers } from "@kith/core/log/Ciphers"
import { type Glance, glanceLength, MAX_GLANCE_BYTES } from "@kith/core/log/Glance"
import type { WorkspaceId } from "@kith/core/log/Ids"
import type { Primitives } from "@kith/core/log/Primitives"
import { makeSampleWorkspace, type SampleWorkspace } from "../sampleWorkspace.ts"
import type { BundlePlace } from "./bundleStoreSuite.ts"
import { type Exceptions, type Laws, lawsHold, type Open, reasonOf } from "./conformance.ts"

export interface PlaceForGlances extends BundlePlace {
  /** Changes the stored bytes of the glance. */
  readonly spoilGlance?: Effect.Effect<void, unknown>
}

interface Fixture {
  readonly sample: SampleWorkspace
  readonly place: PlaceForGlances
}

/** `make` makes a new place for a sample; it is removed with its scope. */
export const glancePlaceSuite = (
  name: string,
  make: (sample: SampleWorkspace) => Effect.Effect<PlaceForGlances, unknown, Scope.Scope>,
  ports: Layer.Layer<Ciphers | Primitives>,
  exceptions: Exceptions<keyof typeof laws> = {}
): void =>
  lawsHold(
    `GlancePlace on ${name}`,
    laws,
    exceptions,
    Effect.gen(function* () {
      const sample = yield* makeSampleWorkspace()
      const place = yield* make(sample)
      return Effect.succeed({ sample, place }) as Open<Fixture>
    }).pipe(Effect.provide(ports))
  )

/** The store with the whole chain, as the founder uses it, and as the other device does. */
const started = Effect.fnUntraced(function* (open: Open<Fixture>) {
  const { sample, place } = yield* open
  const [a, b] = sample.devices
  const store = yield* place.as(a.device)
  expect(yield* store.extendMembership(sample.chain)).toBe(true)
  const [here, there] = [store.glance!, (yield* place.as(b.device)).glance!]
  return { sample, place, a, b, store, here, there }
})

/** So many bytes that no deflate makes smaller. */
const noise = (bytes: number): Uint8Array => {
  let seed = 1
  return Uint8Array.from({ length: bytes }, () => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) >>> 16)
}

const laws = {
  "has none at first, then the one that was left last, whoever left it, to the byte": (open) =>
    Effect.gen(function* () {
      const { a, b, here, there } = yield* started(open)
      expect(yield* here.read).toBe(undefined)
      const [first, second, third] = [
        yield* a.glance(utf8("first"), 3),
        yield* b.glance(noise(100_000), 2),
        yield* a.glance(utf8("third"), 1)
      ]
      for (const [place, glance] of [
        [here, first],
        [there, second],
        [here, third],
        [here, third]
      ] as const) {
        yield* place.leave(glance)
        expect(yield* here.read).toEqual(glance)
        expect(yield* there.read).toEqual(glance)
      }
    }),

  "keeps it when it is opened again, and it is neither a bundle nor an event": (open) =>
    Effect.gen(function* () {
      const { sample, place } = yield* open
      const [a, b] = sample.devices
      const glance = yield* a.glance(utf8("kept"))
      yield* Effect.scoped(
        Effect.gen(function* () {
          const store = yield* place.as(a.device)
          yield* store.extendMembership(sample.chain)
          yield* store.glance!.leave(glance)
        })
      )
      const store = yield* place.as(b.device)
      expect(yield* store.glance!.read).toEqual(glance)
      expect([...(yield* store.version)]).toEqual([])
    }),

  "refuses one of another workspace and one that is too large, and keeps the one before": (open) =>
    Effect.gen(function* () {
      const { sample, a, here } = yield* started(open)
      const before = yield* a.glance(utf8("before"))
      yield* here.leave(before)
      const foreign: Glance = { ...before, workspace: `${sample.workspace.slice(0, -4)}0000` as WorkspaceId }
      expect(yield* reasonOf(here.leave(foreign))).toMatchObject({ _tag: "Rejected", why: "notThisWorkspace" })
      const large: Glance = { ...before, sealed: new Uint8Array(MAX_GLANCE_BYTES) }
      expect(yield* reasonOf(here.leave(large))).toMatchObject({ _tag: "OverLimit", allowed: MAX_GLANCE_BYTES })
      expect(yield* here.read).toEqual(before)
      const largest = yield* a.glance(noise(MAX_GLANCE_BYTES - glanceLength(before) + 5))
      expect(glanceLength(largest)).toBe(MAX_GLANCE_BYTES - 1)
      yield* here.leave(largest)
      expect(yield* here.read).toEqual(largest)
    }),

  "counts it against what the workspace may take, once however often it is left": (open) =>
    Effect.gen(function* () {
      const { sample, a, b, place, store, here, there } = yield* started(open)
      const chain = sample.chain.reduce((sum, { json, signature }) => sum + json.length + signature.length, 0)
      const small = yield* a.glance(noise(10_000))
      yield* place.allow!(chain + 50_000)
      for (let time = 0; time < 20; time++) yield* here.leave(small)
      const over = { _tag: "OverLimit", limit: "workspaceBytes" }
      expect(yield* reasonOf(here.leave(yield* a.glance(noise(100_000))))).toMatchObject(over)
      expect(yield* reasonOf(there.leave(yield* b.glance(noise(100_000))))).toMatchObject(over)
      expect(yield* here.read).toEqual(small)
      // The other one's takes the place of the first one's.
      const other = yield* b.glance(noise(40_000))
      yield* there.leave(other)
      expect(yield* reasonOf(store.push([yield* a.next(300)]))).toMatchObject(over)
      yield* here.leave(small)
      expect(yield* here.read).toEqual(small)
    }),

  "does not hand out bytes that are not what was left, says so, and takes another in their place": (open) =>
    Effect.gen(function* () {
      const { a, place, here } = yield* started(open)
      yield* here.leave(yield* a.glance(utf8("damaged soon")))
      yield* place.spoilGlance!
      expect(yield* reasonOf(here.read)).toMatchObject({ _tag: "StoreCorrupt" })
      const next = yield* a.glance(utf8("next"))
      yield* here.leave(next)
      expect(yield* here.read).toEqual(next)
    })
} satisfies Laws<string, Fixture>
