/** What a sync has to say for itself: in words with what to do, and for scripts. */
import * as Effect from "effect/Effect"
import type { DeviceId } from "@kith/core/log/Ids"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { SyncStore } from "@kith/core/log/SyncStore"
import type { syncWith } from "@kith/core/workspace/Syncing"
import type { Session } from "../Session.ts"
import { syncWords } from "../words/syncWords.ts"
import { deviceNames, shortDevice } from "./deviceNames.ts"

export type Synced = Effect.Success<ReturnType<typeof syncWith>>

/** What stood open before, so that only what is new is told. */
export interface Before {
  readonly conflicts: number
  readonly meanwhile: number
  readonly forks: number
}

export const before = Effect.fnUntraced(function* ({ log }: Session) {
  return {
    conflicts: (yield* log.conflicts).length,
    meanwhile: (yield* log.changedMeanwhile).length,
    forks: (yield* (yield* SyncStore).forks).length
  } satisfies Before
})

/** Further than this, a clock is told to be wrong. */
const TOLERATED_MS = 5 * 60_000

export interface Told {
  readonly report: Synced
  readonly was: Before
  /** For people. */
  readonly place: string
  /** ms; a folder has no clock. */
  readonly clockAhead: number | undefined
}

/** Everything that somebody should know, each with what to do; nothing when all is as it should be. */
export const warnings = Effect.fnUntraced(function* (session: Session, local: LocalBundles, told: Told) {
  const { log, lang } = session
  const { report, was, clockAhead } = told
  const say = syncWords[lang]
  const names = yield* deviceNames(yield* local.members)
  const named = (device: DeviceId): string => names.get(device) ?? shortDevice(device)
  const conflicts = (yield* log.conflicts).length - was.conflicts
  const meanwhile = (yield* log.changedMeanwhile).length - was.meanwhile
  const forked = new Set(report.forks.slice(was.forks).map(({ device }) => device))
  return [
    ...(report.outside > 0 ? [say.outside(report.outside)] : []),
    ...(report.kept > 0 ? [say.kept(report.kept)] : []),
    ...(report.waiting > 0 ? [say.waiting(report.waiting)] : []),
    ...(conflicts > 0 ? [say.conflicts(conflicts)] : []),
    ...(meanwhile > 0 ? [say.changedMeanwhile(meanwhile)] : []),
    ...[...forked].map((device) => say.fork(named(device))),
    // A fork is told as what it is.
    ...report.refusals
      .filter(({ device, why }) => why !== "fork" || !forked.has(device))
      .map(({ device, seq, why }) => say.refused(named(device), seq, say.reasons[why])),
    ...report.withheld.map(({ device, held, known, by }) => say.withheld(known - held, named(device), named(by))),
    ...clockWarning(clockAhead, lang)
  ]
})

export const clockWarning = (clockAhead: number | undefined, lang: Session["lang"]): ReadonlyArray<string> => {
  if (clockAhead === undefined || Math.abs(clockAhead) <= TOLERATED_MS) return []
  const say = syncWords[lang]
  const span = spanInWords(Math.abs(clockAhead), lang)
  return [clockAhead > 0 ? say.clockBehind(span) : say.clockAhead(span)]
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const spanInWords = (ms: number, lang: Session["lang"]): string => {
  const say = syncWords[lang]
  if (ms < 2 * MINUTE) return say.seconds(Math.max(1, Math.round(ms / 1000)))
  if (ms < 2 * HOUR) return say.minutes(Math.round(ms / MINUTE))
  return ms < 48 * HOUR ? say.hours(Math.round(ms / HOUR)) : say.days(Math.round(ms / (24 * HOUR)))
}

/** For scripts; the first four are relied on. */
export const reportJson = ({ report, place, clockAhead }: Told) => ({
  sent: report.sent,
  received: report.received,
  waiting: report.waiting,
  outside: report.outside,
  kept: report.kept,
  upToDate: report.waiting === 0 && report.refusals.length === 0 && report.withheld.length === 0,
  place,
  refused: report.refusals.map(({ device, seq, why }) => ({ device, seq, why })),
  withheld: report.withheld.map(({ device, held, known, by }) => ({ device, held, known, by })),
  forks: report.forks.map(({ device, seq }) => ({ device, seq })),
  clockAheadMs: clockAhead ?? null
})
