/**
 * Contacts as a plain CSV that other programs take: with the headings of Google Contacts, which nearly every address book
 * knows. For going elsewhere; Kith's own sheet and the vCard carry more.
 */
import type { Link } from "@kith/core/domain/entities/Contact"
import { toSafeCell } from "../csv/safeCell.ts"
import { writeCsv } from "../csv/writeCsv.ts"
import type { WriteOptions } from "../Format.ts"
import type { KithRow } from "../KithRow.ts"

/** What it has no heading for. */
export const notInGoogleCsv: ReadonlyArray<keyof KithRow> = [
  ...(["pronouns", "address", "language", "seniority", "occupation", "city", "province", "zone"] as const),
  ...(["relation", "bestWay", "cardKept", "connected", "stage", "cadenceDays", "reviveOn", "owner"] as const),
  ...(["interest", "metAtName", "referredByName", "discussionPoints"] as const),
  ...(["lastContact", "nextFollowUp", "followUpReason"] as const)
]

/** Several values of one kind: `E-mail 1 - Label`, `E-mail 1 - Value`, `E-mail 2 - Label` … */
interface Group {
  readonly heading: string
  /** What the value's column is called. */
  readonly value: string
  readonly values: (row: KithRow) => ReadonlyArray<readonly [label: string, value: string]>
}

const unlabelled = (values: ReadonlyArray<string> | undefined) => (values ?? []).map((value) => ["", value] as const)

const SITES: { readonly [kind in Link["kind"]]?: string } = {
  linkedin: "LinkedIn",
  twitter: "Twitter",
  facebook: "Facebook"
}

const groups: ReadonlyArray<Group> = [
  { heading: "E-mail", value: "Value", values: ({ emails }) => unlabelled(emails) },
  { heading: "Phone", value: "Value", values: ({ phones }) => unlabelled(phones) },
  { heading: "Address", value: "Formatted", values: ({ addresses }) => unlabelled(addresses) },
  {
    heading: "Website",
    value: "Value",
    values: ({ links }) => (links ?? []).map(({ kind, url }) => [SITES[kind] ?? "", url] as const)
  },
  {
    heading: "Custom Field",
    value: "Value",
    values: ({ custom }) => (custom ?? []).map(({ label, value }) => [label, value] as const)
  }
]

const single: ReadonlyArray<readonly [heading: string, cell: (row: KithRow) => string | undefined]> = [
  ["First Name", ({ name, givenName, familyName }) => (isThere(givenName) || isThere(familyName) ? givenName : name)],
  ["Last Name", ({ familyName }) => familyName],
  ["Phonetic First Name", ({ sayIt }) => sayIt],
  ["File As", (row) => (isNameItsParts(row) ? "" : row.name)],
  ["Organization Name", ({ company }) => company],
  ["Organization Title", ({ position }) => position],
  ["Organization Department", ({ department }) => department],
  ["Notes", ({ notes }) => notes],
  ["Labels", ({ tags }) => tags?.join(SEVERAL)]
]

const SEVERAL = " ::: "

/** Bytes in pieces of some 64 KiB. Headings are English whatever the language, as Google's are. */
export function* writeGoogleCsv(
  rows: Iterable<KithRow>,
  { byteOrderMark = false }: WriteOptions = {}
): Generator<Uint8Array> {
  const all = [...rows]
  const widths = groups.map(({ values }) => all.reduce((most, row) => Math.max(most, values(row).length), 1))
  yield* writeCsv(table(all, widths), { byteOrderMark })
}

function* table(rows: ReadonlyArray<KithRow>, widths: ReadonlyArray<number>): Generator<ReadonlyArray<string>> {
  yield [
    ...single.map(([heading]) => heading),
    ...groups.flatMap(({ heading, value }, index) =>
      Array.from({ length: widths[index]! }, (_, number) => [
        `${heading} ${number + 1} - Label`,
        `${heading} ${number + 1} - ${value}`
      ]).flat()
    )
  ]
  for (const row of rows) {
    const cells = [
      ...single.map(([, cell]) => cell(row) ?? ""),
      ...groups.flatMap(({ values }, index) => {
        const found = values(row)
        return Array.from({ length: widths[index]! }, (_, number) => found[number] ?? ["", ""]).flat()
      })
    ]
    yield cells.map(safe)
  }
}

/** A telephone number stays as it is, since nobody else takes an apostrophe away; it cannot be a formula that does anything. */
const safe = (cell: string): string => (/^\+[\d ().\-/x]*$/.test(cell) ? cell : toSafeCell(cell))

const isNameItsParts = ({ name, givenName = "", familyName = "" }: KithRow): boolean =>
  givenName + familyName === "" || name === [givenName, familyName].filter(isThere).join(" ")

function isThere(text: string | undefined): text is string {
  return text !== undefined && text !== ""
}
