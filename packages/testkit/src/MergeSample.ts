/** One case for the laws of the merge: a history, an order of arrival, and three parts of it that somebody may hold. */
import type { AnyEntity } from "@kith/core/domain/declare/Entity"
import type { HideKey } from "@kith/core/domain/merge/CellAddress"
import type { Entry } from "@kith/core/log/Event"
import type { DeviceId } from "@kith/core/log/Ids"
import { includesDot, type VersionVector } from "@kith/core/log/VersionVector"
import * as fc from "fast-check"
import { type History, labelOf } from "./History.ts"
import { historyArbitrary, type HistoryOptions } from "./historyArbitrary.ts"
import { coarseHide, testHide } from "./testHide.ts"

type Shares = readonly [number, number, number]

export class MergeSample {
  readonly history: History
  readonly entity: AnyEntity
  readonly hide: HideKey
  /** See `HistoryOptions`. */
  readonly wild: boolean
  /** Numbers for a law's own choices. */
  readonly choices: ReadonlyArray<number>
  /** Every event, each feed in its order, some more than once. */
  readonly arrival: ReadonlyArray<Entry>
  /** Three times some of each feed, from its start. */
  readonly parts: readonly [VersionVector, VersionVector, VersionVector]

  readonly isText = (field: string): boolean => this.entity.fields[field]?.kind === "text"

  constructor(
    entity: AnyEntity,
    history: History,
    options: { readonly hide: HideKey; readonly wild: boolean },
    choices: ReadonlyArray<number>,
    [p, q, r]: readonly [Shares, Shares, Shares]
  ) {
    this.entity = entity
    this.history = history
    this.hide = options.hide
    this.wild = options.wild
    this.choices = choices
    this.arrival = arrivalOf(history, choices)
    this.parts = [partOf(history, p), partOf(history, q), partOf(history, r)]
  }

  [fc.toStringMethod](): string {
    const parts = this.parts.map((part) => `{${[...part].map(([device, seq]) => labelOf({ device, seq })).join(" ")}}`)
    return [
      this.history.toString(),
      `arriving as: ${this.arrival.map(({ event }) => labelOf(event.dot)).join(" ")}`,
      `parts: ${parts.join(" ")}${this.hide === coarseHide ? "; hidden names collide" : ""}`
    ].join("\n")
  }
}

export const mergeSampleArbitrary = (entity: AnyEntity, options: HistoryOptions = {}): fc.Arbitrary<MergeSample> => {
  const share = fc.constantFrom(0, 0.34, 0.67, 1)
  const shares = fc.tuple(share, share, share)
  const sampleWith = (hide: HideKey): fc.Arbitrary<MergeSample> =>
    fc
      .tuple(
        historyArbitrary(entity, { ...options, hide }),
        fc.array(fc.nat(999), { minLength: 48, maxLength: 48 }),
        fc.tuple(shares, shares, shares)
      )
      .map(
        ([history, choices, parts]) =>
          new MergeSample(entity, history, { hide, wild: options.wild ?? false }, choices, parts)
      )
  return fc.oneof(sampleWith(testHide), sampleWith(coarseHide))
}

/** The events of `version`, in the order in which they were written. */
export const entriesIn = ({ entries }: History, version: VersionVector): ReadonlyArray<Entry> =>
  entries.filter(({ event }) => includesDot(version, event.dot))

export const wholeOf = ({ feeds }: History): VersionVector =>
  new Map([...feeds].map(([device, { length }]) => [device, length]))

const arrivalOf = ({ feeds }: History, choices: ReadonlyArray<number>): ReadonlyArray<Entry> => {
  const out: Array<Entry> = []
  let queues = [...feeds.values()].map((feed) => [...feed])
  for (let at = 0; queues.length > 0; at++) {
    const choice = choices[at % choices.length]!
    const queue = queues[choice % queues.length]!
    out.push(queue.shift()!)
    if (choice % 4 === 3) out.push(out[choice % out.length]!)
    queues = queues.filter(({ length }) => length > 0)
  }
  return out
}

const partOf = ({ feeds }: History, shares: Shares): VersionVector =>
  new Map(
    [...feeds].flatMap(([device, { length }], index): ReadonlyArray<[DeviceId, number]> => {
      const held = Math.round(length * shares[index % shares.length]!)
      return held === 0 ? [] : [[device, held]]
    })
  )
