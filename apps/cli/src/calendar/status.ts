/** `kith calendar status`: what is published, where, and whether it is read there now. */
import * as Effect from "effect/Effect"
import { membershipOf } from "@kith/core/log/Membership"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { isServed } from "@kith/storage/web/RelayHttp"
import type { Session } from "../Session.ts"
import { withSync } from "../sync/syncPorts.ts"
import { calendarWords } from "../words/calendarWords.ts"

export const status = Effect.fnUntraced(function* (session: Session) {
  const { out, lang, log } = session
  const say = calendarWords[lang]
  const { inForce } = yield* log.publishedCalendars()
  const epoch = inForce.length === 0 ? 0 : yield* epochNow(session)
  const all = yield* Effect.forEach(
    inForce,
    (calendar) =>
      Effect.map(isServed(calendar.url), (served) => ({ ...calendar, served, isLeaked: calendar.epoch < epoch })),
    { concurrency: 8 }
  )
  if (out.isJson) {
    return out.json(
      all.map(({ id, url, relay, shows, language, served, isLeaked }) => ({
        id,
        url,
        relay,
        shows,
        language,
        served: served ?? null,
        knownToRemovedDevice: isLeaked
      }))
    )
  }
  if (all.length === 0) return out.note(say.none)
  for (const { url, shows, served, isLeaked } of all) {
    out.line(url)
    const state = served === undefined ? say.served.unknown : served ? say.served.yes : say.served.no
    out.line(`  ${say.shows[shows]} · ${state}`)
    if (isLeaked) out.problem(`${out.style.warn("!")} ${say.leaked(url)}`)
  }
})

/** The log's key epoch: it grows whenever a device is taken out. */
const epochNow = (session: Session) =>
  withSync(session, (local) =>
    Effect.gen(function* () {
      const { workspace } = yield* DeviceKeys
      return (yield* membershipOf(workspace, yield* local.membership(0))).membership.epoch
    })
  )
