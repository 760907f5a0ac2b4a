/** What the readers of files have in common: rows gathered between two pieces, refusals, and the limits of the whole file. */
import { FormatError, type Limits } from "./Format.ts"

/** Where something could not be read, and why. */
interface RefusedRow<Why extends string> {
  readonly _tag: "Refused"
  readonly line: number
  readonly why: Why
  readonly through?: number
  readonly detail?: string
}

export class RowSink<A, Why extends string> {
  private rows: Array<A | RefusedRow<Why>> = []
  private bytes = 0
  private count = 0
  private readonly format: string
  private readonly limits: Limits

  /** `format` names the reader in errors. */
  constructor(format: string, limits: Limits) {
    this.format = format
    this.limits = limits
  }

  /** Throws `TooLarge` once there are more bytes than the limit. */
  took(bytes: Uint8Array): void {
    this.bytes += bytes.length
    if (this.bytes > this.limits.bytes) throw this.tooLarge("bytes")
  }

  /** Throws `TooLarge` once there are more rows, refusals among them, than the limit. */
  add(row: A | RefusedRow<Why>): void {
    if (++this.count > this.limits.rows) throw this.tooLarge("rows")
    this.rows.push(row)
  }

  refuse(line: number, through: number, why: Why, detail?: string): void {
    this.add({
      _tag: "Refused",
      line,
      why,
      ...(through > line ? { through } : {}),
      ...(detail === undefined ? {} : { detail })
    })
  }

  /** What has come since it was asked last. */
  taken(): ReadonlyArray<A | RefusedRow<Why>> {
    const rows = this.rows
    this.rows = []
    return rows
  }

  notThis(): FormatError {
    return new FormatError({ format: this.format, reason: { _tag: "NotThisFormat" } })
  }

  private tooLarge(limit: "bytes" | "rows"): FormatError {
    return new FormatError({ format: this.format, reason: { _tag: "TooLarge", limit, allowed: this.limits[limit] } })
  }
}
