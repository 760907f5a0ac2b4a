/** Who led to whom, and who deserves thanks for it. */
import * as Effect from "effect/Effect"
import { parseMoment } from "../domain/calendar/Moment.ts"
import { kindAndId } from "../domain/declare/Entity.ts"
import { Contact, type Stage } from "../domain/entities/Contact.ts"
import { Interaction } from "../domain/entities/Interaction.ts"
import { maskOf, matches } from "../domain/rules/InteractionMask.ts"
import { stageOf } from "../domain/rules/stageOf.ts"
import type { ContactSubject } from "../domain/rules/Subject.ts"
import { touchesOf } from "../domain/rules/Touch.ts"
import type { Calendar } from "../domain/calendar/Calendar.ts"
import { type Referral, referralForest, type ReferralNode } from "../domain/views/referralForest.ts"
import { EntityStore } from "./EntityStore.ts"
import { membersOf } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import { remindersOf } from "./Profile.ts"
import { calendar } from "./Settings.ts"
import { contactSubjects } from "./Subjects.ts"
import { viewsAmong } from "./viewsAmong.ts"

/** `due`: they led to somebody whom you met, and have not heard from you since; `later`: you have met nobody of them yet. */
export type Thanks = "due" | "given" | "later"

export interface InReferrals {
  readonly id: string
  readonly name: string
  readonly company: string | undefined
  readonly stage: Stage
  /** How many people they led to themselves. */
  readonly ledTo: number
  /** `undefined` of whoever has led to nobody. */
  readonly thanks: Thanks | undefined
  /** The reminder to thank them, where there is one. */
  readonly reminder: string | undefined
}

export interface Referrals {
  readonly trees: ReadonlyArray<ReferralNode>
  /** Everybody who led to somebody or was led to, by id; a tree has whoever led to a person first. */
  readonly people: ReadonlyMap<string, InReferrals>
}

const CHUNK = 500

export const referrals = Effect.fn("Referrals.referrals")(function* () {
  const working = yield* calendar
  const links = yield* readLinks
  const groups = yield* membersOf([...new Set(links.flatMap(({ from, to }) => [from, to]))])
  const one = (id: string): string => groups.get(id)![0]!
  const named = [...new Set([...groups.keys()].map(one))]
  const subjects = new Map<string, ContactSubject>()
  for (let from = 0; from < named.length; from += CHUNK) {
    for (const [id, subject] of yield* contactSubjects(named.slice(from, from + CHUNK))) subjects.set(id, subject)
  }
  // Whoever is deleted neither led to anybody nor was led to: what hangs on them stands by itself.
  const present = links
    .map(({ from, to }): Referral => ({ from: one(from), to: one(to) }))
    .filter(({ from, to }) => from !== to && subjects.has(from) && subjects.has(to))
  const trees = referralForest(present)
  const led = Map.groupBy(present, ({ from }) => from)
  const people = new Map<string, InReferrals>()
  for (const id of new Set(present.flatMap(({ from, to }) => [from, to]))) {
    const subject = subjects.get(id)!
    const { contact } = subject
    const ledTo = new Set(led.get(id)?.map(({ to }) => to)).size
    const thanks = ledTo > 0 ? thanksTo(subject, working) : undefined
    const open = thanks === "due" ? yield* remindersOf(subject) : []
    people.set(id, {
      id,
      name: contact.name ?? "",
      company: contact.company,
      stage: stageOf(subject, working).stage,
      ledTo,
      thanks,
      reminder: open.find(({ rule }) => rule === "thank-referrer")?.id
    })
  }
  return { trees, people } satisfies Referrals
})

/** What contacts say of themselves first, then what was said in conversations, the earliest first. */
const readLinks = Effect.gen(function* () {
  const store = yield* EntityStore
  const said: Array<Referral> = []
  const times = new Map<string, number>()
  for (const { key, entity } of yield* store.range(Index.of, "contact/", "contact0")) {
    const { kind, id } = kindAndId(entity)
    if (kind === Contact.name) said.push({ from: kindAndId(key).id, to: id })
    else if (kind === Interaction.name) times.set(entity, (times.get(entity) ?? 0) + 1)
  }
  // An interaction that names somebody besides the one it was with stands under several.
  const several = [...times].filter(([, count]) => count > 1).map(([name]) => name)
  const told: Array<Referral & { readonly happened: string }> = []
  for (let from = 0; from < several.length; from += CHUNK) {
    const names = several.slice(from, from + CHUNK)
    for (const { contact, suggested, happened = "" } of viewsAmong(Interaction, names, yield* store.get(names))) {
      if (contact !== undefined) for (const to of suggested) told.push({ from: contact, to, happened })
    }
  }
  return [...said, ...told.sort((a, b) => (a.happened < b.happened ? -1 : a.happened > b.happened ? 1 : 0))]
})

const thanksTo = ({ referred, interactions }: ContactSubject, working: Calendar): Thanks => {
  const met = referred.flatMap(({ happened }) => parseMoment(happened)?.day ?? [])
  if (met.length === 0) return "later"
  const last = Math.max(...met)
  const heard = touchesOf(interactions, working).dated.some(({ at, bits }) => at.day >= last && matches(THANKING, bits))
  return heard ? "given" : "due"
}

const THANKING = maskOf({ kind: ["update", "thank-you"], direction: "out" })
