/** The rules that reminders come from: listed, read, tried before they are saved, and carried as a file. */
import * as Effect from "effect/Effect"
import { addMonths, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { Rule } from "@kith/core/domain/entities/Rule"
import { Template } from "@kith/core/domain/entities/Workbook"
import { checklistCalled } from "@kith/core/domain/library/checklists"
import { templateBank } from "@kith/core/domain/library/templates/templateBank"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { changeRules, type Unsaid } from "@kith/core/domain/rules/changeRules"
import { withChanges } from "@kith/core/domain/rules/compileRules"
import type { FileProblem } from "@kith/core/domain/rules/file/reader"
import { readRuleFile, rulesToPlain } from "@kith/core/domain/rules/file/ruleFile"
import { resetDraft, ruleDraft } from "@kith/core/domain/rules/ruleDrafts"
import { partsOf, type RuleParts } from "@kith/core/domain/rules/RuleParts"
import type { RuleSpec } from "@kith/core/domain/rules/RuleSpec"
import { dueInRule, type RuleInWords, ruleInWords, triggerInRule } from "@kith/core/domain/rules/words/ruleInWords"
import { reasonWords } from "@kith/core/domain/rules/words/reasonWords"
import { spanWords } from "@kith/core/domain/rules/words/sourceWords"
import { titleWords } from "@kith/core/domain/rules/words/titleWords"
import { newId } from "@kith/core/log/Ids"
import { fullDateInWords, weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import { previewRule } from "@kith/core/workspace/RulePreview"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { Gone } from "./failureOf.ts"
import { type LogSession, VIA } from "./Method.ts"

export interface RuleRow {
  readonly id: string
  readonly name: string
  /** "24 hours after". */
  readonly due: string
  /** "a meeting or a message". */
  readonly counted: string
  /** "the guides’ figure". */
  readonly source: string
  readonly enabled: boolean
  readonly isOwn: boolean
  /** A built-in one that the user changed. */
  readonly isChanged: boolean
}

export const rules = Effect.fnUntraced(function* ({ log, lang }: LogSession, _: undefined) {
  const changes = yield* log.under(Rule, "kind", "rule")
  return withChanges(builtInRules, changes).specs.map((spec) => rowOf(spec, changes, lang))
})

type Changes = Parameters<typeof changeRules>[0]

const isBuiltIn = (id: string): boolean => builtInRules.some((rule) => rule.id === id)

const rowOf = (spec: RuleSpec, changes: Changes, lang: LogSession["lang"]): RuleRow => ({
  id: spec.id,
  name: spec.name[lang],
  due: dueInRule(spec, lang),
  counted: triggerInRule(spec, lang),
  source: spanWords(spec.span, lang),
  enabled: spec.enabled,
  isOwn: !isBuiltIn(spec.id),
  isChanged: isBuiltIn(spec.id) && changes.some((change) => change.id === spec.id && saysMore(change))
})

/** Whether a change says more than "on" or "off". */
const saysMore = ({
  id: _id,
  enabled: _enabled,
  deleted: _deleted,
  cadenceByTag,
  ...parts
}: Changes[number]): boolean => cadenceByTag.length > 0 || Object.values(parts).some((part) => part !== undefined)

export interface RulePage extends RuleRow {
  readonly said: RuleInWords
  /** To begin editing from. */
  readonly parts: RuleParts
}

export const rule = Effect.fnUntraced(function* ({ log, lang }: LogSession, { id }: { readonly id: string }) {
  const changes = yield* log.under(Rule, "kind", "rule")
  const spec = withChanges(builtInRules, changes).specs.find((each) => each.id === id)
  if (spec === undefined) return yield* new Gone()
  const bank = templateBank(yield* log.under(Template, "kind", "template"), lang, lang)
  const said = ruleInWords(spec, lang)
  return {
    ...rowOf(spec, changes, lang),
    said: {
      ...said,
      // By their titles; one that is gone is still said by its id.
      template: bank.find(({ id }) => id === spec.template)?.title ?? said.template,
      checklist: checklistCalled(said.checklist)?.title[lang] ?? said.checklist
    },
    parts: partsOf(spec, lang)
  } satisfies RulePage
})

export interface RulePreview {
  /** How many reminders it would give in the coming month. */
  readonly count: number
  /** It is the week's: it comes back every Monday. */
  readonly isWeekly: boolean
  readonly reminders: ReadonlyArray<{
    readonly id: string
    readonly on: string
    readonly onInFull: string
    readonly title: string
    readonly reason: string
  }>
  /** Dates that could not be worked out. */
  readonly skipped: number
  /** What it still needs to be a rule. */
  readonly missing: ReadonlyArray<"on" | "after">
}

/** As many as somebody reads. */
const SHOWN = 12

/** What rules would do in the coming month if these parts were said. */
export const previewRules = Effect.fnUntraced(function* (
  session: LogSession,
  { parts, unsaid }: { readonly parts: ReadonlyArray<RuleParts>; readonly unsaid?: ReadonlyArray<Unsaid> | undefined }
) {
  const { log, lang, today, calendar } = session
  const { specs, problems } = changeRules(yield* log.under(Rule, "kind", "rule"), parts, unsaid)
  const until = calendar.startOfDay(addMonths(today, 1))
  const found = []
  let skipped = 0
  for (const spec of specs) {
    if (!spec.enabled) continue
    const one = yield* previewRule(spec, until)
    skipped += one.skipped.length
    for (const reminder of one.reminders) found.push({ reminder, name: spec.name[lang] })
  }
  found.sort((a, b) => a.reminder.due - b.reminder.due)
  const shown = found.slice(0, SHOWN)
  const saying = yield* sayingOf(
    session,
    shown.map(({ reminder }) => reminder)
  )
  return {
    count: found.length,
    isWeekly: specs.length > 0 && specs.every(({ on }) => on === "week"),
    reminders: shown.map(({ reminder, name }) => {
      const { day } = localOf(calendar.zone, reminder.due)
      const called = { ...saying, ruleName: () => name }
      return {
        id: reminder.id,
        on: weekdayAndDateInWords(day, { today, lang }),
        onInFull: fullDateInWords(day, lang),
        title: titleWords(reminder, called),
        reason: reasonWords(reminder, called)
      }
    }),
    skipped,
    missing: problems[0]?.missing ?? []
  } satisfies RulePreview
})

export interface SavingRules {
  /** The id of a new rule is left out, and given back. */
  readonly parts: ReadonlyArray<Omit<RuleParts, "id"> & { readonly id?: string }>
  readonly unsaid?: ReadonlyArray<Unsaid> | undefined
}

export const saveRules = Effect.fnUntraced(function* ({ log }: LogSession, { parts, unsaid }: SavingRules) {
  const named = parts.map((each) => ({ ...each, id: each.id ?? newId(log.random) }))
  const { drafts } = changeRules(yield* log.under(Rule, "kind", "rule"), named, unsaid)
  const { batch } = yield* log.commit(drafts, { via: VIA })
  return { ids: named.map(({ id }) => id), batch }
})

export const turnRule = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, enabled }: { readonly id: string; readonly enabled: boolean }
) {
  const { batch } = yield* log.commit([ruleDraft({ id, enabled })], { via: VIA })
  return { batch }
})

/** A built-in rule is again as it comes; one's own is gone. */
export const resetRule = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const change = (yield* log.under(Rule, "kind", "rule")).find((each) => each.id === id)
  if (change === undefined) return yield* new Gone()
  const { batch } = yield* log.commit([resetDraft(change, isBuiltIn(id))], { via: VIA })
  return { batch }
})

/** The user's own rules and their changes to built-in ones, as `readRules` and `kith rules add` read them back. */
export const ruleFile = Effect.fnUntraced(function* ({ log, today, lang }: LogSession, _: undefined) {
  const changes = yield* log.under(Rule, "kind", "rule")
  const { specs } = withChanges(builtInRules, changes)
  const mine = specs.filter(({ id }) => changes.some((change) => change.id === id && change.deleted === undefined))
  return {
    name: `kith-rules-${isoOf(today)}.json`,
    text: `${JSON.stringify(rulesToPlain(mine.map((spec) => partsOf(spec, lang))), undefined, 2)}\n`,
    count: mine.length
  }
})

export interface RulesRead {
  readonly parts: ReadonlyArray<RuleParts>
  readonly names: ReadonlyArray<string>
  readonly problems: ReadonlyArray<FileProblem>
  /** It is neither YAML nor JSON. */
  readonly isUnreadable: boolean
}

/** A file's text, looked at and not saved. */
export const readRules = Effect.fnUntraced(function* (_: LogSession, { text }: { readonly text: string }) {
  const { parse } = yield* Effect.promise(() => import("effect/encoding/Yaml"))
  const plain = yield* Effect.result(Effect.try({ try: () => parse(text), catch: () => "unreadable" as const }))
  if (plain._tag === "Failure") return { parts: [], names: [], problems: [], isUnreadable: true } satisfies RulesRead
  const { rules: parts, problems } = readRuleFile(plain.success)
  return { parts, names: parts.map(({ id, name }) => name ?? id), problems, isUnreadable: false } satisfies RulesRead
})
