/** Files that people try to import and that no format here reads, told by their first bytes: so that apps can say what to do instead. */
import { utf8ToText } from "@kith/core/log/Bytes"
import { otherExcel } from "./xlsx/Workbook.ts"

export type OtherFile =
  /** An Excel workbook of 97 to 2003, or one under a password. */
  | "oldExcel"
  | "encryptedExcel"
  /** A spreadsheet of Apple's Numbers, or of LibreOffice. */
  | "numbers"
  | "openDocument"
  /** A document of Word, or slides of PowerPoint. */
  | "wordDocument"
  /** What Google Drive leaves on a disk for one of its documents: its address, and nothing that is in it. */
  | "googleLink"
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
  if (head.length < WHOLE && /^(?:\u00ef\u00bb\u00bf)?\s*$/.test(text)) return "empty"
  const found = BEGINNINGS.find(([beginning, , at = 0]) => text.startsWith(beginning, at))?.[1]
  if (found !== undefined) return found
  if (WEB_PAGE.test(text)) return "webPage"
  const office = otherExcel(head)
  if (office === "encrypted") return "encryptedExcel"
  if (office !== undefined) return isMessage(head, name) ? "outlookMessage" : "oldExcel"
  if (GOOGLE_LINK.test(text)) return "googleLink"
  if (text.startsWith("PK")) {
    const members = String.fromCharCode(...head.subarray(0, 16_384))
    if (/\.numbers$/i.test(name) || /Index\/[\w/-]+\.iwa/.test(text)) return "numbers"
    if (/(?:word|ppt)\/(?:document|presentation)\.xml/.test(members)) return "wordDocument"
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

/** What is shorter is all there to see. */
const WHOLE = 4096

const GOOGLE_LINK = /^\s*\{\s*"[^{}]*https:\/\/(?:docs|drive)\.google\.com\//

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

/**
 * Whether a file that no format takes is lines of a few words each, as of a list of names that nobody wrote a heading above.
 *
 * @param head the first 64 KiB, or the whole file
 */
export const isListOfLines = (head: Uint8Array): boolean => {
  const lines = textOf(head.subarray(0, WHOLE)).split(/\r?\n/)
  const written = lines.slice(0, head.length > WHOLE ? -1 : undefined).filter((line) => line.trim() !== "")
  return written.length > 0 && written.every((line) => LINE.test(line))
}

/** As UTF-8; nothing where it is none. The last letter may be cut in the middle. */
const textOf = (bytes: Uint8Array): string => {
  for (let cut = 0; cut < 4; cut++) {
    try {
      return utf8ToText(bytes.subarray(0, bytes.length - cut))
    } catch {
      continue
    }
  }
  return ""
}

/** Up to six words of letters, without anything that parts columns or ends a sentence. */
const LINE = /^\s*[\p{L}\p{M}'’-]+\.?(?:\s+[\p{L}\p{M}'’-]+\.?){0,5}\s*$/u
