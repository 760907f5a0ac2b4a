/**
 * When a relay wakes a device: for devices, which ask for it, and for relays, which keep it. A wake says nothing; a relay
 * learns whole hours and where to knock, and the device works out by itself what there is to tell.
 */

export const HOUR_MS = 60 * 60 * 1000
/** That one device may ask for. */
export const MAX_WAKES = 500
/** How far ahead they may lie: whoever has not been here for that long is not woken any more. */
export const MAX_WAKE_AHEAD_HOURS = 60 * 24
/** Of one workspace. */
export const MAX_WAKING_DEVICES = 64
/** Of the address that a push service gave a device, in characters. */
export const MAX_ENDPOINT_LENGTH = 1024

/** The hour that a moment is in, as whole hours since 1970. */
export const hourOf = (ms: number): number => Math.floor(ms / HOUR_MS)

/** Of the hours asked for those that are still to come, each once, the next first; `undefined` where they are too many or too far off. */
export const wakesAhead = (hours: ReadonlyArray<number>, now: number): ReadonlyArray<number> | undefined => {
  const current = hourOf(now)
  const ahead = [...new Set(hours)].filter((hour) => hour > current).sort((a, b) => a - b)
  const isTooFar = (ahead.at(-1) ?? current) - current > MAX_WAKE_AHEAD_HOURS
  return hours.length > MAX_WAKES || isTooFar ? undefined : ahead
}
