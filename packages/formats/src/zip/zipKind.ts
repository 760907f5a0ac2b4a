/** Telling a ZIP archive of files from the documents that are ZIP archives, too. */
import { memberName } from "./memberName.ts"

export type ZipKind = "archive" | "workbook" | "document"

/**
 * What the first bytes are of; undefined for no ZIP at all. Office and OpenDocument files are documents: the one has its
 * list of parts or its folders first, the other the member `mimetype`. One of Office whose first parts do not say which
 * program it is of counts as a workbook.
 */
export const zipKind = (head: Uint8Array): ZipKind | undefined => {
  const names = firstNames(head)
  if (names.length === 0) return undefined
  if (names.some((name) => DOCUMENT.test(name))) return "document"
  return names.some((name) => OFFICE.test(name)) ? "workbook" : "archive"
}

const DOCUMENT = /^(?:mimetype$|word\/|ppt\/|Index\/.*\.iwa$)/
const OFFICE = /^(?:\[Content_Types\]\.xml$|_rels\/|docProps\/|xl\/)/

const LOCAL_LENGTH = 30

/** Names of the members at the beginning, as far as their headers say where the next one stands. */
const firstNames = (head: Uint8Array): ReadonlyArray<string> => {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const names: Array<string> = []
  for (let at = 0; at + LOCAL_LENGTH <= head.length && view.getUint32(at, true) === 0x04034b50;) {
    const flags = view.getUint16(at + 6, true)
    const nameAt = at + LOCAL_LENGTH
    const dataAt = nameAt + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
    const name = head.subarray(nameAt, nameAt + view.getUint16(at + 26, true))
    if (name.length === 0) break
    names.push(memberName(name, (flags & 0x800) !== 0, undefined))
    // Left open: the size stands behind the data.
    if ((flags & 8) !== 0) break
    at = dataAt + view.getUint32(at + 18, true)
  }
  return names
}
