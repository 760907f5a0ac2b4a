/** A subject's reminders as one text, and the key under which each is found when it opens. */
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import type { Key } from "./Blocks.ts"
import { textToKey } from "./textKey.ts"

/** Those that never lapse, by when they open. Preparations: of these only what is ahead is ever open, so by when they lapse. */
export const KEEPING = 0
export const LAPSING = 1

/** Which, rank, when it opens or lapses, when it opens, id, subject. */
export const openingKey = (subject: string, { rank, opens, id, why: { lapses } }: Reminder): Key => [
  lapses === undefined ? KEEPING : LAPSING,
  rank,
  lapses ?? opens,
  opens,
  textToKey(id),
  subject
]

type Stored = readonly [
  id: string,
  rule: string,
  contact: Reminder["contact"] | null,
  opens: number,
  due: number,
  lateAfter: number | null,
  rank: number,
  why: Reminder["why"]
]

export const listToText = (list: ReadonlyArray<Reminder>): string =>
  JSON.stringify(
    list.map(({ id, rule, contact, opens, due, lateAfter, rank, why }): Stored => [
      id.toWellFormed(),
      rule,
      contact ?? null,
      opens,
      due,
      lateAfter ?? null,
      rank,
      why
    ])
  )

/** Throws on text that `listToText` did not make. */
export const listFromText = (text: string): ReadonlyArray<Reminder> =>
  (JSON.parse(text) as ReadonlyArray<Stored>).map(([id, rule, contact, opens, due, lateAfter, rank, why]) => ({
    id,
    rule,
    contact: contact ?? undefined,
    opens,
    due,
    lateAfter: lateAfter ?? undefined,
    rank,
    why
  }))
