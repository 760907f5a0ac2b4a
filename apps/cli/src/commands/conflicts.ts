/** `kith conflicts`: values that differ between devices, and choosing one. */
import * as Effect from "effect/Effect"
import { isoWithOffset, localOf } from "@kith/core/domain/calendar/Zone"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { momentInWords } from "@kith/core/domain/words/whenToWords"
import { choose, titleOf } from "@kith/core/workspace/Choosing"
import type { Conflict } from "@kith/core/workspace/Conflicts"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { actionOf } from "../action.ts"
import { logCommand } from "../Command.ts"
import { printable } from "../output/printable.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { ambiguous, failed, usage } from "../Stopped.ts"
import { fieldInWords } from "@kith/core/workspace/ValueInWords"
import { valueInWords } from "../valueInWords.ts"
import { type EntityKind, entityWords } from "@kith/core/domain/words/entityWords"
import { conflictsWords } from "../words/historyWords.ts"

const ACTIONS = { list: [0, 0], choose: [3, 3] } as const

export const conflicts = logCommand({
  flags: {},
  takes: [0, 4],
  words: conflictsWords,
  run: Effect.fnUntraced(function* ({ args }, session) {
    const usages = conflictsWords[session.lang].help.usage
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, {
      lang: session.lang,
      bare: "list",
      usages
    })
    const open = yield* session.log.conflicts
    return yield* action === "list" ? list(session, open) : settle(session, open, rest)
  })
})

const list = Effect.fnUntraced(function* (session: Session, open: ReadonlyArray<Conflict>) {
  const { out, lang, today, calendar } = session
  if (out.isJson) {
    return out.json(
      open.map(({ entity, field, values }) => ({
        ...kindAndId(entity),
        field,
        values: values.map(({ value, at, dot }) => ({
          value,
          at: isoWithOffset(calendar.zone, at),
          device: dot.device
        }))
      }))
    )
  }
  if (open.length === 0) return out.note(conflictsWords[lang].none)
  for (const { entity, field, values } of open) {
    const { kind, id } = kindAndId(entity)
    const shown = (yield* shortIds(kind, [id])).get(id)!
    const label = fieldInWords(kind, field, lang)
    out.line(`${out.style.id(shown)}  ${out.style.bold(yield* nameOf(session, entity))}  ${label} (${field})`)
    const rows: Array<ReadonlyArray<string>> = []
    for (const [index, { value, at, dot }] of values.entries()) {
      rows.push([
        `${index + 1}`,
        yield* valueInWords(session, kind, field, value),
        momentInWords(localOf(calendar.zone, at), { today, lang }),
        dot.device.slice(0, 4),
        index === 0 ? conflictsWords[lang].shows : ""
      ])
    }
    out.table(
      [{}, { least: 16 }, { style: out.style.dim }, { style: out.style.dim }, { style: out.style.dim }],
      rows,
      2
    )
  }
})

const nameOf = Effect.fnUntraced(function* ({ lang }: Session, entity: string) {
  const { kind } = kindAndId(entity)
  return printable((yield* titleOf(entity)) ?? entityWords[lang].kinds[kind as EntityKind] ?? kind)
})

const settle = Effect.fnUntraced(function* (
  session: Session,
  open: ReadonlyArray<Conflict>,
  [what, field, typed]: ReadonlyArray<string>
) {
  const { out, lang, log } = session
  const say = conflictsWords[lang]
  const named = new Set((yield* log.find(what!)).flatMap(({ members }) => members.map((id) => `contact/${id}`)))
  const ofField = open.filter((each) => each.field === field)
  const byId = ofField.filter(({ entity }) => kindAndId(entity).id.startsWith(what!))
  const meant = byId.length > 0 ? byId : ofField.filter(({ entity }) => named.has(entity))
  if (meant.length === 0) return yield* failed(say.noSuch(what!, field!))
  if (meant.length > 1) {
    const choices = meant.map(({ entity }) => kindAndId(entity).id)
    return yield* ambiguous(say.which(what!, choices.join(" | ")), { ambiguous: what!, choices })
  }
  const conflict = meant[0]!
  const chosen = /^\d+$/.test(typed!) ? conflict.values[Number(typed) - 1] : undefined
  if (chosen === undefined) return yield* usage(say.noSuchValue(typed!, conflict.values.length))
  const receipt = yield* choose(conflict, chosen, VIA)
  if (receipt === undefined) return yield* failed(say.cannot)
  const { kind } = kindAndId(conflict.entity)
  if (out.isJson)
    return out.json({ ...kindAndId(conflict.entity), field: field!, value: chosen.value, undo: receipt.batch })
  const value = yield* valueInWords(session, kind, field!, chosen.value)
  const said = say.chosen(yield* nameOf(session, conflict.entity), fieldInWords(kind, field!, lang), value)
  out.echo(`${out.style.good("✓")} ${said}   ${yield* undoHint(session, receipt.batch)}`)
})
