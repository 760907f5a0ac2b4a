/** `kith prep WHO`: what to know, to do and to ask before meeting somebody. */
import * as Effect from "effect/Effect"
import { InteractionEdited } from "@kith/core/domain/events/RecordEvents"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { type Call, logCommand } from "../Command.ts"
import { printable, printableLines } from "../output/printable.ts"
import { nameOf } from "../person.ts"
import { meetingOf, type Preparation, preparationFor, workOf } from "../preparation.ts"
import { type Session, VIA } from "../Session.ts"
import { shownId, undoHint } from "../shownId.ts"
import { failed, usage } from "../Stopped.ts"
import { dayInText } from "../dayInText.ts"
import { wholeNumber } from "../wholeNumber.ts"
import { forShell } from "../words/frameWords.ts"
import { prepWords } from "../words/prepWords.ts"

const flags = {
  count: { kind: "value" },
  check: { kind: "many" },
  ready: { kind: "boolean" }
} as const

type Given = Call<typeof flags>["flags"]

export const prep = logCommand({
  flags,
  takes: [1, 10],
  words: prepWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }, session) {
    const count = given.count === undefined ? undefined : yield* wholeNumber(session, "--count", given.count)
    const typed = args.join(" ")
    const batch = given.check.length > 0 || given.ready ? yield* tick(session, typed, given) : undefined
    const known = yield* preparationFor(session, typed, count)
    if (session.out.isJson) return session.out.json(toJson(session, known, batch))
    yield* show(session, known)
    if (batch !== undefined)
      session.out.echo(
        `${session.out.style.good("✓")} ${prepWords[session.lang].ticked}   ${yield* undoHint(session, batch)}`
      )
  })
})

/** On the meeting that is arranged: the reminder to prepare it is settled when it is ready. */
const tick = Effect.fnUntraced(function* (session: Session, typed: string, { check, ready }: Given) {
  const { log, lang } = session
  const { meeting, checklist } = yield* preparationFor(session, typed)
  const strange = check.find((word) => !checklist.some(({ id }) => id === word))
  if (strange !== undefined)
    return yield* usage(prepWords[lang].noSuchItem(strange, checklist.map(({ id }) => id).join(", ")))
  if (meeting === undefined) return yield* failed(prepWords[lang].noMeeting(forShell(typed)))
  const isReady = ready || checklist.every(({ id, done }) => done || check.includes(id))
  const draft = InteractionEdited.draft(meeting.id, {
    ...(check.length > 0 ? { checked: { add: check } } : {}),
    ...(isReady ? { ready: true } : {})
  })
  return (yield* log.commit([draft], { via: VIA })).batch
})

const show = Effect.fnUntraced(function* (session: Session, known: Preparation) {
  const { out, lang } = session
  const say = prepWords[lang]
  const { person, metAt, referredBy } = known.whole
  const { contact } = person
  out.line(
    `${out.style.bold(nameOf(person))}  ${workOf(contact)}  ${out.style.id(yield* shownId("contact", person.id))}`
  )
  const fields = recordWords[lang].fields
  const rows: Array<ReadonlyArray<string>> = []
  const row = (label: string, text: string | undefined): void => {
    printableLines(text ?? "").forEach((line, index) => {
      if (text) rows.push([index === 0 ? label : "", line])
    })
  }
  row(say.meeting, meetingOf(session, known))
  for (const field of ["sayIt", "pronouns", "interest", "occupation", "city", "zone"] as const)
    row(fields[field], contact[field])
  row(fields.relation, contact.relation === undefined ? undefined : recordWords[lang].relations[contact.relation])
  row(fields.metAt, metAt?.name)
  row(fields.referredBy, referredBy?.contact.name)
  for (const { when, what, text } of known.lately) row(when, `${what} · ${text}`)
  row(fields.notes, known.whole.notes)
  for (const { text, due } of known.pledges)
    row(say.promised, due === undefined ? text : `${text} (${dayInText(session, due)})`)
  for (const text of known.advice) row(say.advised, text)
  row(say.introduction, known.introduction)
  out.table([{ style: out.style.dim }, { wraps: true }], rows, 1)
  heading(session, say.before)
  out.table(
    [{}, { style: out.style.id }, { wraps: true }],
    known.checklist.map(({ id, text, done }) => [done ? "✓" : "·", id, text]),
    1
  )
  heading(session, say.questions)
  out.table(
    [{}, { wraps: true }],
    known.questions.map(({ text }, index) => [`${index + 1}.`, printable(text)]),
    1
  )
  if (known.introduction === "") out.note(say.noIntroduction)
  out.note(say.onPaper(yield* shownId("contact", person.id)))
})

const heading = ({ out }: Session, text: string): void => {
  out.line()
  out.line(out.style.bold(text))
}

const toJson = ({ lang }: Session, known: Preparation, batch: string | undefined) => {
  const { person, notes } = known.whole
  return {
    contact: {
      id: person.id,
      name: person.contact.name ?? "",
      position: person.contact.position ?? null,
      company: person.contact.company ?? null
    },
    meeting: known.meeting === undefined ? null : { id: known.meeting.id, happened: known.meeting.happened ?? null },
    lately: known.lately.map(({ when, what, text }) => ({ when, what, text })),
    notes,
    pledges: known.pledges.map(({ text, due }) => ({ text, due: due ?? null })),
    advice: [...known.advice],
    introduction: known.introduction,
    checklist: known.checklist.map(({ id, text, done }) => ({ item: id, text, done })),
    questions: known.questions.map(({ id, text }) => ({ id, text, language: lang })),
    ...(batch === undefined ? {} : { undo: batch })
  }
}
