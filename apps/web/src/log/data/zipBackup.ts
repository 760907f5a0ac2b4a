/**
 * The backup that a browser makes: one ZIP with the whole log as JSON Lines, which any Kith and any program reads, and beside it
 * the list of its devices, with which a recovery phrase makes it itself again. Both ways.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as Base64 from "effect/encoding/Base64"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { concat, utf8, utf8ToText } from "@kith/core/log/Bytes"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { DeviceId } from "@kith/core/log/Ids"
import { LocalLog } from "@kith/core/log/LocalLog"
import { decodeEntry, encodeEntry } from "@kith/core/log/MembershipEntry"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { signHead, type SignedHead } from "@kith/core/log/SignedHead"
import { SyncStore } from "@kith/core/log/SyncStore"
import { bytesOf, type LogHeader } from "@kith/formats/jsonLines/LogLine"
import { type LogItem, readJsonLines } from "@kith/formats/jsonLines/readJsonLines"
import { memberBytes, membersOf } from "@kith/formats/zip/Archive"
import { zipInto } from "@kith/formats/zip/zipInto"
import { blobSink, diskSink, type FileSink, type PlaceOnDisk } from "../export/FileSink.ts"
import { writeWholeLog } from "../export/wholeLog.ts"
import { type ImportSource, type Meter, sourceOf } from "../import/importSource.ts"
import type { LogSession } from "../Method.ts"
import { type Backup, NotWhole } from "./Backup.ts"

const LOG = "log.jsonl"
const DEVICES = "devices.json"

const Devices = Schema.Struct({
  kith: Schema.Literal("devices"),
  version: Schema.Literal(1),
  relay: Schema.optionalKey(Schema.String),
  /** Encoded entries, in base64. */
  chain: Schema.Array(Schema.String),
  /** `seq` 0 for none: no feed has as many as its events, nor any event twice. */
  heads: Schema.Array(
    Schema.Struct({ device: DeviceId, seq: Schema.Int, chain: Schema.String, signature: Schema.String })
  )
})

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
  const lines = zip.open(LOG)
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
  const devices: typeof Devices.Type = {
    kith: "devices",
    version: 1,
    ...(relay === undefined ? {} : { relay }),
    chain: (yield* membership(0)).map((entry) => Base64.encode(encodeEntry(entry))),
    heads: heads.map(({ device: id, seq, chain, signature }) => ({
      device: id,
      seq,
      chain: Base64.encode(chain),
      signature: Base64.encode(signature)
    }))
  }
  zip.add(DEVICES, [utf8(JSON.stringify(devices))])
  zip.end()
  return count
})

/** `undefined` for an archive that is no such backup. Fails with `NotWhole`. */
export const zipBackup = Effect.fnUntraced(function* (file: File, meter: Meter) {
  const source = sourceOf(file, meter)
  const members = yield* membersOf(source.bytes)
  const [log, beside] = [LOG, DEVICES].map((name) => members.find(({ path }) => path === name))
  if (log === undefined || beside === undefined) return undefined
  const devices = Schema.decodeUnknownOption(Devices)(
    yield* jsonOf({ ...source, bytes: memberBytes(source.bytes, beside) })
  )
  if (devices._tag === "None") return yield* new NotWhole({ why: "damaged" })
  const items = () => readJsonLines(memberBytes(source.bytes, log), { sha256: nobleSha256 })
  const header = yield* headerOf(items())
  const { relay, chain, heads } = devices.value
  const decoded = yield* Effect.try({
    try: () => ({
      chain: chain.map((entry) => decodeEntry(bytesIn(entry))),
      heads: heads.map((head) => ({ ...head, chain: bytesIn(head.chain), signature: bytesIn(head.signature) }))
    }),
    catch: () => new NotWhole({ why: "damaged" })
  })
  return {
    workspace: header.workspace,
    ...decoded,
    relay,
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

const jsonOf = ({ bytes }: Pick<ImportSource, "bytes">) =>
  Effect.flatMap(Stream.runCollect(bytes), (pieces) =>
    Effect.try({
      try: (): unknown => JSON.parse(utf8ToText(concat(...pieces))),
      catch: () => new NotWhole({ why: "damaged" })
    })
  )

const bytesIn = (text: string): Uint8Array => Result.getOrThrow(Base64.decode(text))
