/** The messages that drafts are made from: shown, reworded, switched off, and added to. */
import * as Effect from "effect/Effect"
import { Template } from "@kith/core/domain/entities/Workbook"
import { TemplateWritten } from "@kith/core/domain/events/RecordEvents"
import { isTemplateId } from "@kith/core/domain/library/templates/builtInTemplates"
import type { TemplateChannel } from "@kith/core/domain/library/templates/MessageTemplate"
import { parseWording, variablesIn } from "@kith/core/domain/library/templates/parseWording"
import { type BankTemplate, templateBank } from "@kith/core/domain/library/templates/templateBank"
import { resetTemplateDrafts, rewordDraft, turnTemplateDraft } from "@kith/core/domain/library/templates/templateDrafts"
import { isVariable, variables } from "@kith/core/domain/library/templates/variables"
import { sourceWords } from "@kith/core/domain/rules/words/sourceWords"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { BatchId, newId } from "@kith/core/log/Ids"
import { type LogSession, VIA } from "./Method.ts"

export interface TemplateShown {
  readonly id: string
  readonly title: string
  /** When it is of use; empty for one's own. */
  readonly about: string
  /** The guides that have people write this, by name. */
  readonly sources: ReadonlyArray<string>
  readonly channel: TemplateChannel
  readonly subject: string | undefined
  readonly body: string
  readonly enabled: boolean
  readonly isOwn: boolean
  /** A built-in one in the user's words. */
  readonly isReworded: boolean
}

export interface Templates {
  readonly templates: ReadonlyArray<TemplateShown>
  /** What braces may hold, each with what is asked for where it is not known. */
  readonly variables: ReadonlyArray<{ readonly name: string; readonly blank: string }>
}

/** `words`: in which language the messages are. */
export const templates = Effect.fnUntraced(function* (
  { log, lang }: LogSession,
  { words }: { readonly words: Language }
) {
  const bank = templateBank(yield* log.under(Template, "kind", "template"), words, lang)
  return {
    templates: bank.map((one) => shown(one, lang)),
    variables: Object.entries(variables).map(([name, blank]) => ({ name, blank: blank[lang] }))
  } satisfies Templates
})

const shown = (one: BankTemplate, lang: Language): TemplateShown => {
  const { id, title, about, source, channel, subject, body, enabled } = one
  const guides = source.filter((each) => each !== "user" && each !== "kith")
  return {
    id,
    title,
    about,
    sources: guides.map((each) => sourceWords(each, lang)),
    channel,
    subject,
    body,
    enabled,
    isOwn: !isTemplateId(id),
    isReworded: isTemplateId(id) && source.includes("user")
  }
}

export interface WritingTemplate {
  /** Left out: a new one. */
  readonly id?: string | undefined
  /** Of one's own. */
  readonly title?: string | undefined
  readonly subject: string | undefined
  readonly body: string
  readonly words: Language
}

export const writeTemplate = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id: known, title, subject, body, words }: WritingTemplate
) {
  const wording = { body: body.trim(), ...(subject === undefined ? {} : { subject: subject.trim() }) }
  const strange = [...variablesIn(parseWording(`${subject ?? ""} ${body}`))].filter((name) => !isVariable(name))
  const id = known ?? newId(log.random)
  const draft =
    known === undefined
      ? TemplateWritten.draft(id, { title: (title ?? "").trim(), language: words, ...wording })
      : rewordDraft(known, wording, words)
  const renamed = known !== undefined && title !== undefined && !isTemplateId(known)
  const { batch } = yield* log.commit(
    [draft, ...(renamed ? [TemplateWritten.draft(known, { title: title.trim() })] : [])],
    { via: VIA, ...(known === undefined ? { batch: BatchId.make(id) } : {}) }
  )
  // A slip in a variable's name is told: it would be a blank for ever.
  return { id, batch, strange }
})

export const turnTemplate = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, enabled }: { readonly id: string; readonly enabled: boolean }
) {
  const { batch } = yield* log.commit([turnTemplateDraft(id, enabled)], { via: VIA })
  return { batch }
})

export const resetTemplate = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const drafts = resetTemplateDrafts(id, yield* log.under(Template, "kind", "template"))
  const { batch } = yield* log.commit(drafts, { via: VIA })
  return { batch }
})
