/** `kith history WHO`: every change, when, through what, and what stood there before. */
import * as Effect from "effect/Effect"
import { isoWithOffset, localOf } from "@kith/core/domain/calendar/Zone"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { momentInWords } from "@kith/core/domain/words/whenToWords"
import { type FieldChange, fieldHistory, type HistoryItem } from "@kith/core/workspace/FieldHistory"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { logCommand } from "../Command.ts"
import { nameOf, personMeant } from "../person.ts"
import type { Session } from "../Session.ts"
import { fieldInWords } from "@kith/core/workspace/ValueInWords"
import { valueInWords } from "../valueInWords.ts"
import { printable } from "../output/printable.ts"
import { type EntityKind, entityWords } from "@kith/core/domain/words/entityWords"
import { historyWords } from "../words/historyWords.ts"

export const history = logCommand({
  flags: { field: { kind: "value" } },
  takes: [1, 1],
  words: historyWords,
  run: Effect.fnUntraced(function* ({ args: [who], flags: { field } }, session) {
    const { log, out, lang, calendar } = session
    const one = yield* personMeant(session, who!)
    const items = withField(yield* fieldHistory(yield* log.history(one.id)), field)
    if (out.isJson) return out.json(items.map((item) => itemToJson(item, isoWithOffset(calendar.zone, item.at))))
    if (items.length === 0) return out.note(historyWords[lang].nothing(nameOf(one)))
    const batches = [...new Set(items.flatMap(({ batch }) => batch ?? []))]
    const ids = yield* shortIds("batch", batches)
    let before: string | undefined
    for (const item of items) {
      // What was written at once stands under one line.
      const heading = `${item.batch ?? item.at} ${item.entity}`
      if (heading !== before) out.line(headingOf(session, item, item.batch === undefined ? "" : ids.get(item.batch)!))
      before = heading
      yield* linesOf(session, item)
    }
  })
})

const withField = (items: ReadonlyArray<HistoryItem>, field: string | undefined): ReadonlyArray<HistoryItem> =>
  field === undefined
    ? items
    : items
        .map((item) => ({ ...item, changes: item.changes.filter((change) => change.field === field) }))
        .filter(({ changes }) => changes.length > 0)

const itemToJson = ({ entity, via, batch, type, dot, readable, changes }: HistoryItem, at: string) => ({
  at,
  via,
  entity,
  type,
  batch: batch ?? null,
  dot: { device: dot.device, seq: dot.seq },
  readable,
  changes: changes.map(({ field, before, after, heldFrom }) => ({
    field,
    old: before ?? null,
    new: after ?? null,
    ...(heldFrom === undefined ? {} : { heldFrom })
  }))
})

const headingOf = (
  { out, lang, today, calendar }: Session,
  { at, via, entity }: HistoryItem,
  batch: string
): string => {
  const { kind } = kindAndId(entity)
  const when = momentInWords(localOf(calendar.zone, at), { today, lang })
  const what = entityWords[lang].kinds[kind as EntityKind] ?? kind
  return `${out.style.bold(when)}  ${what}  ${out.style.dim(printable(via))}  ${out.style.id(batch)}`.trimEnd()
}

const linesOf = Effect.fnUntraced(function* (session: Session, item: HistoryItem) {
  const { out, lang } = session
  const say = historyWords[lang]
  if (item.readable === "forgotten") return out.line(`  ${out.style.dim(say.forgotten)}`)
  if (item.readable === "setAside") return out.line(`  ${say.setAside(printable(item.type))}`)
  const rows: Array<ReadonlyArray<string>> = []
  for (const change of item.changes) rows.push(yield* rowOf(session, kindAndId(item.entity).kind, change))
  out.table([{ style: out.style.dim, least: 8 }, { wraps: true }], rows, 2)
})

const rowOf = Effect.fnUntraced(function* (
  session: Session,
  kind: string,
  { field, before, after, heldFrom }: FieldChange
) {
  const { lang } = session
  const say = historyWords[lang]
  const old = before === undefined ? undefined : yield* valueInWords(session, kind, field, before)
  const fresh = after === undefined ? say.removed : yield* valueInWords(session, kind, field, after)
  const label = fieldInWords(kind, field, lang)
  if (heldFrom !== undefined) return [label, `${fresh} ${say.heldBy(printable(heldFrom))}`]
  return [label, old === undefined ? fresh : `${old} → ${fresh}`]
})
