/** What a run on a sheet has to say for itself: a line, then each thing that somebody should look at with what to do; and for scripts. */
import * as Effect from "effect/Effect"
import { plain } from "@kith/core/domain/words/plain"
import { people } from "@kith/core/workspace/People"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { columnsByKey, headingOf } from "@kith/sheets/engine/sharedColumns"
import type { SheetReport } from "@kith/sheets/Report"
import { nameOf } from "../person.ts"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { sheetReportWords } from "../words/sheetReportWords.ts"
import { placeName } from "./placeMeant.ts"
import type { KeptSheet } from "./sheetsFile.ts"

export interface Reported {
  readonly kept: KeptSheet
  readonly report: SheetReport
  readonly dryRun: boolean
}

/** Rows that are gone and of which nobody has said yet what becomes of them. */
export const openRemovals = (
  { leftOut = [] }: KeptSheet,
  { removed }: Pick<SheetReport, "removed">
): ReadonlyArray<string> => removed.filter((id) => !leftOut.includes(id))

/** `Job club: 412 rows, 6 cells out, 9 changes in, 1 conflict (row 88 Company), 2 set aside` */
export const headline = ({ lang }: Session, { kept, report, dryRun }: Reported): string => {
  const say = sheetReportWords[lang]
  const conflicts = report.conflicts.map(({ row, column }) => say.cell(row, printable(column)))
  const shown = conflicts.slice(0, SHOWN).join(", ") + (conflicts.length > SHOWN ? ", …" : "")
  const parts = [
    say.rows(report.rows),
    say.cellsOut(report.cellsOut),
    say.changesIn(report.events),
    ...(conflicts.length === 0 ? [] : [say.conflicts(conflicts.length, shown)]),
    ...(report.setAside.length === 0 ? [] : [say.setAside(report.setAside.length)])
  ]
  return say.headline(printable(kept.name), parts.join(", "), dryRun)
}

const SHOWN = 3
/** Of one kind; a sheet that went wrong as a whole would fill the screen. */
const LISTED = 20

/** Everything that somebody should look at, with what to do. */
export const remarks = Effect.fnUntraced(function* (session: Session, { kept, report }: Reported) {
  const { lang } = session
  const say = sheetReportWords[lang]
  const removed = openRemovals(kept, report)
  const ids = [...removed, ...report.notices.map(({ row }) => row), ...report.maybeSame.map(({ like }) => like)]
  const names = yield* namesOf(ids)
  const short = yield* shortIds("contact", [...new Set(report.maybeSame.map(({ like }) => like))])
  const nameBy = (id: string): string => names.get(id) ?? id
  const lines = [
    ...limited(report.setAside, lang, ({ row, column, reason, text }) =>
      say.aside[reason](say.cell(row, printable(column)), printable(text))
    ),
    ...limited(report.notices, lang, ({ reason, row, column, text }) =>
      say.notice[reason](nameBy(row), columnName(column, kept), printable(text))
    ),
    ...limited(report.maybeSame, lang, ({ row, name, like }) =>
      say.maybeSame(row, printable(name), nameBy(like), short.get(like) ?? like)
    ),
    ...(removed.length === 0 ? [] : [say.removed(removed.length, listed(removed.map(nameBy)))]),
    ...(report.deletedInLog.length === 0
      ? []
      : [say.deletedInLog(report.deletedInLog.map(({ row }) => row).join(", "))]),
    ...(report.conflicts.length === 0 ? [] : [say.chooseConflicts]),
    ...(report.healed === 0 ? [] : [say.healed(report.healed)]),
    ...(report.unfinished ? [say.unfinished] : [])
  ]
  return lines
})

const limited = <A>(all: ReadonlyArray<A>, lang: Session["lang"], text: (one: A) => string): ReadonlyArray<string> => [
  ...all.slice(0, LISTED).map(text),
  ...(all.length > LISTED ? [sheetReportWords[lang].andMore(all.length - LISTED)] : [])
]

/** A heading as it stands, or a column's key. */
const columnName = (column: string, { language }: KeptSheet): string => {
  const known = columnsByKey.get(column)
  return printable(known === undefined ? column : headingOf(known, language))
}

/** Of people, deleted or not. */
export const namesOf = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  const found = yield* people([...new Set(ids.filter((id) => id !== ""))])
  return new Map(found.flatMap((one) => one.members.map((id): readonly [string, string] => [id, nameOf(one)])))
})

/** By name, as many as a line may hold. */
const listed = (names: ReadonlyArray<string>): string =>
  names.toSorted(compareNames).slice(0, NAMED).join(", ") + (names.length > NAMED ? ", …" : "")

/** As people sort them. */
export const compareNames = (one: string, other: string): number => {
  const [a, b] = [plain(one), plain(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

const NAMED = 8

/** Why a run stopped before it did anything, what is safe, and what to type. */
export const stoppedInWords = Effect.fnUntraced(function* (
  { lang }: Session,
  { kept, report }: Reported,
  isOnly: boolean
) {
  const { stopped } = report
  const say = sheetReportWords[lang]
  const where = isOnly ? "" : ` --sheet ${forShell(kept.name)}`
  const called = printable(kept.name)
  if (stopped === undefined) return undefined
  if (stopped.why === "columnsSwapped") {
    return say.columnsSwapped(called, stopped.keys.map((key) => columnName(key, kept)).join(", "), where)
  }
  const names = yield* namesOf(stopped.ids)
  return say.rowsGone(called, stopped.ids.length, listed(stopped.ids.map((id) => names.get(id) ?? id)), where)
})

const forShell = (text: string): string =>
  /^[\w.-]+$/.test(text) ? text : `"${printable(text).replaceAll('"', '\\"')}"`

/** For scripts; the first five are relied on. */
export const reportJson = ({ kept, report, dryRun }: Reported) => ({
  rows: report.rows,
  cellsOut: report.cellsOut,
  events: report.events,
  conflicts: report.conflicts.length,
  setAside: report.setAside.length,
  removed: openRemovals(kept, report).length,
  healed: report.healed,
  unfinished: report.unfinished,
  dryRun,
  stopped: report.stopped === undefined ? null : stopJson(report.stopped),
  sheet: { id: kept.id, name: kept.name, place: placeName(kept.place) },
  details: {
    conflicts: report.conflicts.map(({ id, row, column, values }) => ({
      contact: id,
      row,
      column,
      values: [...values]
    })),
    setAside: report.setAside.map(({ row, column, reason, text }) => ({ row, column, reason, text })),
    putBack: report.notices.map(({ row, column, reason, text }) => ({ contact: row, column, reason, text })),
    removed: openRemovals(kept, report),
    deletedInLog: report.deletedInLog.map(({ id, row }) => ({ contact: id, row })),
    maybeSame: report.maybeSame.map(({ row, name, like }) => ({ row, name, like }))
  }
})

const stopJson = (stop: NonNullable<SheetReport["stopped"]>) =>
  stop.why === "rowsGone" ? { why: stop.why, contacts: [...stop.ids] } : { why: stop.why, columns: [...stop.keys] }

/** Of several sheets: the same numbers, summed, and each for itself. */
export const reportsJson = (all: ReadonlyArray<ReturnType<typeof reportJson>>) => {
  const sum = (of: (one: ReturnType<typeof reportJson>) => number): number =>
    all.reduce((total, one) => total + of(one), 0)
  return {
    rows: sum(({ rows }) => rows),
    cellsOut: sum(({ cellsOut }) => cellsOut),
    events: sum(({ events }) => events),
    conflicts: sum(({ conflicts }) => conflicts),
    setAside: sum(({ setAside }) => setAside),
    sheets: [...all]
  }
}
