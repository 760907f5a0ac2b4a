/** Whether all is well with the log in this browser: what was found, in words, and mending what can be mended. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { DeviceId } from "@kith/core/log/Ids"
import { memberKeys } from "@kith/core/log/MemberKeys"
import { Primitives } from "@kith/core/log/Primitives"
import { SyncStore } from "@kith/core/log/SyncStore"
import { verifyFeeds } from "@kith/core/log/VerifyFeeds"
import { type Examination, examine, mend } from "@kith/core/workspace/Doctor"
import { withheld } from "@kith/core/workspace/Withheld"
import type { LogSession } from "../Method.ts"
import { doctorWords } from "./doctorWords.ts"

export interface Finding {
  readonly id: string
  /** `note`: worth knowing, and nothing wrong. */
  readonly state: "well" | "note" | "wrong"
  /** A whole sentence: what it is, and what to do. */
  readonly text: string
  /** Where to do it. */
  readonly href: string | undefined
}

export interface Examined {
  readonly findings: ReadonlyArray<Finding>
  readonly isWell: boolean
  /** `mendLog` can do something about it. */
  readonly canMend: boolean
}

/** Reads the whole log. */
export const examineLog = Effect.fnUntraced(function* (session: LogSession, _: undefined) {
  const found = yield* examine()
  const { problems } = yield* session.log.rules
  const say = doctorWords[session.lang]
  const findings = [
    ...(yield* ofFeeds(session)),
    ...ofExamination(found, session.lang),
    ...problems.map(({ rule }) => finding(`rule-${rule}`, "note", say.rule(rule), "/rules")),
    ...(yield* ofSync(session))
  ]
  return {
    findings,
    isWell: findings.every(({ state }) => state !== "wrong"),
    canMend: !found.isSameCatalogue || found.behind > 0 || found.stale > 0
  } satisfies Examined
})

const finding = (id: string, state: Finding["state"], text: string, href?: string): Finding => ({
  id,
  state,
  text,
  href
})

const ofFeeds = Effect.fnUntraced(function* ({ background, lang, onProgress }: LogSession) {
  const say = doctorWords[lang]
  const { sha256 } = yield* Primitives
  const own = yield* DeviceKeys
  const named = (yield* Effect.promise(() => background.notes.read())).publicKeys ?? {}
  const keys = new Map<DeviceId, Uint8Array>(Object.entries(named) as Array<[DeviceId, Uint8Array]>)
  for (const [device, key] of yield* memberKeys(sha256)) keys.set(device, key)
  keys.set(own.device, own.publicKey)
  const checked = yield* Effect.result(verifyFeeds(keys, onProgress))
  if (Result.isFailure(checked)) return [finding("log", "wrong", say.unreadable)]
  const feeds = checked.success
  const whole = feeds.filter(({ state }) => state === "whole")
  const events = whole.reduce((sum, feed) => sum + feed.events, 0)
  return [
    ...(whole.length > 0 || feeds.length === 0 ? [finding("log", "well", say.log(events, whole.length))] : []),
    ...feeds.flatMap(({ device, state, events: count }) =>
      state === "whole"
        ? []
        : state === "unproven"
          ? [finding(`feed-${device}`, "note", say.unproven(count))]
          : [finding(`feed-${device}`, "wrong", say.broken(count))]
    )
  ]
})

const ofExamination = (found: Examination, lang: Language): ReadonlyArray<Finding> => {
  const say = doctorWords[lang]
  const { behind, isSameCatalogue, stale, setAside, conflicts, clockBehind } = found
  return [
    !isSameCatalogue
      ? finding("index", "note", say.otherVersion)
      : behind > 0
        ? finding("index", "note", say.behind(behind))
        : finding("index", "well", say.current),
    ...(stale > 0 ? [finding("reminders", "note", say.stale(stale))] : []),
    ...(setAside.length > 0 ? [finding("set-aside", "note", say.setAside(setAside.length))] : []),
    ...(conflicts.length > 0 ? [finding("conflicts", "note", say.conflicts(conflicts.length), "/people")] : []),
    clockBehind > 0
      ? finding("clock", "wrong", say.clockBehind(Math.round(clockBehind / 60_000)))
      : finding("clock", "well", say.clock)
  ]
}

const ofSync = Effect.fnUntraced(function* ({ background, lang }: LogSession) {
  const say = doctorWords[lang]
  const { local } = yield* background.keeper
  const membership = yield* local.members
  const forked = new Set((yield* (yield* SyncStore).forks).map(({ device }) => device))
  const hidden = yield* withheld(membership)
  const devices = [...membership.devices.values()].filter(({ revoked, adopted }) => !revoked && !adopted).length
  return [
    ...(forked.size > 0 ? [finding("forks", "note", say.forks(forked.size), "/devices")] : []),
    ...hidden.map(({ device, known, held }) =>
      finding(`withheld-${device}`, "wrong", say.withheld(known - held), "/devices")
    ),
    devices > 1
      ? finding("devices", "well", say.devices(devices))
      : finding("devices", "note", say.onlyOne, "/devices"),
    membership.recovery === undefined
      ? finding("phrase", "note", say.noPhrase, "/phrase")
      : finding("phrase", "well", say.phrase)
  ]
})

/** Brings what is shown up to the log; the log itself is not touched. */
export const mendLog = Effect.fnUntraced(function* ({ onProgress }: LogSession, _: undefined) {
  yield* mend(yield* examine(), (folded) => onProgress(folded, 0))
})
