/** A connection's memory while a run goes on: read once, and saved with every change. */
import * as Effect from "effect/Effect"
import { canonicalJson } from "@kith/core/log/CanonicalJson"
import { emptyVersion, recordToVersion, type VersionVector, versionToRecord } from "@kith/core/log/VersionVector"
import type { Agreed, PendingBatch, Remembered, Rest, RowBase } from "./engine/Remembered.ts"
import { SheetMemory, type SheetMemoryError } from "./SheetMemory.ts"

export class Connection {
  remembered: Remembered
  private readonly memory: SheetMemory["Service"] | undefined

  private constructor(remembered: Remembered, memory: SheetMemory["Service"] | undefined) {
    this.remembered = remembered
    this.memory = memory
  }

  /** @param dryRun nothing is saved */
  static readonly open = (dryRun: boolean): Effect.Effect<Connection, SheetMemoryError, SheetMemory> =>
    Effect.flatMap(SheetMemory, (memory) =>
      Effect.map(memory.load, (remembered) => new Connection(withoutUnused(remembered), dryRun ? undefined : memory))
    )

  get rest(): Rest {
    return this.remembered.rest
  }

  /** Durable once it succeeds; nothing is asked of the store where nothing changes. */
  save(
    rows: ReadonlyMap<string, RowBase | undefined>,
    change: { readonly [K in keyof Rest]?: Rest[K] | undefined } = {}
  ): Effect.Effect<void, SheetMemoryError> {
    return Effect.suspend(() => {
      const rest = definedOnly({ ...this.rest, ...change })
      const isSame = rows.size === 0 && canonicalJson(rest as never) === canonicalJson(this.rest as never)
      if (isSame) return Effect.void
      const held = new Map(this.remembered.rows)
      for (const [id, base] of rows) {
        if (base === undefined) held.delete(id)
        else held.set(id, base)
      }
      const saved = this.memory === undefined ? Effect.void : this.memory.save({ rows, rest })
      return Effect.map(saved, () => {
        this.remembered = { rows: held, rest }
      })
    })
  }

  /** A version's number, and what has to be saved with it. */
  number(version: VersionVector): { readonly at: number; readonly versions: Rest["versions"] } {
    const record = versionToRecord(version)
    const text = canonicalJson(record)
    const { versions } = this.rest
    const known = Object.entries(versions).find(([, each]) => canonicalJson(each) === text)
    if (known !== undefined) return { at: Number(known[0]), versions }
    const at = 1 + Math.max(0, ...Object.keys(versions).map(Number))
    return { at, versions: { ...versions, [at]: record } }
  }

  /** 0: nothing was seen. */
  version(at: number): VersionVector {
    const record = this.rest.versions[at]
    return record === undefined ? emptyVersion : recordToVersion(record)
  }

  /** Rows with these texts agreed on. */
  agreed(texts: PendingBatch["texts"], at: number): ReadonlyMap<string, RowBase> {
    return new Map(
      Object.entries(texts).map(([id, cells]) => {
        const before = this.remembered.rows.get(id)
        const agreed = Object.entries(cells).map(([key, text]): [string, Agreed] => [key, [text, at]])
        return [id, { ...before, cells: { ...before?.cells, ...Object.fromEntries(agreed) } }]
      })
    )
  }
}

const definedOnly = (rest: { readonly [K in keyof Rest]?: Rest[K] | undefined }): Rest =>
  Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as unknown as Rest

/** Versions to which no cell refers any more are forgotten. */
const withoutUnused = ({ rows, rest }: Remembered): Remembered => {
  const used = new Set<string>()
  for (const { cells } of rows.values()) for (const [, at] of Object.values(cells)) used.add(String(at))
  for (const { at } of [...rest.writes, ...rest.batches]) used.add(String(at))
  const versions = Object.fromEntries(Object.entries(rest.versions).filter(([at]) => used.has(at)))
  return { rows, rest: { ...rest, versions } }
}
