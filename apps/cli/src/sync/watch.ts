/** `kith sync --watch`: stays in step until it is stopped, and says what happens, a line each. */
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { timeInWords } from "@kith/core/domain/words/whenToWords"
import { type BundleStore, BundleStoreError } from "@kith/core/log/BundleStore"
import type { Ciphers } from "@kith/core/log/Ciphers"
import type { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { live, type LiveEvent } from "@kith/core/log/Live"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import type { Primitives } from "@kith/core/log/Primitives"
import { isFailing, problemOf } from "@kith/core/log/RelayProblem"
import type { SyncStore } from "@kith/core/log/SyncStore"
import { leaveGlances } from "@kith/core/workspace/Glancing"
import { exitCode } from "../exitCode.ts"
import type { Session } from "../Session.ts"
import { Stopped } from "../Stopped.ts"
import { untilStopped } from "../untilStopped.ts"
import { syncWords } from "../words/syncWords.ts"
import { syncFailure } from "./failures.ts"
import { lookWhenWritten } from "./lookWhenWritten.ts"
import { openPlace } from "./openPlace.ts"
import { type Place, placeName } from "./places.ts"
import { stopIfBarred, syncOnce, tell } from "./syncOnce.ts"
import { rememberSync } from "./syncFile.ts"
import { spanInWords } from "./syncReport.ts"

/** Ends with a signal; or with words, when it must not go on. */
export const watch = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  place: Place,
  device: string | undefined
) {
  const { out, lang } = session
  const say = syncWords[lang]
  const first = yield* Effect.result(syncOnce(session, local, place, device))
  if (first._tag === "Success") {
    yield* tell(session, local, first.success)
    if (!out.isJson) out.note(say.watching(placeName(place)))
  } else if (!isAway(first.failure)) return yield* Effect.fail(first.failure)
  out.flush()
  const ports = yield* Effect.context<DeviceKeys | Ciphers | Primitives | SyncStore>()
  let remote: BundleStore | undefined
  let inStep = false
  // Begun anew once, at most.
  const kept: Place = place._tag === "Relay" ? { _tag: "Relay", address: place.address } : place
  const staying = live({
    local,
    open: openPlace(session, local, kept, device).pipe(
      // What waiting does not mend, and what is not the place being out of reach, ends the watching.
      Effect.catchIf(isForgotten, (error) => Effect.flatMap(syncFailure(session, local, place, error), Effect.fail)),
      Effect.catchIf(
        (error): error is Exclude<typeof error, BundleStoreError> => !(error instanceof BundleStoreError),
        Effect.die
      ),
      Effect.tap((opened) => Effect.sync(() => (remote = opened))),
      Effect.provide(ports)
    ),
    on: (event) => {
      if (event._tag === "InStep") inStep = event.report.refusals.length + event.report.waiting === 0
      if (event._tag === "Away") inStep = false
      return heard(session, place, event)
    }
  })
  // Beside what goes to and fro, so that no change waits for it.
  const leaving = leaveGlances(local, () => (inStep ? remote : undefined))
  const publishing = keepPublishing(session, local, place, () => inStep)
  const ended = yield* Effect.raceFirst(
    Effect.raceFirst(
      Effect.raceFirst(Effect.raceFirst(staying, leaving), publishing),
      lookWhenWritten(session.folder, local.look)
    ),
    untilStopped
  )
  return ended === undefined ? exitCode.done : yield* stopIfBarred(session, local, ended)
})

/** Calendar programs look once an hour at most. */
const REPUBLISH_MS = 5 * 60_000
const LOOK_MS = 1000

/** Refreshes published calendars, at most so often. Never ends. */
const keepPublishing = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  place: Place,
  inStep: () => boolean
) {
  if (place._tag !== "Relay") return yield* Effect.never
  for (;;) {
    yield* Effect.sleep(LOOK_MS)
    if (!inStep()) continue
    // Nothing waits for it: it is loaded once all else is under way, and what goes wrong here is tried again.
    const { keepPublished } = yield* Effect.promise(() => import("../calendar/keepPublished.ts"))
    yield* Effect.ignore(keepPublished(session, local, place.address))
    yield* Effect.sleep(REPUBLISH_MS)
  }
})

const isForgotten = (error: unknown): error is BundleStoreError =>
  error instanceof BundleStoreError && error.reason._tag === "Rejected" && error.reason.why === "forgotten"

const isAway = (error: unknown): boolean => error instanceof Stopped && error.exit === exitCode.offline

const heard = Effect.fnUntraced(function* (session: Session, place: Place, event: LiveEvent) {
  const { out, lang, log, folder } = session
  if (event._tag === "Received" || event._tag === "InStep") yield* log.catchUp()
  if (event._tag !== "Away") {
    rememberSync(folder, {
      ...(place._tag === "Relay" ? { relay: place.address.url } : { folder: place.path }),
      syncedAt: Date.now()
    })
  }
  const text = inWords(event, placeName(place), lang)
  if (text === undefined) return
  if (out.isJson) out.json(jsonOf(event))
  else if (event._tag === "Away") out.problem(`${clock(session)}  ${out.style.warn("!")} ${text}`)
  else out.line(`${clock(session)}  ${text}`)
  out.flush()
})

const inWords = (event: LiveEvent, name: string, lang: Session["lang"]): string | undefined => {
  const say = syncWords[lang]
  switch (event._tag) {
    case "InStep":
      // The first was told in full.
      return event.report.sent + event.report.received === 0
        ? undefined
        : say.exchanged(event.report.sent, event.report.received, name)
    case "Received":
      return say.received(event.events)
    case "Sent":
      return say.sent
    case "Away":
      // The next try ends the watching, and says why.
      if (isForgotten(event.error)) return undefined
      return say.awayAgain(awayInWords(event.error, name, lang), spanInWords(event.retryMs, lang))
  }
}

/** What comes from the relay itself, and not from the way there. */
const isAnswer = ({ reason }: BundleStoreError): boolean =>
  reason._tag !== "StoreUnavailable" || isFailing(reason.cause)

const awayInWords = (error: BundleStoreError, name: string, lang: Session["lang"]): string => {
  const { away, limits, reasons } = syncWords[lang]
  const { reason } = error
  switch (reason._tag) {
    case "StoreUnavailable":
      return isAnswer(error) ? away.failing(name) : away.unreachable
    case "OverLimit":
      return away.overLimit(name, limits[reason.limit])
    case "StoreCorrupt":
      return away.corrupt(name)
    case "Rejected":
      return away.rejected(name, reasons[reason.why])
  }
}

/** What time it is, in the log's zone. */
const clock = ({ calendar, lang }: Session): string => timeInWords(localOf(calendar.zone, Date.now()).minute, lang)

const jsonOf = (event: LiveEvent) => {
  switch (event._tag) {
    case "InStep":
      return { event: "inStep", sent: event.report.sent, received: event.report.received }
    case "Received":
      return { event: "received", events: event.events }
    case "Sent":
      return { event: "sent", bundles: event.bundles }
    case "Away":
      return {
        event: "away",
        why: isAnswer(event.error) ? problemOf(event.error).code : "unreachable",
        retryMs: event.retryMs
      }
  }
}
