/**
 * The backup that a browser makes: one ZIP with the whole log as JSON Lines, which any Kith and any program reads, and beside it
 * the list of its devices, with which a recovery phrase makes it itself again. Both ways.
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { concat } from "@kith/core/log/Bytes"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { LocalLog } from "@kith/core/log/LocalLog"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { signHead, type SignedHead } from "@kith/core/log/SignedHead"
import { SyncStore } from "@kith/core/log/SyncStore"
import { DEVICES_MEMBER, LOG_MEMBER, readDeviceList, writeDeviceList } from "@kith/formats/backup/DeviceList"
import { bytesOf, type LogHeader } from "@kith/formats/jsonLines/LogLine"
import { type LogItem, readJsonLines } from "@kith/formats/jsonLines/readJsonLines"
import { memberBytes, membersOf } from "@kith/formats/zip/Archive"
import { zipInto } from "@kith/formats/zip/zipInto"
import { blobSink, diskSink, type FileSink, type PlaceOnDisk } from "../export/FileSink.ts"
import { writeWholeLog } from "../export/wholeLog.ts"
import { type Meter, sourceOf } from "../import/importSource.ts"
import type { LogSession } from "../Method.ts"
import { type Backup, NotWhole } from "./Backup.ts"

export interface BackupMade {
  readonly name: string
  /** `undefined` where it went to a place on the disk. */
  readonly file: Blob | undefined
  readonly count: number
}

/** Where to, on the disk; left out: the answer has the file. */
export const makeBackup = Effect.fnUntraced(function* (
  session: LogSession,
  { place }: { readonly place?: PlaceOnDisk | undefined }
) {
  const sink = place === undefined ? blobSink("application/zip") : yield* diskSink(place)
  return yield* Effect.gen(function* () {
    const count = yield* writeInto(session, sink)
    const file = yield* sink.end
    return { name: `kith-backup-${isoOf(session.today)}.zip`, file, count } satisfies BackupMade
  }).pipe(Effect.onError(() => sink.abandon))
})

const writeInto = Effect.fnUntraced(function* (session: LogSession, sink: FileSink) {
  const { background, onProgress } = session
  const zip = zipInto(sink.write)
  const lines = zip.open(LOG_MEMBER)
  const count = yield* writeWholeLog(session, { write: lines.write, settle: sink.settle }, onProgress)
  lines.end()
  const { membership, signedHeads, addSignedHeads } = yield* SyncStore
  const { device } = yield* DeviceKeys
  const ends = yield* (yield* LocalLog).heads
  // So that others can hand over what was written last, too.
  const own = ends.get(device)
  if (own !== undefined) yield* addSignedHeads([yield* signHead(own)])
  const heads: Array<SignedHead> = []
  for (const id of ends.keys()) heads.push(...(yield* signedHeads(id, 0)))
  const { relay } = yield* Effect.promise(background.notes.read)
  zip.add(DEVICES_MEMBER, [writeDeviceList({ chain: yield* membership(0), heads, relay })])
  zip.end()
  return count
})

/** `undefined` for an archive that is no such backup. Fails with `NotWhole`. */
export const zipBackup = Effect.fnUntraced(function* (file: File, meter: Meter) {
  const source = sourceOf(file, meter)
  const members = yield* membersOf(source.bytes)
  const [log, beside] = [LOG_MEMBER, DEVICES_MEMBER].map((name) => members.find(({ path }) => path === name))
  if (log === undefined || beside === undefined) return undefined
  const pieces = yield* Stream.runCollect(memberBytes(source.bytes, beside))
  const devices = readDeviceList(concat(...pieces))
  if (devices === undefined) return yield* new NotWhole({ why: "damaged" })
  const items = () => readJsonLines(memberBytes(source.bytes, log), { sha256: nobleSha256 })
  const header = yield* headerOf(items())
  return {
    workspace: header.workspace,
    ...devices,
    publicKeys: new Map(
      header.feeds.flatMap(({ device, publicKey }) =>
        publicKey === undefined ? [] : [[device, bytesOf(publicKey)] as const]
      )
    ),
    changes: header.feeds.reduce((sum, { seq }) => sum + seq, 0),
    entries: () =>
      Stream.toAsyncIterable(
        Stream.flatMap(items(), (item) => (item._tag === "Entry" ? Stream.make(item.entry) : Stream.empty))
      ),
    check: Stream.runForEach(items(), (item) => {
      const isWrong = item._tag === "Refused" || (item._tag === "Feed" && NOT_WHOLE.has(item.verdict))
      return isWrong ? Effect.fail(new NotWhole({ why: "damaged" })) : Effect.void
    })
  } satisfies Backup
})

/** A feed without its key is left to whoever takes it over. */
const NOT_WHOLE: ReadonlySet<string> = new Set(["incomplete", "chainDiffers"])

const headerOf = Effect.fnUntraced(function* <E>(items: Stream.Stream<LogItem, E>) {
  let header: LogHeader | undefined
  yield* Stream.runForEach(Stream.take(items, 1), (item) =>
    Effect.sync(() => {
      if (item._tag === "Header") header = item.header
    })
  )
  return header ?? (yield* new NotWhole({ why: "damaged" }))
})
