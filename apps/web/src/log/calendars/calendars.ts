/** The calendars that a relay publishes for this log: what a page shows of them, publishing one, and taking it away. */
import * as Effect from "effect/Effect"
import { isServed } from "@kith/storage/web/RelayHttp"
import { relayAddress } from "@kith/storage/web/RelayAddress"
import { Workspace } from "@kith/core/workspace/Workspace"
import type { CalendarInForce } from "@kith/core/workspace/PublishedCalendars"
import { readNotes } from "../DeviceNotes.ts"
import { type LogSession, VIA } from "../Method.ts"
import { bringCalendarsInStep, calendarAt } from "./bringCalendarsInStep.ts"

export interface CalendarRow {
  readonly id: string
  readonly url: string
  readonly host: string
  readonly shows: CalendarInForce["shows"]
  /** A device that was taken out of the log knows the address. */
  readonly isLeaked: boolean
}

export interface Calendars {
  /** The host of the relay that would publish one; `undefined` where the log syncs nowhere. */
  readonly host: string | undefined
  readonly rows: ReadonlyArray<CalendarRow>
}

export const calendars = Effect.fnUntraced(function* ({ log, background }: LogSession, _: undefined) {
  const { relay } = yield* Effect.promise(() => readNotes(background.log))
  const { inForce } = yield* log.publishedCalendars()
  const { epoch } = inForce.length === 0 ? { epoch: 0 } : yield* (yield* background.keeper).local.members
  return {
    host: relay === undefined ? undefined : relayAddress(relay)?.host,
    rows: inForce.map(({ id, url, shows, ...calendar }) => ({
      id,
      url,
      host: relayAddress(calendar.relay)?.host ?? calendar.relay,
      shows,
      isLeaked: calendar.epoch < epoch
    }))
  } satisfies Calendars
})

/** Whether a calendar is read at its address now; `undefined` where nobody answers. */
export const isCalendarServed = (_: LogSession, { url }: { readonly url: string }) => isServed(url)

/** `refused`: the relay's code; empty where it publishes no calendars. Nothing is published then. */
export const publishCalendar = Effect.fnUntraced(function* (
  { log, background, lang }: LogSession,
  { shows }: { readonly shows: CalendarInForce["shows"] }
) {
  const keeper = yield* background.keeper
  const address = keeper.address()
  if (address === undefined) return { _tag: "NoRelay" } as const
  const known = calendarAt((yield* log.publishedCalendars()).inForce, address.url, shows)
  const { epoch } = yield* keeper.local.members
  const made =
    known ?? (yield* log.publishCalendar({ relay: address.url, shows, language: lang, epoch }, VIA)).published
  // Nobody is to find a calendar published later on that they were told was not.
  const withdrawn = known === undefined ? log.revokeCalendars([made.id], VIA) : Effect.void
  const { refused, texts } = yield* Effect.provide(bringCalendarsInStep(background.log, true), Workspace.layer).pipe(
    Effect.tapError(() => withdrawn)
  )
  if (refused !== undefined) {
    yield* withdrawn
    return { _tag: "Refused", refused: refused.code ?? "" } as const
  }
  return { _tag: "Published", url: made.url, entries: texts.get(made.id)?.entries ?? 0 } as const
})

/** `isGone`: the relay knows already; otherwise it hears of it with the next sync. */
export const revokeCalendar = Effect.fnUntraced(function* (
  { log, background }: LogSession,
  { id }: { readonly id: string }
) {
  const { batch } = yield* log.revokeCalendars([id], VIA)
  // The other devices hear of it first: one that did not know would put the calendar there again.
  background.written()
  const { refused } = yield* Effect.provide(bringCalendarsInStep(background.log, true), Workspace.layer).pipe(
    Effect.orElseSucceed(() => ({ refused: true }))
  )
  return { isGone: refused === undefined, batch }
})
