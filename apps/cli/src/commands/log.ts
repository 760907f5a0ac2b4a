/** `kith log`: one time that you were in touch, in one line, with everything that came of it. */
import * as Effect from "effect/Effect"
import { Channel, Direction, InteractionKind, MeetingState, Outcome } from "@kith/core/domain/entities/Interaction"
import { formatMoment } from "@kith/core/domain/calendar/Moment"
import { readSpan } from "@kith/core/domain/words/readSpan"
import { isAhead, logTouch, type Touch } from "@kith/core/workspace/Logging"
import { type Call, logCommand } from "../Command.ts"
import { gatheringNamed } from "../gathering.ts"
import { echoLogged } from "../loggedInWords.ts"
import { askLine } from "../prompt.ts"
import { printable } from "../output/printable.ts"
import { dayFlag, momentFlag, readMomentFlag } from "../readMoment.ts"
import { type Session, VIA } from "../Session.ts"
import { usage } from "../Stopped.ts"
import { touchInLine } from "../touchInLine.ts"
import { whomToLog } from "../whomToLog.ts"
import { forShell, frameWords } from "../words/frameWords.ts"
import { logWords } from "../words/logWords.ts"

const flags = {
  kind: { kind: "value", choices: InteractionKind.literals },
  channel: { kind: "value", choices: Channel.literals },
  happened: { kind: "value" },
  outcome: { kind: "value", choices: Outcome.literals },
  state: { kind: "value", choices: MeetingState.literals },
  direction: { kind: "value", choices: Direction.literals },
  minutes: { kind: "value" },
  place: { kind: "value" },
  useful: { kind: "value" },
  "who-else": { kind: "many" },
  next: { kind: "value" },
  why: { kind: "value" },
  promise: { kind: "many" },
  by: { kind: "value" },
  advice: { kind: "many" },
  "call-back": { kind: "value" },
  gathering: { kind: "value" },
  with: { kind: "many" },
  add: { kind: "boolean" }
} as const

type Asked = Call<typeof flags>["flags"]

export const log = logCommand({
  flags,
  takes: [0, Number.POSITIVE_INFINITY],
  words: logWords,
  run: Effect.fnUntraced(function* ({ args, flags: asked }: Call<typeof flags>, session) {
    const { lang, out } = session
    const words = args.length > 0 ? args : [yield* lineAskedFor(session)]
    const line = yield* touchInLine(session, words, asked)
    const rest = yield* consequences(session, asked)
    const contact = yield* whomToLog(session, line.who, asked.add)
    const attendees = yield* Effect.forEach(asked.with, (typed) => whomToLog(session, typed, asked.add))
    if (line.kind !== "meeting" && (yield* isAhead(line.happened))) {
      return yield* usage(logWords[lang].ahead(forShell(line.who)))
    }
    const touch: Touch = {
      contact,
      kind: line.kind,
      channel: line.channel,
      happened: line.happened,
      points: line.text,
      attendees,
      ...rest,
      minutes: rest.minutes ?? line.minutes
    }
    const logged = yield* logTouch(touch, VIA)
    if (line.kindIsGuess) out.note(logWords[lang].kindUnknown)
    if (line.strayDate !== undefined) out.note(logWords[lang].strayDate(printable(line.strayDate)))
    yield* echoLogged(session, touch, logged)
  })
})

const lineAskedFor = (session: Session) =>
  session.out.canAsk
    ? askLine(session, logWords[session.lang].ask)
    : Effect.fail(usage(frameWords[session.lang].tooFew(`kith log ${logWords[session.lang].help.usage[0]!}`)))

/** What the flags say beside whom, what and when. */
const consequences = Effect.fnUntraced(function* (session: Session, asked: Asked) {
  const say = logWords[session.lang]
  const empty = Object.keys(flags).find((flag) => [asked[flag as keyof Asked]].flat().some((value) => isBlank(value)))
  if (empty !== undefined) return yield* usage(frameWords[session.lang].noValue(`--${empty}`))
  if (asked.why !== undefined && asked.next === undefined) return yield* usage(say.whyWithoutNext)
  if (asked.by !== undefined && asked.promise.length === 0) return yield* usage(say.byWithoutPromise)
  const by = asked.by === undefined ? undefined : yield* dayFlag(session, "--by", asked.by, "future")
  const next = asked.next === undefined ? undefined : yield* readMomentFlag(session, "--next", asked.next, "future")
  if (next !== undefined && next.day < session.today) return yield* usage(say.nextIsPast(asked.next!))
  const callBackAt = asked["call-back"]
  const met = asked.gathering === undefined ? undefined : yield* gatheringNamed(session, asked.gathering)
  return {
    outcome: asked.outcome,
    state: asked.state,
    direction: asked.direction,
    useful: asked.useful,
    suggested: asked["who-else"],
    advice: asked.advice,
    minutes: asked.minutes === undefined ? undefined : yield* minutesFrom(session, asked.minutes),
    place: asked.place,
    next: next === undefined ? undefined : { on: formatMoment(next), reason: asked.why },
    callBackAt: callBackAt === undefined ? undefined : yield* momentFlag(session, "--call-back", callBackAt, "future"),
    pledges: asked.promise.map((text) => ({ text, due: by })),
    gathering: met === undefined ? undefined : met.isNew ? { name: asked.gathering! } : met.gathering
  } satisfies Partial<Touch>
})

const isBlank = (value: unknown): boolean => typeof value === "string" && value.trim() === ""

const minutesFrom = Effect.fnUntraced(function* ({ lang }: Session, typed: string) {
  const span = /^\d+$/.test(typed) ? { amount: Number(typed), unit: "minutes" } : readSpan(typed)
  return span?.unit === "minutes" && span.amount > 0 ? span.amount : yield* usage(logWords[lang].noSpan(typed))
})
