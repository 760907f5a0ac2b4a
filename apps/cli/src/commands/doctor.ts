/** `kith doctor`: whether all is well with a log, and mending what can be mended. */
import { chmodSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { removeEntities } from "@kith/storage/sqlite/EntityFile"
import { type Examination, examine, mend } from "@kith/core/workspace/Doctor"
import { type Call, outsideCommand } from "../Command.ts"
import { type Finding, note, well, wrong } from "../doctor/Finding.ts"
import { isIndexSound, lookAtDisk, lookAtKeys, lookAtLog, lookForLeftovers } from "../doctor/files.ts"
import { lookAtSync, mendSync } from "../doctor/sync.ts"
import { exitCode } from "../exitCode.ts"
import { KEY_FILE } from "../home.ts"
import { logChosen } from "../logChosen.ts"
import { withLog } from "../openLog.ts"
import { printable } from "../output/printable.ts"
import type { Outside } from "../Session.ts"
import { Stopped } from "../Stopped.ts"
import { doctorWords } from "../words/doctorWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"

const flags = { fix: { kind: "boolean" } } as const

export const doctor = outsideCommand({
  flags,
  takes: [0, 0],
  words: doctorWords,
  run: Effect.fnUntraced(function* ({ flags: { fix } }: Call<typeof flags>, outside) {
    const { out, lang } = outside
    const folder = yield* logChosen(outside)
    const mended = fix ? yield* mendAll(folder, outside) : []
    const findings = yield* lookAtAll(folder, outside)
    const isWrong = findings.some(({ state }) => state === "wrong")
    if (out.isJson) {
      out.json({ ok: !isWrong, checks: findings.map(({ check, state, text }) => ({ check, state, text })), mended })
      return isWrong ? exitCode.failed : exitCode.done
    }
    for (const what of mended) out.line(`${out.style.good("✓")} ${doctorWords[lang].mended(what)}`)
    for (const { state, text } of findings) {
      const sign = state === "well" ? out.style.good("✓") : state === "note" ? out.style.warn("!") : out.style.bad("✗")
      out.table([{}, { wraps: true }], [[sign, text]])
    }
    if (isWrong && fix) out.note(doctorWords[lang].cannotMend)
    else if (!isWrong) out.line(doctorWords[lang].well)
    return isWrong ? exitCode.failed : exitCode.done
  })
})

const lookAtAll = Effect.fnUntraced(function* (folder: string, outside: Outside) {
  const { lang, out } = outside
  const bar = out.progress(doctorWords[lang].checking)
  bar.at(0)
  const keys = yield* lookAtKeys(folder, lang)
  const log = lookAtLog(folder, keys.own, lang)
  bar.end()
  const isReadable = keys.own !== undefined && !log.some(({ check, state }) => check === "log" && state === "wrong")
  return [
    ...log,
    ...(isReadable ? yield* lookInside(folder, outside) : []),
    ...keys.findings,
    lookAtDisk(folder, lang),
    ...lookForLeftovers(folder, lang)
  ] satisfies ReadonlyArray<Finding>
})

const lookInside = Effect.fnUntraced(function* (folder: string, outside: Outside) {
  const say = doctorWords[outside.lang]
  if (!isIndexSound(folder)) return [wrong("index", say.indexDamaged)]
  const looked = yield* Effect.result(
    withLog({ folder, outside, catchUp: false }, (session) =>
      Effect.gen(function* () {
        const { log, lang } = session
        const found = yield* examine()
        const problems = found.isSameCatalogue && found.behind === 0 ? (yield* log.rules).problems : []
        return [
          ...ofExamination(found, lang),
          ...problems.map(({ rule, missing }) => note("rules", say.rules(printable(rule), missing.join(", ")))),
          ...(yield* lookAtSync(session))
        ]
      })
    )
  )
  if (Result.isSuccess(looked)) return looked.success
  // Closed keys are no damage; what lies behind them was not looked at.
  if (looked.failure instanceof Stopped) return [wrong("keys", looked.failure.text)]
  return [wrong("index", say.indexDamaged)]
})

/** Of what is set aside, as many as are named. */
const NAMED = 10

const ofExamination = (found: Examination, lang: Language): ReadonlyArray<Finding> => {
  const say = doctorWords[lang]
  const { behind, isSameCatalogue, stale, setAside, conflicts } = found
  return [
    !isSameCatalogue
      ? note("index", say.otherCatalogue)
      : behind > 0
        ? note("index", say.behind(behind))
        : well("index", say.current),
    ...(stale > 0 ? [note("reminders", say.stale(stale))] : []),
    ...(setAside.length > 0 ? [note("set-aside", say.setAside(setAside.length))] : []),
    ...setAside
      .slice(0, NAMED)
      .map(({ type, entity, why }) => note("set-aside", say.setAsideOne(printable(type), printable(entity), say[why]))),
    ...(conflicts.length > 0 ? [note("conflicts", say.conflicts(conflicts.length))] : []),
    ...clockIn(found, lang)
  ]
}

/** `--at` is read on the log's own clock, which an index that is not up to the log may not know. */
const clockIn = ({ clockBehind, behind, isSameCatalogue }: Examination, lang: Language): ReadonlyArray<Finding> => {
  const say = doctorWords[lang]
  if (clockBehind > 0 && (behind > 0 || !isSameCatalogue)) return []
  return [clockBehind > 0 ? wrong("clock", say.clockBehind(span(clockBehind, lang))) : well("clock", say.clock)]
}

const HOUR = 3_600_000

const span = (ms: number, lang: Language): string =>
  ms < 48 * HOUR
    ? doctorWords[lang].hours(Math.max(1, Math.round(ms / HOUR)))
    : doctorWords[lang].days(Math.round(ms / (24 * HOUR)))

/** What was mended, in words. The log itself is never touched. */
const mendAll = Effect.fnUntraced(function* (folder: string, outside: Outside) {
  const { lang, out } = outside
  const say = doctorWords[lang]
  const mended: Array<string> = []
  if ((yield* lookAtKeys(folder, lang)).isExposed) {
    chmodSync(join(folder, KEY_FILE), 0o600)
    mended.push(say.mendedKeys)
  }
  const keys = yield* lookAtKeys(folder, lang)
  if (
    keys.own === undefined ||
    lookAtLog(folder, keys.own, lang).some(({ check, state }) => check === "log" && state === "wrong")
  )
    return mended
  const isSound = isIndexSound(folder)
  if (!isSound) removeEntities(folder)
  const bar = out.progress(say.checking)
  const isMended = yield* withLog({ folder, outside, catchUp: false }, () =>
    Effect.gen(function* () {
      const found = yield* examine()
      if (found.isSameCatalogue && found.behind === 0 && found.stale === 0) return false
      yield* mend(found, (folded) => bar.at(folded))
      return true
    })
  ).pipe(Effect.ensuring(Effect.sync(() => bar.end())))
  if (!isSound || isMended) mended.push(say.mendedIndex)
  mended.push(...(yield* withLog({ folder, outside, catchUp: true }, mendSync)))
  return mended
})
