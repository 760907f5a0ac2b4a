/** Whose reminders an entity bears on: what has to be worked out again when it changes. */
import { kindAndId } from "../domain/declare/Entity.ts"
import { elementsAt, type EntityRecord, isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import { textsAt } from "../domain/merge/textsAt.ts"
import { plain } from "../domain/words/plain.ts"

/** Stands for every subject there is: a rule, the working time or an absence has changed. */
export const EVERYBODY = "*"

/** The contacts at a company, to be looked up when the reminders are worked out. */
export const COMPANY = "company:"

/**
 * Names of subjects: `contact/<id>`, `gathering/<id>`; `EVERYBODY`; `company:<name>`.
 * The referrer of a contact is found when that contact's own reminders are worked out.
 */
export const subjectsOf = (name: string, record: EntityRecord): ReadonlyArray<string> => {
  const out: Array<string> = []
  switch (kindAndId(name).kind) {
    case "contact":
      if (!isEmptyRecord(record)) out.push(name)
      contacts(out, record, "referredBy")
      for (const id of elementsAt(record, "sameAs").keys()) out.push(`contact/${id}`)
      break
    case "interaction":
    case "follow-up":
    case "advice":
    case "pledge":
      contacts(out, record, "contact")
      for (const field of ["attendees", "suggested"]) {
        for (const id of elementsAt(record, field).keys()) out.push(`contact/${id}`)
      }
      break
    case "disposition":
      for (const subject of textsAt(record, "subject")) out.push(subject)
      break
    case "gathering":
      if (!isEmptyRecord(record)) out.push(name)
      for (const id of elementsAt(record, "people").keys()) out.push(`contact/${id}`)
      break
    case "opening":
      contacts(out, record, "toldBy")
      for (const company of textsAt(record, "company")) out.push(`${COMPANY}${plain(company)}`)
      break
    case "rule":
      out.push(EVERYBODY)
      break
    case "preferences":
      out.push(EVERYBODY)
      break
  }
  return out
}

/** Whether somebody with whom nothing was ever recorded can have a reminder; an import of thousands mostly brings others. */
export const mayRemindAlone = (record: EntityRecord, openingsExist: boolean): boolean =>
  record.registers.has("reviveOn") ||
  record.registers.has("stage") ||
  record.elements.has("custom") ||
  record.elements.has("sameAs") ||
  (openingsExist && record.registers.has("company"))

const contacts = (out: Array<string>, record: EntityRecord, field: string): void => {
  for (const id of textsAt(record, field)) out.push(`contact/${id}`)
}
