/** Everybody of the log as rows of the sheet, read at once: for the plan of one round. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { canonicalJson } from "@kith/core/log/CanonicalJson"
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import { reasonWords } from "@kith/core/domain/rules/words/reasonWords"
import { conflicts } from "@kith/core/workspace/Conflicts"
import { emptyVersion, type VersionVector } from "@kith/core/log/VersionVector"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { calendar } from "@kith/core/workspace/Settings"
import type { SheetRow } from "@kith/core/workspace/SheetRows"
import type { LogRow, LogSide } from "./engine/LogSide.ts"
import { type Everyone, readEveryone, renewed, touchedSince } from "./everyone.ts"
import { columnsByKey, type SharedColumn, type SharedRow } from "./engine/sharedColumns.ts"

export interface LogSideOptions {
  readonly language: Language
  readonly columns: ReadonlyArray<SharedColumn>
  /** Ids that stand in the sheet or are remembered: people who were deleted are wanted too. */
  readonly ids: Iterable<string>
}

export interface SeenLog {
  readonly side: LogSide
  /** What was folded when it was read. */
  readonly version: VersionVector
  /** Ids that were asked for: those that are not among the people are nobody's. */
  readonly asked: ReadonlySet<string>
  readonly everyone: Everyone
  /** What a row depends on beside the log. */
  readonly under: string
}

/** Other processes of this device may fold on meanwhile this many times in a row. */
const ATTEMPTS = 10

/**
 * The log's side with the version that it shows: what came while it was read is not taken for seen. `before` is given
 * back where nothing has come since and nobody else is asked for, and spares reading everybody where little has.
 */
export const seeLog = Effect.fn("seeLog")(function* (options: LogSideOptions, before?: SeenLog) {
  const store = yield* EntityStore
  const working = yield* calendar
  const asked = new Set(options.ids)
  const texts = hasTexts(options)
  const foldedNow = Effect.map(store.folded, (now) => ({
    version: now?.version ?? emptyVersion,
    catalogue: now?.catalogue ?? ""
  }))
  let { version, catalogue } = yield* foldedNow
  const day = working.dayOfInstant(yield* Clock.currentTimeMillis)
  const under = [catalogue, day, options.language, ...options.columns.map(({ key }) => key)].join(" ")
  const known = before?.under === under ? before : undefined
  const news = known === undefined ? [] : [...asked].filter((id) => !known.asked.has(id) && !known.side.byId.has(id))
  if (known !== undefined && news.length === 0 && sameVersion(known.version, version)) return known
  for (let attempt = 1; ; attempt++) {
    const touched = known && (yield* touchedSince(known.everyone, known.version, version))
    const everyone =
      touched === undefined
        ? yield* readEveryone({ texts, ids: asked })
        : yield* renewed(known!.everyone, new Set([...touched, ...news]), texts)
    const side = yield* sideOf(everyone, options)
    const after = yield* foldedNow
    // The earlier one is safe in any case: what it leaves out stays beside what is written.
    const isSame = sameVersion(version, after.version) && catalogue === after.catalogue
    if (isSame || attempt === ATTEMPTS) return { side, version, asked, everyone, under } satisfies SeenLog
    ;({ version, catalogue } = after)
  }
})

const sameVersion = (a: VersionVector, b: VersionVector): boolean =>
  a.size === b.size && [...a].every(([device, seq]) => b.get(device) === seq)

export const logSide = Effect.fn("logSide")(function* (options: LogSideOptions) {
  return yield* sideOf(yield* readEveryone({ texts: hasTexts(options), ids: options.ids }), options)
})

const hasTexts = ({ columns }: LogSideOptions): boolean => columns.some(({ kind }) => kind === "notes")

const sideOf = Effect.fnUntraced(function* (everyone: Everyone, { language, columns }: LogSideOptions) {
  const byId = new Map<string, LogRow>()
  const names = new Map<string, string>()
  for (const { person } of everyone.values()) {
    if (!person.deleted) for (const id of person.members) names.set(id, person.contact.name ?? "")
  }
  const beside = yield* conflictsBy
  const next = columns.some(({ key }) => key === "nextFollowUp" || key === "followUpReason")
    ? yield* nextReminders(language, (id) => names.get(id))
    : new Map<string, Next>()
  const side: Array<LogRow> = []
  for (const { person, row: own } of everyone.values()) {
    const { members, deleted } = person
    const reminder = members.map((id) => next.get(id)).find((each) => each !== undefined)
    const row = sharedRow(own, reminder)
    const others = members.flatMap((id) => beside.get(id) ?? [])
    const one: LogRow = { members, row, deleted, conflicts: conflictTexts(others, row, language) }
    for (const id of members) byId.set(id, one)
    if (!deleted) side.push(one)
  }
  return { byId, people: side } satisfies LogSide
})

const sharedRow = (row: SheetRow, next: Next | undefined): SharedRow => ({
  ...row.contact,
  id: row.id,
  name: row.contact.name ?? "",
  stage: row.standing,
  metAtName: row.metAtName,
  referredByName: row.referredByName,
  notes: row.notes,
  lastContact: row.lastContact,
  followUpOn: row.followUp?.on?.slice(0, 10),
  nextFollowUp: next?.on,
  followUpReason: next?.reason
})

interface Next {
  readonly on: string
  readonly reason: string
}

/** Far enough to see the next of every cadence. */
const AHEAD_MS = 400 * 24 * 3600 * 1000
const ALL = 10_000_000

/** What comes up next with each contact. Dates are said as dates: a sheet that says "yesterday" is wrong tomorrow. */
const nextReminders = Effect.fnUntraced(function* (language: Language, names: (id: string) => string | undefined) {
  const working = yield* calendar
  const now = yield* Clock.currentTimeMillis
  const store = yield* EntityStore
  const open = yield* store.reminders({ until: now + AHEAD_MS, now }, { fixed: ALL, others: ALL })
  const first = new Map<string, Reminder>()
  for (const { subject, reminder } of open) {
    const id = subject.slice(subject.indexOf("/") + 1)
    if (!subject.startsWith("contact/") || (first.get(id)?.due ?? Infinity) <= reminder.due) continue
    first.set(id, reminder)
  }
  const saying = { lang: language, names, calendar: working, today: -1_000_000 }
  const said = ([id, reminder]: [string, Reminder]): [string, Next] => {
    const { rule, why } = reminder
    const reason = rule === "planned-follow-up" ? (why.what ?? "") : reasonWords(reminder, saying)
    return [id, { on: isoOf(working.dayOfInstant(reminder.due)), reason }]
  }
  return new Map([...first].map(said))
})

/** By contact: fields with the values that stand beside the one on display. */
const conflictsBy = Effect.map(conflicts, (all) => {
  const by = new Map<string, Array<readonly [field: string, values: ReadonlyArray<unknown>]>>()
  for (const { entity, field, values } of all) {
    if (!entity.startsWith("contact/")) continue
    const id = entity.slice("contact/".length)
    by.set(id, [...(by.get(id) ?? []), [field, values.map(({ value }) => value)]])
  }
  return by
})

const conflictTexts = (
  fields: ReadonlyArray<readonly [field: string, values: ReadonlyArray<unknown>]>,
  row: SharedRow,
  language: Language
): LogRow["conflicts"] => {
  const texts = new Map<string, ReadonlyArray<string>>()
  for (const [field, values] of fields) {
    const column = columnsByKey.get(field)?.column
    if (column === undefined) continue
    const shown = column.toCell(row, language)
    const others = values.map((value) => column.toCell({ ...row, [field]: value }, language))
    const different = [...new Map(others.map((text) => [canonicalJson(text), text])).values()].filter(
      (text) => text !== shown && text !== ""
    )
    if (different.length > 0) texts.set(field, different)
  }
  return texts
}
