/** How a table's columns are read: as `--map` says, as it was settled before, or as it is guessed and somebody says yes. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { ColumnMapping } from "@kith/core/domain/entities/TableMapping"
import { mappingFingerprint } from "@kith/formats/generic/genericCsv"
import type { MappingGuess } from "@kith/formats/generic/mappingOf"
import { formatMapping, type MappingFault, parseMapping } from "@kith/formats/generic/parseMapping"
import type { TableHead } from "@kith/formats/generic/tableHead"
import { CUSTOM, IGNORED, TARGETS } from "@kith/formats/generic/targets"
import { columnInWords, isUnsure, targetInWords } from "@kith/formats/generic/targetWords"
import { columnLabel } from "@kith/formats/table/headings"
import { printable } from "../output/printable.ts"
import { askLine } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { shellWord } from "../shellWord.ts"
import { failed, needsDecision, usage } from "../Stopped.ts"
import { frameWords } from "../words/frameWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { importTableWords } from "../words/importTableWords.ts"
import type { Asked } from "./Outcome.ts"

/** A table that is nobody's format. */
export interface Table {
  readonly guess: MappingGuess
  readonly head: TableHead
}

export const mappingMeant = Effect.fnUntraced(function* (session: Session, table: Table, { map, dryRun }: Asked) {
  const { out, lang, log, global } = session
  const { guess } = table
  const held = yield* log.columnMapping(mappingFingerprint(guess.mapping))
  const before = held?.columns.length === guess.mapping.columns.length ? held : undefined
  let mapping = before ?? guess.mapping
  if (map !== undefined) {
    const read = parseMapping(map, mapping)
    if (Result.isFailure(read)) return yield* usage(faultInWords(read.failure, lang))
    show(session, table, read.success)
    return read.success
  }
  if (before !== undefined) {
    out.note(importTableWords[lang].asLastTime(printable(formatMapping(before))))
    return before
  }
  show(session, table, mapping)
  if (dryRun || global.yes) return mapping
  for (;;) {
    if (!out.canAsk || out.isJson) return yield* decision(session, table, mapping)
    const answer = yield* askLine(session, importTableWords[lang].ask)
    if (/^(?:y|yes|o|oui)$/i.test(answer)) return mapping
    if (/^(?:|n|no|non)$/i.test(answer)) return yield* failed(frameWords[lang].canceled)
    const read = parseMapping(answer, mapping)
    if (Result.isFailure(read)) out.problem(faultInWords(read.failure, lang))
    else {
      mapping = read.success
      show(session, table, mapping)
    }
  }
})

/** For scripts: the mapping, and what each column's guess rests on. */
export const mappingToJson = ({ guess, head }: Table, mapping: ColumnMapping) => ({
  mapping: formatMapping(mapping),
  columns: mapping.columns.map(({ heading, as, label }, index) => {
    const guessed = guess.columns[index]
    return {
      column: columnLabel(heading, index),
      as,
      ...(label === undefined ? {} : { label }),
      ...(guessed?.as === as ? { sure: guessed.sure, by: guessed.by } : {}),
      examples: [...examplesOf(head, index)]
    }
  })
})

const decision = ({ lang }: Session, table: Table, mapping: ColumnMapping) =>
  needsDecision(importTableWords[lang].decide(shellWord(printable(exampleOf(mapping)))), {
    decision: "mapping",
    ...mappingToJson(table, mapping)
  })

/** Something that may well be typed: what to do with a column that is of no known kind. */
const exampleOf = (mapping: ColumnMapping): string => {
  const at = Math.max(
    0,
    mapping.columns.findIndex(({ as }) => as === CUSTOM)
  )
  const { columns } = mapping
  const all = columns.map((column, index) => (index === at ? { ...column, as: IGNORED } : column))
  return formatMapping({ ...mapping, columns: all }).split(/, (?=(?:[^"]*"[^"]*")*[^"]*$)/)[at]!
}

const show = ({ out, lang }: Session, { guess, head }: Table, { headed, columns, dates }: ColumnMapping): void => {
  if (out.isJson) return
  const say = importTableWords[lang]
  if (!headed) out.line(say.noHeadings)
  out.table(
    [
      { header: say.headings.column, least: 10 },
      { header: say.headings.becomes, least: 10 },
      { style: out.style.warn },
      { header: say.headings.example, least: 10, style: out.style.dim }
    ],
    columns.map((column, index) => [
      printable(columnInWords(column, index, lang)),
      printable(targetInWords(column, lang)),
      isUnsure(guess.columns[index], column) ? `(${say.unsure})` : "",
      printable(examplesOf(head, index)[0] ?? "")
    ]),
    1
  )
  if (dates !== undefined) out.line(say.dates[dates])
}

const EXAMPLES = 3

const examplesOf = ({ sample }: TableHead, index: number): ReadonlyArray<string> =>
  [...new Set(sample.map((row) => row[index]?.trim() ?? "").filter(Boolean))].slice(0, EXAMPLES)

const faultInWords = (fault: MappingFault, lang: Language): string => {
  const say = importTableWords[lang]
  const part = printable(fault.part)
  switch (fault._tag) {
    case "NotAPair":
      return say.notAPair(part)
    case "NoSuchColumn":
      return say.noSuchColumn(part, printable(fault.columns.join(", ")))
    case "NoSuchField":
      return say.noSuchField(part, TARGETS.filter((target) => target !== CUSTOM && target !== IGNORED).join(", "))
  }
}
