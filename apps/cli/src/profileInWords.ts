/** One person as people read them: who they are, what comes next, what there was. */
import * as Effect from "effect/Effect"
import { Contact } from "@kith/core/domain/entities/Contact"
import type { Json } from "@kith/core/domain/merge/State"
import type { Profile } from "@kith/core/workspace/Profile"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { momentExactly, touchTitle } from "./loggedInWords.ts"
import { printable, printableLines } from "./output/printable.ts"
import { nameOf } from "./person.ts"
import { reminderInWords } from "./remindersInWords.ts"
import type { Session } from "./Session.ts"
import { shownId } from "./shownId.ts"
import { fieldInWords } from "@kith/core/workspace/ValueInWords"
import { valueInWords } from "./valueInWords.ts"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { showWords } from "./words/peopleWords.ts"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { sayingOf } from "@kith/core/workspace/SayingOf"

export const printProfile = Effect.fnUntraced(function* (session: Session, whole: Profile) {
  const { out, lang } = session
  const { person } = whole
  const say = showWords[lang]
  const work = [person.contact.position, person.contact.company]
    .filter((text) => text !== undefined)
    .map(printable)
    .join(", ")
  const head = [out.style.bold(nameOf(person)), work].filter(Boolean).join("  ")
  out.line(`${head}  ${out.style.id(yield* shownId("contact", person.id))}`)
  if (person.deleted) out.note(say.deleted)
  out.table([{ style: out.style.dim }, { wraps: true }], yield* factRows(session, whole), 2)
  yield* printNext(session, whole)
  yield* printTimeline(session, whole)
  yield* printRecords(session, whole)
  if (whole.conflicts.length > 0) {
    heading(session, `${say.conflicts} (${say.settle})`)
    const rows: Array<ReadonlyArray<string>> = []
    for (const { field, values } of whole.conflicts) {
      const shown = yield* Effect.forEach(values, ({ value }) => valueInWords(session, "contact", field, value))
      rows.push([fieldInWords("contact", field, lang), shown.join(" | ")])
    }
    out.table([{ style: out.style.dim }, { wraps: true }], rows, 2)
  }
})

const heading = ({ out }: Session, text: string): void => {
  out.line()
  out.line(out.style.bold(text))
}

/** In the head already, read otherwise, or nobody's business here. */
const APART = new Set([
  "name",
  "position",
  "company",
  "stage",
  "notes",
  "sameAs",
  "differentFrom",
  "said",
  "deleted",
  "links",
  "custom",
  "metAt",
  "referredBy",
  "cadenceDays"
])

const factRows = Effect.fnUntraced(function* (session: Session, { person, stage, notes, metAt, referredBy }: Profile) {
  const { lang } = session
  const say = recordWords[lang]
  const rows: Array<ReadonlyArray<string>> = []
  const stageSays = stage.set ? `${say.stages[stage.stage]} (${showWords[lang].setByYou})` : say.stages[stage.stage]
  rows.push([say.fields.stage, stageSays])
  for (const field of Object.keys(Contact.fields) as ReadonlyArray<keyof typeof Contact.fields>) {
    const value = person.contact[field] as Json | undefined
    if (APART.has(field) || value === undefined || (Array.isArray(value) && value.length === 0)) continue
    rows.push([say.fields[field], yield* valueInWords(session, "contact", field, value)])
  }
  if (metAt !== undefined) rows.push([say.fields.metAt, printable(metAt.name ?? "?")])
  if (referredBy !== undefined) rows.push([say.fields.referredBy, nameOf(referredBy)])
  if (person.contact.cadenceDays !== undefined)
    rows.push([say.fields.cadenceDays, say.days(person.contact.cadenceDays)])
  for (const { kind, url } of person.contact.links) rows.push([say.links[kind], printable(url)])
  for (const { label, value } of person.contact.custom) rows.push([printable(label), printable(value)])
  if (notes !== "")
    printableLines(notes).forEach((line, index) => rows.push([index === 0 ? say.fields.notes : "", line]))
  return rows
})

const printNext = Effect.fnUntraced(function* (session: Session, { reminders }: Profile) {
  const { out, lang, now } = session
  heading(session, showWords[lang].next)
  if (reminders.length === 0) return out.line(`  ${showWords[lang].nothingNext}`)
  // What is open now, and otherwise the first that will be.
  const open = reminders.filter(({ opens }) => opens <= now)
  const shown = open.length > 0 ? open : reminders.slice(0, 1)
  const saying = yield* sayingOf(session, shown)
  const ids = yield* shortIds(
    "reminder",
    shown.map(({ id }) => id)
  )
  out.table(
    [{ style: out.style.id }, { least: 16 }, {}, { wraps: true, style: out.style.dim }],
    shown.map((reminder) => {
      const { title, by, reason } = reminderInWords(session, reminder, saying)
      return [ids.get(reminder.id)!, title, by, reason]
    }),
    2
  )
})

const printTimeline = Effect.fnUntraced(function* (session: Session, { timeline, points, named, person }: Profile) {
  const { out, lang } = session
  const say = showWords[lang]
  heading(session, say.timeline)
  if (timeline.interactions.length === 0) return out.line(`  ${say.nothingYet}`)
  const ids = yield* shortIds(
    "interaction",
    timeline.interactions.map(({ id }) => id)
  )
  const called = (others: ReadonlyArray<string>): string => others.map((id) => nameOf(named.get(id))).join(", ")
  const rows = timeline.interactions.map((each) => {
    const { kind, channel, state, outcome, minutes, useful, suggested, callBackAt, contact, attendees } = each
    const isTheirs = [contact, ...attendees].some((id) => id !== undefined && person.members.includes(id))
    if (!isTheirs)
      return [
        ids.get(each.id)!,
        happenedOf(session, each),
        say.suggestedBy(called(contact === undefined ? [] : [contact])),
        ""
      ]
    const others = [...(contact === undefined ? [] : [contact]), ...attendees].filter(
      (id) => !person.members.includes(id)
    )
    const details = [
      points.get(each.id) ?? "",
      state === undefined || state === "held" ? "" : recordWords[lang].states[state],
      outcome === undefined ? "" : recordWords[lang].outcomes[outcome],
      callBackAt === undefined ? "" : say.callBack(momentExactly(session, callBackAt)),
      useful === undefined ? "" : say.useful(useful),
      suggested.length === 0 ? "" : say.suggested(called(suggested)),
      others.length === 0 ? "" : say.with(called(others)),
      minutes === undefined ? "" : recordWords[lang].minutes(minutes)
    ]
    return [
      ids.get(each.id)!,
      happenedOf(session, each),
      touchTitle(kind, channel, lang),
      printable(details.filter(Boolean).join(" · "))
    ]
  })
  out.table([{ style: out.style.id }, {}, { least: 8 }, { wraps: true }], rows, 2)
})

const happenedOf = (session: Session, { happened }: { readonly happened: string | undefined }): string =>
  happened === undefined ? "" : momentExactly(session, happened)

/** What conversations left behind, and what else names the person; each list only where it holds something. */
const printRecords = Effect.fnUntraced(function* (session: Session, { timeline }: Profile) {
  const { out, lang } = session
  const say = showWords[lang]
  const when = (text: string | undefined): string => (text === undefined ? "" : momentExactly(session, text))
  const lists: ReadonlyArray<
    readonly [string, string, ReadonlyArray<readonly [id: string, text: string, more: string]>]
  > = [
    ["follow-up", say.planned, timeline.followUps.map(({ id, on, reason }) => [id, when(on), reason ?? ""])],
    [
      "pledge",
      say.pledges,
      timeline.pledges.map(({ id, text, due, kept }) => [
        id,
        text ?? "",
        kept !== undefined ? say.kept : due === undefined ? "" : say.by(when(due))
      ])
    ],
    [
      "advice",
      say.advice,
      timeline.advice.map(({ id, text, state }) => [
        id,
        text ?? "",
        state === undefined ? "" : adviceState(lang, state)
      ])
    ],
    ["answer", say.answers, timeline.answers.map(({ id, text }) => [id, text ?? "", ""])],
    ["gathering", say.gatherings, timeline.gatherings.map(({ id, name, starts }) => [id, name ?? "", when(starts)])],
    ["opening", say.openings, timeline.openings.map(({ id, role, company }) => [id, role ?? "", company ?? ""])],
    ["contact", say.referred, timeline.referred.map(({ id, name, company }) => [id, name ?? "", company ?? ""])]
  ]
  for (const [kind, title, rows] of lists) {
    if (rows.length === 0) continue
    heading(session, title)
    const ids = yield* shortIds(
      kind,
      rows.map(([id]) => id)
    )
    out.table(
      [{ style: out.style.id }, {}, { wraps: true }],
      rows.map(([id, text, more]) => [ids.get(id)!, printable(text), printable(more)]),
      2
    )
  }
})

const adviceState = (lang: Session["lang"], state: string): string => entityWords[lang].adviceStates[state as "to-do"]
