/** What Android's contacts have and vCard does not, as its cards write it: nicknames, dates, relations. */
import type { CustomField } from "@kith/core/domain/entities/Contact"
import type { Property } from "../contentLine/Property.ts"
import { labelOf } from "./labels.ts"

/** `vnd.android.cursor.item/relation;Luc;1;;;;`: what it is, the value, its kind by number, a label of the owner's own. */
export const androidCustom = ({ name, parts }: Property): CustomField | undefined => {
  const [item = "", value = "", kind = "", label = ""] = parts.map((part) => part.trim())
  if (value === "") return undefined
  const known = ANDROID[item.replace(/^.*\//, "")]
  return { label: label || (known?.[Number(kind)] ?? known?.[0] ?? labelOf(name)), value }
}

/** What Android's kinds of a value are called, by their number; 0 is a label of the owner's own. */
const ANDROID: { readonly [item: string]: ReadonlyArray<string> } = {
  nickname: ["Nickname", "Nickname"],
  contact_event: ["Date", "Anniversary", "Date", "Birthday"],
  relation: [
    ["Related name", "Assistant", "Brother", "Child", "Domestic partner", "Father", "Friend", "Manager", "Mother"],
    ["Parent", "Partner", "Referred by", "Relative", "Sister", "Spouse"]
  ].flat()
}
