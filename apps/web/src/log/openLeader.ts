/** Opens the log for the tab that leads, and answers what all tabs ask of it. */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { localOf } from "@kith/core/domain/calendar/Zone"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { Primitives } from "@kith/core/log/Primitives"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { frozenClock } from "@kith/core/workspace/frozenClock"
import { calendarFor } from "@kith/core/workspace/Settings"
import { Workspace } from "@kith/core/workspace/Workspace"
import type { Call, Changed, Outcome } from "../link/messages.ts"
import { makeBackground as backgroundInBrowser } from "./Background.ts"
import { failureOf } from "./failureOf.ts"
import { type LogSession, type Method, VIA } from "./Method.ts"
import type { Ports } from "./Ports.ts"
import { commands, questions, waitForNobody } from "./methods.ts"
import { webPorts } from "./webPorts.ts"
import type { Leader } from "./Tab.ts"
import { randomFor } from "./randomFor.ts"
import { turnsHere } from "./Turns.ts"

export interface OpenLeaderOptions {
  readonly log: string
  /** Stops the clock there, ms: for demonstrations and tests. */
  readonly frozenAt: number | undefined
  readonly changed: (what: Changed) => void
  /** The browser's unless given: tests have theirs in memory. */
  readonly portsOf?: typeof webPorts
  readonly makeBackground?: typeof backgroundInBrowser
}

/** Answers every call with the reason if the log cannot be opened; asking again tries again. */
export const openLeader = (options: OpenLeaderOptions): Leader => {
  const { log, frozenAt, changed, portsOf = webPorts, makeBackground = backgroundInBrowser } = options
  const clock = frozenAt === undefined ? Layer.empty : Layer.effect(Clock.Clock, standingStill(frozenAt))
  const news = afterAnswers(() => changed("log"))
  const layer = Workspace.layer.pipe(Layer.provideMerge(portsOf(log, news.tell)), Layer.provideMerge(clock))
  let runtime = ManagedRuntime.make(layer)
  let isOpen = false
  const inBackground = () =>
    makeBackground({
      log,
      via: VIA,
      changed,
      run: (work) => {
        const fiber = runtime.runFork(work)
        return () => void Effect.runFork(Fiber.interrupt(fiber))
      },
      startOver
    })
  const startOver = (): void => {
    const before = runtime
    runtime = ManagedRuntime.make(layer)
    background = inBackground()
    isOpen = false
    // Not within the call that asks for it, which the old one still answers.
    setTimeout(() => {
      void before.dispose().catch(() => undefined)
      changed("log")
      changed("sync")
    })
  }
  let background = inBackground()
  // One command at a time: each reads what the one before it wrote.
  let last: Promise<unknown> = Promise.resolve()
  const turns = turnsHere()

  const run = async (call: Call, method: AnyMethod, onProgress: Progress): Promise<Outcome> => {
    const { giveWay, end } = turns.begin()
    const exit = await runtime.runPromiseExit(answered(call, method, { background, onProgress, giveWay })).finally(end)
    if (Exit.isSuccess(exit)) {
      if (!isOpen) void runtime.runPromise(Effect.ignore(background.begin)).catch(() => undefined)
      isOpen = true
      return { _tag: "Answered", value: exit.value }
    }
    if (!isOpen) {
      // A layer that failed stays failed: the next call opens everything anew.
      await runtime.dispose().catch(() => undefined)
      runtime = ManagedRuntime.make(layer)
    }
    return { _tag: "Failed", failure: failureOf(Cause.squash(exit.cause)) }
  }

  return {
    answer: (call, onProgress) => {
      const question = (questions as Methods)[call.name]
      if (question !== undefined) return run(call, question, onProgress)
      const command = (commands as Methods)[call.name]
      if (command === undefined) {
        // An old tab's page, or a new one's, asks what this version does not know.
        return Promise.resolve({ _tag: "Failed", failure: { code: "newer", detail: call.name } })
      }
      if (waitForNobody.has(call.name)) {
        return run(call, asCommand(call, command), onProgress).finally(() => background.written())
      }
      const outcome = last.then(() => news.after(() => run(call, asCommand(call, command), onProgress)))
      last = outcome.then(() => background.written())
      return outcome
    },
    close: () => runtime.dispose()
  }
}

/** It is always the same time, but waiting takes as long as ever: a server that has not answered yet is not late. */
const standingStill = (at: number) =>
  Effect.map(Clock.Clock, (running): Clock.Clock => ({ ...frozenClock(at), sleep: (span) => running.sleep(span) }))

/** The longest, ms, that pages wait for the news of a change, whatever is being answered. */
const NEWS_MS = 250

/** Who waits for the answer to a command has it before all pages ask anew what the command changed. */
const afterAnswers = (changed: () => void) => {
  let answering = 0
  let due: ReturnType<typeof setTimeout> | undefined
  const tellIn = (ms: number): void => {
    clearTimeout(due)
    due = setTimeout(() => {
      due = undefined
      changed()
    }, ms)
  }
  return {
    tell: (): void => {
      if (answering === 0) changed()
      else if (due === undefined) tellIn(NEWS_MS)
    },
    after: async <A>(answer: () => Promise<A>): Promise<A> => {
      answering++
      try {
        return await answer()
      } finally {
        answering--
        // Not once nothing is answered any more: the next command may wait for a server.
        if (due !== undefined) tellIn(0)
      }
    }
  }
}

type AnyMethod = Method<unknown, unknown>
type Methods = Readonly<Record<string, AnyMethod>>
type Progress = (done: number, of: number) => void

type Given = Pick<LogSession, "background" | "onProgress" | "giveWay">

const answered = (call: Call, method: AnyMethod, given: Given) =>
  Effect.gen(function* () {
    const log = yield* Workspace
    // What is on its way is put in place by what brings it; until then, what is here is shown as it is.
    const { background, onProgress } = given
    if ((yield* background.arrival) === undefined) yield* log.catchUp((folded) => onProgress(folded, 0))
    const settings = yield* log.settings
    const calendar = yield* calendarFor(settings)
    const now = yield* Clock.currentTimeMillis
    const { day: today, minute } = localOf(calendar.zone, now)
    const { lang, args } = call.args as { readonly lang: Language; readonly args: unknown }
    return yield* method({ log, lang, calendar, settings, now, today, minute, ...given }, args)
  })

/** Ids that a command makes follow from its call, so that one that is sent again to another tab makes none anew. */
const asCommand =
  (call: Call, command: AnyMethod): AnyMethod =>
  (session, args) =>
    Effect.gen(function* () {
      const log = yield* Workspace
      return yield* command({ ...session, log }, args)
    }).pipe(
      Effect.provide(
        Layer.fresh(Workspace.layer).pipe(
          Layer.provideMerge(Layer.succeed(Primitives, { sha256: nobleSha256, random: randomFor(call.id) }))
        )
      )
    ) as Effect.Effect<unknown, unknown, Ports>
