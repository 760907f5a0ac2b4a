/** Folding everything again and comparing: the entities are a function of the events, and this checks it. */
import * as Effect from "effect/Effect"
import { asArray, type EntityRecord, isEmptyRecord, type Live } from "../domain/merge/EntityRecord.ts"
import { toBase32 } from "../log/Base32.ts"
import { utf8 } from "../log/Bytes.ts"
import { canonicalJson } from "../log/CanonicalJson.ts"
import { dotKey } from "../log/Dot.ts"
import type { Sha256 } from "../log/Sha256.ts"
import { EntityStore } from "./EntityStore.ts"
import { Primitives } from "../log/Primitives.ts"
import { type OnProgress, refold } from "./Projector.ts"

export interface RebuildReport {
  readonly entities: number
  /** Entities that read differently afterwards: none, unless the store was damaged or folding has changed. */
  readonly different: ReadonlyArray<string>
}

export const rebuild = Effect.fn("Rebuild.rebuild")(function* (onProgress?: OnProgress) {
  const before = yield* digests
  yield* refold(onProgress)
  const after = yield* digests
  const names = new Set([...before.keys(), ...after.keys()])
  return {
    entities: after.size,
    different: [...names].filter((name) => before.get(name) !== after.get(name)).sort()
  } satisfies RebuildReport
})

/** One hash over every entity: equal on devices that hold the same events. */
export const stateHash = Effect.gen(function* () {
  const { sha256 } = yield* Primitives
  const lines = [...(yield* digests)].map(([name, digest]) => `${name} ${digest}\n`).sort()
  return toBase32(sha256(utf8(lines.join(""))))
})

const CHUNK = 2000

/** A digest of each entity that is there, by name. */
const digests = Effect.gen(function* () {
  const store = yield* EntityStore
  const { sha256 } = yield* Primitives
  const names = yield* store.names("", Number.MAX_SAFE_INTEGER)
  const out = new Map<string, string>()
  for (let from = 0; from < names.length; from += CHUNK) {
    for (const [name, { record }] of yield* store.get(names.slice(from, from + CHUNK))) {
      if (!isEmptyRecord(record)) out.set(name, digestOf(record, sha256))
    }
  }
  return out
})

const DIGEST_BYTES = 10

/** Live values alone: what waits for events not here yet says nothing of those that are. */
const digestOf = (record: EntityRecord, sha256: Sha256): string => {
  const cell = (live: Live) =>
    asArray(live)
      .map(({ dot, at, value }) => [dotKey(dot), at, value] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const cells = {
    registers: Object.fromEntries([...record.registers].map(([field, live]) => [field, cell(live)])),
    elements: Object.fromEntries(
      [...record.elements].map(([field, byKey]) => [
        field,
        Object.fromEntries([...byKey].map(([key, live]) => [key, cell(live)]))
      ])
    )
  }
  return toBase32(sha256(utf8(canonicalJson(cells))).subarray(0, DIGEST_BYTES))
}
