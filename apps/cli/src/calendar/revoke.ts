/** `kith calendar revoke`: nobody reads it at its address any more; known to the log first, then told to the relay. */
import * as Effect from "effect/Effect"
import type { CalendarInForce } from "@kith/core/workspace/PublishedCalendars"
import { BundleStoreError } from "@kith/core/log/BundleStore"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { relayAddress } from "@kith/storage/web/RelayAddress"
import { exitCode } from "../exitCode.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { ambiguous, failed, Stopped } from "../Stopped.ts"
import { syncOnce } from "../sync/syncOnce.ts"
import { withSync } from "../sync/syncPorts.ts"
import { calendarWords } from "../words/calendarWords.ts"
import { bringCalendarsInStep, why } from "./keepPublished.ts"

export const revoke = Effect.fnUntraced(function* (session: Session, typed: ReadonlyArray<string>, all: boolean) {
  const { out, lang, log } = session
  const say = calendarWords[lang]
  const { inForce } = yield* log.publishedCalendars()
  if (inForce.length === 0) return yield* failed(say.none)
  const meant = all ? inForce : yield* meantBy(session, inForce, typed)
  const ids = meant.map(({ id }) => id)
  const { batch } = yield* log.revokeCalendars(ids, VIA)
  const relays = [...new Set(meant.map(({ relay }) => relay))]
  const away = yield* withSync(session, (local) =>
    Effect.filter(relays, (relay) => Effect.map(isGoneAt(session, local, relay), (gone) => !gone))
  )
  if (away.length > 0) {
    const text = away.map((relay) => say.revokedLater(relayAddress(relay)?.host ?? relay)).join("\n")
    return yield* new Stopped({
      exit: exitCode.offline,
      text: `${out.style.warn("!")} ${text}`,
      data: { revoked: ids, waiting: away, undo: batch }
    })
  }
  if (out.isJson) return out.json({ revoked: ids, waiting: [], undo: batch })
  out.echo(`${out.style.good("✓")} ${say.revoked(ids.length)}   ${yield* undoHint(session, batch)}`)
  out.note(say.copies)
})

/** By address, or by the beginning of what stands in it or of its id. */
const meantBy = Effect.fnUntraced(function* (
  { lang }: Session,
  inForce: ReadonlyArray<CalendarInForce>,
  typed: ReadonlyArray<string>
) {
  const say = calendarWords[lang]
  if (typed.length === 0) {
    if (inForce.length === 1) return inForce
    const lines = inForce.map(({ url, shows }) => `  ${url}  ${say.shows[shows]}`)
    return yield* ambiguous(
      [say.which, ...lines].join("\n"),
      inForce.map(({ id, url, shows }) => ({ id, url, shows }))
    )
  }
  const meant: Array<CalendarInForce> = []
  for (const text of typed) {
    const fits = inForce.filter(
      ({ id, url }) => url === text || (text.length >= 4 && (id.startsWith(text) || url.includes(`/${text}`)))
    )
    if (fits.length !== 1) return yield* failed(say.unknown(text))
    meant.push(fits[0]!)
  }
  return meant
})

/** The other devices hear of it first: one that did not know would put the calendar there again. */
const isGoneAt = Effect.fnUntraced(function* (session: Session, local: LocalBundles, relay: string) {
  const address = relayAddress(relay)
  if (address === undefined) return false
  const done = yield* Effect.result(
    Effect.gen(function* () {
      yield* syncOnce(session, local, { _tag: "Relay", address }, undefined)
      return yield* bringCalendarsInStep(session, local, address, true)
    })
  )
  if (done._tag === "Failure") {
    const { failure } = done
    const isAway =
      failure instanceof BundleStoreError || (failure instanceof Stopped && failure.exit === exitCode.offline)
    return isAway ? false : yield* Effect.fail(failure)
  }
  const refused = done.success?.refused
  if (refused === undefined) return true
  return yield* failed(calendarWords[session.lang].notRefreshed(address.host, why(session, refused)))
})
