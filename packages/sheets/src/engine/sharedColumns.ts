/** The columns of a shared sheet: the guides', the user's own follow-up, what follows from the log, and the hidden id. */
import type { Language } from "@kith/core/domain/words/calendarNames"
import { type Column, extraColumns, type Fields, guideColumns, idColumn } from "@kith/formats/kithSheet/columns"
import type { KithRow } from "@kith/formats/KithRow"
import { writtenDate } from "@kith/formats/table/writtenDate"

/**
 * `names`: read and written together. `computed`: follows from the log, and what is typed there is put back. The others
 * are people's to edit.
 */
export type Kind = "id" | "names" | "field" | "followUp" | "notes" | "computed"

export interface SharedColumn {
  readonly key: string
  readonly kind: Kind
  readonly headings: Column["headings"]
  readonly column: Column
  /** Written as a date where the table has dates. */
  readonly isDay: boolean
}

/** A row of the sheet as the log has it. */
export interface SharedRow extends KithRow {
  readonly followUpOn?: string | undefined
}

const KINDS: Readonly<Record<string, Kind>> = {
  id: "id",
  givenName: "names",
  familyName: "names",
  name: "names",
  notes: "notes",
  lastContact: "computed",
  nextFollowUp: "computed",
  followUpReason: "computed"
}

const DAYS: ReadonlySet<string> = new Set(["reviveOn", "lastContact", "nextFollowUp"])

const shared = (column: Column): SharedColumn => ({
  key: column.key,
  kind: KINDS[column.key] ?? "field",
  headings: column.headings,
  column,
  isDay: DAYS.has(column.key)
})

const followUpOn: SharedColumn = {
  key: "followUpOn",
  kind: "followUp",
  headings: { en: ["Follow up on"], fr: ["Suivi le", "Relancer le"] },
  column: {
    key: "followUpOn",
    headings: { en: [], fr: [] },
    toCell: (row: SharedRow) => row.followUpOn ?? "",
    fromCell: (cell: string, fields: Fields) => {
      const found = writtenDate(cell)
      if (found !== undefined) fields["followUpOn"] = found
      return found !== undefined
    }
  },
  isDay: true
}

/** `Next follow-up` is also called `Follow up on` in files, where nobody tells the user's own date from the next one. */
const withoutOwn = (column: SharedColumn): SharedColumn =>
  column.key !== "nextFollowUp"
    ? column
    : { ...column, headings: { en: [column.headings.en[0]!], fr: [column.headings.fr[0]!] } }

/** What was said in a conversation is no business of a sheet's. */
const NEVER = "discussionPoints"

const all: ReadonlyArray<SharedColumn> = [
  ...guideColumns.filter(({ key }) => key !== NEVER).map((column) => withoutOwn(shared(column))),
  ...extraColumns.map(shared),
  followUpOn
]

const ownerColumn = all.find(({ key }) => key === "owner")!
const identity: SharedColumn = shared(idColumn)

/** Every column that a sheet may have, by key. */
export const columnsByKey: ReadonlyMap<string, SharedColumn> = new Map(
  [...all, identity].map((column) => [column.key, column])
)

const isComputed = ({ kind }: SharedColumn): boolean => kind === "computed"

/** The columns of a sheet, in their order; notes and the extras only where they are asked for by key. */
export const sharedColumns = (fields?: ReadonlyArray<string>): ReadonlyArray<SharedColumn> => {
  if (fields !== undefined) {
    const wanted = new Set(fields)
    return [...all.filter(({ key, kind }) => wanted.has(key) || (kind === "names" && key !== "name")), identity]
  }
  const guides = all.filter(({ key }) => guideColumns.some((column) => column.key === key))
  return [
    ...guides.filter((column) => !isComputed(column)),
    ownerColumn,
    followUpOn,
    ...guides.filter(isComputed),
    identity
  ]
}

export const headingOf = (column: SharedColumn, language: Language): string => column.headings[language][0]!
