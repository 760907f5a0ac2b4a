/** Telling a workbook by its first bytes, those that cannot be read included, so that it can be said why. */
import { zipKind } from "../zip/zipKind.ts"
import { otherExcel } from "./Workbook.ts"

export const isWorkbook = (head: Uint8Array): boolean =>
  otherExcel(head) === undefined ? zipKind(head) === "workbook" : namesExcel(head)

/** The container of old Office holds letters and messages too; what it holds is named near its beginning or its end. */
const namesExcel = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = String.fromCharCode(...bytes.subarray(at, at + PIECE + OVERLAP)).replaceAll("\0", "")
    if (/Workbook|EncryptedPackage/.test(text)) return true
  }
  return false
}

const PIECE = 8192
const OVERLAP = 64
