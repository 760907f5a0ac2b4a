/** Dates as workbooks count them: days since the end of 1899, or of 1903. */
import { type Day, dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"

/** Day 0 of the usual system: 1899-12-30, so that serials agree with it from March 1900 on. */
const EPOCH = dayOf("1899-12-30")!
/** Days between the systems of 1900 and of 1904. */
const TO_1904 = 1462
/** The usual system has a 29 February 1900, which never was; days before it are one higher than they count. */
const FALSE_LEAP_DAY = 60
/** Beyond 31 December 9999 there are no dates. */
const LAST = 2_958_465

/** Days since 1899-12-30, fractions for the time; undefined for what is no date: negative, too large, or 29 February 1900. */
export const trueSerial = (serial: number, is1904: boolean): number | undefined => {
  if (!(serial >= 0 && serial < LAST + 1)) return undefined
  if (is1904) return serial + TO_1904 < LAST + 1 ? serial + TO_1904 : undefined
  if (serial >= FALSE_LEAP_DAY) return serial < FALSE_LEAP_DAY + 1 ? undefined : serial
  return serial + 1
}

/** `2026-03-02`, with ` 14:30` or ` 14:30:05` where there is a time; only that for a time without a day. */
export const isoOfSerial = (serial: number, is1904: boolean): string | undefined => {
  const days = trueSerial(serial, is1904)
  if (days === undefined) return undefined
  // A second is the least that is shown; fractions of days are not exact.
  const seconds = Math.round(days * 86_400)
  const time = seconds % 86_400
  const day = isoOf(EPOCH + Math.floor(seconds / 86_400))
  if (serial < 1) return clock(time)
  return time === 0 ? day : `${day} ${clock(time)}`
}

const clock = (time: number): string => {
  const two = (value: number): string => String(value).padStart(2, "0")
  const [hours, minutes, seconds] = [Math.floor(time / 3600), Math.floor(time / 60) % 60, time % 60]
  return `${two(hours)}:${two(minutes)}${seconds === 0 ? "" : `:${two(seconds)}`}`
}

/** What the usual system counts for `YYYY-MM-DD`; undefined before March 1900, where programs disagree. */
export const serialOf = (iso: string): number | undefined => {
  const day: Day | undefined = dayOf(iso)
  if (day === undefined) return undefined
  const serial = day - EPOCH
  return serial > FALSE_LEAP_DAY && serial <= LAST ? serial : undefined
}
