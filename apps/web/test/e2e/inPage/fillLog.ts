/**
 * Runs in a page: puts whole feeds into the log of this browser before the app opens it, as if another of its devices had
 * written them. The app folds them when it starts.
 */
import * as Effect from "effect/Effect"
import { emptyHead, headAfter } from "@kith/core/log/Feed"
import { decodePage, type Run } from "@kith/core/log/FeedPage"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { LocalLog } from "@kith/core/log/LocalLog"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { layerLocalLog } from "@kith/storage/indexeddb/IndexedDbLocalLog"
import { generateLog } from "@kith/testkit/generateLog"

export interface Filling {
  /** The log's name in this browser. */
  readonly log: string
  /** Encoded runs in base64, each feed's in order. */
  readonly pages?: ReadonlyArray<string>
  /** So many events of a generated log. */
  readonly events?: number
}

const WORKSPACE = "filled" as WorkspaceId

/** Events in one transaction. */
const AT_ONCE = 4096

const runsOf = function* ({ pages = [], events = 0 }: Filling): Generator<Run> {
  const decoder = new TextDecoder()
  for (const page of pages) {
    yield decodePage(
      Uint8Array.from(atob(page), (character) => character.charCodeAt(0)),
      (bytes) => decoder.decode(bytes)
    )
  }
  if (events > 0) yield* generateLog({ events })
}

const fill = (filling: Filling) =>
  Effect.gen(function* () {
    const { append, heads } = yield* LocalLog
    const ends = new Map(yield* heads)
    const waiting = new Map<DeviceId, Array<Run["entries"][number]>>()
    const write = function* () {
      for (const [device, entries] of waiting) {
        const before = ends.get(device) ?? emptyHead(nobleSha256, WORKSPACE, new TextEncoder().encode(device))
        const head = headAfter(nobleSha256, before, entries)
        yield* append({ device, first: before.seq + 1, entries }, head)
        ends.set(device, head)
      }
      waiting.clear()
    }
    let count = 0
    for (const { device, entries } of runsOf(filling)) {
      const own = waiting.get(device) ?? []
      waiting.set(device, own)
      for (const entry of entries) own.push(entry)
      count += entries.length
      if (count < AT_ONCE) continue
      yield* write()
      count = 0
    }
    yield* write()
  })

;(globalThis as unknown as { kithFill: (filling: Filling) => Promise<void> }).kithFill = (filling) =>
  Effect.runPromise(Effect.provide(fill(filling), layerLocalLog(filling.log)))
