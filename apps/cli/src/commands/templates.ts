/** `kith templates`: the messages that drafts are made from; shown, reworded, switched off, and added to. */
import { readFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import type { View } from "@kith/core/domain/declare/Entity"
import { Template } from "@kith/core/domain/entities/Workbook"
import { TemplateWritten } from "@kith/core/domain/events/RecordEvents"
import { isTemplateId } from "@kith/core/domain/library/templates/builtInTemplates"
import { parseWording, variablesIn } from "@kith/core/domain/library/templates/parseWording"
import { type BankTemplate, templateBank } from "@kith/core/domain/library/templates/templateBank"
import { resetTemplateDrafts, rewordDraft, turnTemplateDraft } from "@kith/core/domain/library/templates/templateDrafts"
import { isVariable, variables } from "@kith/core/domain/library/templates/variables"
import { sourceWords } from "@kith/core/domain/rules/words/sourceWords"
import { BatchId, newId } from "@kith/core/log/Ids"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { fileFault } from "../fileFault.ts"
import { printable, printableLines } from "../output/printable.ts"
import { type Session, VIA } from "../Session.ts"
import { shownId, undoHint } from "../shownId.ts"
import { failed, usage } from "../Stopped.ts"
import { templatesWords } from "../words/templatesWords.ts"
import { templateMeant } from "./draft.ts"

const flags = {
  subject: { kind: "value" },
  file: { kind: "value" },
  in: { kind: "value", choices: ["en", "fr"] },
  off: { kind: "boolean" }
} as const

type Given = Call<typeof flags>["flags"]

const ACTIONS = {
  list: [0, 0],
  show: [1, 1],
  add: [1, 2],
  reword: [1, 2],
  reset: [1, 1],
  off: [1, 1],
  on: [1, 1],
  variables: [0, 0]
} as const

export const templates = logCommand({
  flags,
  takes: [0, 3],
  words: templatesWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }, session) {
    const { lang, log } = session
    const usages = templatesWords[lang].help.usage
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, {
      lang,
      bare: "list",
      show: "show",
      usages
    })
    if (action === "variables") return listVariables(session)
    const written = yield* log.under(Template, "kind", "template")
    const bank = templateBank(written, given.in ?? lang, lang)
    if (action === "list") return yield* list(session, bank, given)
    if (action === "add") return yield* add(session, rest, given)
    const one = yield* templateMeant(session, bank, rest[0]!)
    switch (action) {
      case "show":
        return show(session, one)
      case "reword":
        return yield* reword(session, one, rest[1], given)
      case "reset":
        return yield* reset(session, one, written)
      case "off":
      case "on":
        return yield* turn(session, one, action === "on")
    }
  })
})

/** Written by the user from nothing, not a wording of a built-in one. */
const isOwn = ({ id }: BankTemplate): boolean => !isTemplateId(id)

const toJson = ({ id, title, about, channel, language, subject, body, source, enabled }: BankTemplate) => ({
  id,
  title,
  about,
  channel,
  language,
  subject: subject ?? null,
  body,
  source,
  enabled
})

const list = Effect.fnUntraced(function* ({ out, lang }: Session, bank: ReadonlyArray<BankTemplate>, { off }: Given) {
  const say = templatesWords[lang]
  const wanted = bank.filter(({ enabled }) => off || enabled)
  if (out.isJson) return out.json(wanted.map(toJson))
  const rows: Array<ReadonlyArray<string>> = []
  for (const one of wanted) {
    const id = isOwn(one) ? yield* shownId("template", one.id) : one.id
    rows.push([id, printable(one.title), say.channels[one.channel], stateOf(one, lang)])
  }
  out.table([{ style: out.style.id }, { least: 20 }, { style: out.style.dim }, { style: out.style.warn }], rows, 1)
  out.note(say.legend)
})

const stateOf = (one: BankTemplate, lang: Session["lang"]): string => {
  const say = templatesWords[lang]
  if (!one.enabled) return say.switchedOff
  return isOwn(one) ? say.own : one.source.includes("user") ? say.yours : ""
}

const show = ({ out, lang }: Session, one: BankTemplate): void => {
  if (out.isJson) return out.json(toJson(one))
  const say = templatesWords[lang]
  const state = stateOf(one, lang)
  out.line(`${out.style.bold(printable(one.title))} ${out.style.id(one.id)}${state === "" ? "" : `  ${state}`}`)
  const sources = one.source.filter((source) => source !== "user" && source !== "kith")
  const about = [say.channels[one.channel], printable(one.about), ...sources.map((source) => sourceWords(source, lang))]
  out.line(out.style.dim(about.filter(Boolean).join(" · ")))
  out.line()
  if (one.subject !== undefined) out.line(say.subject(printable(one.subject)))
  for (const line of printableLines(one.body)) out.line(line)
}

const listVariables = ({ out, lang }: Session): void => {
  const all = Object.entries(variables).map(([name, blank]) => ({ name, blank: blank[lang] }))
  if (out.isJson) return out.json(all)
  out.table(
    [{ style: out.style.id }, { wraps: true }],
    all.map(({ name, blank }) => [`{${name}}`, blank]),
    1
  )
  out.note(templatesWords[lang].grammar)
}

/** What was typed, or the file's text. */
const textFrom = Effect.fnUntraced(function* ({ lang }: Session, typed: string | undefined, { file }: Given) {
  const say = templatesWords[lang]
  if ((typed === undefined) === (file === undefined)) return yield* usage(say.textOrFile)
  const text =
    file === undefined
      ? typed!
      : yield* Effect.try({
          try: () => readFileSync(file === "-" ? 0 : file, "utf8"),
          catch: (cause) => fileFault(cause, file, lang)
        })
  return text.trim() === "" ? yield* usage(say.emptyText) : text.trim()
})

/** A slip in a variable's name is told: it would be a blank for ever. */
const noteStrange = ({ out, lang }: Session, ...texts: ReadonlyArray<string>): void => {
  const strange = [...variablesIn(parseWording(texts.join(" ")))].filter((name) => !isVariable(name))
  if (strange.length > 0) out.note(templatesWords[lang].strange(strange.map((name) => `{${name}}`).join(", ")))
}

const add = Effect.fnUntraced(function* (session: Session, [typed, text]: ReadonlyArray<string>, given: Given) {
  const { log, out, lang } = session
  const title = typed!.trim()
  if (title === "") return yield* usage(templatesWords[lang].emptyText)
  const body = yield* textFrom(session, text, given)
  const id = newId(log.random)
  const draft = TemplateWritten.draft(id, {
    title,
    body,
    ...(given.subject === undefined ? {} : { subject: given.subject }),
    ...(given.in === undefined ? {} : { language: given.in })
  })
  const { batch } = yield* log.commit([draft], { via: VIA, batch: BatchId.make(id) })
  if (out.isJson) return out.json({ id, title, body, undo: batch })
  const said = templatesWords[lang].added(printable(title), yield* shownId("template", id))
  out.echo(`${out.style.good("✓")} ${said}   ${yield* undoHint(session, batch)}`)
  noteStrange(session, body, given.subject ?? "")
})

const reword = Effect.fnUntraced(function* (
  session: Session,
  one: BankTemplate,
  text: string | undefined,
  given: Given
) {
  const { log, out, lang } = session
  const say = templatesWords[lang]
  const isBody = text !== undefined || given.file !== undefined
  if (!isBody && given.subject === undefined) return yield* usage(say.textOrFile)
  if (given.subject !== undefined && one.channel !== "e-mail" && !isOwn(one)) return yield* usage(say.noSubject)
  const body = isBody ? yield* textFrom(session, text, given) : one.body
  const draft = rewordDraft(
    one.id,
    { body, ...(given.subject === undefined ? {} : { subject: given.subject }) },
    given.in ?? lang
  )
  const { batch } = yield* log.commit([draft], { via: VIA })
  if (out.isJson) return out.json({ id: one.id, body, undo: batch })
  out.echo(`${out.style.good("✓")} ${say.reworded(printable(one.title))}   ${yield* undoHint(session, batch)}`)
  noteStrange(session, body, given.subject ?? "")
})

/** Own wordings go, and what comes with Kith is back; a template of one's own is gone. */
const reset = Effect.fnUntraced(function* (
  session: Session,
  one: BankTemplate,
  written: ReadonlyArray<View<typeof Template>>
) {
  const { log, out, lang } = session
  const say = templatesWords[lang]
  const drafts = resetTemplateDrafts(one.id, written)
  if (drafts.length === 0) return yield* failed(say.nothingToReset)
  const { batch } = yield* log.commit(drafts, { via: VIA })
  if (out.isJson) return out.json({ id: one.id, undo: batch })
  const said = isOwn(one) ? say.gone(printable(one.title)) : say.reset(printable(one.title))
  out.echo(`${out.style.good("✓")} ${said}   ${yield* undoHint(session, batch)}`)
})

const turn = Effect.fnUntraced(function* (session: Session, one: BankTemplate, enabled: boolean) {
  const { log, out, lang } = session
  const { batch } = yield* log.commit([turnTemplateDraft(one.id, enabled)], { via: VIA })
  if (out.isJson) return out.json({ id: one.id, enabled, undo: batch })
  const said = enabled ? templatesWords[lang].onNow : templatesWords[lang].offNow
  out.echo(`${out.style.good("✓")} ${said(printable(one.title))}   ${yield* undoHint(session, batch)}`)
})
