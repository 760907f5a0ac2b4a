/** The templates in force: the built-in ones with the user's rewordings and own ones, in one language. */
import type { View } from "../../declare/Entity.ts"
import type { Template } from "../../entities/Workbook.ts"
import type { InteractionKind } from "../../entities/Interaction.ts"
import type { Source } from "../../rules/RuleSpec.ts"
import type { Language } from "../../words/calendarNames.ts"
import { builtInTemplates, isTemplateId, type TemplateId } from "./builtInTemplates.ts"
import { englishWordings } from "./en/englishWordings.ts"
import { frenchWordings } from "./fr/frenchWordings.ts"
import type { MessageKind, TemplateAbout, TemplateChannel, Wording } from "./MessageTemplate.ts"

export interface BankTemplate {
  /** What rules and interactions name. */
  readonly id: string
  readonly title: string
  /** When it is of use; empty for a user's own. */
  readonly about: string
  /** `user`: the user's own, or their wording. */
  readonly source: ReadonlyArray<Source>
  readonly channel: TemplateChannel
  readonly kind: MessageKind
  /** What to log once it has been sent or said. */
  readonly logs: InteractionKind | undefined
  /** In characters. */
  readonly limit: number | undefined
  /** Of the words below: `en`, `fr`, or another BCP 47 tag of a user's own. */
  readonly language: string
  /** Of an e-mail. With variables, as `Wording` says. */
  readonly subject: string | undefined
  readonly body: string
  readonly enabled: boolean
}

const wordings: Readonly<Record<Language, Readonly<Record<TemplateId, Wording>>>> = {
  en: englishWordings,
  fr: frenchWordings
}

type Written = View<typeof Template>

/**
 * The bank in one language; what is switched off comes along, marked so. A user's own templates stand at the end, in
 * whatever language they are; a wording of a built-in one without a language goes for both.
 *
 * @param lang of the words: the reader's of the message
 * @param reading of the titles: the user's
 */
export const templateBank = (
  written: ReadonlyArray<Written>,
  lang: Language,
  reading: Language = lang
): ReadonlyArray<BankTemplate> => {
  const present = written.filter(({ deleted }) => deleted === undefined)
  const builtIn = (Object.keys(builtInTemplates) as ReadonlyArray<TemplateId>).map((id): BankTemplate => {
    const { title, about, source, channel, kind, logs, limit }: TemplateAbout = builtInTemplates[id]
    const changes = present.filter(({ replaces }) => replaces === id)
    const worded = changes.filter(({ body }) => isSaid(body))
    const own =
      worded.find(({ language }) => languageOf(language) === lang) ??
      worded.find(({ language }) => language === undefined)
    const { subject, body } = own ?? wordings[lang][id]
    return {
      id,
      title: own?.title ?? title[reading],
      about: about[reading],
      source: own === undefined ? source : ["user"],
      channel,
      kind,
      logs,
      limit,
      language: lang,
      subject: channel === "e-mail" ? (subject ?? wordings[lang][id].subject) : undefined,
      body: body!,
      enabled: changes.every(({ enabled }) => enabled !== false)
    }
  })
  const own = present.flatMap(
    ({ id, replaces, title, language, subject, body, enabled }): ReadonlyArray<BankTemplate> =>
      !isSaid(body) || (replaces !== undefined && isTemplateId(replaces))
        ? []
        : [
            {
              id,
              title: title ?? id,
              about: "",
              source: ["user"],
              channel: isSaid(subject) ? "e-mail" : "message",
              kind: "news",
              logs: "other",
              limit: undefined,
              language: language ?? lang,
              subject: isSaid(subject) ? subject : undefined,
              body,
              enabled: enabled !== false
            }
          ]
  )
  return [...builtIn, ...own]
}

const isSaid = (text: string | undefined): text is string => text !== undefined && text.trim() !== ""

/** The language that Kith speaks of a BCP 47 tag: `fr-CA` is French. */
export const languageOf = (tag: string | undefined): Language | undefined => {
  const [first] = (tag ?? "").trim().toLowerCase().split(/[-_]/)
  return first === "en" || first === "fr" ? first : undefined
}
