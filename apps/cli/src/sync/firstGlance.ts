/** Today's list on a device that has just come, out of the glance at the relay; then the log, with how far it is. */
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import type { BundleStore } from "@kith/core/log/BundleStore"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { ownName } from "@kith/core/workspace/DeviceNames"
import { counted, lookAhead, type Seen } from "@kith/core/workspace/Arriving"
import { dueInGlance, sayingInGlance, settingsIn } from "@kith/core/workspace/GlanceDue"
import { calendarFor } from "@kith/core/workspace/Settings"
import { printable } from "../output/printable.ts"
import { reminderInWords } from "../remindersInWords.ts"
import type { Session } from "../Session.ts"
import { glanceWords } from "../words/glanceWords.ts"
import { reminderWords } from "../words/reminderWords.ts"

/** Shows it, and returns the remote as one that says how far a pull is. Nothing that goes wrong here stands in the way. */
export const greeted = Effect.fnUntraced(function* (session: Session, local: LocalBundles, remote: BundleStore) {
  const { out } = session
  if (out.isJson || out.isQuiet) return remote
  const { seen, coming } = yield* lookAhead(local, remote)
  const unseen = () => Effect.succeed(session.lang)
  const lang = yield* seen === undefined
    ? unseen()
    : show(session, local, seen).pipe(Effect.catch(unseen), Effect.catchDefect(unseen))
  if (coming > 0) out.note(glanceWords[lang].rest(coming))
  out.flush()
  const bar = out.progress(glanceWords[lang].receiving)
  return counted(
    remote,
    (received) => bar.at(received, coming),
    () => bar.end()
  )
})

/** In the log's own language, which is said. */
const show = Effect.fnUntraced(function* (session: Session, local: LocalBundles, { contents, at, device }: Seen) {
  const { out, global, now } = session
  const settings = settingsIn(contents)
  const calendar = yield* calendarFor(settings)
  const lang = global.lang ?? settings.language ?? session.lang
  const { day: today, minute } = localOf(calendar.zone, now)
  const here: Session = { ...session, lang, settings, calendar, today, minute }
  const reminders = (yield* dueInGlance(contents, at)).shown.map(({ reminder }) => reminder)
  const saying = sayingInGlance(contents, here)
  const say = glanceWords[lang]
  // What it was called since is not here yet.
  const by = (yield* local.members).devices.get(device)
  const own = by === undefined ? undefined : yield* ownName(by)
  const name = own === undefined ? say.another : printable(own)
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
