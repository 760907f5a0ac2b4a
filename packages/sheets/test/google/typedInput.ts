/** What a spreadsheet makes of what somebody types, and how it shows it: for the people of the test server. */
import { serialToIso, isoToSerial } from "../../src/engine/serialDay.ts"

export interface Typed {
  readonly value: string | number | boolean
  readonly numberFormat?: NumberFormat
}

export interface NumberFormat {
  readonly type: "DATE" | "PERCENT" | "CURRENCY" | "TEXT" | "NUMBER"
  readonly pattern?: string
}

const THIS_YEAR = 2026

/** Of a text that is no formula. */
export const readTyped = (text: string, format: NumberFormat | undefined): Typed => {
  if (format?.type === "TEXT") return { value: text }
  if (text.startsWith("'")) return { value: text.slice(1) }
  const trimmed = text.trim()
  if (/^(true|false)$/i.test(trimmed)) return { value: /true/i.test(trimmed) }
  if (/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d+)?$/i.test(trimmed))
    return { value: Number(trimmed.replaceAll(",", "")) }
  const percent = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(trimmed)
  if (percent !== null) return { value: Number(percent[1]) / 100, numberFormat: { type: "PERCENT", pattern: "0%" } }
  const money = /^\$\s*(\d+(?:\.\d+)?)$/.exec(trimmed)
  if (money !== null) return { value: Number(money[1]), numberFormat: { type: "CURRENCY", pattern: "$0" } }
  return readDate(trimmed) ?? { value: text }
}

const readDate = (text: string): Typed | undefined => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso !== null) return dateOf(iso[1]!, iso[2]!, iso[3]!, "yyyy-mm-dd")
  const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(text)
  return slashed === null ? undefined : dateOf(slashed[3] ?? String(THIS_YEAR), slashed[1]!, slashed[2]!, "m/d/yyyy")
}

const dateOf = (year: string, month: string, day: string, pattern: string): Typed | undefined => {
  const serial = isoToSerial2(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)
  return serial === undefined ? undefined : { value: serial, numberFormat: { type: "DATE", pattern } }
}

const isoToSerial2 = (iso: string): number | undefined => {
  const serial = isoToSerial(iso)
  return Number.isNaN(serial) ? undefined : serial
}

export const show = (value: string | number | boolean, format: NumberFormat | undefined): string => {
  if (typeof value === "boolean") return String(value).toUpperCase()
  if (typeof value === "string") return value
  if (format?.type === "PERCENT") return `${Math.round(value * 100)}%`
  if (format?.type === "CURRENCY") return `$${value}`
  if (format?.type !== "DATE") return String(value)
  const [year = "", month = "", day = ""] = (serialToIso(value) ?? "").split("-")
  return (format.pattern ?? "yyyy-mm-dd").replace(/yyyy|mm|dd|m|d/g, (part) => {
    if (part === "yyyy") return year
    const text = part.startsWith("m") ? month : day
    return part.length === 2 ? text : String(Number(text))
  })
}
