/** How the parts of a rule read: for lists of rules, and for whoever edits one. */
import type { Fact, RuleSpec, Stop, TriggerKind, Unit } from "../rules/RuleSpec.ts"
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

type YesOrNo = "yes" | "no"

interface RulePartWords {
  readonly triggers: Readonly<Record<TriggerKind, string>>
  readonly snaps: Readonly<Record<RuleSpec["snap"], string>>
  readonly opens: Readonly<Record<RuleSpec["opens"], string>>
  readonly facts: Readonly<Record<Fact, string>>
  /** "2 working days after"; counted from what sets the rule off. */
  readonly span: (amount: number, unit: Unit) => string
  readonly units: Readonly<Record<Unit, string>>
  /** From where the span is counted. */
  readonly anchors: Readonly<Record<RuleSpec["anchor"], string>>
  /** From when on something ends a reminder. */
  readonly since: Readonly<Record<NonNullable<Stop["since"]>, string>>
  readonly atGathering: Readonly<Record<YesOrNo, string>>
  readonly atRest: Readonly<Record<YesOrNo, string>>
  /** As a choice beside outcomes, states and relations: none of them is noted. */
  readonly nothingNoted: string
  /** Among other outcomes, without the comfort that it has by itself. */
  readonly declined: string
  readonly or: string
  readonly anyContact: string
  readonly from: (what: string, how: string) => string
  readonly times: (times: number | undefined, spacing: string) => string
  readonly perTag: (tag: string, days: number) => string
}

const english: Readonly<Record<Unit, readonly [string, string]>> = {
  hours: ["hour", "hours"],
  days: ["day", "days"],
  workingDays: ["working day", "working days"],
  months: ["month", "months"]
}

const french: Readonly<Record<Unit, readonly [string, string]>> = {
  hours: [fr`heure`, fr`heures`],
  days: [fr`jour`, fr`jours`],
  workingDays: [fr`jour ouvrable`, fr`jours ouvrables`],
  months: [fr`mois`, fr`mois`]
}

export const rulePartWords = inBoth<RulePartWords>(
  {
    triggers: {
      interaction: "a meeting or a message",
      "first-met": "the first time that you met",
      "met-at-gathering": "meeting somebody at a gathering",
      "follow-up": "a follow-up that you planned",
      lead: "somebody suggested to you",
      "referral-met": "meeting somebody whom they referred",
      opening: "an opening at their company",
      "advice-done": "advice that you followed",
      pledge: "something that you promised",
      "last-contact": "your last contact",
      gathering: "a gathering",
      stage: "a stage reached",
      "date-field": "a date of your own",
      week: "the start of the week"
    },
    snaps: {
      none: "as it falls",
      workingHours: "into working hours",
      morning: "to the start of a working day",
      evening: "to the evening"
    },
    opens: { trigger: "at once", day: "from the morning of that day", due: "when it is due" },
    facts: {
      ready: "you are prepared",
      "people-added": "whom you met is noted",
      connected: "you are connected",
      kept: "it is kept",
      "reported-back": "they have heard of it",
      asked: "you wrote to them",
      met: "the goal is met"
    },
    span: (amount, unit) => {
      if (amount === 0) return "at that time"
      const count = Math.abs(amount)
      return `${count} ${english[unit][count === 1 ? 0 : 1]} ${amount < 0 ? "before" : "after"}`
    },
    units: { hours: "hours", days: "days", workingDays: "working days", months: "months" },
    anchors: {
      start: "from when it begins",
      end: "from when it ends",
      "call-back": "from when they asked to be called"
    },
    since: { trigger: "any time after", day: "from that day on", anchor: "from the time that is counted from" },
    atGathering: { yes: "at a gathering", no: "not at a gathering" },
    atRest: { yes: "with somebody at rest", no: "with nobody at rest" },
    nothingNoted: "nothing noted",
    declined: "declined",
    or: "or",
    anyContact: "any contact",
    from: (what, how) => `${what} ${how}`,
    times: (times, spacing) =>
      [
        times === undefined ? "without end" : `${times} times at most`,
        spacing === "" ? "" : `then after ${spacing} days`
      ]
        .filter(Boolean)
        .join(", "),
    perTag: (tag, days) => `${tag}: every ${days} days`
  },
  {
    triggers: {
      interaction: fr`une rencontre ou un message`,
      "first-met": fr`la première rencontre`,
      "met-at-gathering": fr`une rencontre à un événement`,
      "follow-up": fr`un suivi que vous avez prévu`,
      lead: fr`une personne que l'on vous a suggérée`,
      "referral-met": fr`une rencontre née de leur recommandation`,
      opening: fr`un poste dans leur entreprise`,
      "advice-done": fr`un conseil que vous avez suivi`,
      pledge: fr`une promesse que vous avez faite`,
      "last-contact": fr`votre dernier contact`,
      gathering: fr`un événement`,
      stage: fr`une étape atteinte`,
      "date-field": fr`une date à vous`,
      week: fr`le début de la semaine`
    },
    snaps: {
      none: fr`tel que cela tombe`,
      workingHours: fr`aux heures de travail`,
      morning: fr`au début d'un jour ouvrable`,
      evening: fr`au soir`
    },
    opens: { trigger: fr`tout de suite`, day: fr`dès le matin du jour dit`, due: fr`à l'échéance` },
    facts: {
      ready: fr`vous êtes au point`,
      "people-added": fr`les rencontres sont notées`,
      connected: fr`vous êtes en relation`,
      kept: fr`elle est tenue`,
      "reported-back": fr`vous en avez donné des nouvelles`,
      asked: fr`vous avez écrit`,
      met: fr`l'objectif est atteint`
    },
    span: (amount, unit) => {
      if (amount === 0) return fr`au moment même`
      const count = Math.abs(amount)
      return fr`${count} ${french[unit][count < 2 ? 0 : 1]} ${amount < 0 ? fr`avant` : fr`après`}`
    },
    units: { hours: fr`heures`, days: fr`jours`, workingDays: fr`jours ouvrables`, months: fr`mois` },
    anchors: {
      start: fr`à partir du début`,
      end: fr`à partir de la fin`,
      "call-back": fr`à partir du moment où rappeler`
    },
    since: { trigger: fr`n'importe quand après`, day: fr`dès ce jour-là`, anchor: fr`dès le moment d'où l'on compte` },
    atGathering: { yes: fr`à un événement`, no: fr`hors d'un événement` },
    atRest: { yes: fr`avec une personne au repos`, no: fr`sauf avec une personne au repos` },
    nothingNoted: fr`rien de noté`,
    declined: fr`c'est non`,
    or: fr`ou`,
    anyContact: fr`tout contact`,
    from: (what, how) => fr`${what} ${how}`,
    times: (times, spacing) =>
      [
        times === undefined ? fr`sans fin` : fr`${times} fois au plus`,
        spacing === "" ? "" : fr`puis après ${spacing} jours`
      ]
        .filter(Boolean)
        .join(", "),
    perTag: (tag, days) => fr`${tag} : tous les ${days} jours`
  }
)
