/** The sheets that there are: the week, a meeting, the questions, cards, the statement. */
import * as Effect from "effect/Effect"
import { isoOf, startOfWeek } from "@kith/core/domain/calendar/CivilDay"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { Plan, PLAN_ID } from "@kith/core/domain/entities/Search"
import { Question } from "@kith/core/domain/entities/Workbook"
import { questionBank } from "@kith/core/domain/library/questionBank"
import { questionGroups } from "@kith/core/domain/library/questions"
import { kindOfWay, type WayKind, waysInOrder } from "@kith/core/domain/library/templates/waysToReach"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { dateInWords } from "@kith/core/domain/words/whenToWords"
import { writeVCard } from "@kith/formats/vcard/writeVCard"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { Index } from "@kith/core/workspace/IndexNames"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { dayInText } from "../dayInText.ts"
import { momentExactly, touchTitle } from "../loggedInWords.ts"
import { nameOf } from "../person.ts"
import { meetingOf, preparationFor, workOf } from "../preparation.ts"
import { reminderInWords } from "../remindersInWords.ts"
import type { Session } from "../Session.ts"
import { failed } from "../Stopped.ts"
import { printWords } from "../words/printWords.ts"
import type { PrintItem, PrintSection, PrintSheet } from "./PrintSheet.ts"

/** Days from Monday on. */
const WEEK = 7

/** What is due until Sunday, and what is arranged. */
export const weekSheet = Effect.fnUntraced(function* (session: Session) {
  const { log, calendar, today, lang } = session
  const say = printWords[lang]
  const monday = startOfWeek(today)
  const until = calendar.startOfDay(monday + WEEK) - 1
  const { shown } = yield* log.due({ until, all: true })
  const reminders = shown.map(({ reminder }) => reminder)
  const saying = yield* sayingOf(session, reminders)
  const due = reminders.map((reminder): PrintItem => {
    const { title, by, reason } = reminderInWords(session, reminder, saying)
    return { text: title, aside: by, detail: reason, mark: "box" }
  })
  return {
    title: say.week(dateInWords(monday, { today, lang })),
    sections: [
      { heading: say.due, items: due.length === 0 ? [{ text: say.nothingDue }] : due },
      ...some(say.arranged, yield* arrangedItems(session)),
      { heading: say.notes, items: [{ text: "", room: 6 }] }
    ]
  } satisfies PrintSheet
})

const some = (heading: string, items: ReadonlyArray<PrintItem>): ReadonlyArray<PrintSection> =>
  items.length === 0 ? [] : [{ heading, items }]

const arrangedItems = Effect.fnUntraced(function* (session: Session) {
  const { log, today, lang } = session
  const [from, until] = [isoOf(today), isoOf(startOfWeek(today) + WEEK)]
  const entries = yield* (yield* EntityStore).range(Index.happened, from, until)
  const items: Array<PrintItem> = []
  for (const { entity } of entries) {
    const one = yield* log.get(Interaction, kindAndId(entity).id)
    if (one?.kind !== "meeting" || one.state !== "scheduled" || one.happened === undefined) continue
    const whom = one.contact === undefined ? undefined : yield* log.person(one.contact)
    items.push({
      text: `${touchTitle("meeting", one.channel, lang)}, ${nameOf(whom)}`,
      aside: momentExactly(session, one.happened),
      mark: "box"
    })
  }
  return items
})

/** Who they are, what to ask, and room to write. */
export const meetingSheet = Effect.fnUntraced(function* (session: Session, typed: string) {
  const say = printWords[session.lang]
  const known = yield* preparationFor(session, typed)
  const { person, metAt, referredBy, notes } = known.whole
  const { interest, sayIt, pronouns } = person.contact
  const about = [
    workOf(person.contact),
    sayIt,
    pronouns,
    metAt?.name,
    referredBy === undefined ? "" : say.through(nameOf(referredBy))
  ]
  const facts = [
    ...known.lately.map(({ when, what, text }): PrintItem => ({ text: `${what} · ${text}`, aside: when })),
    ...(interest === undefined ? [] : [{ text: say.interest(interest) }]),
    ...(notes === "" ? [] : [{ text: notes }]),
    ...known.pledges.map(({ text, due }): PrintItem => ({
      text: say.promised(text),
      ...(due === undefined ? {} : { aside: dayInText(session, due) }),
      mark: "box"
    })),
    ...known.advice.map((text): PrintItem => ({ text: say.advised(text), mark: "box" }))
  ]
  const when = meetingOf(session, known)
  return {
    title: [nameOf(person), when].filter(Boolean).join(" · "),
    about: about.filter(Boolean).join(" · "),
    sections: [
      ...some(say.known, facts),
      ...some(say.introduction, known.introduction === "" ? [] : [{ text: known.introduction }]),
      ...some(
        say.before,
        known.checklist.flatMap(({ text, done }): ReadonlyArray<PrintItem> => (done ? [] : [{ text, mark: "box" }]))
      ),
      { heading: say.questions, items: known.questions.map(({ text }, index) => ({ text, mark: index + 1, room: 2 })) },
      {
        heading: say.after,
        items: [say.useful, say.whoElse, say.promise, say.again].map((text) => ({ text, room: 1 }))
      }
    ]
  } satisfies PrintSheet
})

export const questionsSheet = Effect.fnUntraced(function* ({ log, lang }: Session) {
  const bank = questionBank(yield* log.under(Question, "kind", "question"), lang).filter(({ enabled }) => enabled)
  const sections = Object.entries(questionGroups).map(([group, names]) => ({
    heading: names[lang],
    items: bank.filter((question) => question.group === group).map(({ text }): PrintItem => ({ text, mark: "box" }))
  }))
  return { title: printWords[lang].questionsTitle, sections } satisfies PrintSheet
})

/** Fails where the plan holds no name. */
export const cardsSheet = Effect.fnUntraced(function* ({ log, lang }: Session) {
  const plan = yield* log.get(Plan, PLAN_ID)
  if (plan?.name === undefined) return yield* failed(printWords[lang].noName)
  const { name, headline } = plan
  const reach = waysInOrder(plan.reach)
  return {
    title: printWords[lang].cardsTitle(name),
    sections: [],
    card: {
      lines: [name, ...(headline === undefined ? [] : [headline]), ...reach],
      vCard: vCardOf(plan.name, headline, reach)
    }
  } satisfies PrintSheet
})

const vCardOf = (name: string, headline: string | undefined, reach: ReadonlyArray<string>): string => {
  const of = (kind: WayKind): ReadonlyArray<string> => reach.filter((each) => kindOfWay(each) === kind)
  const [emails, phones] = [of("email"), of("phone")]
  const links = of("page").map((url) => ({
    kind: "website" as const,
    url: /^https?:/i.test(url) ? url : `https://${url}`
  }))
  const pieces = [...writeVCard([{ name, position: headline, emails, phones, links }])]
  return pieces.map((piece) => new TextDecoder().decode(piece)).join("")
}

export const statementSheet = Effect.fnUntraced(function* ({ log, lang }: Session) {
  const say = printWords[lang]
  const plan = yield* log.get(Plan, PLAN_ID)
  const statement = (yield* log.readText(plan?.statement)).trim()
  const pitch = (yield* log.readText(plan?.pitch)).trim()
  if (statement === "" && pitch === "") return yield* failed(say.noStatement)
  return {
    title: say.statementTitle,
    sections: [
      ...some(say.statement, statement === "" ? [] : [{ text: statement }]),
      ...some(say.pitch, pitch === "" ? [] : [{ text: pitch }])
    ]
  } satisfies PrintSheet
})
