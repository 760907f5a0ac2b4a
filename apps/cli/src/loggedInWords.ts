/** How something logged is echoed: what was understood, what comes of it, and how to take it back. */
import * as Effect from "effect/Effect"
import { dayOfMoment, instantOfMoment, parseMoment } from "@kith/core/domain/calendar/Moment"
import { localOf } from "@kith/core/domain/calendar/Zone"
import type { Channel, InteractionKind } from "@kith/core/domain/entities/Interaction"
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import { timeInWords, weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import type { Logged, Touch } from "@kith/core/workspace/Logging"
import { remindersOf } from "@kith/core/workspace/Profile"
import { printable } from "./output/printable.ts"
import { nameOf } from "./person.ts"
import { reminderInWords } from "./remindersInWords.ts"
import type { Session } from "./Session.ts"
import { shownId, undoHint } from "./shownId.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { logWords } from "./words/logWords.ts"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { sayingOf } from "@kith/core/workspace/SayingOf"

/** What an interaction is called: `Coffee`, `Message by e-mail`. */
export const touchTitle = (kind: InteractionKind | undefined, channel: Channel | undefined, lang: Language): string => {
  const say = recordWords[lang]
  const title = say.kinds[kind ?? "other"]
  if (channel === undefined) return title
  return kind === "meeting" ? say.meetings[channel] : `${title} ${say.by[channel]}`
}

/** `Mon 2 Mar 15:00`, on the log's own clock. */
export const momentExactly = ({ calendar, today, lang }: Session, text: string): string => {
  const moment = parseMoment(text)
  if (moment === undefined) return printable(text)
  if (moment.minute === undefined) return weekdayAndDateInWords(dayOfMoment(moment, calendar.zone), { today, lang })
  const { day, minute } = localOf(calendar.zone, instantOfMoment(moment, calendar.zone, 0))
  return `${weekdayAndDateInWords(day, { today, lang })} ${timeInWords(minute, lang)}`
}

export const echoLogged = Effect.fnUntraced(function* (session: Session, touch: Touch, logged: Logged) {
  const { log, lang, out } = session
  const person = yield* log.person(logged.contact)
  if (out.isJson) {
    return out.json({
      id: logged.id,
      contact: { id: person?.id ?? logged.contact, name: person?.contact.name ?? "" },
      ...(logged.leads.length === 0 ? {} : { leads: logged.leads.map(({ id, name }) => ({ id, name })) }),
      undo: logged.batch
    })
  }
  const say = logWords[lang]
  const state =
    logged.state === undefined || logged.state === "held" ? "" : `, ${recordWords[lang].states[logged.state]}`
  const what = `${touchTitle(touch.kind, touch.channel, lang)}, ${nameOf(person)}, ${momentExactly(session, touch.happened)}${state}`
  const parts = [`${what} (${yield* shownId("interaction", logged.id)})`]
  if (typeof touch.contact !== "string")
    parts.push(say.newContact(nameOf(person), yield* shownId("contact", logged.contact)))
  for (const { id, name } of logged.leads) parts.push(say.lead(printable(name), yield* shownId("contact", id)))
  out.echo(`${out.style.good("✓")} ${parts.join(" · ")}`)
  const next = yield* nextInWords(session, logged)
  const undo = yield* undoHint(session, logged.batch)
  out.echo(next === "" ? `  ${undo}` : `  ${say.next} ${next}      ${undo}`)
})

const SHOWN = 3

/**
 * What this sets off: reminders of the people concerned that stem from what was just written. Of each person the
 * soonest, then the user's own date, then the soonest of the rest. That one keeps in touch goes without saying,
 * unless nothing else is to be said.
 */
const nextInWords = Effect.fnUntraced(function* (session: Session, logged: Logged) {
  const people = yield* session.log.people([logged.contact, ...logged.leads.map(({ id }) => id)])
  const open: Array<Reminder> = []
  for (const person of people) {
    const theirs = (yield* remindersOf(person)).filter(({ why }) => logged.written.has(why.trigger))
    open.push(...theirs.toSorted((a, b) => a.due - b.due))
  }
  const special = open.filter(({ rule }) => rule !== "keep-in-touch")
  const worthSaying = special.length > 0 ? special : open
  const firsts = worthSaying.filter(
    (each, index) => worthSaying.findIndex(({ contact }) => contact === each.contact) === index
  )
  const planned = worthSaying.filter(({ rule }) => rule === "planned-follow-up")
  const chosen = [...new Set([...firsts, ...planned, ...worthSaying])].slice(0, SHOWN).toSorted((a, b) => a.due - b.due)
  const saying = yield* sayingOf(session, chosen)
  return chosen
    .map((reminder) => {
      const { title, by } = reminderInWords(session, reminder, saying)
      return `${title} ${by}`.trimEnd()
    })
    .join(" · ")
})
