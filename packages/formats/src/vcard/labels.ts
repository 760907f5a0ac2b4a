/** What properties without a field of their own are called as fields of one's own. For reading cards. */
import { decoded } from "../contentLine/ContentLine.ts"
import { quotedPrintableBytes } from "../contentLine/quotedPrintable.ts"

const NAMES: ReadonlyMap<string, string> = new Map([
  ["BDAY", "Birthday"],
  ["IMPP", "Instant messaging"],
  ["TZ", "Time zone"],
  ["GEO", "Location"],
  ["IMADDRESS", "Instant messaging"],
  ["ABDATE", "Date"],
  ["ABRELATEDNAMES", "Related name"],
  ["RELATED", "Related name"],
  ["TEL", "Phone"],
  ["WAB-GENDER", "Gender"],
  ["ADR", "Address"]
])

/** `NICKNAME` is `Nickname`, `X-SKYPE-USERNAME` is `Skype username`. */
export const labelOf = (name: string): string => {
  const plain = name
    .replace(/^X-(?!WAB)(MS-OL-|MS-|EVOLUTION-|KADDRESSBOOK-(X-)?|MOZILLA-|GOOGLE-)?/, "")
    .replace(/^X-/, "")
  const known = NAMES.get(plain)
  if (known !== undefined) return known
  const words = plain.toLowerCase().replaceAll("-", " ").trim()
  return words === "" ? name : words[0]!.toUpperCase() + words.slice(1)
}

/** Apple writes its own labels in a code: `_$!<HomePage>!$_`. Undefined where there is none. */
export const appleLabel = (
  written: string | undefined
): { readonly text: string; readonly isOwn: boolean } | undefined => {
  const text = written?.trim() ?? ""
  if (text === "") return undefined
  const coded = /^_\$!<(.*)>!\$_$/.exec(text)?.[1]
  return coded === undefined ? { text, isOwn: !STANDARD.has(text.toLowerCase()) } : { text: coded, isOwn: false }
}

/** Labels that Google gives by itself. */
const STANDARD: ReadonlySet<string> = new Set([
  "home",
  "work",
  "other",
  "mobile",
  "main",
  "school",
  "obsolete",
  "homepage",
  "profile",
  "blog",
  "ftp",
  "reservations"
])

/** Android has a label of the owner's own among the types: `X-Bureau`, or coded as `X-CUSTOM(CHARSET=…,=42=75)`. */
export const androidLabel = (params: ReadonlyMap<string, ReadonlyArray<string>>): string | undefined => {
  const types = [...(params.get("") ?? []), ...(params.get("TYPE") ?? [])].join(",")
  const coded = /X-CUSTOM\((?:CHARSET=([^,]*),)?(?:ENCODING=[^,]*,)?([^)]*)\)/i.exec(types)
  if (coded !== null) return decoded(quotedPrintableBytes(coded[2]!), coded[1] ?? "utf-8")
  return /(?:^|,)X-([^,]{2,})/i.exec(types)?.[1]
}

/** Properties that say nothing of the person: how the card is stored, shown or kept in step. */
export const isHousekeeping = (name: string): boolean =>
  HOUSEKEEPING.has(name) ||
  /^X-(MS-OL-DE|IMAGE|SHARED-PHOTO|ABCROP|ABLABEL|ADDRESSBOOKSERVER|SYNTHESIS|VCARD-|LOTUS-)/.test(name)

const HOUSEKEEPING: ReadonlySet<string> = new Set(
  [
    ["BEGIN", "END", "VERSION", "PRODID", "UID", "REV", "SOURCE", "NAME", "PROFILE", "CLASS", "MAILER", "KIND"],
    ["CLIENTPIDMAP", "XML", "CREATED", "X-ABUID", "X-ABADR", "X-ABSHOWAS", "X-ABORDER"],
    ["X-MS-IMADDRESS-TYPE", "X-EVOLUTION-FILE-AS", "X-MOZILLA-HTML", "X-CLASS", "X-PRODID", "X-ACCOUNT", "X-REV"]
  ].flat()
)
