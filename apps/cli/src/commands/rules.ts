/** `kith rules`: what reminds of whom, and when; changed, switched off, added to, and tried before it is saved. */
import { readFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import { addMonths, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { isoWithOffset, localOf } from "@kith/core/domain/calendar/Zone"
import type { View } from "@kith/core/domain/declare/Entity"
import { Rule } from "@kith/core/domain/entities/Rule"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { changeRules, NO_SPAN } from "@kith/core/domain/rules/changeRules"
import { withChanges } from "@kith/core/domain/rules/compileRules"
import type { FileProblem } from "@kith/core/domain/rules/file/reader"
import { ruleFileProblem } from "@kith/core/domain/words/ruleFileWords"
import { readRuleFile } from "@kith/core/domain/rules/file/ruleFile"
import { ruleDraft, resetDraft } from "@kith/core/domain/rules/ruleDrafts"
import type { RuleParts } from "@kith/core/domain/rules/RuleParts"
import type { RuleSpec } from "@kith/core/domain/rules/RuleSpec"
import { dueInRule, sourcesInRule } from "@kith/core/domain/rules/words/ruleInWords"
import { dateInWords } from "@kith/core/domain/words/whenToWords"
import { previewRule } from "@kith/core/workspace/RulePreview"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { fileFault } from "../fileFault.ts"
import { printable } from "../output/printable.ts"
import { confirm } from "../prompt.ts"
import { reminderInWords } from "../remindersInWords.ts"
import { rowsOfRule, ruleName } from "../ruleInWords.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { failed, usage } from "../Stopped.ts"
import { thingMeant } from "../thingMeant.ts"
import { frameWords } from "../words/frameWords.ts"
import { rulesWords } from "../words/rulesWords.ts"

const flags = {
  name: { kind: "value" },
  after: { kind: "value" },
  late: { kind: "value" },
  snap: { kind: "value", choices: ["none", "workingHours", "morning", "evening"] },
  opens: { kind: "value", choices: ["trigger", "day", "due"] },
  times: { kind: "value" },
  every: { kind: "many" },
  tag: { kind: "many" },
  "dry-run": { kind: "boolean" }
} as const

type Given = Call<typeof flags>["flags"]
type Changes = ReadonlyArray<View<typeof Rule>>

const ACTIONS = {
  list: [0, 0],
  show: [1, 1],
  set: [1, 1],
  on: [1, 1],
  off: [1, 1],
  preview: [1, 1],
  add: [1, 1],
  reset: [1, 1]
} as const

export const rules = logCommand({
  flags,
  takes: [0, 2],
  words: rulesWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }, session) {
    const { lang, log } = session
    const usages = rulesWords[lang].help.usage
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, {
      lang,
      bare: "list",
      show: "show",
      usages
    })
    const changes = yield* log.under(Rule, "kind", "rule")
    const { specs } = withChanges(builtInRules, changes)
    if (action === "list") return list(session, specs, changes)
    if (action === "add") return yield* add(session, rest[0]!, changes, given)
    const spec = yield* thingMeant(
      session,
      { kind: "rule", things: specs, titleOf: ({ name }) => name[lang], none: rulesWords[lang].none },
      rest[0]!
    )
    switch (action) {
      case "show":
        return show(session, spec, changes)
      case "preview":
        return yield* wouldDo(session, [spec])
      case "set":
        return yield* set(session, spec, changes, given)
      case "on":
      case "off":
        return yield* turn(session, spec, action === "on")
      case "reset":
        return yield* reset(session, spec, changes)
    }
  })
})

const toJson = (spec: RuleSpec, changes: Changes) => ({
  id: spec.id,
  name: spec.name,
  enabled: spec.enabled,
  on: spec.on,
  after: spec.after,
  lateAfter: spec.lateAfter ?? null,
  source: spec.source,
  span: spec.span,
  changed: changes.some(({ id }) => id === spec.id)
})

const list = ({ out, lang }: Session, specs: ReadonlyArray<RuleSpec>, changes: Changes): void => {
  if (out.isJson) return out.json(specs.map((spec) => toJson(spec, changes)))
  const say = rulesWords[lang]
  out.table(
    [
      { style: out.style.id },
      { header: say.rule, least: 16 },
      { header: say.due, least: 12 },
      { header: say.source, least: 12, style: out.style.dim },
      { style: out.style.warn }
    ],
    specs.map((spec) => [
      spec.id,
      ruleName(spec, lang),
      dueInRule(spec, lang),
      sourcesInRule(spec, lang),
      stateOf(spec, changes, lang)
    ]),
    1
  )
  out.note(say.legend)
}

const stateOf = ({ id, enabled }: RuleSpec, changes: Changes, lang: Session["lang"]): string => {
  const say = rulesWords[lang]
  if (!enabled) return say.off
  if (!isBuiltIn(id)) return say.own
  return changes.some((change) => change.id === id && change.enabled !== true) ? say.yours : ""
}

const isBuiltIn = (id: string): boolean => builtInRules.some((rule) => rule.id === id)

const show = ({ out, lang }: Session, spec: RuleSpec, changes: Changes): void => {
  if (out.isJson) return out.json({ ...toJson(spec, changes), rule: JSON.parse(JSON.stringify(spec)) })
  const state = stateOf(spec, changes, lang)
  out.line(`${out.style.bold(ruleName(spec, lang))} ${out.style.id(spec.id)}${state === "" ? "" : `  ${state}`}`)
  out.table(
    [{ style: out.style.dim }, { wraps: true }],
    rowsOfRule(spec, lang).filter(([, text]) => text !== ""),
    1
  )
}

/** As many of them as somebody reads. */
const SHOWN = 12

/** Shows what rules would do in the coming month. */
const wouldDo = Effect.fnUntraced(function* (session: Session, specs: ReadonlyArray<RuleSpec>) {
  const { out, lang, today, calendar } = session
  const say = rulesWords[lang]
  const until = calendar.startOfDay(addMonths(today, 1))
  const found = []
  for (const spec of specs) found.push({ spec, ...(yield* previewRule(spec, until)) })
  const saying = yield* sayingOf(
    session,
    found.flatMap(({ reminders }) => reminders.slice(0, SHOWN))
  )
  if (out.isJson) {
    return out.json(
      found.map(({ spec, reminders }) => ({
        rule: spec.id,
        from: isoOf(today),
        until: isoOf(addMonths(today, 1)),
        reminders: reminders.map(({ contact, due }) => ({
          contact: contact ?? null,
          due: isoWithOffset(calendar.zone, due)
        }))
      }))
    )
  }
  for (const { spec, reminders, skipped } of found) {
    if (spec.on === "week") {
      out.line(say.weekly)
      continue
    }
    out.line(say.wouldDo(reminders.length, ruleName(spec, lang)))
    out.table(
      [{}, {}, { wraps: true, style: out.style.dim }],
      reminders.slice(0, SHOWN).map((reminder) => {
        const { title, reason } = reminderInWords(session, reminder, { ...saying, ruleName: () => spec.name[lang] })
        return [dateInWords(localOf(calendar.zone, reminder.due).day, { today, lang }), title, reason]
      }),
      1
    )
    if (reminders.length > SHOWN) out.line(` ${say.more(reminders.length - SHOWN)}`)
    if (skipped.length > 0) out.note(say.skipped(skipped.length))
  }
})

/** Shows what it would do, asks on a terminal, and writes. */
const save = Effect.fnUntraced(function* (
  session: Session,
  parts: ReadonlyArray<RuleParts>,
  changes: Changes,
  given: Given
) {
  const { out, log, lang, global } = session
  const say = rulesWords[lang]
  const { changes: after, specs: saved, problems, drafts } = changeRules(changes, parts)
  const [broken] = problems
  if (broken !== undefined) return yield* usage(say.needs(broken.rule, broken.missing.join(", ")))
  if (given["dry-run"] || !(out.isJson || out.isQuiet || global.yes)) yield* wouldDo(session, saved)
  if (given["dry-run"]) return
  if (out.canAsk && !(yield* confirm(session, say.ask))) return yield* failed(frameWords[lang].canceled)
  const { batch } = yield* log.commit(drafts, { via: VIA })
  if (out.isJson) return out.json({ rules: saved.map((spec) => toJson(spec, after)), undo: batch })
  const said = saved.length === 1 ? say.saved(ruleName(saved[0]!, lang)) : say.savedAll(saved.length)
  out.echo(`${out.style.good("✓")} ${said}   ${yield* undoHint(session, batch)}`)
})

const set = Effect.fnUntraced(function* (session: Session, spec: RuleSpec, changes: Changes, given: Given) {
  const { name, after, late, snap, opens, times, every, tag } = given
  const tags = tag.map((each) => [each.slice(0, each.lastIndexOf("=")), each.slice(each.lastIndexOf("=") + 1)] as const)
  const gone = tags.filter(([, span]) => span === "none").map(([label]) => ({ tag: label, days: NO_SPAN }))
  const spans = tags.filter(([, span]) => span !== "none")
  const plain = {
    id: spec.id,
    ...(name === undefined ? {} : { name }),
    ...(after === undefined ? {} : { after }),
    ...(late === undefined ? {} : { late }),
    ...(snap === undefined ? {} : { snap }),
    ...(opens === undefined ? {} : { opens }),
    ...(times === undefined && every.length === 0
      ? {}
      : {
          repeat: {
            ...(times === undefined ? {} : { times: /^\d+$/.test(times) ? Number(times) : times }),
            ...(every.length === 0 ? {} : { every })
          }
        }),
    ...(spans.length === 0 ? {} : { cadence: Object.fromEntries(spans) })
  }
  if (Object.keys(plain).length === 1 && gone.length === 0) return yield* usage(rulesWords[session.lang].nothingToSet)
  const { rules: read, problems } = readRuleFile(plain)
  if (problems.length > 0)
    return yield* notUnderstood(
      session,
      problems.map((each) => ({ ...each, path: each.path.replace(/^rules\[0\]\.?/, "--") }))
    )
  const parts = read[0]!
  const cadenceByTag = [...(parts.cadenceByTag ?? []), ...gone]
  yield* save(session, [cadenceByTag.length === 0 ? parts : { ...parts, cadenceByTag }], changes, given)
})

const add = Effect.fnUntraced(function* (session: Session, file: string, changes: Changes, given: Given) {
  const say = rulesWords[session.lang]
  const text = yield* Effect.try({
    try: () => readFileSync(file, "utf8"),
    catch: (cause) => fileFault(cause, file, session.lang)
  })
  const plain = yield* parsed(session, file, text)
  const { rules: read, problems } = readRuleFile(plain)
  if (problems.length > 0) return yield* notUnderstood(session, problems)
  if (read.length === 0) return yield* usage(say.noRules(file))
  yield* save(session, read, changes, given)
})

const parsed = Effect.fnUntraced(function* ({ lang }: Session, file: string, text: string) {
  try {
    return JSON.parse(text) as unknown
  } catch {
    const { parse } = yield* Effect.promise(() => import("effect/encoding/Yaml"))
    return yield* Effect.try({
      try: () => parse(text),
      catch: (cause) => usage(rulesWords[lang].notYaml(file, messageOf(cause)))
    })
  }
})

const messageOf = (cause: unknown): string => printable(cause instanceof Error ? cause.message : String(cause))

const notUnderstood = ({ lang }: Session, problems: ReadonlyArray<FileProblem>) => {
  const lines = problems.map((problem) => `  ${printable(ruleFileProblem(problem, { lang }))}`)
  return usage([rulesWords[lang].problems, ...lines].join("\n"))
}

const turn = Effect.fnUntraced(function* (session: Session, spec: RuleSpec, enabled: boolean) {
  const { out, log, lang } = session
  const say = rulesWords[lang]
  if (spec.enabled === enabled) {
    return out.isJson ? out.json({ id: spec.id, enabled, undo: null }) : out.note(say.already)
  }
  const { batch } = yield* log.commit([ruleDraft({ id: spec.id, enabled })], { via: VIA })
  if (out.isJson) return out.json({ id: spec.id, enabled, undo: batch })
  const said = enabled ? say.isOn : say.isOff
  out.echo(`${out.style.good("✓")} ${said(ruleName(spec, lang))}   ${yield* undoHint(session, batch)}`)
})

const reset = Effect.fnUntraced(function* (session: Session, spec: RuleSpec, changes: Changes) {
  const { out, log, lang } = session
  const say = rulesWords[lang]
  const change = changes.find(({ id }) => id === spec.id)
  if (change === undefined) return yield* failed(say.nothingToReset)
  const { batch } = yield* log.commit([resetDraft(change, isBuiltIn(spec.id))], { via: VIA })
  if (out.isJson) return out.json({ id: spec.id, undo: batch })
  const said = isBuiltIn(spec.id) ? say.reset : say.gone
  out.echo(
    `${out.style.good("✓")} ${said(ruleName(isBuiltIn(spec.id) ? builtInRules.find(({ id }) => id === spec.id)! : spec, lang))}   ${yield* undoHint(session, batch)}`
  )
})
