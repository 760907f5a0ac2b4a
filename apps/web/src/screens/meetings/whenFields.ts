/** A day and a time as two fields of the browser, and as the log records them. */

/** "2026-03-12", or "2026-03-12T15:00"; `undefined`: no day. */
export const momentFrom = (day: string, time: string): string | undefined =>
  day === "" ? undefined : time === "" ? day : `${day}T${time.slice(0, 5)}`

export const fieldsFrom = (moment: string): { readonly day: string; readonly time: string } => ({
  day: moment.slice(0, 10),
  time: moment.slice(11, 16)
})
