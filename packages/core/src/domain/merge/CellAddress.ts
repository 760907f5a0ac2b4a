/**
 * Where a write goes, as one string: `name`, `emails/ana@x.ca`, `notes+<root>`,
 * and `emails#<hash>` for an element that is only known by its keyed hash. A stub
 * says `notes-<root>` of edits taken away, since edits added replace nothing.
 * Field names are identifiers, so the first of these marks tells them apart.
 */
import { toBase32 } from "../../log/Base32.ts"
import { utf8 } from "../../log/Bytes.ts"
import type { Write } from "./State.ts"

/** The keyed hash of a set element's key: nothing to guess from without the workspace's secret. */
export type HideKey = (field: string, key: string) => string

const HIDDEN_BYTES = 6

/** 48 bits of HMAC: an accidental match within one field of one entity would only make a forgotten removal take one more. */
export const hideKeyWith =
  (mac: (message: Uint8Array) => Uint8Array): HideKey =>
  (field, key) =>
    toBase32(mac(utf8(`kith/cell/1\n${field}\n${key}`)).subarray(0, HIDDEN_BYTES))

export const addressOf = ({ field, key, edit, hidden }: Write): string =>
  key === "" ? field : `${field}${hidden === true ? "#" : edit === true ? "+" : "/"}${key}`

const MARK = /[/#+-]/

/** The cell's field and key, and which mark stood between. */
export const partsOfAddress = (
  address: string
): { readonly field: string; readonly key: string; readonly mark: "" | "/" | "#" | "+" | "-" } => {
  const at = address.search(MARK)
  return at < 0
    ? { field: address, key: "", mark: "" }
    : { field: address.slice(0, at), key: address.slice(at + 1), mark: address[at] as "/" | "#" | "+" | "-" }
}

/** The write to an address that only removes. */
export const removalAt = (address: string): Write => {
  const { field, key, mark } = partsOfAddress(address)
  return mark === "+" || mark === "-"
    ? { field, key, edit: true }
    : mark === "#"
      ? { field, key, hidden: true }
      : { field, key }
}

/** An edit of a text adds to it and so replaces nothing. */
export const isAppend = (write: Write): boolean => write.edit === true && write.value !== undefined

/** How a stub calls the edits that its event took away. */
export const removedEditsAddress = (field: string, root: string): string => `${field}-${root}`

/** How an element is called when only its keyed hash may be known. */
export const hiddenAddress = (hide: HideKey, field: string, key: string): string => `${field}#${hide(field, key)}`
