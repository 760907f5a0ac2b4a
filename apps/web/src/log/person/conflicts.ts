/** What two devices wrote differently about a person, side by side, for somebody to choose from. */
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { dotKey } from "@kith/core/log/Dot"
import { momentInWords } from "@kith/core/domain/words/whenToWords"
import { choose, textOf } from "@kith/core/workspace/Choosing"
import { namesAround } from "@kith/core/workspace/History"
import { fieldInWords, valueInWords } from "@kith/core/workspace/ValueInWords"
import { Gone } from "../failureOf.ts"
import { type LogSession, VIA } from "../Method.ts"
import { type Author, authors } from "../whoWrote.ts"

export interface ConflictValue {
  /** What `chooseValue` takes. */
  readonly id: string
  readonly said: string
  readonly when: string
  /** Whose device wrote it. */
  readonly by: Author
  /** The one on display until somebody chooses. */
  readonly isShown: boolean
}

export interface ConflictCard {
  /** The entity's name and the field. */
  readonly id: string
  readonly entity: string
  readonly field: string
  readonly label: string
  readonly values: ReadonlyArray<ConflictValue>
}

/** Those of the person, and of what was recorded with them. */
export const personConflicts = Effect.fnUntraced(function* (session: LogSession, { id }: { readonly id: string }) {
  const own = new Set(yield* namesAround(id))
  const open = (yield* session.log.conflicts).filter(({ entity }) => own.has(entity))
  const by = yield* authors(session)
  const cards: Array<ConflictCard> = []
  for (const conflict of open) {
    const { entity, field } = conflict
    const { kind } = kindAndId(entity)
    const values: Array<ConflictValue> = []
    for (const [index, dotted] of conflict.values.entries()) {
      const said = TEXTS.has(field)
        ? yield* textOf(conflict, dotted)
        : yield* valueInWords(session, kind, field, dotted.value)
      const when = momentInWords(localOf(session.calendar.zone, dotted.at), session)
      values.push({ id: dotKey(dotted.dot), said, when, by: by(dotted.dot.device), isShown: index === 0 })
    }
    cards.push({ id: `${entity} ${field}`, entity, field, label: fieldInWords(kind, field, session.lang), values })
  }
  return cards
})

/** Fields whose values are texts with edits of their own. */
const TEXTS: ReadonlySet<string> = new Set(["notes", "points"])

export const chooseValue = Effect.fnUntraced(function* (
  { log }: LogSession,
  { entity, field, value }: { readonly entity: string; readonly field: string; readonly value: string }
) {
  const conflict = (yield* log.conflicts).find((each) => each.entity === entity && each.field === field)
  const chosen = conflict?.values.find(({ dot }) => dotKey(dot) === value)
  const receipt = conflict === undefined || chosen === undefined ? undefined : yield* choose(conflict, chosen, VIA)
  if (receipt === undefined) return yield* new Gone()
  return { batch: receipt.batch }
})
