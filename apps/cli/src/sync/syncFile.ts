/**
 * What this device remembers of how its log syncs, in a small file in the log's folder: where to, and when it last did. For
 * `kith sync`, which asks only the first time, and for the header of `kith due`. No secrets are in it.
 */
import { randomBytes } from "node:crypto"
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { SYNC_FILE } from "../lastSync.ts"

export interface SyncPlaces {
  /** The relay's address (`relayAddress.ts`). */
  readonly relay?: string
  /** An absolute path. */
  readonly folder?: string
  /** When this device last was in step with one of them, ms. */
  readonly syncedAt?: number
  /**
   * This device's feed may go on elsewhere in another way, since it was put back from a backup, or since a sync found so: to be
   * looked into with the next sync, and mended by `kith doctor --fix`.
   */
  readonly elsewhere?: boolean
  /** Devices that are browsers of this computer, let in by `kith app`. */
  readonly browsers?: ReadonlyArray<string>
  /** The calendars that this device last put at a relay. */
  readonly calendars?: CalendarsKept
}

export interface CalendarsKept {
  readonly relay: string
  /** As which device, under which key epoch, and when, ms. */
  readonly device: string
  readonly epoch: number
  readonly at: number
  /** What each of them said, by its id: `PublishedText.print`. */
  readonly prints: Readonly<Record<string, string>>
  /** How many were known to be revoked. */
  readonly revoked: number
}

/** Nothing where there is none, or where it cannot be read: what it holds can be said again. */
export const readSyncPlaces = (logFolder: string): SyncPlaces => {
  try {
    const { relay, folder, syncedAt, elsewhere, browsers, calendars }: Record<string, unknown> = JSON.parse(
      readFileSync(join(logFolder, SYNC_FILE), "utf8")
    )
    return {
      ...(typeof relay === "string" ? { relay } : {}),
      ...(typeof folder === "string" ? { folder } : {}),
      ...(typeof syncedAt === "number" ? { syncedAt } : {}),
      ...(elsewhere === true ? { elsewhere } : {}),
      ...(Array.isArray(browsers) ? { browsers: browsers.filter((each) => typeof each === "string") } : {}),
      ...(isCalendarsKept(calendars) ? { calendars } : {})
    }
  } catch {
    return {}
  }
}

const isCalendarsKept = (value: unknown): value is CalendarsKept => {
  const { prints } = (value ?? {}) as { readonly prints?: unknown }
  return typeof prints === "object" && prints !== null
}

/** Puts what is given in place of what was remembered; the rest stays. Whole or not at all. */
export const rememberSync = (logFolder: string, news: SyncPlaces): void => {
  const path = join(logFolder, SYNC_FILE)
  const beside = `${path}.${randomBytes(4).toString("hex")}`
  try {
    const handle = openSync(beside, "wx", 0o600)
    try {
      writeSync(handle, `${JSON.stringify({ ...readSyncPlaces(logFolder), ...news })}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
}

/** The log syncs nowhere any more. */
export const forgetPlaces = (logFolder: string): void => rmSync(join(logFolder, SYNC_FILE), { force: true })
