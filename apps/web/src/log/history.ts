/** What was changed lately, a batch at a time: who wrote it and on what, what stood there before, and what takes it back. */
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
import { type FieldChange, fieldHistory, type HistoryItem } from "@kith/core/workspace/FieldHistory"
import { entriesOf } from "@kith/core/workspace/History"
import { type RecentBatch, recentBatches } from "@kith/core/workspace/RecentBatches"
import { type ChangeLine, changeLines } from "./changeLine.ts"
import type { LogSession } from "./Method.ts"
import { type Author, authors } from "./whoWrote.ts"

export interface ThingChanged {
  /** The entity's name. */
  readonly id: string
  /** `contact`, and as people call it: "Contact". */
  readonly kind: string
  readonly kindSaid: string
  readonly title: string | undefined
  /** Its page, where it has one. */
  readonly href: string | undefined
  /** It began with this batch. */
  readonly isNew: boolean
  /** The first of its values; none where the batch is large. */
  readonly lines: ReadonlyArray<ChangeLine>
  readonly moreLines: number
}

export interface BatchRow {
  /** What `undo` takes. */
  readonly id: string
  /** "today", "24 Feb"; rows of one day stand together. */
  readonly day: string
  readonly time: string
  readonly whenInFull: string
  /** What it touched, the first few. */
  readonly things: ReadonlyArray<ThingChanged>
  /** How many there are beyond those. */
  readonly more: number
  readonly changes: number
  readonly from: From
  readonly by: Author
  /** The file's name, of an import. */
  readonly file: string | undefined
  readonly isUndone: boolean
  /** It took another batch back: what that one had touched. */
  readonly undoes: boolean
  /** All but the log's own beginning can be taken back. */
  readonly canUndo: boolean
}

/** Through what it was written: this app, the command line, an import, a sheet. */
export type From = "web" | "cli" | "import" | "sheet" | "other"

export interface HistoryPage {
  readonly batches: ReadonlyArray<BatchRow>
  readonly hasMore: boolean
}

/** Of a batch so many things are named, of each so many values shown; a larger batch shows no values. */
const NAMED = 3
const LINES = 6
const LARGE = 40

export const history = Effect.fnUntraced(function* (session: LogSession, { count }: { readonly count: number }) {
  const found = yield* recentBatches(count + 1)
  const shown = found.slice(0, count)
  const changed = yield* changesIn(shown.filter(isReadable).flatMap(namedIn))
  const by = yield* authors(session)
  const batches: Array<BatchRow> = []
  for (const each of shown) batches.push(yield* rowOf(session, each, changed, by))
  return { batches, hasMore: found.length > count } satisfies HistoryPage
})

const isReadable = ({ via, events }: RecentBatch): boolean => !via.startsWith(IMPORT) && events <= LARGE

/** What the batch made stands first, since the batch has its id; then whom it is about. */
const namedIn = ({ batch, entities }: RecentBatch): ReadonlyArray<string> => {
  const rank = (entity: string): number =>
    entity.endsWith(`/${batch}`) ? 0 : entity.startsWith("disposition/") ? 2 : 1
  return entities.toSorted((a, b) => rank(a) - rank(b)).slice(0, NAMED)
}

/** What each batch changed of these entities: their events are read once, whichever batch they belong to. */
const changesIn = Effect.fnUntraced(function* (names: ReadonlyArray<string>) {
  const items = yield* fieldHistory(yield* entriesOf([...new Set(names)]))
  const begun = new Map<string, string | undefined>()
  for (const { entity, batch, changes } of items) {
    if (changes.length > 0 && !begun.has(entity)) begun.set(entity, batch)
  }
  return { items: Map.groupBy(items, ({ batch, entity }) => `${batch} ${entity}`), begun } satisfies Changed
})

interface Changed {
  /** By batch and entity. */
  readonly items: ReadonlyMap<string, ReadonlyArray<HistoryItem>>
  /** Which batch began each entity. */
  readonly begun: ReadonlyMap<string, string | undefined>
}

const rowOf = Effect.fnUntraced(function* (
  session: LogSession,
  each: RecentBatch,
  changed: Changed,
  by: (device: string) => Author
) {
  const { log, lang, today, calendar } = session
  const { batch, at, via, device, events, entities, undone, undoes } = each
  const { day, minute } = localOf(calendar.zone, at)
  const run = via.startsWith(IMPORT) ? yield* log.get(ImportRun, batch) : undefined
  const things: Array<ThingChanged> = []
  for (const entity of namedIn(each)) {
    const items = changed.items.get(`${batch} ${entity}`) ?? []
    things.push(yield* thingOf(session, entity, items, changed.begun.get(entity) === batch))
  }
  return {
    id: batch,
    day: dayInWords(day, { today, lang }),
    time: timeInWords(minute, lang),
    whenInFull: `${fullDateInWords(day, lang)}, ${timeInWords(minute, lang)}`,
    things,
    more: isReadable(each) ? entities.length - things.length : Math.max(0, events - things.length),
    changes: events,
    from: fromOf(via),
    by: by(device),
    file: run === undefined ? undefined : (run.file ?? run.source),
    isUndone: undone,
    undoes: undoes !== undefined,
    canUndo: !things.some(({ kind, isNew }) => kind === "preferences" && isNew)
  } satisfies BatchRow
})

const thingOf = Effect.fnUntraced(function* (
  session: LogSession,
  entity: string,
  items: ReadonlyArray<HistoryItem>,
  isNew: boolean
) {
  const { lang } = session
  const { kind, id } = kindAndId(entity)
  const changes = together(items.flatMap((item) => item.changes))
  const about = changes.get("subject")?.after ?? changes.get("contact")?.after
  const person = kind === "contact" ? id : typeof about === "string" ? about.replace(/^contact\//, "") : undefined
  const title =
    (yield* titleOf(entity)) ??
    builtInTitle(kind, id, lang) ??
    (person === undefined ? undefined : yield* titleOf(`contact/${person}`))
  const lines = yield* changeLines(session, kind, [...changes.values()].filter(isNews(title, isNew)))
  return {
    id: entity,
    kind,
    kindSaid: entityWords[lang].kinds[kind as EntityKind] ?? kind,
    title,
    href: hrefOf(kind, id, person),
    // That a reminder was settled is said first when it is.
    isNew: isNew && kind !== "disposition",
    lines: lines.slice(0, LINES),
    moreLines: Math.max(0, lines.length - LINES)
  } satisfies ThingChanged
})

/** Several events of one batch may write one field: what stood there before the first, and after the last. */
const together = (changes: ReadonlyArray<FieldChange>): ReadonlyMap<string, FieldChange> => {
  const out = new Map<string, FieldChange>()
  changes.forEach((change, index) => {
    const { field, before, after } = change
    const known = out.get(field)
    // Elements of a set stand each for itself.
    const isSame = known !== undefined && known.after !== undefined && equals(known.after, before)
    if (known === undefined) out.set(field, change)
    else if (isSame) out.set(field, { ...known, ...(after === undefined ? {} : { after }) })
    else out.set(`${field} ${index}`, change)
  })
  return out
}

const equals = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Of what is new, its heading already says the name, and with whom it was. */
const isNews =
  (title: string | undefined, isNew: boolean) =>
  ({ field, after }: FieldChange): boolean =>
    !isNew || !(after === title || field === "contact")

const hrefOf = (kind: string, id: string, person: string | undefined): string | undefined => {
  if (kind === "gathering" || kind === "opening" || kind === "occupation" || kind === "rule") return `/${kind}s/${id}`
  return person === undefined ? undefined : `/people/${person}`
}

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
