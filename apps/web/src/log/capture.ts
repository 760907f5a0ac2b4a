/** Quick capture: one line of words read into chips as it is typed, and saved as what the chips say. */
import * as Effect from "effect/Effect"
import type { Channel, InteractionKind } from "@kith/core/domain/entities/Interaction"
import type { CapturedPart } from "@kith/core/domain/words/captured"
import { touchFromCapture } from "@kith/core/domain/words/touchFromCapture"
import { captureLine } from "@kith/core/workspace/Capturing"
import { logTouch } from "@kith/core/workspace/Logging"
import { resolve } from "@kith/core/workspace/People"
import { remindersOf } from "@kith/core/workspace/Profile"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { type LogSession, VIA } from "./Method.ts"
import { comingPeople } from "./sync/comingPeople.ts"
import { cardOf, type ReminderCard } from "./today.ts"
import { momentInFull, touchTitle } from "./touchInWords.ts"
import { statusAt } from "@kith/core/domain/rules/Reminder"

export interface PersonMeant {
  readonly id: string
  readonly name: string
  readonly company: string | undefined
}

/** What the line was read as. What the user changed on a chip stays as they said it. */
export interface CaptureReading {
  readonly parts: ReadonlyArray<CapturedPart>
  /** As typed; `undefined`: nobody is named yet. */
  readonly who: string | undefined
  /** Whom it may mean, the likeliest first; none: somebody new. */
  readonly people: ReadonlyArray<PersonMeant>
  readonly kind: InteractionKind
  readonly channel: Channel | undefined
  /** "Coffee", "Message by e-mail". */
  readonly what: string
  /** A date, or a date and time. */
  readonly happened: string
  /** "Mon 2 Mar, 15:00". */
  readonly when: string
  readonly minutes: number | undefined
  readonly text: string
}

export interface Capture {
  readonly line: string
  /** What chips say instead of the line: a contact's id, and so on. */
  readonly said: {
    readonly contact?: string
    readonly kind?: InteractionKind
    readonly channel?: Channel
    readonly happened?: string
  }
}

/** More than these nobody looks through on a phone. */
const MOST_MEANT = 6

export const readCapture = Effect.fnUntraced(function* (session: LogSession, { line, said }: Capture) {
  const { lang, today, minute, calendar, log } = session
  const captured = yield* captureLine(line, {
    today,
    minute,
    lang,
    prefer: "past",
    addWorkingDays: calendar.addWorkingDays
  })
  const touch = touchFromCapture(captured, said, session)
  const chosen = said.contact === undefined ? undefined : yield* log.person(said.contact)
  const found = chosen === undefined && captured.who !== undefined ? yield* resolve(captured.who) : []
  const here = (chosen === undefined ? found : [chosen]).map(({ id, contact }): PersonMeant => ({
    id,
    name: contact.name ?? "",
    company: contact.company
  }))
  const coming = here.length > 0 || captured.who === undefined ? [] : yield* comingPeople(session, captured.who)
  // One who was chosen among those that are on their way is not here to be read.
  const wanted = coming.filter(({ id }) => id === said.contact)
  const people = here.length > 0 ? here : wanted.length > 0 ? wanted : coming
  return {
    parts: captured.parts,
    who: captured.who,
    people: people.slice(0, MOST_MEANT),
    kind: touch.kind,
    channel: touch.channel,
    what: touchTitle(touch.kind, touch.channel, lang),
    happened: touch.happened,
    when: momentInFull(session, touch.happened),
    minutes: touch.minutes,
    text: touch.text
  } satisfies CaptureReading
})

export interface Captured {
  readonly interaction: string
  readonly contact: string
  readonly name: string
  readonly what: string
  readonly when: string
  /** What comes of it, the soonest first. */
  readonly next: ReadonlyArray<ReminderCard>
  /** What `undo` takes. */
  readonly batch: string
}

/** Saves a line as it reads now. A line that names nobody is kept with somebody to be named later. */
export const capture = Effect.fnUntraced(function* (session: LogSession, asked: Capture & { readonly nobody: string }) {
  const { log, now } = session
  const reading = yield* readCapture(session, asked)
  const meant = reading.people[0]
  const logged = yield* logTouch(
    {
      contact: meant?.id ?? { name: reading.who ?? asked.nobody },
      kind: reading.kind,
      channel: reading.channel,
      happened: reading.happened,
      minutes: reading.minutes,
      points: reading.text
    },
    VIA
  )
  const person = yield* log.person(logged.contact)
  const open = person === undefined ? [] : yield* remindersOf(person)
  const next = open.filter(({ why }) => logged.written.has(why.trigger)).toSorted((a, b) => a.due - b.due)
  const saying = yield* sayingOf(session, next)
  return {
    interaction: logged.id,
    contact: logged.contact,
    name: person?.contact.name ?? meant?.name ?? "",
    what: reading.what,
    when: reading.when,
    next: next.map((reminder) =>
      cardOf(session, saying, {
        subject: `contact/${logged.contact}`,
        reminder,
        status: statusAt(reminder, now)
      })
    ),
    batch: logged.batch
  } satisfies Captured
})
