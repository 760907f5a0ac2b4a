/** What the functions share that find a rule's triggers in somebody's history. */
import type { EntityId } from "../../../log/Ids.ts"
import type { CompiledRule } from "../compileRules.ts"
import { type Facts, ownerOf } from "../Facts.ts"
import { type Occurrence, occurrence } from "../Occurrence.ts"
import { type Stamp, stampOf } from "../Stamp.ts"

/** Every occurrence of one kind of trigger; `skip` hears of those that cannot be dated. */
export type Trigger = (rule: CompiledRule, facts: Facts, skip: Skip) => ReadonlyArray<Occurrence>

export type Skip = (trigger: string, why: Undatable) => void

/** Nobody said when; or what was said is no date. */
export type Undatable = "undated" | "unreadable"

export const whyUndatable = (text: unknown): Undatable => (text === undefined ? "undated" : "unreadable")

export const NO_OCCURRENCES: ReadonlyArray<Occurrence> = []

/** What follows from one record about the contact: a plan, a promise, an opening. */
export interface Recorded extends Pick<
  Parameters<typeof occurrence>[0],
  "kind" | "trigger" | "what" | "who" | "mayAskReferral" | "own" | "holds" | "offset"
> {
  readonly key: string
  /** The contact that the record names; of several merged into one, it owns the reminder. */
  readonly named?: EntityId | undefined
  /** A date or a moment, as recorded. */
  readonly happened: string | undefined
}

export const ofRecord = (
  { key, named, happened, ...rest }: Recorded,
  { subject, calendar }: Facts,
  skip: Skip
): Occurrence | undefined => {
  const at: Stamp | undefined = stampOf(happened, calendar)
  if (at !== undefined) {
    const owner = ownerOf(named, subject)
    return occurrence({ ...rest, keys: [key], owner, contact: subject.contact.id, happened: happened!, at })
  }
  skip(rest.trigger ?? key, whyUndatable(happened))
  return undefined
}

/** The occurrences that the records make, without those that make none. */
export const ofRecords = <A>(
  records: ReadonlyArray<A>,
  read: (record: A) => Recorded | undefined,
  facts: Facts,
  skip: Skip
): ReadonlyArray<Occurrence> => {
  if (records.length === 0) return NO_OCCURRENCES
  const out: Array<Occurrence> = []
  for (const record of records) {
    const recorded = read(record)
    const found = recorded === undefined ? undefined : ofRecord(recorded, facts, skip)
    if (found !== undefined) out.push(found)
  }
  return out
}
