/** Contacts as cards, which address books of phones, of mail programs and on the web read. */
import type { Link } from "@kith/core/domain/entities/Contact"
import { escapeLines, escapeText } from "../contentLine/escaping.ts"
import { foldedBytes } from "../contentLine/foldLine.ts"
import type { WriteOptions } from "../Format.ts"
import type { KithRow } from "../KithRow.ts"
import { CUSTOM, KITH, kithProperties, NAME_IN_ONE, PRODUCT, uidOf, writeCustom } from "./kithProperties.ts"

export interface VCardOptions extends WriteOptions {
  /** 3.0 unless told: every address book reads it. */
  readonly version?: "3.0" | "4.0"
}

/** Bytes in pieces of some 64 KiB; what reading gives back is said in `docs/guide/formats.md`. */
export const writeVCard = (rows: Iterable<KithRow>, options: VCardOptions = {}): Iterable<Uint8Array> =>
  foldedBytes(linesOf(rows, options.version ?? "3.0"))

function* linesOf(rows: Iterable<KithRow>, version: "3.0" | "4.0"): Generator<string> {
  for (const row of rows) {
    yield "BEGIN:VCARD"
    yield `VERSION:${version}`
    yield `PRODID:${PRODUCT}`
    if (isThere(row.id)) yield `UID:${uidOf(row.id)}`
    yield* standardLines(row, version)
    for (const { name, write } of kithProperties) {
      const value = write(row)
      if (value !== undefined) yield `${KITH}${name}:${value}`
    }
    for (const { label, value } of row.custom ?? []) yield `${CUSTOM}:${writeCustom(label, value)}`
    yield "END:VCARD"
  }
}

function* standardLines(row: KithRow, version: "3.0" | "4.0"): Generator<string> {
  yield* nameLines(row)
  for (const email of row.emails ?? []) yield `EMAIL${version === "3.0" ? ";TYPE=INTERNET" : ""}:${escapeText(email)}`
  // A number may have `,` for a pause: it is not escaped, which many readers would show.
  for (const phone of row.phones ?? []) yield `TEL;TYPE=${version === "3.0" ? "VOICE" : "voice"}:${escapeLines(phone)}`
  for (const address of row.addresses ?? []) yield `ADR:;;${escapeText(address)};;;;`
  if (isThere(row.company) || isThere(row.department)) {
    const unit = isThere(row.department) ? `;${escapeText(row.department)}` : ""
    yield `ORG:${escapeText(row.company ?? "")}${unit}`
  }
  if (isThere(row.position)) yield `TITLE:${escapeText(row.position)}`
  if (isThere(row.occupation)) yield `ROLE:${escapeText(row.occupation)}`
  yield* linkLines(row.links ?? [])
  if (row.tags !== undefined && row.tags.length > 0) yield `CATEGORIES:${row.tags.map(escapeText).join(",")}`
  if (isThere(row.notes)) yield `NOTE:${escapeText(row.notes)}`
}

/** Phones show `N` and not `FN`, so there is always one. */
function* nameLines({ name, givenName = "", familyName = "" }: KithRow): Generator<string> {
  const isInOne = givenName === "" && familyName === ""
  yield `FN:${escapeText(name)}`
  yield `N:${escapeText(familyName)};${escapeText(isInOne ? name : givenName)};;;`
  if (isInOne) yield `${NAME_IN_ONE}:true`
}

const SITES: { readonly [kind in Link["kind"]]?: string } = {
  linkedin: "LinkedIn",
  twitter: "Twitter",
  facebook: "Facebook"
}

/** What a page is stands in a label of its own, as both Apple and Google have it. */
function* linkLines(links: ReadonlyArray<Link>): Generator<string> {
  let item = 0
  for (const { kind, url } of links) {
    const site = SITES[kind]
    if (site === undefined) yield `URL:${escapeLines(url)}`
    else {
      item++
      yield `item${item}.URL:${escapeLines(url)}`
      yield `item${item}.X-ABLabel:${site}`
    }
  }
}

const isThere = (text: string | undefined): text is string => text !== undefined && text !== ""
