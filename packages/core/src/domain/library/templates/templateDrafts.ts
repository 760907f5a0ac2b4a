/** What the log is told so that a template reads as somebody wants it, is switched off, or comes as it was. */
import type { View } from "../../declare/Entity.ts"
import type { Draft } from "../../declare/EventType.ts"
import type { Template } from "../../entities/Workbook.ts"
import { TemplateWritten } from "../../events/RecordEvents.ts"
import type { Language } from "../../words/calendarNames.ts"
import { isTemplateId } from "./builtInTemplates.ts"
import type { Wording } from "./MessageTemplate.ts"

/** A wording of a built-in one is for one language; a template of one's own has one text. */
export const rewordDraft = (id: string, { subject, body }: Wording, lang: Language): Draft => {
  const words = { body, ...(subject === undefined ? {} : { subject }) }
  return isTemplateId(id)
    ? TemplateWritten.draft(`${id}-${lang}`, { replaces: id, language: lang, ...words, deleted: null })
    : TemplateWritten.draft(id, words)
}

export const turnTemplateDraft = (id: string, enabled: boolean): Draft =>
  TemplateWritten.draft(id, isTemplateId(id) ? { replaces: id, enabled, deleted: null } : { enabled })

/** Own wordings go, and what comes with Kith is back; a template of one's own is gone. None: there is nothing to take back. */
export const resetTemplateDrafts = (id: string, written: ReadonlyArray<View<typeof Template>>): ReadonlyArray<Draft> =>
  (isTemplateId(id) ? written.filter(({ replaces }) => replaces === id).map((each) => each.id) : [id]).map((each) =>
    TemplateWritten.draft(each, { deleted: { seen: {} }, subject: null })
  )
