/** `kith goal`: the week's goal and how far it is, without any guilt. */
import * as Effect from "effect/Effect"
import { isoOf, startOfWeek } from "@kith/core/domain/calendar/CivilDay"
import { Goal } from "@kith/core/domain/entities/Search"
import type { GoalCount, Measure } from "@kith/core/domain/rules/GoalCount"
import { dropGoalDraft, goalDraft, goalId } from "@kith/core/domain/rules/goalDrafts"
import { goalCounts } from "@kith/core/domain/rules/weeklyGoal"
import { dateInWords } from "@kith/core/domain/words/whenToWords"
import { FIRST_CONVERSATIONS, firstConversations } from "@kith/core/workspace/Milestone"
import { weeksUpTo } from "@kith/core/workspace/Week"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { failed, usage } from "../Stopped.ts"
import { goalWords } from "../words/goalWords.ts"

const flags = { per: { kind: "value", choices: ["week", "month"] } } as const

const ACTIONS = { show: [0, 0], set: [1, 2], drop: [0, 1] } as const

export const goal = logCommand({
  flags,
  takes: [0, 3],
  words: goalWords,
  run: Effect.fnUntraced(function* ({ args, flags: { per = "week" } }: Call<typeof flags>, session) {
    const { lang } = session
    const usages = goalWords[lang].help.usage
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, { lang, bare: "show", usages })
    if (action === "set") return yield* set(session, rest, per)
    if (action === "drop") return yield* drop(session, rest[0], per)
    return yield* show(session)
  })
})

/** Weeks looked back on. */
const LATELY = 8

const show = Effect.fnUntraced(function* (session: Session) {
  const { log, out, lang, today } = session
  const say = goalWords[lang]
  const monday = startOfWeek(today)
  const at = yield* log.goalsAt(today)
  const counted = goalCounts(at)
  const held = yield* firstConversations()
  const lately = yield* weeksUpTo(today, LATELY)
  if (out.isJson) {
    return out.json({
      week: isoOf(monday),
      counts: at.week,
      goals: counted.map(({ measure, per, done, target }) => ({ measure, per, done, target })),
      milestone: { done: held, target: FIRST_CONVERSATIONS },
      weeks: lately.map(({ monday: start, counts }) => ({ week: isoOf(start), counts }))
    })
  }
  out.line(out.style.bold(say.week(dateInWords(monday, { today, lang }))))
  const isOwn = at.goals.some(({ deleted }) => deleted === undefined)
  out.table(
    [{}, {}, { style: out.style.good }, { style: out.style.dim }],
    [
      ...counted.map((each) => [
        `${nameOf(each.measure, lang)} ${each.per === "week" ? say.thisWeek : say.thisMonth}`,
        say.of(each.done, each.target),
        each.done >= each.target ? `✓ ${say.reached}` : "",
        isOwn ? "" : say.noGoal
      ]),
      ...(["new-people", "conversations"] as const)
        .filter((measure) => !counted.some((each) => each.per === "week" && each.measure === measure))
        .map((measure) => [`${nameOf(measure, lang)} ${say.thisWeek}`, String(at.week[measure]), "", ""])
    ],
    1
  )
  out.line(` ${held >= FIRST_CONVERSATIONS ? say.milestoneReached(held) : say.milestone(held, FIRST_CONVERSATIONS)}`)
  out.line(out.style.dim(` ${say.lately(LATELY)}`))
  out.table(
    [{}, { style: out.style.dim }],
    (["new-people", "conversations"] as const).map((measure) => [
      nameOf(measure, lang),
      lately.map(({ counts }) => String(counts[measure])).join(" ")
    ]),
    1
  )
})

const nameOf = (measure: Measure, lang: Session["lang"]): string =>
  measure === "conversations" ? goalWords[lang].held : goalWords[lang].asked

const measureFrom = Effect.fnUntraced(function* ({ lang }: Session, typed: string | undefined) {
  if (typed === undefined) return "new-people" as const
  const found = (["conversations", "new-people"] as const).find((measure) => measure === typed)
  return found ?? (yield* usage(goalWords[lang].noSuchMeasure(typed)))
})

const set = Effect.fnUntraced(function* (
  session: Session,
  [many, typed]: ReadonlyArray<string>,
  per: GoalCount["per"]
) {
  const { log, out, lang } = session
  const say = goalWords[lang]
  const measure = yield* measureFrom(session, typed)
  const target = /^\d{1,4}$/.test(many!) ? Number(many) : 0
  if (target < 1) return yield* usage(say.notANumber(many!))
  const id = goalId({ measure, per })
  const { batch } = yield* log.commit([goalDraft({ measure, per, target })], { via: VIA })
  if (out.isJson) return out.json({ id, measure, per, target, undo: batch })
  const what = `${nameOf(measure, lang)} ${per === "week" ? say.perWeek : say.perMonth}`
  out.echo(`${out.style.good("✓")} ${say.set(what, target)}   ${yield* undoHint(session, batch)}`)
})

const drop = Effect.fnUntraced(function* (session: Session, typed: string | undefined, per: GoalCount["per"]) {
  const { log, out, lang } = session
  const say = goalWords[lang]
  const all = yield* log.under(Goal, "kind", "goal")
  const id = typed === undefined ? undefined : goalId({ measure: yield* measureFrom(session, typed), per })
  const dropped = all.filter((each) => id === undefined || each.id === id)
  if (dropped.length === 0) return yield* failed(say.nothingToDrop)
  const { batch } = yield* log.commit(
    dropped.map((each) => dropGoalDraft(each.id)),
    { via: VIA }
  )
  if (out.isJson) return out.json({ dropped: dropped.map((each) => each.id), undo: batch })
  out.echo(`${out.style.good("✓")} ${say.dropped}   ${yield* undoHint(session, batch)}`)
})
