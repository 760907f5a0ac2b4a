/** Why a workbook cannot be read. For the readers of its parts, which throw it; formats and sheets make their own errors of it. */

export type XlsxFaultWhy =
  /** No ZIP that holds a workbook. */
  | "notAWorkbook"
  /** Under a password: only the program that wrote it can open it. */
  | "encrypted"
  /** A workbook of Excel 97 to 2003 (`.xls`). */
  | "oldExcel"
  /** A workbook in Excel's binary form (`.xlsb`). */
  | "binaryExcel"
  /** The ZIP breaks off: no directory at its end, or less than that tells of. */
  | "truncated"
  /** The ZIP contradicts itself, or a part's bytes are not those that were stored. */
  | "brokenZip"
  /** A part is no XML, or is made to keep a reader busy. */
  | "brokenXml"
  /** Over a limit: see `WorkbookLimits`. */
  | "tooLarge"

export class XlsxFault extends Error {
  override readonly name = "XlsxFault"
  readonly why: XlsxFaultWhy
  /** The part it was found in, or more of what was found. */
  readonly detail: string

  constructor(why: XlsxFaultWhy, detail = "") {
    super(detail === "" ? why : `${why}: ${detail}`)
    this.why = why
    this.detail = detail
  }
}

/** What a workbook may come to when it is unpacked; compressed XML can be a thousand times what is sent. */
export interface WorkbookLimits {
  /** Bytes of all parts that are read. */
  readonly unpacked: number
  /** UTF-16 code units of the texts that its cells share, which are held while its rows are read. */
  readonly sharedText: number
}

export const WORKBOOK_LIMITS: WorkbookLimits = {
  unpacked: 1024 * 1024 * 1024,
  sharedText: 256 * 1024 * 1024
}
