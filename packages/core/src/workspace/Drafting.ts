/** Puts a message together: for a reminder, or for somebody to write to. Gathers the facts; `draftFor` makes the words. */
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { Day } from "../domain/calendar/CivilDay.ts"
import { parseMoment } from "../domain/calendar/Moment.ts"
import { kindAndId, type View } from "../domain/declare/Entity.ts"
import { foldCase } from "../domain/declare/Plain.ts"
import { Gathering } from "../domain/entities/Gathering.ts"
import { Interaction } from "../domain/entities/Interaction.ts"
import { Opening } from "../domain/entities/Opening.ts"
import { Plan, PLAN_ID, Shareable } from "../domain/entities/Search.ts"
import { Template } from "../domain/entities/Workbook.ts"
import type { Person } from "../domain/identity/Person.ts"
import { type Length, lengthOf } from "../domain/library/lint/lengthOf.ts"
import { lint } from "../domain/library/lint/lint.ts"
import type { Remark } from "../domain/library/lint/Remark.ts"
import type { DraftFacts } from "../domain/library/templates/DraftFacts.ts"
import { draftFor, draftLanguage, type MessageDraft } from "../domain/library/templates/draftFor.ts"
import { isSister, templateForSomebody, templateOfReminder } from "../domain/library/templates/suggestTemplate.ts"
import { type BankTemplate, languageOf, templateBank } from "../domain/library/templates/templateBank.ts"
import { hasLapsed, type Reminder } from "../domain/rules/Reminder.ts"
import type { Language } from "../domain/words/calendarNames.ts"
import { EntityStore } from "./EntityStore.ts"
import { Index } from "./IndexNames.ts"
import { get, peopleById, person, under } from "./People.ts"
import { readText } from "./Prose.ts"
import { rulesInForce } from "./RulesInForce.ts"
import { calendar, settings } from "./Settings.ts"
import { type Timeline, timeline } from "./Timeline.ts"

export interface DraftRequest {
  /** A reminder's whole id: its message, to whom it concerns. */
  readonly reminder?: string | undefined
  /** Or somebody's id: the message of what is open with them, or one that fits where things stand. */
  readonly contact?: string | undefined
  /** What to write about, whatever else is open with them: `opening/<id>`, or `shareable/<id>` for something to read. */
  readonly about?: string | undefined
  /** A template's id, instead of the one that fits. */
  readonly template?: string | undefined
  /** The reader's language: of titles, and of the words where the contact has no language of their own. */
  readonly lang: Language
  /** How long a conversation to ask for; 20 unless given. */
  readonly minutes?: number | undefined
}

export interface DraftedMessage {
  readonly contact: { readonly id: string; readonly name: string }
  /** The reminder that it is for, if it is for one. */
  readonly reminder: string | undefined
  readonly draft: MessageDraft
  /** Of the body as it stands, blanks included. */
  readonly remarks: ReadonlyArray<Remark>
  readonly length: Length
}

/** Why there is no draft. `noMessage`: the reminder is about no person, but an event or the week. */
export class NotDrafted extends Data.TaggedError("NotDrafted")<{
  readonly why: "noReminder" | "nobody" | "noMessage" | "noTemplate"
}> {}

/** Fails with `NotDrafted`, beside what the stores fail with. */
export const draftMessage = Effect.fn("Drafting.draftMessage")(function* (request: DraftRequest) {
  const named = request.reminder === undefined ? undefined : yield* reminderCalled(request.reminder)
  const whom = named === undefined ? request.contact : named.contact
  const one = whom === undefined ? undefined : yield* person(whom)
  if (one === undefined) return yield* new NotDrafted({ why: named === undefined ? "nobody" : "noMessage" })
  const reminder = named ?? (yield* openWith(one, request))
  const gathered = yield* factsAbout(one, reminder, request)
  const language = draftLanguage(one.contact, request.lang)
  const bank = templateBank(yield* under(Template, Index.kind, "template"), language, request.lang)
  const template = yield* templateMeant(bank, request, one, reminder, gathered)
  const draft = draftFor(template, gathered)
  const { kind, channel, name, limit } = draft
  return {
    contact: { id: one.id, name: one.contact.name ?? "" },
    reminder: reminder?.id,
    draft,
    remarks: lint(draft.body, { lang: languageOf(draft.language) ?? language, kind, channel, name, limit }),
    length: lengthOf(draft.body, channel)
  } satisfies DraftedMessage
})

/** The templates that there are, titled in the reader's language and worded in the contact's. */
export const templatesFor = Effect.fn("Drafting.templatesFor")(function* (lang: Language, contact?: string) {
  const one = contact === undefined ? undefined : yield* person(contact)
  const words = one === undefined ? lang : draftLanguage(one.contact, lang)
  return templateBank(yield* under(Template, Index.kind, "template"), words, lang)
})

const reminderCalled = Effect.fnUntraced(function* (id: string) {
  const found = (yield* (yield* EntityStore).remindersById(id)).find(({ reminder }) => reminder.id === id)
  return found?.reminder ?? (yield* new NotDrafted({ why: "noReminder" }))
})

const templatesOfRules = Effect.map(
  rulesInForce,
  ({ rules }) => new Map(rules.map(({ spec }) => [spec.id, spec.template]))
)

/** What one writes about when it is none of the reminders. */
const templateAbout = (about: string | undefined): "opening-noticed" | "check-in" | undefined => {
  const kind = about === undefined ? undefined : kindAndId(about).kind
  return kind === "opening" ? "opening-noticed" : kind === "shareable" ? "check-in" : undefined
}

/**
 * Of what is open with them and has a message, the most urgent; the one that this template is for, where one is asked for;
 * about an opening, the one of that opening.
 */
const openWith = Effect.fnUntraced(function* ({ members }: Person, { template, about }: DraftRequest) {
  const asked = template ?? templateAbout(about)
  const store = yield* EntityStore
  const now = yield* Clock.currentTimeMillis
  const templates = yield* templatesOfRules
  const open: Array<Reminder> = []
  for (const member of members) {
    for (const { reminder } of yield* store.remindersOf(`contact/${member}`)) {
      const named = templates.get(reminder.rule)
      if (named === undefined || reminder.opens > now || hasLapsed(reminder, now)) continue
      if (about?.startsWith("opening/") === true && reminder.why.trigger !== about) continue
      if (asked === undefined || isSister(asked, named)) open.push(reminder)
    }
  }
  return open.toSorted((a, b) => a.rank - b.rank || a.due - b.due)[0]
})

const templateMeant = Effect.fnUntraced(function* (
  bank: ReadonlyArray<BankTemplate>,
  { template: asked, about }: DraftRequest,
  { contact }: Person,
  reminder: Reminder | undefined,
  facts: Gathered
) {
  if (asked !== undefined) {
    return bank.find(({ id }) => id === asked) ?? (yield* new NotDrafted({ why: "noTemplate" }))
  }
  // Something to read is no reason to write to a stranger: there it goes with a first message.
  const ofSubject = facts.inTouch || about?.startsWith("opening/") === true ? templateAbout(about) : undefined
  const atHand = { article: facts.article !== undefined, reason: facts.reason !== undefined }
  const named = ofSubject ?? (reminder === undefined ? undefined : (yield* templatesOfRules).get(reminder.rule))
  const wanted =
    named === undefined || reminder === undefined
      ? [
          ...(named === undefined ? [] : [named]),
          templateForSomebody({
            relation: contact.relation,
            referredBy: contact.referredBy !== undefined,
            interest: contact.interest !== undefined,
            inTouch: facts.inTouch,
            article: atHand.article
          })
        ]
      : [templateOfReminder(named, reminder.why, atHand), named]
  const open = bank.filter(({ enabled }) => enabled)
  for (const id of wanted) {
    const found = open.find((template) => template.id === id)
    if (found !== undefined) return found
  }
  return open[0] ?? (yield* new NotDrafted({ why: "noTemplate" }))
})

type Touched = View<typeof Interaction>
type Gathered = DraftFacts & { readonly inTouch: boolean }

const factsAbout = Effect.fnUntraced(function* (one: Person, reminder: Reminder | undefined, request: DraftRequest) {
  const working = yield* calendar
  const today = working.dayOfInstant(yield* Clock.currentTimeMillis)
  const around = yield* timeline(one.id)
  const past = around.interactions.filter(({ happened, state }) => hasHappened(happened, today) && !isOff(state))
  const set = reminder === undefined ? undefined : kindAndId(reminder.why.trigger)
  const about = request.about === undefined ? undefined : kindAndId(request.about)
  const trigger = (kind: string): string | undefined => [about, set].find((each) => each?.kind === kind)?.id
  // What is said of a meeting with somebody whom they suggested is of that one, not of one with themselves.
  const elsewhere =
    reminder?.why.kind === "referral-met" ? yield* get(Interaction, trigger("interaction") ?? "") : undefined
  const meeting = elsewhere ?? meetingMeant(past, trigger("interaction"))
  const gathering = yield* gatheringMeant(one, trigger("gathering") ?? meeting?.gathering)
  const opening = trigger("opening") === undefined ? undefined : yield* get(Opening, trigger("opening")!)
  const named = yield* peopleById([reminder?.why.who, one.contact.referredBy].filter((id) => id !== undefined))
  const nameOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : named.get(id)?.contact.name
  const kept = yield* under(Shareable, Index.kind, "shareable")
  return {
    contact: one.contact,
    today,
    me: yield* whoWrites,
    notesIn: (yield* settings).language ?? request.lang,
    minutes: request.minutes,
    met: dayOf(meeting?.happened ?? gathering?.starts ?? gathering?.ends),
    gathering: gathering?.name,
    talked: elsewhere === undefined ? yield* talkedAbout(past, meeting) : undefined,
    useful: meeting?.useful,
    wrote: dayOf(past.findLast(({ kind, direction }) => kind === "outreach" && direction !== "in")?.happened),
    referrer: nameOf(reminder?.why.kind === "lead" ? reminder.why.who : one.contact.referredBy),
    referred: elsewhere === undefined ? around.referred.at(-1)?.name : nameOf(reminder?.why.who),
    advice: adviceMeant(around, trigger("advice"), meeting),
    article: articleFor(one, kept, about?.id),
    opening: opening?.role === undefined ? undefined : { role: opening.role, company: opening.company },
    told: opening?.toldBy !== undefined && one.members.includes(opening.toldBy),
    reason: trigger("follow-up") === undefined ? undefined : reminder?.why.what,
    inTouch: past.length > 0
  } satisfies Gathered
})

const dayOf = (happened: string | undefined): Day | undefined =>
  happened === undefined ? undefined : parseMoment(happened)?.day

const hasHappened = (happened: string | undefined, today: Day): boolean =>
  (dayOf(happened) ?? Number.POSITIVE_INFINITY) <= today

const isOff = (state: Touched["state"]): boolean => state !== undefined && state !== "held"

/** The one that set the reminder off, or else the last. */
const meetingMeant = (past: ReadonlyArray<Touched>, id: string | undefined): Touched | undefined => {
  const held = past.filter(({ kind }) => kind === "meeting")
  return held.find((each) => each.id === id) ?? held.at(-1)
}

const gatheringMeant = Effect.fnUntraced(function* ({ contact }: Person, id: string | undefined) {
  const wanted = id ?? contact.metAt
  return wanted === undefined ? undefined : yield* get(Gathering, wanted)
})

/** Longer notes are for the one who took them. */
const TALKED = 100

/** What the conversation was about, where that is noted in a line; of a message, where there was no meeting. */
const talkedAbout = Effect.fnUntraced(function* (past: ReadonlyArray<Touched>, meeting: Touched | undefined) {
  const prose = (meeting ?? past.findLast(({ points }) => points !== undefined))?.points
  const text = prose === undefined ? "" : (yield* readText(prose)).trim()
  return text === "" || text.length > TALKED || text.includes("\n") ? undefined : text
})

/** The advice that the reminder is about; of the meeting; of late, followed. */
const adviceMeant = ({ advice }: Timeline, id: string | undefined, meeting: Touched | undefined): string | undefined =>
  (
    advice.find((each) => each.id === id) ??
    advice.findLast(({ interaction }) => interaction !== undefined && interaction === meeting?.id) ??
    advice.findLast(({ state }) => state === "done")
  )?.text

/** The one that is meant; or one kept for them, or on a topic of theirs, and not shared with them yet: the last one kept. */
const articleFor = (
  { contact, members }: Person,
  kept: ReadonlyArray<View<typeof Shareable>>,
  meant: string | undefined
) => {
  const has = (ids: ReadonlyArray<string>): boolean => ids.some((id) => members.some((member) => member === id))
  const theirs = new Set([...contact.tags, contact.occupation ?? "", contact.interest ?? ""].map(foldCase))
  const open = kept
    .filter(({ title, sharedWith }) => title !== undefined && !has(sharedWith))
    .toSorted((a, b) => ((a.kept ?? "") < (b.kept ?? "") ? -1 : 1))
  const found =
    kept.find(({ id, title }) => id === meant && title !== undefined) ??
    open.findLast((each) => has(each.for)) ??
    open.findLast((each) => each.for.length === 0 && each.topics.some((topic) => theirs.has(foldCase(topic))))
  return found === undefined ? undefined : { title: found.title!, link: found.link }
}

/** From the plan. */
const whoWrites = Effect.gen(function* () {
  const plan = yield* get(Plan, PLAN_ID)
  if (plan === undefined) return {}
  return { ...plan, statement: yield* readText(plan.statement) }
})
