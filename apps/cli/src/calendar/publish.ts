/** `kith calendar publish`: once somebody knows who will read it, puts a calendar at an address of a relay's. */
import * as Effect from "effect/Effect"
import { publishedCalendars } from "@kith/core/workspace/PublishedCalendars"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import { confirm } from "../prompt.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { failed, needsDecision, Stopped, usage } from "../Stopped.ts"
import { orInWords } from "../sync/openPlace.ts"
import { exitCode } from "../exitCode.ts"
import { relayFor } from "../sync/places.ts"
import { syncOnce } from "../sync/syncOnce.ts"
import { withSync } from "../sync/syncPorts.ts"
import { calendarWords } from "../words/calendarWords.ts"
import { frameWords } from "../words/frameWords.ts"
import { bringCalendarsInStep, why } from "./keepPublished.ts"

export const publish = Effect.fnUntraced(function* (
  session: Session,
  relay: string | undefined,
  shows: "initials" | "names"
) {
  const { out, lang } = session
  const say = calendarWords[lang]
  const address = yield* relayFor(session, relay)
  if (address === undefined) return yield* usage(say.noRelay)
  const known = (yield* publishedCalendars()).inForce.find((each) => each.relay === address.url && each.shows === shows)
  if (known === undefined) yield* decide(session, address, shows)
  const { calendar, batch, entries, beyond, isTold } = yield* withSync(session, (local) =>
    putThere(session, local, address, shows)
  ).pipe(
    Effect.mapError((error) =>
      known === undefined && error instanceof Stopped && error.exit === exitCode.offline
        ? new Stopped({ exit: error.exit, text: `${error.text} ${say.notPublished}`, data: error.data })
        : error
    )
  )
  const { id, url } = calendar
  if (out.isJson) {
    return out.json({ id, url, relay: address.url, shows, entries, beyond, undo: batch ?? null })
  }
  const hint = batch === undefined ? "" : `   ${yield* undoHint(session, batch)}`
  out.echo(`${out.style.good("✓")} ${batch === undefined ? say.already : say.published(entries)}${hint}`)
  out.line(url)
  if (beyond > 0) out.note(say.left(beyond))
  out.note(say.how)
  if (!isTold) out.note(say.goesLater)
})

const decide = Effect.fnUntraced(function* (session: Session, { host }: RelayAddress, shows: "initials" | "names") {
  const { out, lang, global } = session
  const say = calendarWords[lang]
  const sentence = say.whoReads[shows](host)
  if (global.yes) return out.isJson ? undefined : out.note(sentence)
  if (!out.canAsk) return yield* needsDecision(`${sentence}\n${say.needsYes}`, { decision: "publish", shows, host })
  out.note(sentence)
  if (!(yield* confirm(session, say.ask))) return yield* failed(frameWords[lang].canceled)
})

const putThere = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  address: RelayAddress,
  shows: "initials" | "names"
) {
  const { lang, log } = session
  const place = { _tag: "Relay", address } as const
  // The log has to be there, and what other devices have published be known.
  yield* syncOnce(session, local, place, undefined)
  const { inForce } = yield* log.publishedCalendars()
  const known = inForce.find((each) => each.relay === address.url && each.shows === shows)
  const { epoch } = yield* local.members
  const made =
    known === undefined
      ? yield* log.publishCalendar({ relay: address.url, shows, language: lang, epoch }, VIA)
      : { published: known, batch: undefined }
  const { published: calendar, batch } = made
  const done = yield* bringCalendarsInStep(session, local, address, true).pipe(
    // Nobody is to find a calendar published later on that they were told was not.
    Effect.tapError(() => withdrawn(session, batch === undefined ? undefined : calendar.id)),
    orInWords(session, local, place)
  )
  if (done?.refused !== undefined) {
    yield* withdrawn(session, batch === undefined ? undefined : calendar.id)
    return yield* failed(calendarWords[lang].refused(address.host, why(session, done.refused)))
  }
  const told = yield* Effect.result(syncOnce(session, local, place, undefined))
  const { entries, beyond } = done!.texts.get(calendar.id)!
  return { calendar, batch, entries, beyond, isTold: told._tag === "Success" }
})

const withdrawn = Effect.fnUntraced(function* ({ log }: Session, id: string | undefined) {
  if (id !== undefined) yield* log.revokeCalendars([id], VIA)
})
