/** One person as their page shows them: who they are, what comes next, what there was; finished words in the reader's language. */
import * as Effect from "effect/Effect"
import { addMonths, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { dayOfMoment, parseMoment } from "@kith/core/domain/calendar/Moment"
import { Contact, phoneKey } from "@kith/core/domain/entities/Contact"
import type { Json } from "@kith/core/domain/merge/State"
import { statusAt } from "@kith/core/domain/rules/Reminder"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import { type Profile, profile } from "@kith/core/workspace/Profile"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { valueInWords } from "@kith/core/workspace/ValueInWords"
import { momentInFull } from "../touchInWords.ts"
import { Gone } from "../failureOf.ts"
import type { LogSession } from "../Method.ts"
import { aboutOf, type PersonFound } from "../people.ts"
import { cardOf, type ReminderCard } from "../today.ts"
import { type TimelineItem, timelineOf } from "./timeline.ts"

/** A way to reach them. */
export interface Reach {
  readonly kind: "phone" | "email" | "link"
  /** As they gave it, or whose page it is. */
  readonly said: string
  readonly href: string
  readonly value: string
}

export interface Fact {
  readonly field: string
  readonly label: string
  readonly value: string
}

export interface Planned {
  readonly id: string
  readonly when: string
  readonly reason: string | undefined
}

export interface PersonPage {
  readonly id: string
  readonly name: string
  readonly sayIt: string | undefined
  readonly pronouns: string | undefined
  readonly about: string
  readonly isDeleted: boolean
  /** How many events a deletion had not seen. */
  readonly unseen: number
  readonly stage: {
    readonly said: string
    readonly isSet: boolean
    /** "Mon 2 Mar": the day of what it follows from. */
    readonly since: string | undefined
    /** That day, where it lies ahead: of a meeting that is arranged. */
    readonly until: string | undefined
  }
  readonly tags: ReadonlyArray<string>
  readonly reach: ReadonlyArray<Reach>
  readonly facts: ReadonlyArray<Fact>
  readonly metAt: { readonly id: string; readonly name: string } | undefined
  readonly referredBy: PersonFound | undefined
  /** What their notes read where they are edited, and what else was noted under contacts merged into them. */
  readonly notes: string
  readonly otherNotes: ReadonlyArray<string>
  /** Open now; if nothing is, the next that will be. */
  readonly next: ReadonlyArray<ReminderCard>
  readonly later: ReadonlyArray<ReminderCard>
  readonly planned: ReadonlyArray<Planned>
  /** The newest first. */
  readonly timeline: ReadonlyArray<TimelineItem>
  /** Whom they led to. */
  readonly referred: ReadonlyArray<PersonFound>
  readonly conflicts: number
  /** How many sources said something. */
  readonly sources: number
  /** Days to get back to them on, `YYYY-MM-DD`: in a week, in three, in three months. */
  readonly soon: readonly [week: string, weeks: string, months: string]
  /** Contacts merged into this person, where there are several. */
  readonly members: number
}

export const personPage = Effect.fnUntraced(function* (session: LogSession, { id }: { readonly id: string }) {
  const { log, now, lang } = session
  const whole = yield* profile(id)
  if (whole === undefined) return yield* new Gone()
  const { person, stage, timeline, reminders } = whole
  const { contact } = person
  const [first, ...others] = yield* Effect.forEach(person.notes, (prose) => log.readText(prose))
  const saying = yield* sayingOf(session, reminders)
  const cards = reminders.map((reminder) =>
    cardOf(session, saying, { subject: `contact/${person.id}`, reminder, status: statusAt(reminder, now) })
  )
  const day = stage.since?.at.day
  const open = cards.filter(({ status }) => status !== "later")
  const unseen = person.deleted
    ? (yield* log.changedMeanwhile).filter(({ entity }) => person.members.some((each) => entity === `contact/${each}`))
    : []
  return {
    id: person.id,
    name: contact.name ?? "",
    sayIt: contact.sayIt,
    pronouns: contact.pronouns,
    about: [contact.position, contact.department, contact.company].filter(Boolean).join(", "),
    isDeleted: person.deleted,
    unseen: unseen.reduce((sum, { unseen }) => sum + unseen.length, 0),
    stage: {
      said: recordWords[lang].stages[stage.stage],
      isSet: stage.set,
      since: day === undefined || day > session.today ? undefined : weekdayAndDateInWords(day, session),
      until: day === undefined || day <= session.today ? undefined : weekdayAndDateInWords(day, session)
    },
    tags: contact.tags,
    reach: reachOf(whole, lang),
    facts: yield* factsOf(session, whole),
    metAt: whole.metAt === undefined ? undefined : { id: whole.metAt.id, name: whole.metAt.name ?? "" },
    referredBy: whole.referredBy === undefined ? undefined : foundOf(whole.referredBy),
    notes: first ?? "",
    otherNotes: others.filter(Boolean),
    next: open.length > 0 ? open : cards.slice(0, 1),
    later: open.length > 0 ? cards.filter(({ status }) => status === "later") : cards.slice(1),
    planned: timeline.followUps.flatMap(({ id, on, reason }): ReadonlyArray<Planned> =>
      on === undefined || isPast(session, on) ? [] : [{ id, when: momentInFull(session, on), reason }]
    ),
    timeline: yield* timelineOf(session, whole),
    referred: timeline.referred.map((one) => ({ id: one.id, name: one.name ?? "", about: aboutOf(one) })),
    conflicts: whole.conflicts.length,
    sources: new Set(contact.said.map(([source]) => source)).size,
    soon: [isoOf(session.today + 7), isoOf(session.today + 21), isoOf(addMonths(session.today, 3))],
    members: person.members.length
  } satisfies PersonPage
})

export const foundOf = ({ id, contact }: Profile["person"]): PersonFound => ({
  id,
  name: contact.name ?? "",
  about: aboutOf(contact)
})

const isPast = ({ today, calendar }: LogSession, on: string): boolean => {
  const moment = parseMoment(on)
  return moment !== undefined && dayOfMoment(moment, calendar.zone) < today
}

const reachOf = ({ person: { contact } }: Profile, lang: LogSession["lang"]): ReadonlyArray<Reach> => [
  ...contact.phones.map((phone): Reach => ({
    kind: "phone",
    said: phone,
    href: `tel:${phoneKey(phone)}`,
    value: phone
  })),
  ...contact.emails.map((email): Reach => ({
    kind: "email",
    said: email,
    href: `mailto:${encodeURIComponent(email).replace("%40", "@")}`,
    value: email
  })),
  ...contact.links.flatMap(({ kind, url }): ReadonlyArray<Reach> => {
    const href = webAddress(url)
    const said =
      kind === "website" ? url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "") : recordWords[lang].links[kind]
    return href === undefined ? [] : [{ kind: "link", said, href, value: url }]
  })
]

/** Only what a browser opens as a page: a link from a file may say anything. */
const webAddress = (url: string): string | undefined => {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : undefined
}

/** Shown elsewhere on the page, read otherwise, or nobody's business here. */
const APART: ReadonlySet<string> = new Set(
  `name givenName familyName sayIt pronouns position department company stage tags notes emails phones links metAt referredBy custom sameAs
  differentFrom said deleted`.split(/\s+/)
)

const factsOf = Effect.fnUntraced(function* (session: LogSession, { person: { contact } }: Profile) {
  const { lang } = session
  const say = recordWords[lang]
  const facts: Array<Fact> = []
  for (const field of Object.keys(Contact.fields) as ReadonlyArray<keyof typeof Contact.fields>) {
    const value = contact[field] as Json | undefined
    if (APART.has(field) || value === undefined || (Array.isArray(value) && value.length === 0)) continue
    const words =
      field === "cadenceDays" ? say.days(Number(value)) : yield* valueInWords(session, "contact", field, value)
    facts.push({ field, label: say.fields[field], value: words })
  }
  for (const { label, value } of contact.custom) facts.push({ field: "custom", label, value })
  return facts
})
