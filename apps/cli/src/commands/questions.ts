/** `kith questions`: what to ask, whom one asked it, and what they answered. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { AnswerNoted, QuestionWritten } from "@kith/core/domain/events/RecordEvents"
import { pickQuestions } from "@kith/core/domain/library/questionBank"
import { builtInQuestions, questionGroups } from "@kith/core/domain/library/questions"
import { sourceWords } from "@kith/core/domain/rules/words/sourceWords"
import { BatchId, EntityId, newId } from "@kith/core/log/Ids"
import { lastConversation } from "@kith/core/workspace/LastConversation"
import {
  answerDraft,
  answersIn,
  type QuestionLibrary,
  questionLibrary,
  rewordDraft,
  switchDraft
} from "@kith/core/workspace/QuestionLibrary"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { nameOf, personMeant } from "../person.ts"
import { printable } from "../output/printable.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { usage } from "../Stopped.ts"
import { thingMeant } from "../thingMeant.ts"
import { valueInWords } from "../valueInWords.ts"
import { questionsWords } from "../words/questionsWords.ts"

const flags = {
  group: { kind: "value", choices: ["occupation", "career", "other"] },
  count: { kind: "value" },
  off: { kind: "boolean" }
} as const

type Given = Call<typeof flags>["flags"]
type Library = QuestionLibrary

const ACTIONS = {
  list: [0, 0],
  pick: [1, 1],
  answer: [3, 3],
  compare: [0, 1],
  add: [1, 1],
  reword: [2, 2],
  off: [1, 1],
  on: [1, 1]
} as const

export const questions = logCommand({
  flags,
  takes: [0, 4],
  words: questionsWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }, session) {
    const { lang } = session
    const usages = questionsWords[lang].help.usage
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, { lang, bare: "list", usages })
    const library = yield* questionLibrary(lang)
    switch (action) {
      case "list":
        return list(session, library, given)
      case "pick":
        return yield* pick(session, library, rest[0]!, given)
      case "answer":
        return yield* answer(session, library, rest)
      case "compare":
        return yield* compare(session, library, rest[0])
      case "add":
        return yield* add(session, rest[0]!, given)
      case "reword":
        return yield* reword(session, library, rest)
      case "off":
      case "on":
        return yield* turn(session, library, rest[0]!, action === "on")
    }
  })
})

/** Own questions have ids that nobody can say; the others' are words. */
const shown = (id: string): string => (builtInQuestions.some((question) => question.id === id) ? id : id.slice(0, 4))

const questionMeant = (session: Session, { bank }: Library, typed: string) =>
  thingMeant(
    session,
    { kind: "question", things: bank, titleOf: ({ text }) => text, none: questionsWords[session.lang].none },
    typed
  )

const list = ({ out, lang }: Session, library: Library, { group, off }: Given): void => {
  const say = questionsWords[lang]
  const { counts } = library
  const wanted = library.bank.filter(
    (question) => (group === undefined || question.group === group) && (off || question.enabled)
  )
  if (out.isJson) {
    return out.json(
      wanted.map(({ id, group: of, text, source, enabled }) => ({
        id,
        group: of,
        text,
        source,
        enabled,
        answers: counts.get(id) ?? 0
      }))
    )
  }
  for (const [of, names] of Object.entries(questionGroups)) {
    const ours = wanted.filter((question) => question.group === of)
    if (ours.length === 0) continue
    out.line(out.style.bold(names[lang]))
    out.table(
      [{ style: out.style.id }, { least: 30 }, { style: out.style.dim }],
      ours.map(({ id, text, enabled }) => [
        shown(id),
        printable(text),
        enabled ? (counts.has(id) ? say.askedOf(counts.get(id)!) : say.neverAsked) : say.switchedOff
      ]),
      1
    )
  }
  const sources = [...new Set(wanted.map(({ source }) => source))]
    .filter((source) => source !== "user" && source !== "kith")
    .sort()
  out.note(sources.map((source) => say.source(sourceWords(source, lang))).join(lang === "fr" ? "\u202f; " : "; "))
}

const PICKED = 8

const pick = Effect.fnUntraced(function* (session: Session, library: Library, who: string, { count, group }: Given) {
  const { out, lang } = session
  const say = questionsWords[lang]
  if (count !== undefined && !/^[1-9]\d?$/.test(count)) return yield* usage(say.notANumber(count))
  const one = yield* personMeant(session, who)
  const theirs = library.answers.filter(({ contact }) => contact !== undefined && one.members.includes(contact))
  const asked = new Set(theirs.flatMap(({ question }) => question ?? []))
  const bank = library.bank.filter(
    (question) => group === undefined || question.group === group || question.id === "who-else"
  )
  const picked = pickQuestions(bank, library.counts, asked, Number(count ?? PICKED))
  if (out.isJson) {
    return out.json({
      contact: { id: one.id, name: one.contact.name ?? "" },
      questions: picked.map(({ id, group: of, text }) => ({ id, group: of, text })),
      answered: theirs.map(({ question, text }) => ({ question: question ?? null, text: text! }))
    })
  }
  out.line(out.style.bold(say.forWhom(nameOf(one))))
  if (picked.length === 0) out.line(` ${say.allAsked(nameOf(one))}`)
  out.table(
    [{}, { wraps: true }],
    picked.map(({ text }, index) => [`${index + 1}.`, printable(text)]),
    1
  )
  if (theirs.length === 0) return
  out.line(out.style.dim(` ${say.lastTime}`))
  const texts = new Map<string, string>(library.bank.map(({ id, text }) => [id, text]))
  out.table(
    [{ style: out.style.dim, least: 24 }, { wraps: true }],
    theirs.map(({ question, text }) => [printable(texts.get(question ?? "") ?? "?"), printable(text!)]),
    1
  )
})

const answer = Effect.fnUntraced(function* (
  session: Session,
  library: Library,
  [who, typed, text]: ReadonlyArray<string>
) {
  const { log, out, lang, today } = session
  const say = questionsWords[lang]
  const one = yield* personMeant(session, who!)
  const question = yield* questionMeant(session, library, typed!)
  const conversation = yield* lastConversation(one.id, isoOf(today))
  // Said again of the same conversation, it is the same answer, told better.
  const before = library.answers.find(
    ({ contact, interaction, question: asked }) =>
      contact !== undefined &&
      one.members.includes(contact) &&
      interaction === conversation?.id &&
      asked === question.id
  )
  const inNone = { contact: one.id, question: EntityId.make(question.id), text: text! }
  const draft =
    conversation === undefined
      ? AnswerNoted.draft(before?.id ?? newId(log.random), inNone)
      : answerDraft(
          { contact: one.id, interaction: conversation.id },
          question.id,
          yield* answersIn(conversation.id),
          text
        )
  const { id } = kindAndId(draft.entity)
  const { batch } = yield* log.commit([draft], { via: VIA })
  if (out.isJson) {
    return out.json({
      id,
      contact: { id: one.id, name: one.contact.name ?? "" },
      question: question.id,
      interaction: conversation?.id ?? null,
      undo: batch
    })
  }
  const said = before === undefined ? say.answered : say.corrected
  out.echo(`${out.style.good("✓")} ${said(nameOf(one), printable(question.text))}   ${yield* undoHint(session, batch)}`)
  if (conversation?.happened === undefined) return
  out.echo(`  ${say.inConversation(yield* valueInWords(session, "interaction", "happened", conversation.happened))}`)
})

const compare = Effect.fnUntraced(function* (session: Session, library: Library, typed: string | undefined) {
  const { log, out, lang } = session
  const say = questionsWords[lang]
  const wanted = typed === undefined ? library.bank : [yield* questionMeant(session, library, typed)]
  const compared = []
  for (const question of wanted) {
    const theirs = library.answers.filter((each) => each.question === question.id)
    if (theirs.length > 0 || typed !== undefined) compared.push({ question, theirs })
  }
  if (out.isJson) {
    return out.json(
      compared.map(({ question, theirs }) => ({
        question: question.id,
        text: question.text,
        answers: theirs.map(({ id, contact, text, interaction }) => ({
          id,
          contact: contact ?? null,
          interaction: interaction ?? null,
          text: text!
        }))
      }))
    )
  }
  if (compared.every(({ theirs }) => theirs.length === 0)) return out.note(say.noAnswers)
  for (const { question, theirs } of compared) {
    out.line(out.style.bold(printable(question.text)))
    const rows: Array<ReadonlyArray<string>> = []
    for (const { contact, text } of theirs) {
      const one = contact === undefined ? undefined : yield* log.person(contact)
      rows.push([nameOf(one), printable(one?.contact.company ?? ""), printable(text!)])
    }
    out.table([{}, { style: out.style.dim, least: 8 }, { wraps: true }], rows, 1)
  }
})

const add = Effect.fnUntraced(function* (session: Session, typed: string, { group = "other" }: Given) {
  const { log, out, lang } = session
  const text = typed.trim()
  if (text === "") return yield* usage(questionsWords[lang].emptyText)
  const id = newId(log.random)
  const { batch } = yield* log.commit([QuestionWritten.draft(id, { text, group })], {
    via: VIA,
    batch: BatchId.make(id)
  })
  if (out.isJson) return out.json({ id, text, group, undo: batch })
  out.echo(`${out.style.good("✓")} ${questionsWords[lang].added(printable(text))}   ${yield* undoHint(session, batch)}`)
})

const reword = Effect.fnUntraced(function* (session: Session, library: Library, [typed, words]: ReadonlyArray<string>) {
  const { log, out, lang } = session
  const text = words!.trim()
  if (text === "") return yield* usage(questionsWords[lang].emptyText)
  const question = yield* questionMeant(session, library, typed!)
  const draft = rewordDraft(library.written, question.id, text, lang)
  const { batch } = yield* log.commit([draft], { via: VIA })
  if (out.isJson) return out.json({ id: question.id, text, undo: batch })
  out.echo(
    `${out.style.good("✓")} ${questionsWords[lang].reworded(printable(text))}   ${yield* undoHint(session, batch)}`
  )
})

const turn = Effect.fnUntraced(function* (session: Session, library: Library, typed: string, enabled: boolean) {
  const { log, out, lang } = session
  const question = yield* questionMeant(session, library, typed)
  const { batch } = yield* log.commit([switchDraft(library.written, question.id, enabled)], { via: VIA })
  if (out.isJson) return out.json({ id: question.id, enabled, undo: batch })
  const said = enabled ? questionsWords[lang].onNow : questionsWords[lang].offNow
  out.echo(`${out.style.good("✓")} ${said(printable(question.text))}   ${yield* undoHint(session, batch)}`)
})
