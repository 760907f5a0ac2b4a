/** Every change around a person, what stood there before, and what sources said without being heard. */
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { catalogue } from "@kith/core/domain/Catalogue"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { type EntityKind, entityWords } from "@kith/core/domain/words/entityWords"
import { fullDateInWords, momentInWords, timeInWords } from "@kith/core/domain/words/whenToWords"
import { choose } from "@kith/core/workspace/Choosing"
import { fieldHistory, type HistoryItem } from "@kith/core/workspace/FieldHistory"
import { fieldInWords, valueInWords } from "@kith/core/workspace/ValueInWords"
import { type ChangeLine, changeLines } from "../changeLine.ts"
import { Gone } from "../failureOf.ts"
import { type LogSession, VIA } from "../Method.ts"
import { type Author, authors } from "../whoWrote.ts"

export interface HistoryLine {
  readonly id: string
  readonly when: string
  readonly whenInFull: string
  /** "Contact", "Interaction". */
  readonly what: string
  /** Which adapter wrote it: `cli`, `web`, `sheet:<id>`, `import:<format>`. */
  readonly via: string
  readonly by: Author
  readonly readable: "yes" | "forgotten" | "setAside"
  readonly changes: ReadonlyArray<PersonChange>
}

export interface PersonChange extends ChangeLine {
  /** What stood there before can be put back: `putBack` takes the line's id and the field. */
  readonly canPutBack: boolean
}

/** The newest first. `field`: only what changed that one of the person. */
export const personHistory = Effect.fnUntraced(function* (
  session: LogSession,
  { id, field }: { readonly id: string; readonly field?: string | undefined }
) {
  const { log, lang, calendar } = session
  const by = yield* authors(session)
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
    const at = localOf(calendar.zone, item.at)
    const changes = yield* changeLines(session, kind, wanted)
    lines.push({
      id: idOf(item),
      when: momentInWords(at, session),
      whenInFull: `${fullDateInWords(at.day, lang)}, ${timeInWords(at.minute, lang)}`,
      what: entityWords[lang].kinds[kind as EntityKind] ?? kind,
      via: item.via,
      by: by(item.dot.device),
      readable: item.readable,
      changes: changes.map((change) => ({
        ...change,
        canPutBack: change.before !== undefined && change.heldFrom === undefined && isOneValue(kind, change.field)
      }))
    })
  }
  return lines.reverse()
})

const idOf = ({ dot }: HistoryItem): string => `${dot.device}/${dot.seq}`

/** Elements of a set come and go by themselves; a deletion has its own way back. */
const isOneValue = (kind: string, field: string): boolean =>
  field !== "deleted" && ["register", "text"].includes(catalogue.entities.get(kind)?.fields[field]?.kind ?? "")

/** Writes again what stood in a field before that change. `line`: a history line's id. */
export const putBack = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, line, field }: { readonly id: string; readonly line: string; readonly field: string }
) {
  const item = (yield* fieldHistory(yield* log.history(id))).find((each) => idOf(each) === line)
  const before = item?.changes.find((change) => change.field === field)?.before
  if (item === undefined || before === undefined) return yield* new Gone()
  const { entity, at } = item
  // As a choice of one value among others; that of nobody's event has no edits that would be read with it.
  const value = { dot: { ...item.dot, seq: 0 }, at, value: before }
  const receipt = yield* choose({ entity, field, values: [value] }, value, VIA)
  if (receipt === undefined) return yield* new Gone()
  return { batch: receipt.batch }
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
