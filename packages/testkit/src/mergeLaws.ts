/**
 * The laws of the merge, for any kernel that has its functions: ours in its
 * reference form and in place, and broken copies, which must fail.
 */
import { forgottenDelta } from "@kith/core/domain/Catalogue"
import { ContentForgotten, forgottenBy } from "@kith/core/domain/events/HistoryEvents"
import type * as ApplyModule from "@kith/core/domain/merge/apply"
import type * as CellAddressModule from "@kith/core/domain/merge/CellAddress"
import type * as EntityRecordModule from "@kith/core/domain/merge/EntityRecord"
import type { EntityRecord } from "@kith/core/domain/merge/EntityRecord"
import type * as MergeModule from "@kith/core/domain/merge/merge"
import { type Delta, emptyEntity, emptyState, type EntityState, type State } from "@kith/core/domain/merge/State"
import { dotKey } from "@kith/core/log/Dot"
import type { Entry } from "@kith/core/log/Event"
import type { DeviceId } from "@kith/core/log/Ids"
import { emptyVersion, includesDot, joinVersions, type VersionVector } from "@kith/core/log/VersionVector"
import { decodeRecord, encodeRecord } from "@kith/core/workspace/RecordCodec"
import { definedReplaced, definedText, stateText } from "./mergeDefinition.ts"
import { coarseHide } from "./testHide.ts"
import { entriesIn, type MergeSample, wholeOf } from "./MergeSample.ts"

export interface Kernel {
  readonly apply: typeof ApplyModule.apply
  readonly merge: typeof MergeModule.merge
  readonly record: Pick<
    typeof EntityRecordModule,
    "emptyRecord" | "isEmptyRecord" | "fold" | "replacedBy" | "recordToState" | "valuesAt" | "elementsAt"
  >
  readonly address: typeof CellAddressModule
}

export interface MergeLaw {
  readonly name: string
  /** Throws when the law is broken. */
  readonly check: (kernel: Kernel, sample: MergeSample) => void
}

export const mergeLaws: ReadonlyArray<MergeLaw> = [
  {
    name: "any interleaving of feeds, with repeats, is what the events mean",
    check: (kernel, sample) => {
      const expected = meaning(sample, wholeOf(sample.history))
      agree(textOf(applied(kernel, sample, sample.arrival), sample), expected)
      agree(foldedText(kernel, sample, sample.arrival), expected)
    }
  },
  {
    name: "some of each feed is what those events mean",
    check: (kernel, sample) => {
      for (const part of sample.parts) {
        const arrival = sample.arrival.filter(({ event }) => includesDot(part, event.dot))
        agree(textOf(applied(kernel, sample, arrival), sample), meaning(sample, part))
        agree(foldedText(kernel, sample, arrival), meaning(sample, part))
      }
    }
  },
  {
    name: "merging states is folding the union, in any grouping and either order",
    check: (kernel, sample) => {
      const { hide, parts } = sample
      const [p, q, r] = parts.map((part) => applied(kernel, sample, entriesIn(sample.history, part))) as [
        State,
        State,
        State
      ]
      const pq = kernel.merge(p, q, hide)
      agree(textOf(pq, sample), meaning(sample, joinVersions(parts[0], parts[1])))
      agree(textOf(kernel.merge(q, p, hide), sample), textOf(pq, sample))
      agree(textOf(kernel.merge(p, p, hide), sample), textOf(p, sample))
      agree(textOf(kernel.merge(pq, r, hide), sample), textOf(kernel.merge(p, kernel.merge(q, r, hide), hide), sample))
    }
  },
  {
    name: "a merged state goes on folding",
    check: (kernel, sample) => {
      const [p, q] = sample.parts.map((part) => applied(kernel, sample, entriesIn(sample.history, part)))
      const merged = kernel.merge(p!, q!, sample.hide)
      const whole = applied(kernel, sample, sample.arrival, merged)
      agree(textOf(whole, sample), meaning(sample, wholeOf(sample.history)))
    }
  },
  {
    name: "what was stored goes on folding, and equals folding again from nothing",
    check: (kernel, sample) => {
      const part = sample.parts[0]
      const before = folded(kernel, sample, entriesIn(sample.history, part))
      const stored = new Map<string, EntityRecord>()
      for (const [name, record] of before.records) {
        const read = decodeRecord(encodeRecord(record))
        agree(entityText(kernel, name, read, sample), entityText(kernel, name, record, sample))
        stored.set(name, read)
      }
      const whole = folded(kernel, sample, sample.arrival, { version: part, records: stored })
      agree(textOf(inReferenceForm(kernel, whole, sample), sample), foldedText(kernel, sample, sample.history.entries))
    }
  },
  {
    name: "folding in place is applying, step by step",
    check: (kernel, sample) => {
      let state = emptyState
      const records = new Map<string, EntityRecord>()
      for (const entry of sample.arrival) {
        const known = includesDot(state.version, entry.event.dot)
        const { version } = state
        state = applied(kernel, sample, [entry], state)
        const delta = sample.history.deltas.get(entry)
        if (known || delta === undefined) continue
        const record = records.get(delta.entity) ?? kernel.record.emptyRecord()
        records.set(delta.entity, record)
        kernel.record.fold(record, delta, version, sample.hide)
        const inPlace = entityText(kernel, delta.entity, record, sample)
        agree(inPlace, stateText([[delta.entity, state.entities.get(delta.entity) ?? emptyEntity]]))
        agree(kernel.record.isEmptyRecord(record), !inPlace.includes(" = "))
      }
    }
  },
  {
    name: "content that was forgotten and dropped leaves the same state as content that was not",
    check: (kernel, sample) => {
      // Where hidden names collide, a forgotten removal takes one element more: `hideKeyWith` says why that may be.
      if (sample.wild || sample.hide === coarseHide) return
      const { history, choices, arrival } = sample
      for (const part of [wholeOf(history), ...sample.parts]) {
        const dropped = new Set(
          entriesIn(history, part)
            .filter(({ event }) => event.type === ContentForgotten.tag)
            .flatMap(({ event }) => forgottenBy(event).map(dotKey))
            .filter((_, index) => choices[index % choices.length]! % 3 !== 0)
        )
        const deltas = new Map(
          [...history.deltas].map(([entry, delta]) => [
            entry,
            dropped.has(dotKey(delta.dot)) ? forgottenDelta(entry) : delta
          ])
        )
        const held = arrival.filter(({ event }) => includesDot(part, event.dot))
        const expected = liveOnly(meaning(sample, part))
        agree(liveOnly(textOf(applied(kernel, sample, held, emptyState, deltas), sample)), expected)
        agree(liveOnly(foldedText(kernel, sample, held, deltas)), expected)
      }
    }
  },
  {
    name: "a writer replaces what its author sees in the cells that it writes",
    check: (kernel, sample) => {
      const { history, hide } = sample
      const part = sample.parts[2]
      const { records } = folded(kernel, sample, entriesIn(history, part))
      const held = entriesIn(history, part).flatMap((entry) => history.deltas.get(entry) ?? [])
      for (const { writes, entity } of history.deltas.values()) {
        const record = records.get(entity) ?? kernel.record.emptyRecord()
        const replaced = kernel.record.replacedBy(record, writes, hide).map(dotKey)
        agree(replaced.toSorted().join(" "), [...definedReplaced(held, entity, writes, hide)].sort().join(" "))
      }
    }
  },
  {
    name: "an address names one cell, and its parts",
    check: ({ address }, { history, hide }) => {
      const cells = new Map<string, string>()
      for (const { writes } of history.deltas.values()) {
        for (const write of writes) {
          const { field, key, edit, hidden } = write
          const at = address.addressOf(write)
          const cell = JSON.stringify([field, key, edit ?? false, hidden ?? false])
          agree(cells.get(at) ?? cell, cell)
          cells.set(at, cell)
          const { value: _, ...removal } = write
          agree(JSON.stringify(entriesSorted(address.removalAt(at))), JSON.stringify(entriesSorted(removal)))
          agree(address.isAppend(write), edit === true && write.value !== undefined)
          agree(address.isAppend(removal), false)
          const hiddenWrite = address.removalAt(address.hiddenAddress(hide, field, key))
          agree(JSON.stringify(hiddenWrite), JSON.stringify({ field, key: hide(field, key), hidden: true }))
          const taken = address.removalAt(address.removedEditsAddress(field, key))
          agree(JSON.stringify(taken), JSON.stringify({ field, key, edit: true }))
        }
      }
    }
  }
]

interface Folded {
  readonly version: VersionVector
  readonly records: ReadonlyMap<string, EntityRecord>
}

const applied = (
  kernel: Kernel,
  { history, hide }: MergeSample,
  entries: ReadonlyArray<Entry>,
  from: State = emptyState,
  deltas: ReadonlyMap<Entry, Delta> = history.deltas
): State => {
  const entities = new Map(from.entities)
  let version = from.version
  for (const entry of entries) {
    const delta = deltas.get(entry)
    if (delta !== undefined) {
      entities.set(delta.entity, kernel.apply(entities.get(delta.entity) ?? emptyEntity, delta, version, hide))
    }
    version = advanced(version, entry)
  }
  return { version, entities }
}

/** Takes `from`'s records over: they are folded further in place. */
const folded = (
  kernel: Kernel,
  { history, hide }: MergeSample,
  entries: ReadonlyArray<Entry>,
  from: Folded = { version: emptyVersion, records: new Map() },
  deltas: ReadonlyMap<Entry, Delta> = history.deltas
): Folded => {
  const records = new Map(from.records)
  let version = from.version
  for (const entry of entries) {
    if (includesDot(version, entry.event.dot)) continue
    const delta = deltas.get(entry)
    if (delta !== undefined) {
      const record = records.get(delta.entity) ?? kernel.record.emptyRecord()
      records.set(delta.entity, record)
      kernel.record.fold(record, delta, version, hide)
    }
    version = advanced(version, entry)
  }
  return { version, records }
}

const foldedText = (
  kernel: Kernel,
  sample: MergeSample,
  entries: ReadonlyArray<Entry>,
  deltas?: ReadonlyMap<Entry, Delta>
): string => textOf(inReferenceForm(kernel, folded(kernel, sample, entries, undefined, deltas), sample), sample)

const advanced = (version: VersionVector, { event: { dot } }: Entry): VersionVector =>
  includesDot(version, dot) ? version : new Map<DeviceId, number>(version).set(dot.device, dot.seq)

const textOf = ({ version, entities }: State, { wild }: MergeSample): string =>
  stateText([...entities].map(([name, entity]) => [name, wild ? arrived(entity, version) : entity]))

const inReferenceForm = (kernel: Kernel, { version, records }: Folded, { isText }: MergeSample): State => ({
  version,
  entities: new Map([...records].map(([name, record]) => [name, kernel.record.recordToState(record, isText)]))
})

/** A wild event may replace what is of another entity, or was set aside: it waits for what it will never meet. */
const arrived = ({ live, ahead }: EntityState, version: VersionVector): EntityState => ({
  live,
  ahead: new Map([...ahead].map(([cell, dots]) => [cell, dots.filter((dot) => !includesDot(version, dot))]))
})

const entityText = (kernel: Kernel, name: string, record: EntityRecord, { isText }: MergeSample): string =>
  stateText([[name, kernel.record.recordToState(record, isText)]])

const meaning = ({ history, hide }: MergeSample, version: VersionVector): string =>
  definedText(
    entriesIn(history, version).flatMap((entry) => history.deltas.get(entry) ?? []),
    version,
    hide
  )

/** A stub waits under the hidden name where the event waited under the open one. */
const liveOnly = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !line.includes(" waits for "))
    .join("\n")

const entriesSorted = (write: object): ReadonlyArray<[string, unknown]> =>
  Object.entries(write).sort(([a], [b]) => (a < b ? -1 : 1))

const agree = <A extends string | boolean>(actual: A, expected: A): void => {
  if (actual !== expected) throw new Error(`is:\n${actual}\nshould be:\n${expected}`)
}
