/** A version vector as text that entity stores keep: one text for one version vector. */
import type { DeviceId } from "@kith/core/log/Ids"
import type { VersionVector } from "@kith/core/log/VersionVector"

export const versionToText = (version: VersionVector): string =>
  JSON.stringify(Object.fromEntries([...version].sort(([a], [b]) => (a < b ? -1 : 1))))

/** Throws on text that `versionToText` did not make. */
export const versionFromText = (text: string): VersionVector =>
  new Map(Object.entries(JSON.parse(text) as Record<string, number>).map(([device, seq]) => [device as DeviceId, seq]))
