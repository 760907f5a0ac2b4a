/** Files that people try to import and that no format here reads, told by their first bytes: so that apps can say what to do instead. */
import { otherExcel } from "./xlsx/Workbook.ts"

export type OtherFile =
  /** An Excel workbook of 97 to 2003, or one under a password. */
  | "oldExcel"
  | "encryptedExcel"
  /** A spreadsheet of Apple's Numbers, or of LibreOffice. */
  | "numbers"
  | "openDocument"
  | "outlookMessage"
  /** Outlook's data file, `.pst` or `.ost`. */
  | "outlookData"
  | "email"
  | "pdf"
  | "picture"
  | "webPage"
  /** Packed otherwise than as ZIP: gzip, 7z, RAR, tar. */
  | "packed"
  | "sqlite"
  | "empty"

/** @param head the first 64 KiB, or the whole file */
export const otherFile = (head: Uint8Array, name = ""): OtherFile | undefined => {
  if (head.length === 0) return "empty"
  const text = String.fromCharCode(...head.subarray(0, 4096))
  const found = BEGINNINGS.find(([beginning, , at = 0]) => text.startsWith(beginning, at))?.[1]
  if (found !== undefined) return found
  if (WEB_PAGE.test(text)) return "webPage"
  const office = otherExcel(head)
  if (office === "encrypted") return "encryptedExcel"
  if (office !== undefined) return isMessage(head, name) ? "outlookMessage" : "oldExcel"
  if (text.startsWith("PK")) {
    if (/\.numbers$/i.test(name) || /Index\/[\w/-]+\.iwa/.test(text)) return "numbers"
    return /^PK[^]{28}mimetypeapplication\/vnd\.oasis/.test(text) ? "openDocument" : undefined
  }
  return isEmail(text) ? "email" : undefined
}

/** How such files begin, byte by byte, or what stands `at` a place in them. */
const BEGINNINGS: ReadonlyArray<readonly [beginning: string, kind: OtherFile, at?: number]> = [
  ["%PDF", "pdf"],
  ["!BDN", "outlookData"],
  ["\u0089PNG", "picture"],
  ["\u00ff\u00d8\u00ff", "picture"],
  ["GIF8", "picture"],
  ["WEBP", "picture", 8],
  ["ftyphei", "picture", 4],
  ["\u001f\u008b", "packed"],
  ["7z\u00bc\u00af", "packed"],
  ["Rar!", "packed"],
  ["BZh", "packed"],
  ["\u00fd7zXZ", "packed"],
  ["ustar", "packed", 257],
  ["SQLite format 3", "sqlite"]
]

const WEB_PAGE = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype\s+html|html)\b/i

/** Outlook's messages name their properties so, in UTF-16. */
const isMessage = (head: Uint8Array, name: string): boolean =>
  /\.(?:msg|oft)$/i.test(name) ||
  /__(?:substg|nameid)/.test(String.fromCharCode(...head.subarray(0, 16_384)).replaceAll("\0", ""))

const HEADERS =
  /^(?:received|return-path|delivered-to|message-id|mime-version|from|to|date|subject|reply-to|content-type|x-[\w-]+|dkim-signature|arc-[\w-]+|authentication-results):/i

/** At least three of the usual headers at its beginning, one below the other. */
const isEmail = (text: string): boolean => {
  let headers = 0
  for (const line of text.split(/\r?\n/).slice(0, 40)) {
    if (/^[ \t]/.test(line) && headers > 0) continue
    if (!HEADERS.test(line)) break
    headers++
  }
  return headers >= 3
}
