/** A person as lines of plain text, for a page that opens without Kith: what their own page shows, top to bottom. */
import type { Language } from "@kith/core/domain/words/calendarNames"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { PersonPage } from "../person/personPage.ts"
import type { TimelineItem } from "../person/timeline.ts"

const words = inBoth(
  {
    stage: "Where things stand",
    tags: "Tags",
    notes: "Notes",
    metAt: "Met at",
    referredBy: "Referred by",
    next: "What is next",
    timeline: "What there was",
    useful: "Useful",
    with: "With",
    suggested: "Suggested",
    referred: "Led you to",
    line: (label: string, value: string) => `${label}: ${value}`
  },
  {
    stage: fr`Où vous en êtes`,
    tags: fr`Étiquettes`,
    notes: fr`Notes`,
    metAt: fr`Rencontre à`,
    referredBy: fr`Par l'entremise de`,
    next: fr`La suite`,
    timeline: fr`Ce qu'il y a eu`,
    useful: fr`Utile`,
    with: fr`Avec`,
    suggested: fr`A suggéré`,
    referred: fr`Vous a menés à`,
    line: (label, value) => fr`${label} : ${value}`
  }
)

export const personAsText = (person: PersonPage, lang: Language): string => {
  const say = words[lang]
  const fact = (label: string, value: string | undefined): ReadonlyArray<string> =>
    value === undefined || value === "" ? [] : [say.line(label, value)]
  const lines = [
    ...fact(say.stage, person.stage.said),
    ...person.reach.map(({ said, value }) => (said === value ? value : say.line(said, value))),
    ...person.facts.flatMap(({ label, value }) => fact(label, value)),
    ...fact(say.tags, person.tags.join(", ")),
    ...fact(say.metAt, person.metAt?.name),
    ...fact(say.referredBy, person.referredBy?.name),
    ...[person.notes, ...person.otherNotes].flatMap((notes) => fact(say.notes, notes)),
    ...section(say.next, [
      ...person.next.map(({ title, reason }) => `${title} · ${reason}`),
      ...person.planned.map(({ when, reason }) => [when, reason].filter(Boolean).join(" · "))
    ]),
    ...section(
      say.timeline,
      person.timeline.flatMap((item) => touchLines(item, lang))
    ),
    ...section(
      say.referred,
      person.referred.map(({ name }) => name)
    )
  ]
  return lines.join("\n")
}

const section = (title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)]

const touchLines = (item: TimelineItem, lang: Language): ReadonlyArray<string> => {
  const say = words[lang]
  const names = (label: string, all: TimelineItem["with"]): ReadonlyArray<string> =>
    all.length === 0 ? [] : [say.line(label, all.map(({ name }) => name).join(", "))]
  const more = [
    ...item.points.split("\n").filter(Boolean),
    ...(item.useful === undefined ? [] : [say.line(say.useful, item.useful)]),
    ...names(say.with, item.with),
    ...names(say.suggested, item.suggested),
    ...item.advice.map(({ text, said }) => `${text} · ${said}`),
    ...item.pledges.map(({ text, due, kept }) => [text, kept ?? due].filter(Boolean).join(" · ")),
    ...item.answers.flatMap(({ question, text }) => [question, `  ${text}`])
  ]
  return [[item.when, item.title, ...item.remarks].filter(Boolean).join(" · "), ...more.map((line) => `    ${line}`)]
}
