/** Every change around a person, what stood there before, and what sources said without being heard. */
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { type EntityKind, entityWords } from "@kith/core/domain/words/entityWords"
import { fullDateInWords, momentInWords, timeInWords } from "@kith/core/domain/words/whenToWords"
import { type FieldChange, fieldHistory } from "@kith/core/workspace/FieldHistory"
import { fieldInWords, valueInWords } from "@kith/core/workspace/ValueInWords"
import type { LogSession } from "../Method.ts"

export interface ChangeLine {
  readonly field: string
  readonly label: string
  readonly before: string | undefined
  /** `undefined`: taken away. */
  readonly after: string | undefined
  /** A source said so, and the user's own value stayed. */
  readonly heldFrom: string | undefined
}

export interface HistoryLine {
  readonly id: string
  readonly when: string
  readonly whenInFull: string
  /** "Contact", "Interaction". */
  readonly what: string
  /** Which adapter wrote it: `cli`, `web`, `sheet:<id>`, `import:<format>`. */
  readonly via: string
  readonly batch: string | undefined
  readonly readable: "yes" | "forgotten" | "setAside"
  readonly changes: ReadonlyArray<ChangeLine>
}

/** The newest first. `field`: only what changed that one of the person. */
export const personHistory = Effect.fnUntraced(function* (
  session: LogSession,
  { id, field }: { readonly id: string; readonly field?: string | undefined }
) {
  const { log, lang, calendar } = session
  const lines: Array<HistoryLine> = []
  for (const item of yield* fieldHistory(yield* log.history(id))) {
    const { kind } = kindAndId(item.entity)
    const wanted =
      field === undefined
        ? item.changes
        : kind === "contact"
          ? item.changes.filter((change) => change.field === field)
          : []
    if (field !== undefined && wanted.length === 0) continue
    const shown = wanted.filter((change) => !INTERNAL.has(change.field))
    const at = localOf(calendar.zone, item.at)
    lines.push({
      id: `${item.dot.device}/${item.dot.seq}`,
      when: momentInWords(at, session),
      whenInFull: `${fullDateInWords(at.day, lang)}, ${timeInWords(at.minute, lang)}`,
      what: entityWords[lang].kinds[kind as EntityKind] ?? kind,
      via: item.via,
      batch: item.batch,
      readable: item.readable,
      changes: yield* Effect.forEach(shown, (change) => lineOf(session, kind, change))
    })
  }
  return lines.reverse()
})

/** Which record belongs to which: nothing that anybody wrote. */
const INTERNAL: ReadonlySet<string> = new Set(["interaction", "subject"])

const lineOf = Effect.fnUntraced(function* (session: LogSession, kind: string, change: FieldChange) {
  const { field, before, after, heldFrom } = change
  return {
    field,
    label: fieldInWords(kind, field, session.lang),
    before: before === undefined ? undefined : yield* valueInWords(session, kind, field, before),
    after: after === undefined ? undefined : yield* valueInWords(session, kind, field, after),
    heldFrom
  } satisfies ChangeLine
})

export interface SourceSaid {
  readonly id: string
  readonly source: string
  readonly label: string
  readonly value: string
  /** The file's own date, as it gave it. */
  readonly asOf: string
}

/** What each source last said of them. */
export const personSources = Effect.fnUntraced(function* (session: LogSession, { id }: { readonly id: string }) {
  const person = yield* session.log.person(id)
  const out: Array<SourceSaid> = []
  for (const [source, field, asOf, value] of person?.contact.said ?? []) {
    out.push({
      id: `${source}/${field}`,
      source,
      label: fieldInWords("contact", field, session.lang),
      value: yield* valueInWords(session, "contact", field, value),
      asOf
    })
  }
  return out
})
