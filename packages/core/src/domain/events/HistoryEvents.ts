/** Events about other events: taking changes back, and taking content out for good. Each may write any entity. */
import * as Schema from "effect/Schema"
import { Dot } from "../../log/Dot.ts"
import type { Event } from "../../log/Event.ts"
import { BatchId } from "../../log/Ids.ts"
import { VersionRecord } from "../../log/VersionVector.ts"
import { declared } from "../declare/EventType.ts"
import { partsOfAddress, removalAt } from "../merge/CellAddress.ts"
import type { Write } from "../merge/State.ts"

const seenDoc = "What the author held: later changes show as changed meanwhile."

const UndoneBody = Schema.Struct({
  batch: BatchId,
  seen: VersionRecord,
  cells: Schema.Array(Schema.Struct({ address: Schema.NonEmptyString, value: Schema.optionalKey(Schema.Json) }))
})

export const ChangesUndone = declared({
  tag: "ChangesUndone",
  doc: "What a batch wrote to this entity was taken back, except for what somebody had changed since.",
  entity: undefined,
  body: () => UndoneBody,
  upcast: [],
  writes: ({ cells }): ReadonlyArray<Write> =>
    cells.map(({ address, value }) => {
      const { field, key, mark } = partsOfAddress(address)
      if (value === undefined) return removalAt(address)
      return { field, key, value, ...(mark === "+" ? { edit: true as const } : {}) }
    }),
  members: [
    { name: "batch", kind: "note", required: true, doc: "The batch taken back." },
    { name: "seen", kind: "note", required: true, doc: seenDoc },
    {
      name: "cells",
      kind: "note",
      required: true,
      doc: "Each cell, by address, with the value that it has again, if any."
    }
  ]
})

const ForgottenBody = Schema.Struct({
  dots: Schema.Array(Dot),
  seen: VersionRecord,
  cells: Schema.Array(Schema.NonEmptyString)
})

/** The events whose content such an event drops. */
export const forgottenBy = ({ body }: Pick<Event, "body">): ReadonlyArray<Dot> =>
  (body as typeof ForgottenBody.Type).dots

export const ContentForgotten = declared({
  tag: "ContentForgotten",
  doc: "What these events said is gone for good: the cells are cleared, and every store drops content and salt of the events.",
  entity: undefined,
  body: () => ForgottenBody,
  upcast: [],
  writes: ({ cells }): ReadonlyArray<Write> => cells.map(removalAt),
  members: [
    { name: "dots", kind: "note", required: true, doc: "The events whose content is dropped." },
    { name: "seen", kind: "note", required: true, doc: seenDoc },
    { name: "cells", kind: "note", required: true, doc: "The cells cleared, set elements by their keyed hash." }
  ]
})
