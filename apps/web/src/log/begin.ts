/** The first run: what the log is called, whose clock and holidays it keeps, and the last conversation. No account, nothing sent. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { makeZone, localOf } from "@kith/core/domain/calendar/Zone"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { PREFERENCES_ID } from "@kith/core/domain/entities/Preferences"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionLogged, PreferencesChanged } from "@kith/core/domain/events/RecordEvents"
import { EntityId, newId } from "@kith/core/log/Ids"
import { type LogSession, VIA } from "./Method.ts"

export interface Beginning {
  readonly name: string
  /** An IANA name: the browser's. */
  readonly zone: string
  readonly language: "en" | "fr"
  /** With whom somebody talked last. */
  readonly who?: {
    readonly name: string
    readonly company: string
    readonly day: "today" | "yesterday" | "lastWeek"
  }
}

const daysAgo = { today: 0, yesterday: 1, lastWeek: 7 } as const

export const begin = Effect.fnUntraced(function* ({ log, now }: LogSession, { who, ...preferences }: Beginning) {
  const drafts: Array<Draft> = [PreferencesChanged.draft(PREFERENCES_ID, preferences)]
  if (who !== undefined) {
    const contact = EntityId.make(newId(log.random))
    const company = who.company === "" ? {} : { company: who.company }
    const { day: today } = localOf(makeZone(preferences.zone) ?? makeZone("UTC")!, now)
    drafts.push(
      ContactEdited.draft(contact, { name: who.name, ...company }),
      InteractionLogged.draft(newId(log.random), {
        contact,
        kind: "meeting",
        happened: isoOf(today - daysAgo[who.day])
      })
    )
  }
  yield* log.commit(drafts, { via: VIA })
})
