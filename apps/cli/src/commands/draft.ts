/** `kith draft WHO`: a message to somebody, ready to be read over and sent; what to mind in it goes to stderr. */
import * as Effect from "effect/Effect"
import type { Length } from "@kith/core/domain/library/lint/lengthOf"
import type { BankTemplate } from "@kith/core/domain/library/templates/templateBank"
import type { DraftedMessage, NotDrafted } from "@kith/core/workspace/Drafting"
import { type Call, logCommand } from "../Command.ts"
import { copyToClipboard } from "../clipboard.ts"
import { printable, printableLines } from "../output/printable.ts"
import { personMeant } from "../person.ts"
import type { Session } from "../Session.ts"
import { shownId } from "../shownId.ts"
import { failed, usage } from "../Stopped.ts"
import { thingMeant } from "../thingMeant.ts"
import { wholeNumber } from "../wholeNumber.ts"
import { draftWords } from "../words/draftWords.ts"
import { reminderWords } from "../words/reminderWords.ts"
import { templatesWords } from "../words/templatesWords.ts"

const flags = {
  template: { kind: "value", short: "t" },
  list: { kind: "boolean" },
  subject: { kind: "boolean" },
  minutes: { kind: "value" },
  copy: { kind: "value", choices: ["yes", "no"] }
} as const

type Given = Call<typeof flags>["flags"]

export const draft = logCommand({
  flags,
  takes: [0, 10],
  words: draftWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }, session) {
    const { log, lang } = session
    const typed = args.join(" ")
    if (typed.trim() === "" && !given.list) return yield* usage(draftWords[lang].whom)
    const whom = typed.trim() === "" ? NOBODY : yield* whomMeant(session, typed)
    const bank = yield* log.templatesFor(lang, whom.contact)
    if (given.list) return list(session, bank)
    const template = given.template === undefined ? undefined : yield* templateMeant(session, bank, given.template)
    const minutes = given.minutes === undefined ? undefined : yield* wholeNumber(session, "--minutes", given.minutes)
    const made = yield* log
      .draftMessage({ ...whom, template: template?.id, minutes, lang })
      .pipe(Effect.catchTag("NotDrafted", (cause) => Effect.fail(failed(whyNot(cause, lang)))))
    yield* show(session, made, given)
  })
})

const NOBODY = { reminder: undefined, contact: undefined }

/** A reminder's id, or else a person. */
const whomMeant = Effect.fnUntraced(function* (session: Session, typed: string) {
  const prefix = typed.trim().toLowerCase()
  const found = /^[0-9a-z]{3,13}$/.test(prefix) ? yield* session.log.reminders(prefix) : []
  const ids = new Set(found.map(({ reminder }) => reminder.id))
  const [id] = ids
  if (id !== undefined && ids.size === 1) return { reminder: id, contact: found[0]!.reminder.contact }
  return { contact: (yield* personMeant(session, typed)).id, reminder: undefined }
})

export const templateMeant = (session: Session, bank: ReadonlyArray<BankTemplate>, typed: string) =>
  thingMeant(
    session,
    { kind: "template", things: bank, titleOf: ({ title }) => title, none: templatesWords[session.lang].none },
    typed
  )

const whyNot = ({ why }: NotDrafted, lang: Session["lang"]): string => draftWords[lang].whyNot[why]

const list = ({ out, lang }: Session, bank: ReadonlyArray<BankTemplate>): void => {
  const open = bank.filter(({ enabled }) => enabled)
  if (out.isJson) return out.json(open.map(({ id, title, about, channel }) => ({ id, title, about, channel })))
  out.table(
    [{ style: out.style.id }, { least: 20 }, { wraps: true, style: out.style.dim }],
    open.map(({ id, title, about, channel }) => [
      id,
      printable(title),
      [templatesWords[lang].channels[channel], printable(about)].filter(Boolean).join(" · ")
    ]),
    1
  )
}

const show = Effect.fnUntraced(function* (session: Session, made: DraftedMessage, given: Given) {
  const { out, lang, world } = session
  const say = draftWords[lang]
  const { draft: message, remarks, length, contact } = made
  if (out.isJson) {
    return out.json({
      contact,
      reminder: made.reminder ?? null,
      template: message.template,
      title: message.title,
      channel: message.channel,
      language: message.language,
      subject: message.subject ?? null,
      body: message.body,
      gaps: message.gaps.map(({ in: where, start, end, name, label }) => ({ in: where, start, end, name, label })),
      remarks: remarks.map(({ id, span, say: words }) => ({ id, span: span ?? null, text: words[lang] })),
      length: { words: length.words, seconds: length.seconds, reads: length.reads }
    })
  }
  if (given.subject) {
    if (message.subject === undefined) return yield* failed(say.noSubject)
    return out.line(printable(message.subject))
  }
  if (message.subject !== undefined) out.note(out.style.dim(say.subject(printable(message.subject))))
  for (const line of printableLines(message.body)) out.line(line)
  const { channels } = templatesWords[lang]
  out.note("")
  const about = [printable(message.title), channels[message.channel], lengthInWords(length, lang)]
  out.note(out.style.dim(about.join(" · ")))
  for (const { id, span, say: words } of remarks) {
    const where =
      span === undefined || id === "too-long" ? "" : say.where(printable(message.body.slice(span.start, span.end)))
    out.note(`· ${words[lang]}${where}`)
  }
  if (message.logs !== undefined && message.logs !== "other") {
    const kind = message.channel === "phone" ? "phone" : message.logs
    out.note(reminderWords[lang].alsoLog(yield* shownId("contact", contact.id), kind))
  }
  const copies = given.copy !== "no" && (given.copy === "yes" || world.isTerminal(1))
  if (copies && copyToClipboard(world, message.body)) out.note(say.copied)
  else if (given.copy === "yes") out.note(say.notCopied)
})

/** `53 words, 15 s to read`; `179 words, 1 min 23 s aloud`. */
const lengthInWords = ({ words, seconds, isSpoken, reads }: Length, lang: Session["lang"]): string => {
  const say = draftWords[lang]
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  const time = minutes === 0 ? `${rest} s` : rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
  return [say.words(words), isSpoken ? say.aloud(time) : say.toRead(time), say.reads[reads]].filter(Boolean).join(", ")
}
