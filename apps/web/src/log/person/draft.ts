/** A message to somebody: drafted from a template, read by the lint as it is worded, and logged once it was sent. */
import * as Effect from "effect/Effect"
import type { Channel, InteractionKind } from "@kith/core/domain/entities/Interaction"
import { type Length, lengthOf } from "@kith/core/domain/library/lint/lengthOf"
import { gapsIn } from "@kith/core/domain/library/lint/gapsIn"
import { lint } from "@kith/core/domain/library/lint/lint"
import type { RemarkId } from "@kith/core/domain/library/lint/Remark"
import type { MessageDraft } from "@kith/core/domain/library/templates/draftFor"
import type { MessageKind, TemplateChannel } from "@kith/core/domain/library/templates/MessageTemplate"
import { languageOf } from "@kith/core/domain/library/templates/templateBank"
import { statusAt } from "@kith/core/domain/rules/Reminder"
import { sourceWords } from "@kith/core/domain/rules/words/sourceWords"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { formatMoment } from "@kith/core/domain/calendar/Moment"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { ReminderSettled, ShareableKept } from "@kith/core/domain/events/RecordEvents"
import { Channel as Channels } from "@kith/core/domain/entities/Interaction"
import { EntityId } from "@kith/core/log/Ids"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { logTouch } from "@kith/core/workspace/Logging"
import { remindersOf } from "@kith/core/workspace/Profile"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { Gone } from "../failureOf.ts"
import { type LogSession, VIA } from "../Method.ts"
import type { Choice } from "../people.ts"
import { cardOf, type ReminderCard } from "../today.ts"

export interface TemplateChoice {
  readonly id: string
  readonly title: string
  readonly about: string
  /** Where it comes from: "Service Canada's page…", "you". */
  readonly from: string
}

export interface DraftPage {
  readonly person: {
    readonly id: string
    readonly name: string
    readonly emails: ReadonlyArray<string>
    readonly phones: ReadonlyArray<string>
  }
  /** The reminder it is for, with its reason; absent where somebody writes on their own account, or it is settled. */
  readonly card: ReminderCard | undefined
  /** As it was asked for. */
  readonly about: string | undefined
  /** The same words until what they were made of changes. */
  readonly draft: Pick<
    MessageDraft,
    "template" | "title" | "channel" | "kind" | "logs" | "limit" | "language" | "name" | "subject" | "body"
  >
  readonly templates: ReadonlyArray<TemplateChoice>
  /** How it can have gone out, the likeliest first. */
  readonly channels: ReadonlyArray<Choice>
}

export interface DraftAsked {
  readonly contact: string
  readonly reminder?: string | undefined
  /** What else it is about, as `opening/<id>` or `shareable/<id>`. */
  readonly about?: string | undefined
  readonly template?: string | undefined
}

export const draftPage = Effect.fnUntraced(function* (session: LogSession, asked: DraftAsked) {
  const { log, lang, now } = session
  const person = yield* log.person(asked.contact)
  if (person === undefined) return yield* new Gone()
  const reminder =
    asked.reminder === undefined ? undefined : (yield* remindersOf(person)).find(({ id }) => id === asked.reminder)
  const drafted = yield* log
    .draftMessage({ reminder: reminder?.id, contact: person.id, about: asked.about, template: asked.template, lang })
    .pipe(
      // A rule that names no message, or a template that is gone: one for writing to somebody on one's own account.
      Effect.catchTag("NotDrafted", () => log.draftMessage({ contact: person.id, lang }))
    )
  const saying = reminder === undefined ? undefined : yield* sayingOf(session, [reminder])
  const { gaps: _, ...draft } = drafted.draft
  const templates = (yield* log.templatesFor(lang, person.id)).filter(({ enabled }) => enabled)
  return {
    person: {
      id: person.id,
      name: person.contact.name ?? "",
      emails: person.contact.emails,
      phones: person.contact.phones
    },
    card:
      reminder === undefined
        ? undefined
        : cardOf(session, saying!, { subject: `contact/${person.id}`, reminder, status: statusAt(reminder, now) }),
    about: asked.about,
    draft,
    templates: templates.map(({ id, title, about, source }) => ({
      id,
      title,
      about,
      from: source.map((each) => sourceWords(each, lang)).join(", ")
    })),
    channels: channelsFor(
      draft.channel,
      person.contact.links.some(({ kind }) => kind === "linkedin"),
      lang
    )
  } satisfies DraftPage
})

const channelsFor = (channel: TemplateChannel, hasPage: boolean, lang: LogSession["lang"]): ReadonlyArray<Choice> => {
  const likely: Readonly<Record<TemplateChannel, Channel>> = {
    message: hasPage ? "linkedin" : "text",
    "e-mail": "email",
    phone: "phone",
    letter: "letter",
    statement: "in-person",
    card: "in-person"
  }
  const first = likely[channel]
  const all = [first, ...Channels.literals.filter((each) => each !== first)]
  return all.map((value) => ({ value, said: recordWords[lang].by[value] }))
}

export interface TextAsked {
  readonly text: string
  /** Of the text, as the draft said. */
  readonly language: string
  readonly kind: MessageKind
  readonly channel: TemplateChannel
  readonly name: string | undefined
  readonly limit: number | undefined
}

export interface TextRead {
  readonly remarks: ReadonlyArray<{
    readonly id: RemarkId
    readonly said: string
    readonly start: number | undefined
    readonly end: number | undefined
  }>
  readonly length: Length
  /** Blanks that are still there, in order: from `[` to after `]`. */
  readonly gaps: ReadonlyArray<{ readonly start: number; readonly end: number; readonly label: string }>
}

/** What the lint says of a text as it stands. */
export const readText = Effect.fnUntraced(function* ({ lang }: LogSession, asked: TextAsked) {
  const { text, language, kind, channel, name, limit } = asked
  const remarks = lint(text, { lang: languageOf(language) ?? lang, kind, channel, name, limit })
  return {
    remarks: remarks.map(({ id, say, span }) => ({ id, said: say[lang], start: span?.start, end: span?.end })),
    length: lengthOf(text, channel),
    gaps: gapsIn(text).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      label: match[0].slice(1, -1)
    }))
  } satisfies TextRead
})

export interface Sent {
  readonly contact: string
  readonly reminder: string | undefined
  /** Something to share that went with it counts as shared with them. */
  readonly about?: string | undefined
  readonly template: string
  readonly kind: InteractionKind
  readonly channel: Channel
  readonly text: string
}

/** Logs the message as sent now, and settles the reminder that it was for, unless the message itself has ended it. */
export const sent = Effect.fnUntraced(function* (session: LogSession, asked: Sent) {
  const { log, today, minute, now } = session
  const happened = formatMoment({ day: today, minute })
  const { contact, kind, channel, template, text } = asked
  const logged = yield* logTouch(
    { contact, kind, channel, happened, direction: "out", template, points: text.trim() },
    VIA
  )
  const person = yield* log.person(contact)
  const left = person === undefined ? [] : yield* remindersOf(person)
  const open = left.find(({ id }) => id === asked.reminder)
  const about = asked.about === undefined ? undefined : kindAndId(asked.about)
  if (about?.kind === "shareable") {
    const sharedWith = { add: [EntityId.make(contact)] }
    yield* log.commit([ShareableKept.draft(about.id, { sharedWith })], { via: VIA, batch: logged.batch })
  }
  if (open !== undefined) {
    const stored = (yield* (yield* EntityStore).remindersById(open.id)).find(({ reminder }) => reminder.id === open.id)
    const settled = { state: "done", at: now } as const
    // One batch, so that taking it back takes back both.
    if (stored !== undefined) {
      yield* log.commit([ReminderSettled.draft(open.id, { subject: stored.subject, settled })], {
        via: VIA,
        batch: logged.batch
      })
    }
  }
  return { batch: logged.batch, interaction: logged.id }
})
