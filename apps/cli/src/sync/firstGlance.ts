/** Today's list on a device that has just come, out of the glance at the relay; then the log, with how far it is. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import type { BundleStore } from "@kith/core/log/BundleStore"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { lacking } from "@kith/core/log/VersionVector"
import { readGlance } from "@kith/core/workspace/Glancing"
import { dueInGlance, settingsIn } from "@kith/core/workspace/GlanceDue"
import { calendarFor } from "@kith/core/workspace/Settings"
import { reminderInWords } from "../remindersInWords.ts"
import type { Session } from "../Session.ts"
import { glanceWords } from "../words/glanceWords.ts"
import { reminderWords } from "../words/reminderWords.ts"
import { deviceNames } from "./deviceNames.ts"

/** Shows it, and returns the remote as one that says how far a pull is. Nothing that goes wrong here stands in the way. */
export const greeted = Effect.fnUntraced(function* (session: Session, local: LocalBundles, remote: BundleStore) {
  const { out } = session
  if (out.isJson || out.isQuiet) return remote
  const [glance, version] = yield* Effect.all(
    [Effect.result(readGlance(local, remote)), Effect.result(remote.version)],
    { concurrency: 2 }
  )
  const seen = glance._tag === "Success" ? glance.success : undefined
  const unseen = () => Effect.succeed(session.lang)
  const lang = yield* seen === undefined
    ? unseen()
    : show(session, local, seen).pipe(Effect.catch(unseen), Effect.catchDefect(unseen))
  const coming = version._tag === "Success" ? lacking(version.success, yield* local.version) : 0
  if (coming > 0) out.note(glanceWords[lang].rest(coming))
  out.flush()
  return withProgress(session, remote, coming, lang)
})

type Seen = NonNullable<Effect.Success<ReturnType<typeof readGlance>>>

/** In the log's own language, which is said. */
const show = Effect.fnUntraced(function* (session: Session, local: LocalBundles, { contents, at, device }: Seen) {
  const { out, global, now } = session
  const settings = settingsIn(contents)
  const calendar = yield* calendarFor(settings)
  const lang = global.lang ?? settings.language ?? session.lang
  const { day: today, minute } = localOf(calendar.zone, now)
  const here: Session = { ...session, lang, settings, calendar, today, minute }
  const reminders = (yield* dueInGlance(contents, at)).shown.map(({ reminder }) => reminder)
  const saying = {
    lang,
    calendar,
    today,
    names: (id: string) => contents.people[id]?.name,
    ruleName: (rule: string) => contents.rules[rule]
  }
  const say = glanceWords[lang]
  const name = (yield* deviceNames(yield* local.members)).get(device) ?? say.another
  const header = [
    weekdayAndDateInWords(today, here),
    reminderWords[lang].due(reminders.length),
    say.asOf(Math.max(0, now - at), name)
  ]
  out.line(out.style.bold(header.join(" · ")))
  out.table(
    [{ least: 16 }, {}, { wraps: true, style: out.style.dim }],
    reminders.map((reminder) => {
      const { title, by, reason } = reminderInWords(here, reminder, saying)
      return [title, by, reason]
    }),
    1
  )
  return lang
})

const withProgress = ({ out }: Session, remote: BundleStore, coming: number, lang: Session["lang"]): BundleStore => {
  const bar = out.progress(glanceWords[lang].receiving)
  let received = 0
  return {
    ...remote,
    pull: (held) =>
      Effect.map(remote.pull(held), ({ version, bundles }) => ({
        version,
        bundles: bundles.pipe(
          Stream.tap(({ first, last }) => Effect.sync(() => bar.at((received += last - first + 1), coming))),
          Stream.ensuring(Effect.sync(() => bar.end()))
        )
      }))
  }
}
