/** Dates as cards write them. */
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import type { Property } from "../contentLine/Property.ts"

/** `1990-02-03`; `--02-03` where the year is left out, which Apple does with a year of its own. Other text as it is. */
export const cardDate = ({ text, params }: Property): string => {
  const written = text.trim()
  const noYear = /^--(\d\d)-?(\d\d)/.exec(written)
  if (noYear !== null) return `--${noYear[1]}-${noYear[2]}`
  const iso = isoDay(written)
  if (iso === undefined) return written
  return params.get("X-APPLE-OMIT-YEAR")?.[0] === iso.slice(0, 4) ? `-${iso.slice(4)}` : iso
}

/** The day of a date or a moment, basic or extended: `20260302T150000Z`, `2026-03-02`. */
export const isoDay = (written: string): string | undefined => {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})(?![\d-])/.exec(written.trim())
  if (parts === null) return undefined
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`
  return dayOf(iso) === undefined ? undefined : iso
}
