/** What was changed lately, a batch at a time, each of which can be taken back. */
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { ImportRun } from "@kith/core/domain/entities/Preferences"
import { builtInTemplates, isTemplateId } from "@kith/core/domain/library/templates/builtInTemplates"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { type EntityKind, entityWords } from "@kith/core/domain/words/entityWords"
import { dayInWords, fullDateInWords, timeInWords } from "@kith/core/domain/words/whenToWords"
import { titleOf } from "@kith/core/workspace/Choosing"
import { type RecentBatch, recentBatches } from "@kith/core/workspace/RecentBatches"
import type { LogSession } from "./Method.ts"

export interface BatchRow {
  /** What `undo` takes. */
  readonly id: string
  /** "today", "24 Feb"; rows of one day stand together. */
  readonly day: string
  readonly time: string
  readonly whenInFull: string
  /** What it touched, the first few: "Contact" and "Ana Souza". */
  readonly things: ReadonlyArray<{ readonly kind: string; readonly title: string | undefined }>
  /** How many changes there are beyond those. */
  readonly more: number
  readonly from: From
  /** The file's name, of an import. */
  readonly file: string | undefined
  readonly isUndone: boolean
  /** It took another batch back: what that one had touched. */
  readonly undoes: boolean
}

/** Through what it was written: this app, the command line, an import, a sheet. */
export type From = "web" | "cli" | "import" | "sheet" | "other"

export interface HistoryPage {
  readonly batches: ReadonlyArray<BatchRow>
  readonly hasMore: boolean
}

export const history = Effect.fnUntraced(function* (session: LogSession, { count }: { readonly count: number }) {
  const found = yield* recentBatches(count + 1)
  const batches: Array<BatchRow> = []
  for (const each of found.slice(0, count)) batches.push(yield* rowOf(session, each))
  return { batches, hasMore: found.length > count } satisfies HistoryPage
})

const NAMED = 2

const rowOf = Effect.fnUntraced(function* (
  { log, lang, today, calendar }: LogSession,
  { batch, at, via, events, entities, undone, undoes }: RecentBatch
) {
  const { day, minute } = localOf(calendar.zone, at)
  const run = via.startsWith(IMPORT) ? yield* log.get(ImportRun, batch) : undefined
  const things: Array<BatchRow["things"][number]> = []
  // What it made stands first: the batch has its id.
  const named = entities.toSorted((a, b) => Number(b.endsWith(`/${batch}`)) - Number(a.endsWith(`/${batch}`)))
  for (const entity of named.slice(0, NAMED)) {
    const { kind, id } = kindAndId(entity)
    const title = (yield* titleOf(entity)) ?? builtInTitle(kind, id, lang)
    things.push({ kind: entityWords[lang].kinds[kind as EntityKind] ?? kind, title })
  }
  return {
    id: batch,
    day: dayInWords(day, { today, lang }),
    time: timeInWords(minute, lang),
    whenInFull: `${fullDateInWords(day, lang)}, ${timeInWords(minute, lang)}`,
    things,
    more: Math.max(0, events - things.length),
    from: fromOf(via),
    file: run === undefined ? undefined : (run.file ?? run.source),
    isUndone: undone,
    undoes: undoes !== undefined
  } satisfies BatchRow
})

/** Of a change to a rule or a template that comes with Kith, which does not say its name again. */
const builtInTitle = (kind: string, id: string, lang: Language): string | undefined => {
  if (kind === "rule") return builtInRules.find((rule) => rule.id === id)?.name[lang]
  const template = id.replace(/-(en|fr)$/, "")
  return kind === "template" && isTemplateId(template) ? builtInTemplates[template].title[lang] : undefined
}

const IMPORT = "import:"

const fromOf = (via: string): From => {
  if (via === "web" || via === "cli") return via
  if (via.startsWith(IMPORT)) return "import"
  return via.startsWith("sheet:") ? "sheet" : "other"
}
