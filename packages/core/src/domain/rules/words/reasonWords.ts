/** Why a reminder is there, in one line. For lists, notifications, calendar entries and sheets. */
import { InteractionKind } from "../../entities/Interaction.ts"
import { touchInWords } from "../../words/whenToWords.ts"
import type { Reminder, Why } from "../Reminder.ts"
import { channelWords } from "./channelWords.ts"
import { fr } from "../../words/french.ts"
import { goalWords } from "./goalWords.ts"
import { momentIn, nameIn, type Saying, whenIn, whenOf, whenOfInstant } from "./Saying.ts"

/** "met yesterday 15:00", "wrote 24 Feb, no reply (1 of 3)"; "rencontre hier à 15 h". */
export const reasonWords = (reminder: Reminder, saying: Saying): string => {
  const reason = Object.hasOwn(REASONS, reminder.rule) ? REASONS[reminder.rule]! : ofAnyRule
  const said = reason(reminder, saying)
  const { occurrence } = reminder.why
  if (occurrence?.[1] === undefined) return said
  const [nth, times] = occurrence
  return saying.lang === "fr" ? fr`${said} (${nth} sur ${times})` : `${said} (${nth} of ${times})`
}

type Reason = (reminder: Reminder, saying: Saying) => string

/** The same fact in both languages; `when` is when the trigger happened. */
const inBoth =
  (
    en: (why: Why, when: string, saying: Saying) => string,
    french: (why: Why, when: string, saying: Saying) => string
  ): Reason =>
  ({ why }, saying) =>
    (saying.lang === "fr" ? french : en)(why, momentIn(why.happened, saying), saying)

/** The last contact, as a verb and a day; a gathering by its name. */
const ofContact: Reason = (reminder, saying) => {
  const { kind, happened, what } = reminder.why
  const when = whenOf(happened, saying)
  if (kind === "gathering") {
    return saying.lang === "fr"
      ? fr`rencontre à « ${what ?? "l’événement"} », ${momentIn(happened, saying)}`
      : `met at ${what ?? "the event"}, ${momentIn(happened, saying)}`
  }
  const known = InteractionKind.literals.find((each) => each === kind)
  return known === undefined || when === undefined ? momentIn(happened, saying) : touchInWords(known, when, saying)
}

const ofAnyRule: Reason = (reminder, saying) => {
  const { kind, what, happened } = reminder.why
  if (kind === "date-field" || kind === "pledge" || kind === "follow-up" || kind === "opening" || kind === "advice") {
    const when = momentIn(happened, saying)
    return what === undefined ? when : saying.lang === "fr" ? fr`${what}, ${when}` : `${what}, ${when}`
  }
  return ofContact(reminder, saying)
}

const REASONS: { readonly [rule: string]: Reason } = {
  "how-did-it-go": inBoth(
    ({ channel }, when, { lang }) => `${channelWords(channel, lang)} ${when}, not logged yet`,
    ({ channel }, when, { lang }) => fr`${channelWords(channel, lang)} ${when}, pas encore noté`
  ),
  "whom-did-you-meet": inBoth(
    (_, when) => `took place ${when}`,
    (_, when) => fr`a eu lieu ${when}`
  ),
  "thank-you": ofContact,
  "gathering-follow-up": ofContact,
  "planned-follow-up": inBoth(
    ({ what }) => (what === undefined ? "you planned it" : `you planned it: ${what}`),
    ({ what }) => (what === undefined ? fr`vous l'aviez prévu` : fr`vous l'aviez prévu : ${what}`)
  ),
  nudge: (reminder, saying) =>
    saying.lang === "fr"
      ? fr`${ofContact(reminder, saying)}, sans réponse`
      : `${ofContact(reminder, saying)}, no reply`,
  "proposal-lapses": inBoth(
    (_, when) => `time proposed ${when}, not settled`,
    (_, when) => fr`date proposée ${when}, à confirmer`
  ),
  "call-back": (reminder, saying) => {
    const asked = whenIn(whenOfInstant(reminder.due, saying), saying)
    const when = momentIn(reminder.why.happened, saying)
    return saying.lang === "fr"
      ? fr`pas disponible ${when}, à rappeler ${asked}`
      : `too busy ${when}, call back ${asked}`
  },
  "new-lead": inBoth(
    ({ who }, when, saying) => `${nameIn(who, saying)} suggested them ${when}`,
    ({ who }, when, saying) => fr`nom donné par ${nameIn(who, saying)} ${when}`
  ),
  "prepare-meeting": inBoth(
    ({ channel }, when, { lang }) => `${channelWords(channel, lang)} ${when}`,
    ({ channel }, when, { lang }) => fr`${channelWords(channel, lang)} ${when}`
  ),
  "prepare-gathering": inBoth(
    (_, when) => `takes place ${when}`,
    (_, when) => fr`a lieu ${when}`
  ),
  connect: inBoth(
    ({ kind, what }, when) =>
      kind === "gathering" ? `first met at ${what ?? "an event"}, ${when}` : `first met ${when}`,
    ({ kind, what }, when) =>
      kind === "gathering"
        ? fr`première rencontre à « ${what ?? "un événement"} », ${when}`
        : fr`première rencontre ${when}`
  ),
  "keep-in-touch": inBoth(
    ({ kind, what }, when) =>
      kind === "revive"
        ? "from your import, time to say hello"
        : kind === "gathering"
          ? `last met at ${what ?? "an event"}, ${when}`
          : `last in touch ${when}`,
    ({ kind, what }, when) =>
      kind === "revive"
        ? fr`dans vos contacts importés, c'est le moment de saluer`
        : kind === "gathering"
          ? fr`dernière rencontre à « ${what ?? "un événement"} », ${when}`
          : fr`dernier contact ${when}`
  ),
  "tell-them": inBoth(
    ({ what }, when) => `you followed their advice ${when}${what === undefined ? "" : `: ${what}`}`,
    ({ what }, when) =>
      what === undefined ? fr`vous avez suivi son conseil ${when}` : fr`vous avez suivi son conseil ${when} : ${what}`
  ),
  "thank-referrer": inBoth(
    ({ who }, when, saying) => `you met ${nameIn(who, saying)} ${when}`,
    ({ who }, when, saying) => fr`vous avez rencontré ${nameIn(who, saying)} ${when}`
  ),
  opening: inBoth(
    ({ mayAskReferral }, when) =>
      `seen ${when}; ${mayAskReferral === true ? "you may ask for a referral" : "ask for advice, not yet for a referral"}`,
    ({ mayAskReferral }, when) =>
      mayAskReferral === true
        ? fr`vu ${when} ; vous pouvez demander une recommandation`
        : fr`vu ${when} ; demandez un conseil, pas encore une recommandation`
  ),
  pledge: inBoth(
    ({ what }) => (what === undefined ? "you promised" : `you promised: ${what}`),
    ({ what }) => (what === undefined ? fr`vous l'avez promis` : fr`vous avez promis : ${what}`)
  ),
  "weekly-goal": ({ why }, { lang }) => (why.goals ?? []).map((count) => goalWords(count, lang)).join(", ")
}
