/** Days as spreadsheets count them, from 1899-12-30. For layers of the port, and for reading what they give. */
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"

/** Serial 0. */
const EPOCH = dayOf("1899-12-30")!

export const isoToSerial = (iso: string): number => dayOf(iso)! - EPOCH

/** `YYYY-MM-DD` of the day that a serial falls on, whatever its time; undefined beyond the years 0 to 9999. */
export const serialToIso = (serial: number): string | undefined => {
  const iso = Number.isFinite(serial) && Math.abs(serial) < 3_000_000 ? isoOf(EPOCH + Math.floor(serial)) : ""
  return dayOf(iso) === undefined ? undefined : iso
}
