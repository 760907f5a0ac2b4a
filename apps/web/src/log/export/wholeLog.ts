/** The whole log as JSON Lines: for exporting it, for a backup, and for leaving. */
import * as Effect from "effect/Effect"
import { utf8 } from "@kith/core/log/Bytes"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { eventsUpTo, everyEntry } from "@kith/core/log/EveryEntry"
import type { DeviceId } from "@kith/core/log/Ids"
import { LocalLog } from "@kith/core/log/LocalLog"
import { memberKeys } from "@kith/core/log/MemberKeys"
import { Primitives } from "@kith/core/log/Primitives"
import { linesOfEntries, logHeader } from "@kith/formats/jsonLines/writeJsonLines"
import type { LogSession } from "../Method.ts"
import type { FileSink } from "./FileSink.ts"

/** Says how many changes. `onDone`: how many are written. */
export const writeWholeLog = Effect.fnUntraced(function* (
  { background }: LogSession,
  { write, settle }: Pick<FileSink, "write" | "settle">,
  onDone: (done: number, of: number) => void
) {
  const keys = yield* DeviceKeys
  const { sha256 } = yield* Primitives
  const heads = yield* (yield* LocalLog).heads
  const named = (yield* Effect.promise(() => background.notes.read())).publicKeys ?? {}
  const known = new Map<DeviceId, Uint8Array>(Object.entries(named) as Array<[DeviceId, Uint8Array]>)
  for (const [device, key] of yield* memberKeys(sha256)) known.set(device, key)
  known.set(keys.device, keys.publicKey)
  const count = eventsUpTo(heads)
  write(utf8(`${JSON.stringify(logHeader(keys.workspace, heads, known))}\n`))
  yield* everyEntry(heads, (entries, done) => {
    write(linesOfEntries(entries))
    onDone(done, count)
    return settle
  })
  return count
})
