/** A log as JSON Lines: one's data without Kith. */
import * as Base64 from "effect/encoding/Base64"
import { utf8 } from "@kith/core/log/Bytes"
import type { Entry } from "@kith/core/log/Event"
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { lineOfEntry, type LogHeader } from "./LogLine.ts"

/** Characters gathered before they are encoded. */
const PIECE = 64 * 1024

/** `publicKeys`: of the devices that the caller knows the key of; a feed without one cannot be verified by readers. */
export const logHeader = (
  workspace: WorkspaceId,
  heads: ReadonlyMap<DeviceId, Head>,
  publicKeys: ReadonlyMap<DeviceId, Uint8Array>
): LogHeader => ({
  kith: "log",
  version: 1,
  workspace,
  feeds: [...heads].map(([device, { seq, chain }]) => {
    const publicKey = publicKeys.get(device)
    return {
      device,
      ...(publicKey === undefined ? {} : { publicKey: Base64.encode(publicKey) }),
      seq,
      chain: Base64.encode(chain)
    }
  })
})

/** Bytes in pieces of some 64 KiB. Events of one feed come in its order; feeds may follow one another or mix. */
export function* writeJsonLines(header: LogHeader, entries: Iterable<Entry>): Generator<Uint8Array> {
  let text = `${JSON.stringify(header)}\n`
  for (const entry of entries) {
    text += `${lineOfEntry(entry)}\n`
    if (text.length >= PIECE) {
      yield utf8(text)
      text = ""
    }
  }
  if (text !== "") yield utf8(text)
}

/** Of entries that are at hand anyway, such as a chunk of a long log. */
export const linesOfEntries = (entries: ReadonlyArray<Entry>): Uint8Array =>
  utf8(entries.map((entry) => `${lineOfEntry(entry)}\n`).join(""))
