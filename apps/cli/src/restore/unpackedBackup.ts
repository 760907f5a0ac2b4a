/**
 * The backup that a browser makes, for whoever restores one: its ZIP, verified as it is read, as the one SQLite file that
 * `kith backup` would have made of the same log.
 */
import { randomBytes } from "node:crypto"
import { closeSync, createReadStream, openSync, readSync, rmSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { concat } from "@kith/core/log/Bytes"
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import type { LocalLogError } from "@kith/core/log/LocalLog"
import { type DeviceList, DEVICES_MEMBER, LOG_MEMBER, readDeviceList } from "@kith/formats/backup/DeviceList"
import { bytesOf, type LogHeader } from "@kith/formats/jsonLines/LogLine"
import { type LogItem, readJsonLines } from "@kith/formats/jsonLines/readJsonLines"
import { archiveFaultInWords } from "@kith/formats/unreadableFile"
import type { ArchiveError } from "@kith/formats/zip/ArchiveError"
import { memberBytes, membersOf } from "@kith/formats/zip/Archive"
import { makeFolder } from "@kith/storage/node/makeFolder"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { appendRun } from "@kith/storage/sqlite/appendRun"
import { LOG_FILE, type LogFile, openLog } from "@kith/storage/sqlite/LogFile"
import { attempt } from "@kith/storage/sqlite/logAttempt"
import { syncStoreOn } from "@kith/storage/sqlite/SqliteSyncStore"
import { fileFault } from "../fileFault.ts"
import { printable } from "../output/printable.ts"
import { keepPublicKeys } from "../publicKeys.ts"
import type { Outside } from "../Session.ts"
import { failed, Stopped } from "../Stopped.ts"
import { restoreWords } from "../words/backupWords.ts"
import { importWords } from "../words/importWords.ts"

/** A file that can be restored. */
export interface BackupFile {
  /** SQLite's. */
  readonly file: string
  /** What was typed, for sentences. */
  readonly shown: string
  /** Of a browser, whose keys are never in a file: where it last synced, if anywhere. */
  readonly ofBrowser: { readonly relay: string | undefined } | undefined
}

/** Entries a transaction. */
const AT_ONCE = 2048

/** Nothing of it is left when the scope ends. A file that is no ZIP is given back as it is. */
export const unpackedBackup = Effect.fnUntraced(function* (outside: Outside, typed: string) {
  const shown = printable(typed)
  if (!isZip(typed)) return { file: typed, shown, ofBrowser: undefined } satisfies BackupFile
  const folder = yield* Effect.acquireRelease(
    Effect.sync(() => join(outside.home.folder, `.unpacked-${randomBytes(6).toString("hex")}`)),
    (made) => Effect.sync(() => rmSync(made, { recursive: true, force: true }))
  )
  // One deeper: a folder of the home with a log in it would be taken for one of the logs.
  const beside = join(folder, "log")
  const { log, devices } = yield* membersIn(outside, typed)
  yield* Effect.try({
    try: () => makeFolder(beside, 0o700),
    catch: (cause) => fileFault(cause, beside, outside.lang)
  })
  yield* Effect.acquireUseRelease(
    attempt("open", () => openLog(beside)),
    (made) => write(made, log, devices, outside, shown),
    (made) => Effect.sync(() => made.close())
  )
  return { file: join(beside, LOG_FILE), shown, ofBrowser: { relay: devices.relay } } satisfies BackupFile
})

/** A file that cannot be read is told apart by whoever opens it next. */
const isZip = (path: string): boolean => {
  try {
    const handle = openSync(path, "r")
    try {
      const head = Buffer.alloc(4)
      return readSync(handle, head) === 4 && head.toString("latin1") === "PK\u0003\u0004"
    } finally {
      closeSync(handle)
    }
  } catch {
    return false
  }
}

const membersIn = Effect.fnUntraced(function* ({ lang }: Outside, path: string) {
  const say = restoreWords[lang]
  const shown = printable(path)
  const bytes = Stream.suspend(() =>
    Stream.fromAsyncIterable<Uint8Array, Stopped>(createReadStream(path, { highWaterMark: PIECE }), (cause) =>
      fileFault(cause, path, lang)
    )
  )
  const inWords = Effect.mapError((error: ArchiveError | Stopped) =>
    error instanceof Stopped ? error : failed(archiveFaultInWords(error, shown, lang))
  )
  const members = yield* membersOf(bytes).pipe(inWords)
  const [log, list] = [LOG_MEMBER, DEVICES_MEMBER].map((name) => members.find((member) => member.path === name))
  if (log === undefined) return yield* failed(say.notABackup(shown))
  if (list === undefined) return yield* failed(say.onlyExported(shown))
  const devices = readDeviceList(concat(...(yield* Stream.runCollect(memberBytes(bytes, list)).pipe(inWords))))
  if (devices === undefined) return yield* failed(say.notABackup(shown))
  const items = readJsonLines(memberBytes(bytes, log), { sha256: nodeSha256 }).pipe(
    Stream.mapError((error) => (error instanceof Stopped ? error : failed(say.notABackup(shown))))
  )
  return { log: items, devices }
})

const PIECE = 256 * 1024

const write = Effect.fnUntraced(function* (
  log: LogFile,
  items: Stream.Stream<LogItem, Stopped>,
  devices: DeviceList,
  { out, lang }: Outside,
  shown: string
) {
  const say = restoreWords[lang]
  const bar = out.progress(importWords[lang].reading)
  let header: LogHeader | undefined
  let waiting: Array<LogItem & { readonly _tag: "Entry" }> = []
  let count = 0
  const flush = (): void => {
    for (const [device, own] of Map.groupBy(waiting, ({ entry }) => entry.event.dot.device)) append(log, device, own)
    waiting = []
  }
  yield* Stream.runForEach(items, (item): Effect.Effect<void, Stopped | LocalLogError> => {
    switch (item._tag) {
      case "Header":
        header = item.header
        return Effect.void
      case "Entry":
        // Whose key nobody knows is not verified, and a log that is restored must be.
        if (item.head === undefined) return Effect.fail(failed(say.onlyExported(shown)))
        waiting.push(item)
        bar.at(++count)
        return waiting.length < AT_ONCE ? Effect.void : attempt("append", flush)
      case "Refused":
        return Effect.fail(failed(say.notABackup(shown)))
      case "Feed":
        return item.verdict === "verified" ? Effect.void : Effect.fail(failed(say.notABackup(shown)))
    }
  }).pipe(Effect.ensuring(Effect.sync(() => bar.end())))
  const keys = header!.feeds.flatMap(({ device, publicKey }): ReadonlyArray<[DeviceId, Uint8Array]> =>
    publicKey === undefined ? [] : [[device, bytesOf(publicKey)]]
  )
  yield* attempt("append", () => {
    flush()
    keepPublicKeys(log, keys)
  })
  const store = syncStoreOn(log)
  yield* store.extendMembership(0, devices.chain)
  yield* store.addSignedHeads(devices.heads)
})

const append = (
  log: LogFile,
  device: DeviceId,
  items: ReadonlyArray<{ readonly entry: LogEntry; readonly head?: Head }>
): void =>
  appendRun(
    log,
    { device, first: items[0]!.entry.event.dot.seq, entries: items.map(({ entry }) => entry) },
    items.at(-1)!.head!
  )

type LogEntry = Extract<LogItem, { readonly _tag: "Entry" }>["entry"]
