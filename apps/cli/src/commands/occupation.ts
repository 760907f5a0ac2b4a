/** `kith occupation`: what an occupation is like, as several people told it. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { View } from "@kith/core/domain/declare/Entity"
import { Finding, FindingTopic } from "@kith/core/domain/entities/FromConversations"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { Occupation } from "@kith/core/domain/entities/Search"
import { FindingNoted, OccupationEdited } from "@kith/core/domain/events/RecordEvents"
import type { BankQuestion } from "@kith/core/domain/library/questionBank"
import { plain } from "@kith/core/domain/words/plain"
import { BatchId, EntityId, newId } from "@kith/core/log/Ids"
import { lastConversation } from "@kith/core/workspace/LastConversation"
import { answersOn, findingsOf } from "@kith/core/workspace/OccupationAnswers"
import { type NotedAnswer, questionLibrary } from "@kith/core/workspace/QuestionLibrary"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { nearestOf } from "../nearest.ts"
import { nameOf, personMeant } from "../person.ts"
import { printable, printableLines } from "../output/printable.ts"
import { type Session, VIA } from "../Session.ts"
import { shownId, undoHint } from "../shownId.ts"
import { failed, usage } from "../Stopped.ts"
import { thingMeant } from "../thingMeant.ts"
import { valueInWords } from "../valueInWords.ts"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { occupationWords } from "../words/occupationWords.ts"

const flags = { from: { kind: "value" }, notes: { kind: "value" } } as const

type Given = Call<typeof flags>["flags"]
type Page = View<typeof Occupation>

const ACTIONS = { list: [0, 0], add: [1, 1], show: [1, 1], note: [3, 3], edit: [1, 1] } as const

export const occupation = logCommand({
  flags,
  takes: [0, 4],
  words: occupationWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }, session) {
    const { lang, log } = session
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, {
      lang,
      bare: "list",
      show: "show",
      usages: occupationWords[lang].help.usage
    })
    const pages = yield* log.under(Occupation, "kind", "occupation")
    if (action === "list") return yield* list(session, pages)
    if (action === "add") return yield* add(session, pages, rest[0]!, given)
    const page = yield* thingMeant(
      session,
      { kind: "occupation", things: pages, titleOf, none: occupationWords[lang].none },
      rest[0]!
    )
    if (action === "show") return yield* show(session, page)
    if (action === "note") return yield* note(session, page, rest[1]!, rest[2]!, given)
    return yield* edit(session, page, given)
  })
})

const titleOf = ({ name }: Page): string => name ?? ""

const list = Effect.fnUntraced(function* ({ log, out, lang }: Session, pages: ReadonlyArray<Page>) {
  const findings = yield* log.under(Finding, "kind", "finding")
  const counted = pages.map((page) => ({ page, count: findings.filter((each) => each.occupation === page.id).length }))
  if (out.isJson)
    return out.json(counted.map(({ page, count }) => ({ id: page.id, name: titleOf(page), findings: count })))
  if (pages.length === 0) return out.note(occupationWords[lang].empty)
  const ids = yield* shortIds(
    "occupation",
    pages.map(({ id }) => id)
  )
  out.table(
    [{ style: out.style.id }, { least: 12 }, { style: out.style.dim }],
    counted.map(({ page, count }) => [
      ids.get(page.id)!,
      printable(titleOf(page)),
      occupationWords[lang].findings(count)
    ]),
    1
  )
})

const add = Effect.fnUntraced(function* (
  session: Session,
  pages: ReadonlyArray<Page>,
  typed: string,
  { notes }: Given
) {
  const { log, out, lang } = session
  const say = occupationWords[lang]
  const name = typed.trim()
  if (pages.some((page) => plain(titleOf(page)) === plain(name))) return yield* failed(say.exists(printable(name)))
  const id = newId(log.random)
  const draft = OccupationEdited.draft(id, { name, ...(notes === undefined ? {} : { notes: { start: notes } }) })
  const { batch } = yield* log.commit([draft], { via: VIA, batch: BatchId.make(id) })
  if (out.isJson) return out.json({ id, name, undo: batch })
  out.echo(
    `${out.style.good("✓")} ${say.added(printable(name))} (${yield* shownId("occupation", id)})   ${yield* undoHint(session, batch)}`
  )
})

const edit = Effect.fnUntraced(function* (session: Session, page: Page, { notes }: Given) {
  const { log, out, lang } = session
  const patch = notes === undefined ? undefined : yield* log.textPatch(page.notes, notes)
  if (patch === undefined) return yield* usage(occupationWords[lang].nothingToChange)
  const { batch } = yield* log.commit([OccupationEdited.draft(page.id, { notes: patch })], { via: VIA })
  if (out.isJson) return out.json({ id: page.id, name: titleOf(page), undo: batch })
  out.echo(
    `${out.style.good("✓")} ${occupationWords[lang].saved(printable(titleOf(page)))}   ${yield* undoHint(session, batch)}`
  )
})

const note = Effect.fnUntraced(function* (session: Session, page: Page, typed: string, text: string, given: Given) {
  const { log, out, lang, today } = session
  const say = occupationWords[lang]
  const topics = entityWords[lang].topics
  const topic = FindingTopic.literals.find((each) => each === typed || plain(topics[each]) === plain(typed))
  if (topic === undefined) {
    return yield* usage(
      say.noSuchTopic(typed, nearestOf(typed, FindingTopic.literals), FindingTopic.literals.join(", "))
    )
  }
  const teller = given.from === undefined ? undefined : yield* personMeant(session, given.from)
  const conversation = teller === undefined ? undefined : yield* lastConversation(teller.id, isoOf(today))
  const id = newId(log.random)
  const draft = FindingNoted.draft(id, {
    occupation: EntityId.make(page.id),
    topic,
    text,
    ...(teller === undefined ? {} : { contact: teller.id }),
    ...(conversation === undefined ? {} : { interaction: conversation.id })
  })
  const { batch } = yield* log.commit([draft], { via: VIA, batch: BatchId.make(id) })
  if (out.isJson) return out.json({ id, occupation: page.id, topic, undo: batch })
  out.echo(
    `${out.style.good("✓")} ${say.noted(topics[topic], printable(titleOf(page)))}   ${yield* undoHint(session, batch)}`
  )
})

const show = Effect.fnUntraced(function* (session: Session, page: Page) {
  const { log, out, lang } = session
  const say = occupationWords[lang]
  const findings = yield* findingsOf(page.id)
  const notes = yield* log.readText(page.notes)
  const { bank, answers: all } = yield* questionLibrary(lang)
  const answers = yield* answersOn(page, findings, all)
  if (out.isJson) {
    return out.json({
      id: page.id,
      name: titleOf(page),
      notes,
      findings: findings.map(({ id, topic, text, contact, interaction }) => ({
        id,
        topic: topic ?? null,
        text: text!,
        contact: contact ?? null,
        interaction: interaction ?? null
      })),
      answers: answers.map(({ id, question, contact, text }) => ({
        id,
        question: question ?? null,
        contact: contact ?? null,
        text: text ?? ""
      }))
    })
  }
  out.line(`${out.style.bold(printable(titleOf(page)))} ${out.style.id(yield* shownId("occupation", page.id))}`)
  for (const line of notes === "" ? [] : printableLines(notes)) out.line(` ${line}`)
  const rows: Array<ReadonlyArray<string>> = []
  for (const topic of FindingTopic.literals) {
    let label: string = entityWords[lang].topics[topic]
    for (const one of findings.filter((each) => each.topic === topic)) {
      rows.push([label, printable(one.text!), yield* originOf(session, one)])
      label = " "
    }
  }
  out.table([{ style: out.style.bold }, { least: 20 }, { style: out.style.dim }], rows, 1)
  const open = FindingTopic.literals.filter((topic) => !findings.some((one) => one.topic === topic))
  if (findings.length === 0) out.line(` ${say.nothingYet}`)
  else if (open.length > 0)
    out.line(
      out.style.dim(` ${say.notAsked(open.map((topic) => entityWords[lang].topics[topic].toLowerCase()).join(", "))}`)
    )
  yield* compared(session, bank, answers)
})

const originOf = Effect.fnUntraced(function* (
  session: Session,
  { contact, interaction }: Pick<View<typeof Finding>, "contact" | "interaction">
) {
  if (contact === undefined) return ""
  const happened = interaction === undefined ? undefined : (yield* session.log.get(Interaction, interaction))?.happened
  const when = happened === undefined ? "" : yield* valueInWords(session, "interaction", "happened", happened)
  return occupationWords[session.lang].from(nameOf(yield* session.log.person(contact)), when)
})

const compared = Effect.fnUntraced(function* (
  session: Session,
  bank: ReadonlyArray<BankQuestion>,
  answers: ReadonlyArray<NotedAnswer>
) {
  const { log, out, lang } = session
  if (answers.length === 0) return
  out.line()
  out.line(out.style.bold(occupationWords[lang].answers))
  for (const question of bank) {
    const given = answers.filter((answer) => answer.question === question.id)
    if (given.length === 0) continue
    out.line(` ${printable(question.text)}`)
    const rows: Array<ReadonlyArray<string>> = []
    for (const { contact, text } of given) rows.push([nameOf(yield* log.person(contact!)), printable(text!)])
    out.table([{ style: out.style.dim }, { wraps: true }], rows, 3)
  }
})
