/** Whose reminders an entity bears on: what has to be worked out again when it changes. */
import { kindAndId } from "../domain/declare/Entity.ts"
import { type EntityRecord, isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import type { IndexEntry } from "./EntityStore.ts"
import { Index } from "./IndexNames.ts"

/** Stands for every subject there is: a rule, the working time or an absence has changed. */
export const EVERYBODY = "*"

/** The contacts at a company, to be looked up when the reminders are worked out. */
export const COMPANY = "company:"

/**
 * Names of subjects: `contact/<id>`, `gathering/<id>`; `EVERYBODY`; `company:<name>`. Whoever works out reminders finds
 * what concerns somebody by the index, so an entity bears on exactly those whom its entries name, besides itself.
 * The referrer of a contact is found when that contact's own reminders are worked out.
 *
 * @param keys the entity's index entries, as `keysOf` has them
 */
export const subjectsOf = (
  name: string,
  record: EntityRecord,
  keys: ReadonlyArray<IndexEntry>
): ReadonlyArray<string> => {
  const { kind } = kindAndId(name)
  if (kind === "rule" || kind === "preferences") return [EVERYBODY]
  if (!LOOKED_AT.has(kind)) return NOBODY
  const out: Array<string> = []
  if ((kind === "contact" || kind === "gathering") && !isEmptyRecord(record)) out.push(name)
  for (const { index, key } of keys) {
    if (index === Index.of && isSubject(key)) out.push(key)
    else if (index === Index.same) out.push(`contact/${key}`)
    else if (index === Index.openingAt) out.push(`${COMPANY}${key}`)
  }
  return out
}

/** The kinds that reminders are worked out from, rules and preferences aside. */
const LOOKED_AT: ReadonlySet<string> = new Set([
  "contact",
  "interaction",
  "follow-up",
  "advice",
  "pledge",
  "disposition",
  "gathering",
  "opening"
])

/** Whether anything is worked out from what is called so. */
export const isLookedAt = (name: string): boolean => LOOKED_AT.has(kindAndId(name).kind)

const NOBODY: ReadonlyArray<string> = []

const isSubject = (name: string): boolean => name.startsWith("contact/") || name.startsWith("gathering/")

/** Whether somebody with whom nothing was ever recorded can have a reminder; an import of thousands mostly brings others. */
export const mayRemindAlone = (record: EntityRecord, openingsExist: boolean): boolean =>
  record.registers.has("reviveOn") ||
  record.registers.has("stage") ||
  record.elements.has("custom") ||
  record.elements.has("sameAs") ||
  (openingsExist && record.registers.has("company"))
