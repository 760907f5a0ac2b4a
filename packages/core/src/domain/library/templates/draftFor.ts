/** Fills a template in with what is known. What is not known becomes a blank to fill in, never a wrong sentence. */
import type { Language } from "../../words/calendarNames.ts"
import type { InteractionKind } from "../../entities/Interaction.ts"
import type { MessageKind, TemplateChannel } from "./MessageTemplate.ts"
import type { DraftFacts } from "./DraftFacts.ts"
import { draftValues } from "./draftValues.ts"
import { type Blank, fillIn } from "./fillIn.ts"
import { calledBy } from "./salutation.ts"
import { type BankTemplate, languageOf } from "./templateBank.ts"

/** A blank: `[what they helped you with]`, with its brackets. */
export interface Gap extends Blank {
  readonly in: "subject" | "body"
}

export interface MessageDraft {
  /** The template's id. */
  readonly template: string
  readonly title: string
  readonly channel: TemplateChannel
  readonly kind: MessageKind
  /** What to log once it has been sent. */
  readonly logs: InteractionKind | undefined
  readonly limit: number | undefined
  /** Of the words: `en`, `fr`, or another tag of a user's own template. */
  readonly language: string
  /** What they are called in it; for the check whether their name is there. */
  readonly name: string | undefined
  /** Of an e-mail. */
  readonly subject: string | undefined
  readonly body: string
  /** In the order in which they stand, the subject's first. */
  readonly gaps: ReadonlyArray<Gap>
}

/** In which language to write to somebody: theirs, where Kith speaks it; else the reader's. */
export const draftLanguage = ({ language }: { readonly language?: string | undefined }, reader: Language): Language =>
  languageOf(language) ?? reader

export const draftFor = (template: BankTemplate, facts: DraftFacts): MessageDraft => {
  const lang = languageOf(template.language) ?? facts.notesIn
  const known = draftValues(facts, lang)
  const fill = (text: string) => fillIn(text, known, facts.contact.address !== "tu", lang)
  const subject = template.subject === undefined ? undefined : fill(template.subject)
  const body = fill(template.body)
  return {
    template: template.id,
    title: template.title,
    channel: template.channel,
    kind: template.kind,
    logs: template.logs,
    limit: template.limit,
    language: template.language,
    name: calledBy(facts.contact),
    subject: subject?.text,
    body: body.text,
    gaps: [
      ...(subject?.blanks ?? []).map((blank): Gap => ({ ...blank, in: "subject" })),
      ...body.blanks.map((blank): Gap => ({ ...blank, in: "body" }))
    ]
  }
}
