/**
 * One step of how a reminder's date was worked out, as a short text that is stored with the reminder and that
 * `words/stepWords.ts` says to people. For whoever asks "why that day?".
 *
 * | step | means |
 * | --- | --- |
 * | `+24 hours`, `-1 workingDays`, `+3 months` | that much after, or before, what it counts from |
 * | `cadence 60 days`, `cadence 60 days #mentor` | the contact's own span, or a tag's, instead of the rule's |
 * | `no time, from 17:00` | only a day was recorded, and the hours are counted from there |
 * | `their clock America/Vancouver` | a call, at the contact's own time of day |
 * | `workingHours`, `morning`, `evening` | moved there |
 * | `away until 2026-03-09` | fell into an absence, and was moved to that day |
 * | `snoozed until 2026-03-10T09:00` | the user put it off |
 */
import { isoOf } from "../calendar/CivilDay.ts"
import { formatMoment } from "../calendar/Moment.ts"
import { type Instant, localOf, type Zone } from "../calendar/Zone.ts"
import type { Offset } from "./RuleSpec.ts"

export const offsetStep = ({ amount, unit }: Offset): string => `${amount < 0 ? "-" : "+"}${Math.abs(amount)} ${unit}`

export const cadenceStep = (days: number, tag: string | undefined): string =>
  tag === undefined ? `cadence ${days} days` : `cadence ${days} days #${tag}`

export const noTimeStep = (minute: number): string =>
  `no time, from ${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`

export const theirClockStep = (zone: Zone): string => `their clock ${zone.name}`

export const awayStep = (zone: Zone, until: Instant): string => `away until ${isoOf(localOf(zone, until).day)}`

export const snoozedStep = (zone: Zone, until: Instant): string => `snoozed until ${formatMoment(localOf(zone, until))}`

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value))
