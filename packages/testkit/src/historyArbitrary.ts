/**
 * Histories of few devices that write, receive, undo and forget, on few entities
 * of one kind so that they meet. They shrink by leaving out moves, and print in
 * their notation.
 */
import { type Catalogue, catalogue } from "@kith/core/domain/Catalogue"
import { type AnyEntity, nameOf } from "@kith/core/domain/declare/Entity"
import type { AnyEventType } from "@kith/core/domain/declare/EventType"
import type { Field } from "@kith/core/domain/declare/Field"
import { ChangesUndone, ContentForgotten } from "@kith/core/domain/events/HistoryEvents"
import { addressOf, type HideKey } from "@kith/core/domain/merge/CellAddress"
import { valuesAt } from "@kith/core/domain/merge/EntityRecord"
import type { Json } from "@kith/core/domain/merge/State"
import type { Dot } from "@kith/core/log/Dot"
import type { BatchId, DeviceId } from "@kith/core/log/Ids"
import * as fc from "fast-check"
import { bodyArbitrary } from "./draftArbitrary.ts"
import { type History, HistoryBuilder } from "./History.ts"
import { testHide } from "./testHide.ts"

export interface HistoryOptions {
  readonly types?: Catalogue
  readonly hide?: HideKey
  readonly maxMoves?: number
  /** Events that no proper writer makes: they replace what their author never saw, and what is not there. */
  readonly wild?: boolean
}

/** Histories of entities of one kind, by every event type that writes it; each of few fields, so that writes meet. */
export const historyArbitrary = (entity: AnyEntity, options: HistoryOptions = {}): fc.Arbitrary<History> => {
  const { types = catalogue, hide = testHide, maxMoves = 20, wild = false } = options
  const own = [...types.types.values()].filter((type) => type.entity === entity)
  return focusArbitrary(entity)
    .chain((focus) =>
      fc.array(moveArbitrary(own, new Set(focus), wild), {
        minLength: Math.min(LEAST_MOVES, maxMoves),
        maxLength: maxMoves,
        size: "max"
      })
    )
    .map((moves) => played(entity, moves, new HistoryBuilder(types, hide)))
}

/** Few fields, and some of each kind that there is. */
const focusArbitrary = ({ fields }: AnyEntity): fc.Arbitrary<ReadonlyArray<string>> => {
  const some = (kind: Field["kind"], most: number) => {
    const names = Object.keys(fields).filter((name) => fields[name]!.kind === kind)
    return fc.subarray(names, { minLength: Math.min(1, names.length), maxLength: Math.min(most, names.length) })
  }
  return fc.tuple(some("register", 2), some("set", 2), some("text", 1)).map((names) => names.flat())
}

const DEVICES = ["a", "b", "c"] as const
const LEAST_MOVES = 8

type Move =
  | {
      readonly do: "write"
      readonly by: string
      readonly type: AnyEventType
      readonly id: string
      readonly body: { readonly [member: string]: Json }
      readonly at: number
      /** Dots replaced though the author never saw them. */
      readonly wild: ReadonlyArray<Dot>
    }
  | { readonly do: "receive"; readonly by: string; readonly from: string; readonly share: number }
  /** Takes back one event seen: each of its cells is cleared, or written again. */
  | { readonly do: "undo"; readonly by: string; readonly which: number; readonly again: number }
  /** Forgets some of the events seen of one entity; in the wild, only some of the cells that they wrote. */
  | {
      readonly do: "forget"
      readonly by: string
      readonly which: number
      readonly among: number
      readonly cells: number
    }
  /** An event of a version that is not known yet. */
  | { readonly do: "exceed"; readonly by: string; readonly type: AnyEventType; readonly id: string }

const moveArbitrary = (
  types: ReadonlyArray<AnyEventType>,
  focus: ReadonlySet<string>,
  wild: boolean
): fc.Arbitrary<Move> => {
  const by = fc.constantFrom(...DEVICES)
  const id = fc.constantFrom("x", "x", "x", "y")
  const dot = fc.record({ device: by.map((device) => device as DeviceId), seq: fc.integer({ min: 1, max: 6 }) })
  const writes = types.map((type) =>
    fc.record({
      do: fc.constant("write" as const),
      by,
      type: fc.constant(type),
      id,
      body: bodyArbitrary(type, focus),
      at: fc.nat(3),
      wild: wild ? fc.array(dot, { maxLength: 2 }) : fc.constant([])
    })
  )
  return fc.oneof(
    { arbitrary: fc.oneof(...writes), weight: 10 },
    {
      arbitrary: fc.record({ do: fc.constant("receive" as const), by, from: by, share: fc.constantFrom(1, 1, 0.5) }),
      weight: 6
    },
    { arbitrary: fc.record({ do: fc.constant("undo" as const), by, which: fc.nat(9), again: fc.nat(7) }), weight: 1 },
    {
      arbitrary: fc.record({
        do: fc.constant("forget" as const),
        by,
        which: fc.nat(9),
        among: fc.nat(255),
        cells: wild ? fc.nat(255) : fc.constant(0)
      }),
      weight: 2
    },
    {
      arbitrary: fc.record({ do: fc.constant("exceed" as const), by, type: fc.constantFrom(...types), id }),
      weight: wild ? 1 : 0
    }
  )
}

const played = (entity: AnyEntity, moves: ReadonlyArray<Move>, builder: HistoryBuilder): History => {
  for (const move of moves) {
    if (move.do === "receive") builder.receive(move.by, move.from, Math.ceil(builder.lengthOf(move.from) * move.share))
    else if (move.do === "write") playWrite(entity, move, builder)
    else if (move.do === "undo") playUndo(move, builder)
    else if (move.do === "forget") playForget(move, builder)
    else {
      const { by, type, id } = move
      builder.write(by, { type: type.tag, version: type.version + 1, entity: nameOf(entity, id), body: null })
    }
  }
  return builder.history()
}

const playWrite = (entity: AnyEntity, move: Move & { readonly do: "write" }, builder: HistoryBuilder): void => {
  const { by, type, id, at, wild } = move
  const name = nameOf(entity, id)
  const record = builder.recordOf(by, name)
  const body = Object.fromEntries(
    Object.entries(move.body).map(([member, patch]) => {
      const edits = patch !== null && typeof patch === "object" && "change" in patch && "root" in patch
      if (!edits || entity.fields[member]?.kind !== "text") return [member, patch]
      // An edit is of the text that the author sees; in the wild also of one that nobody has.
      const root = valuesAt(record, member, "")[0]?.dot
      if (root !== undefined) return [member, { ...patch, root }]
      return [member, wild.length > 0 ? patch : { start: patch["change"]! }]
    })
  ) as Json
  const draft = { type: type.tag, version: type.version, entity: name, body }
  if (wild.length === 0) builder.write(by, draft, { at })
  else builder.write(by, draft, { at, replaces: wild })
}

const playUndo = ({ by, which, again }: Move & { readonly do: "undo" }, builder: HistoryBuilder): void => {
  const seen = builder.seenBy(by)
  const target = seen[which % seen.length]
  const delta = target === undefined ? undefined : builder.deltaOf(target)
  if (delta === undefined) return
  const cells = delta.writes.flatMap((write, index) => {
    if (write.hidden === true) return []
    const address = addressOf(write)
    return [write.value === undefined || (again >> index) % 2 === 0 ? { address } : { address, value: write.value }]
  })
  builder.write(by, {
    type: ChangesUndone.tag,
    version: ChangesUndone.version,
    entity: delta.entity,
    body: { batch: "batch" as BatchId, seen: {}, cells }
  })
}

const playForget = ({ by, which, among, cells }: Move & { readonly do: "forget" }, builder: HistoryBuilder): void => {
  const seen = builder.seenBy(by).filter((entry) => builder.deltaOf(entry) !== undefined)
  const entity = seen[which % seen.length]?.event.entity
  const entries = seen.filter(({ event }, index) => event.entity === entity && (among >> (index % 8)) % 2 === 0)
  if (entity === undefined || entries.length === 0) return
  const written = [...new Set(entries.flatMap((entry) => entry.cells))]
  const dots = entries.map(({ event }) => event.dot)
  builder.write(by, {
    type: ContentForgotten.tag,
    version: ContentForgotten.version,
    entity,
    body: { dots, seen: {}, cells: written.filter((_, index) => (cells >> (index % 8)) % 2 === 0) },
    // All of them, also those that others had replaced: whoever lacks that other event drops the content too.
    replaces: dots
  })
}
