/** `kith sheet resolve`: what waits for somebody's word: rows that are gone, rows of people who were deleted, a run that stopped. */
import * as Effect from "effect/Effect"
import { plain } from "@kith/core/domain/words/plain"
import { restoreContact } from "@kith/core/workspace/Merging"
import { shortIds } from "@kith/core/workspace/ShortIds"
import type { SheetReport } from "@kith/sheets/Report"
import { acceptStop, confirmRemoval, mayGo, putBack } from "@kith/sheets/resolve"
import { exitCode } from "../exitCode.ts"
import { printable } from "../output/printable.ts"
import { confirm } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { ambiguous, failed, needsDecision, usage } from "../Stopped.ts"
import { frameWords } from "../words/frameWords.ts"
import { sheetResolveWords } from "../words/sheetResolveWords.ts"
import { inWords, openKept, runSheet, withMemory } from "./runSheet.ts"
import { compareNames, namesOf, openRemovals } from "./sheetReport.ts"
import { changeSheet, type KeptSheet } from "./sheetsFile.ts"

export interface ResolveFlags {
  readonly delete: boolean
  readonly "put-back": boolean
  readonly keep: boolean
  readonly all: boolean
  readonly accept: boolean
}

/** Somebody whose row, or whose contact, is gone. */
interface Open {
  readonly id: string
  readonly name: string
  /** As people see it; a row that is gone has none. */
  readonly row: number | undefined
  readonly what: "rowGone" | "deletedInLog"
}

type Word = "delete" | "put-back" | "keep"

export const resolveRows = Effect.fnUntraced(function* (
  session: Session,
  kept: KeptSheet,
  typed: string | undefined,
  flags: ResolveFlags
) {
  const { lang } = session
  const say = sheetResolveWords[lang]
  const words = (["delete", "put-back", "keep"] as const).filter((word) => flags[word])
  if (words.length > 1 || (flags.accept && (words.length > 0 || typed !== undefined))) return yield* usage(say.oneOnly)
  if (flags.all && typed !== undefined) return yield* usage(say.oneOnly)
  if (flags.accept) return yield* accept(session, kept)
  const report = yield* Effect.flatMap(openKept(session, kept), (opened) => runSheet(session, kept, opened, true))
  const open = yield* openIn(session, kept, report)
  const word = words[0]
  if (typed === undefined && !flags.all) {
    return yield* word === undefined ? list(session, kept, report, open) : usage(say.whom(word))
  }
  const meant = flags.all ? open : [yield* oneMeant(session, open, typed!)]
  if (word === undefined) return yield* needsDecision(say.whichWord(meant.map(({ name }) => name).join(", ")))
  if (meant.length === 0) return yield* failed(say.nothing)
  if (flags.all && word === "delete" && !session.global.yes) {
    const question = say.askAll(meant.length)
    if (!session.out.canAsk)
      return yield* needsDecision(say.needsYes(question), { decision: "delete", count: meant.length })
    if (!(yield* confirm(session, question))) return yield* failed(frameWords[lang].canceled)
  }
  yield* asWanted(session, kept, report, meant, word)
  return undefined
})

const openIn = Effect.fnUntraced(function* (session: Session, kept: KeptSheet, report: SheetReport) {
  const stopped = report.stopped?.why === "rowsGone" ? report.stopped.ids : []
  const gone = [...new Set([...stopped, ...openRemovals(kept, report)])]
  const names = yield* namesOf([...gone, ...report.deletedInLog.map(({ id }) => id)])
  const named = (id: string): string => names.get(id) ?? id
  const open = [
    ...gone.map((id): Open => ({ id, name: named(id), row: undefined, what: "rowGone" })),
    ...report.deletedInLog.map(({ id, row }): Open => ({ id, name: named(id), row, what: "deletedInLog" }))
  ]
  return open.toSorted((a, b) => compareNames(a.name, b.name))
})

const list = Effect.fnUntraced(function* (
  session: Session,
  kept: KeptSheet,
  report: SheetReport,
  open: ReadonlyArray<Open>
) {
  const { out, lang } = session
  const say = sheetResolveWords[lang]
  const { stopped } = report
  if (out.isJson) {
    out.json({
      sheet: { id: kept.id, name: kept.name },
      stopped: stopped?.why ?? null,
      open: open.map(({ id, name, row, what }) => ({ contact: id, name, row: row ?? null, what })),
      conflicts: report.conflicts.map(({ id, row, column, values }) => ({
        contact: id,
        row,
        column,
        values: [...values]
      }))
    })
    return undefined
  }
  if (stopped?.why === "columnsSwapped") out.line(say.swapped)
  if (open.length === 0 && stopped === undefined && report.conflicts.length === 0) {
    out.note(say.nothing)
    return undefined
  }
  const ids = yield* shortIds(
    "contact",
    open.map(({ id }) => id)
  )
  out.table(
    [{ style: out.style.id }, { least: 12 }, { wraps: true, style: out.style.dim }],
    open.map(({ id, name, row, what }) => [
      ids.get(id) ?? id,
      name,
      row === undefined ? say.what[what] : say.deletedRow(row)
    ])
  )
  for (const { row, column } of report.conflicts) out.line(say.conflict(row, printable(column)))
  if (open.some(({ what }) => what === "rowGone")) out.note(say.howGone)
  if (open.some(({ what }) => what === "deletedInLog")) out.note(say.howDeleted)
  return undefined
})

/** By the row's number, the beginning of an id, or a name. */
const oneMeant = Effect.fnUntraced(function* ({ lang }: Session, open: ReadonlyArray<Open>, typed: string) {
  const say = sheetResolveWords[lang]
  const wanted = plain(typed)
  const byRow = /^\d+$/.test(typed) ? open.filter(({ row }) => row === Number(typed)) : []
  const exactly = open.filter(({ id, name }) => id === typed || plain(name) === wanted)
  const begins = open.filter(
    ({ id, name }) =>
      (typed.length > 1 && id.startsWith(typed)) ||
      plain(name)
        .split(" ")
        .some((part) => part.startsWith(wanted))
  )
  const found = [byRow, exactly, begins].find(({ length }) => length > 0) ?? []
  if (found.length === 0) return yield* failed(say.nobody(typed))
  if (found.length === 1) return found[0]!
  return yield* ambiguous(say.which(typed, found.map(({ name, id }) => `${name} (${id.slice(0, 6)})`).join(" | ")), {
    choices: found.map(({ id, name }) => ({ id, name }))
  })
})

const accept = Effect.fnUntraced(function* (session: Session, kept: KeptSheet) {
  const { out, lang } = session
  const say = sheetResolveWords[lang]
  const stop = yield* acceptStop().pipe(withMemory(session, kept.id), inWords(session, kept))
  if (stop === undefined) return yield* failed(say.nothing)
  if (out.isJson) out.json({ accepted: stop.why })
  else
    out.echo(
      `${out.style.good("✓")} ${stop.why === "rowsGone" ? say.acceptedGone(stop.ids.length) : say.acceptedColumns}`
    )
  return exitCode.done
})

const asWanted = Effect.fnUntraced(function* (
  session: Session,
  kept: KeptSheet,
  report: SheetReport,
  meant: ReadonlyArray<Open>,
  word: Word
) {
  const { out, lang, folder } = session
  const say = sheetResolveWords[lang]
  const done = yield* Effect.gen(function* () {
    // Rows at which a run stopped, or that only this look has seen to be gone, are not remembered as gone yet.
    if (report.stopped !== undefined) yield* acceptStop()
    const done: Array<Open & { readonly undo: string | null }> = []
    for (const one of meant) {
      const undo = yield* settle(kept, one, word)
      if (undo !== undefined) done.push({ ...one, undo })
    }
    return done
  }).pipe(withMemory(session, kept.id), inWords(session, kept))
  if (word === "keep") {
    const ids = done.filter(({ what }) => what === "rowGone").map(({ id }) => id)
    changeSheet(folder, kept.id, (sheet) => ({ ...sheet, leftOut: [...new Set([...(sheet.leftOut ?? []), ...ids])] }))
  } else {
    const back = new Set(done.map(({ id }) => id))
    changeSheet(folder, kept.id, ({ leftOut = [], ...sheet }) => ({
      ...sheet,
      leftOut: leftOut.filter((id) => !back.has(id))
    }))
  }
  if (out.isJson) return out.json({ done: done.map(({ id, name, undo }) => ({ contact: id, name, undo })), word })
  for (const { name, what, undo } of done) {
    const hint = undo === null ? "" : `   ${yield* undoHint(session, undo)}`
    out.echo(`${out.style.good("✓")} ${say.done[what][word](name)}${hint}`)
  }
  if (done.length < meant.length) out.problem(`${out.style.warn("!")} ${say.notDone(meant.length - done.length)}`)
  if (done.length > 0 && word !== "keep") out.note(`  ${say.nextSync}`)
})

/** The batch that undo takes back, `null` where nothing was written to the log; `undefined` where it could not be settled. */
const settle = Effect.fnUntraced(function* (kept: KeptSheet, { id, what }: Open, word: Word) {
  if (what === "rowGone") {
    if (word === "delete") return yield* confirmRemoval(id, kept.id)
    return word === "keep" || (yield* putBack(id)) ? null : undefined
  }
  if (word === "delete") return (yield* mayGo(id)) ? null : undefined
  return (yield* restoreContact(id, `sheet:${kept.id}`)).batch
})
