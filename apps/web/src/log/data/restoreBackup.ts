/**
 * Bringing a log back from a file, on the first run: with its recovery phrase as itself, which its other devices and its sync
 * server know; without, as a new log that has everything in it. Verified to the last change before anything is taken over.
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Ciphers } from "@kith/core/log/Ciphers"
import { membershipOf } from "@kith/core/log/Membership"
import { Primitives } from "@kith/core/log/Primitives"
import { phraseKeys, readPhrase } from "@kith/core/log/RecoveryPhrase"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { SyncStore } from "@kith/core/log/SyncStore"
import { importLog as takeOver, LogNotImported } from "@kith/core/workspace/ImportingLog"
import { recognise } from "@kith/formats/recognise"
import { runtimeRandom } from "@kith/storage/memory/runtimeRandom"
import { admitByPhrase, recoverAtRelay } from "@kith/storage/web/RecoverAtRelay"
import { relayAddress } from "@kith/storage/web/RelayAddress"
import { webCiphers } from "@kith/storage/webCiphers"
import { importLog, type LogImported } from "../import/importLog.ts"
import { headOf } from "../import/importParts.ts"
import { type Meter, unreadableInWords, withMeter } from "../import/importSource.ts"
import { importWords } from "../import/importWords.ts"
import { type LogSession, VIA } from "../Method.ts"
import type { Ports } from "../Ports.ts"
import { isUntouched } from "../sync/leftBehind.ts"
import { type Backup, NotWhole } from "./Backup.ts"
import { restoreWords } from "./restoreWords.ts"
import { isSqlite } from "./SqliteFile.ts"

export interface BackupFile {
  /** What `stopReading` stops: made up by the page. */
  readonly job: string
  readonly file: File
}

export interface ByPhrase {
  readonly phrase: string
  /** Where the log syncs; empty where that server is gone. */
  readonly relay: string
  /** What this device is to be called. */
  readonly label: string
}

export type BackupSeen =
  /** `hasPhrase`: a recovery phrase makes it itself again. */
  | { readonly _tag: "Backup"; readonly changes: number; readonly hasPhrase: boolean; readonly relay: string }
  /** A log without its list of devices: it can be taken over as it is. */
  | { readonly _tag: "Plain" }
  /** `why`: a whole sentence. */
  | { readonly _tag: "CannotRead"; readonly why: string }
  | { readonly _tag: "Stopped" }

export type Restored =
  | LogImported
  /** Under this name in this browser: to be shown from now on. */
  | { readonly _tag: "Itself"; readonly log: string }
  /** Nothing was changed; the page has the words. */
  | { readonly _tag: "NotLetIn"; readonly why: "notAPhrase" | "otherPhrase" | "unreachable" | "notAnAddress" | "busy" }

/** A larger one is for the command line: SQLite's own files are read whole. */
const MOST_BYTES = 512 * 1024 * 1024

/** `undefined`: a log without its list of devices, or nothing of the kind. */
const opened = Effect.fnUntraced(function* (file: File, meter: Meter) {
  const head = yield* headOf(file)
  if (isSqlite(head)) {
    if (file.size > MOST_BYTES) return yield* new NotWhole({ why: "tooLarge" })
    const { sqliteBackup } = yield* Effect.promise(() => import("./sqliteBackup.ts"))
    return yield* sqliteBackup(new Uint8Array(yield* Effect.promise(() => file.arrayBuffer())))
  }
  if (recognise(head, file.name)?._tag !== "Archive") return undefined
  const { zipBackup } = yield* Effect.promise(() => import("./zipBackup.ts"))
  return yield* zipBackup(file, meter)
})

export const lookAtBackup = (session: LogSession, { job, file }: BackupFile) =>
  withFile<BackupSeen>(session, { job, file }, (meter) =>
    Effect.gen(function* () {
      const backup = yield* opened(file, meter)
      if (backup === undefined) return { _tag: "Plain" } as const
      const { membership } = yield* membershipOf(backup.workspace, backup.chain)
      const hasPhrase = membership.recovery !== undefined
      return { _tag: "Backup", changes: backup.changes, hasPhrase, relay: backup.relay ?? "" } as const
    }).pipe(Effect.provide(layerHere))
  )

export const restoreBackup = (session: LogSession, asked: BackupFile & { readonly as?: ByPhrase }) =>
  withFile<Restored>(session, asked, (meter) =>
    Effect.gen(function* () {
      const backup = yield* opened(asked.file, meter)
      if (backup === undefined) return yield* importLog(session, asked)
      yield* backup.check
      if (asked.as !== undefined) return yield* asItself(session, backup, asked.as)
      const { workspace, publicKeys } = backup
      const report = yield* takeOver({ workspace, publicKeys }, backup.entries(), { via: VIA })
      const { notes } = session.background
      const { origins = [], publicKeys: known = {} } = yield* Effect.promise(notes.read)
      // With them its chains can be checked, and its feeds go to the devices that come later.
      const all = { ...known, ...Object.fromEntries(publicKeys) }
      yield* Effect.promise(() => notes.write({ origins: [...new Set([...origins, workspace])], publicKeys: all }))
      return { _tag: "Done", changes: report.events, new: report.new } as const
    })
  )

/** A new device of the log, by its phrase: at its sync server first, so that the list of devices never goes on in two ways. */
const asItself = Effect.fnUntraced(function* (
  { background }: LogSession,
  backup: Backup,
  { phrase, relay, label }: ByPhrase
) {
  const refused = (why: Extract<Restored, { readonly _tag: "NotLetIn" }>["why"]) => ({ _tag: "NotLetIn", why }) as const
  const address = relay.trim() === "" ? undefined : relayAddress(relay)
  if (address === undefined && relay.trim() !== "") return refused("notAnAddress")
  const read = yield* Effect.option(readPhrase(phrase))
  if (read._tag === "None") return refused("notAPhrase")
  const keys = yield* phraseKeys(read.value)
  const letIn = Effect.gen(function* () {
    if (address !== undefined) return yield* recoverAtRelay(address, keys, label)
    const made = yield* admitByPhrase(backup.workspace, backup.chain, keys, label)
    return made === undefined ? undefined : { keys: made.keys, entries: [...backup.chain, made.entry] }
  }).pipe(
    Effect.map((joined) => joined ?? refused("otherPhrase")),
    Effect.catchTags({
      NotLetIn: ({ why }) => Effect.succeed(refused(why === "busy" ? "busy" : "otherPhrase")),
      BundleStoreError: () => Effect.succeed(refused("unreachable"))
    })
  )
  const joined = yield* letIn.pipe(Effect.provide(layerHere))
  if ("_tag" in joined) return joined
  // A phrase of another log at that server.
  if (joined.keys.workspace !== backup.workspace) return refused("otherPhrase")
  const here = yield* background.logs
  const isBare = yield* isUntouched
  const notes = {
    label,
    ...(address === undefined ? {} : { relay: address.url }),
    ...(isBare ? { leftBehind: { log: background.log, then: "remove" } as const } : {})
  }
  const log = yield* here.keep(joined, notes)
  const { workspace, publicKeys, heads } = backup
  yield* here.borrow(
    log,
    Effect.andThen(
      takeOver({ workspace, publicKeys }, backup.entries(), { via: VIA }),
      Effect.flatMap(SyncStore, (store) => store.addSignedHeads(heads))
    )
  )
  return { _tag: "Itself", log } as const
})

const layerHere = Layer.mergeAll(
  Layer.sync(Ciphers, () => webCiphers()),
  Layer.succeed(Primitives, { sha256: nobleSha256, random: runtimeRandom })
)

type NotRead = { readonly _tag: "CannotRead"; readonly why: string } | { readonly _tag: "Stopped" }

/** What a file is not read for, in a sentence. */
const withFile = <A>(
  session: LogSession,
  { job, file }: BackupFile,
  use: (meter: Meter) => Effect.Effect<A, unknown, Ports>
) =>
  withMeter(session, { job, size: file.size }, (meter) => {
    meter.expect(2)
    return use(meter).pipe(
      Effect.catchDefect((defect) => Effect.fail(defect)),
      Effect.catch((error): Effect.Effect<NotRead, unknown> => {
        if (meter.signal.aborted) return Effect.succeed({ _tag: "Stopped" })
        const why = inWords(error, file.name, session)
        return why === undefined ? Effect.fail(error) : Effect.succeed({ _tag: "CannotRead", why })
      })
    )
  })

const inWords = (error: unknown, name: string, { lang }: LogSession): string | undefined => {
  if (error instanceof NotWhole) return restoreWords[lang][error.why](name)
  return error instanceof LogNotImported ? importWords[lang][error.why] : unreadableInWords(error, name, lang)
}
