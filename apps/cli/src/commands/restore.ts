/** `kith restore FILE`: a backup in the log's place, checked to its last change before anything is replaced. */
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { makeFolder } from "@kith/storage/node/makeFolder"
import { emptyHead } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import { readPublicKeys } from "@kith/storage/keyFile/readKeyFile"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { syncPath } from "@kith/storage/node/syncPath"
import { openLogCopy } from "@kith/storage/sqlite/LogFile"
import { restoreLog } from "@kith/storage/sqlite/restoreLog"
import { type Call, outsideCommand } from "../Command.ts"
import { fileFault } from "../fileFault.ts"
import { chooseLog, isLog, KEY_FILE, logFolder } from "../home.ts"
import { logChosen } from "../logChosen.ts"
import { memberKeys } from "../publicKeys.ts"
import { readSyncPlaces, rememberSync } from "../sync/syncFile.ts"
import { confirm } from "../prompt.ts"
import { type BackupFile, unpackedBackup } from "../restore/unpackedBackup.ts"
import { logFault } from "../restoreFault.ts"
import type { Outside } from "../Session.ts"
import { failed, needsDecision, type Stopped } from "../Stopped.ts"
import { restoreWords } from "../words/backupWords.ts"
import { frameWords } from "../words/frameWords.ts"

const flags = {
  keys: { kind: "value" },
  phrase: { kind: "boolean" },
  relay: { kind: "value" },
  device: { kind: "value" }
} as const

export const restore = outsideCommand({
  flags,
  takes: [1, 1],
  words: restoreWords,
  run: Effect.fnUntraced(function* ({ args: [typed], flags: given }: Call<typeof flags>, outside) {
    const { out, lang, global } = outside
    const say = restoreWords[lang]
    const folder = yield* folderFor(outside)
    const backup = yield* unpackedBackup(outside, resolve(typed!))
    const { file, shown } = backup
    const devices = yield* Effect.try({
      try: () => devicesIn(file),
      catch: (cause) => backupFault(cause, backup, outside)
    })
    if (given.phrase) {
      const { restoreByPhrase } = yield* Effect.promise(() => import("../sync/restoreByPhrase.ts"))
      return yield* restoreByPhrase(outside, backup, folder, given)
    }
    const keys = yield* keysFor(outside, folder, backup, given.keys)
    if (devices.length > 0 && !devices.some(({ device }) => device === keys.own.device))
      return yield* failed(say.otherLog(folder))
    if (isLog(folder) && !global.yes) {
      if (!out.canAsk) return yield* needsDecision(say.needsYes(folder), { decision: "restore", folder })
      if (!(yield* confirm(outside, say.ask(folder)))) return yield* failed(frameWords[lang].canceled)
    }
    const known = new Map(devices.map(({ device, publicKey }) => [device, publicKey]))
    known.set(keys.own.device, keys.own.publicKey)
    const { feeds, replaced } = yield* restoreLog(file, folder, nodeSha256, (device) => {
      const publicKey = known.get(device)
      return publicKey === undefined ? undefined : emptyHead(nodeSha256, keys.own.workspace, publicKey)
    }).pipe(Effect.mapError((error) => logFault(error, shown, outside)))
    const { text } = keys
    if (text !== undefined) {
      yield* Effect.try({ try: () => placeKeys(folder, text), catch: (cause) => fileFault(cause, folder, lang) })
    }
    const events = feeds.reduce((sum, feed) => sum + feed.events, 0)
    // What was written after the backup may be known elsewhere: the next sync finds out.
    const syncs = readSyncPlaces(folder).relay !== undefined || devices.length > 1
    if (syncs) rememberSync(folder, { elsewhere: true })
    if (out.isJson) return out.json({ folder, events, replaced: replaced ?? null })
    out.echo(`${out.style.good("✓")} ${say.done(events, folder)}`)
    if (replaced !== undefined) out.echo(`  ${say.kept(replaced)}`)
    if (syncs) out.note(`  ${say.newIdentity}`)
  }, Effect.scoped)
})

/** The log that is there, or the one that is to be. */
const folderFor = Effect.fnUntraced(function* (outside: Outside) {
  const { home, global } = outside
  const chosen = chooseLog(home, global.log)
  if (global.log !== undefined && chosen._tag !== "Found") return logFolder(home, global.log)
  return chosen._tag === "None" ? logFolder(home, "log") : yield* logChosen(outside)
})

interface KnownDevice {
  readonly device: DeviceId
  readonly publicKey: Uint8Array | undefined
}

const devicesIn = (file: string): ReadonlyArray<KnownDevice> => {
  const copy = openLogCopy(file, { readOnly: true })
  try {
    const members = memberKeys(copy)
    const wrote = copy.feeds().map(({ device }) => {
      const kept = copy.meta(`public-key/${device}`)
      const named = kept === undefined ? undefined : new Uint8Array(Buffer.from(kept, "base64"))
      return { device, publicKey: members.get(device) ?? named }
    })
    // A device that belongs and has written nothing yet.
    const silent = [...members].filter(([device]) => !wrote.some((one) => one.device === device))
    return [...wrote, ...silent.map(([device, publicKey]) => ({ device, publicKey }))]
  } finally {
    copy.close()
  }
}

/** The keys that are there, else those that came with the backup; these are put in place only at the end. */
const keysFor = Effect.fnUntraced(function* (
  { lang }: Outside,
  folder: string,
  { file, shown, ofBrowser }: BackupFile,
  typed: string | undefined
) {
  const say = restoreWords[lang]
  const there = join(folder, KEY_FILE)
  if (existsSync(there) && typed === undefined) {
    const own = yield* Effect.result(readPublicKeys(there))
    if (Result.isSuccess(own)) return { own: own.success, text: undefined }
  }
  if (ofBrowser !== undefined && typed === undefined) {
    return yield* failed(existsSync(there) ? say.badKeys(there) : say.browserHasNoKeys(shown))
  }
  const beside = resolve(typed ?? `${file}.keys`)
  if (!existsSync(beside)) {
    return yield* typed === undefined
      ? failed(existsSync(there) ? say.badKeys(there) : say.noKeysAnywhere(shown))
      : fileFault({ code: "ENOENT" }, beside, lang)
  }
  const own = yield* Effect.result(readPublicKeys(beside))
  if (Result.isFailure(own)) return yield* failed(say.badKeys(beside))
  return { own: own.success, text: readFileSync(beside, "utf8") }
})

/** In place of keys that could not be used, which are kept beside them. */
const placeKeys = (folder: string, text: string): void => {
  const target = join(folder, KEY_FILE)
  const beside = `${target}.restoring`
  makeFolder(folder, 0o700)
  rmSync(beside, { force: true })
  writeFileSync(beside, text, { mode: 0o600, flag: "wx", flush: true })
  if (existsSync(target)) {
    let number = 1
    while (existsSync(`${target}.replaced-${number}.json`)) number++
    linkSync(target, `${target}.replaced-${number}.json`)
    rmSync(target)
  }
  linkSync(beside, target)
  rmSync(beside)
  syncPath(folder)
}

const backupFault = (cause: unknown, { file, shown }: BackupFile, { lang }: Outside): Stopped => {
  const { fault, code } = cause as { readonly fault?: { readonly _tag: string }; readonly code?: string }
  if (fault?._tag === "NewerSchema") return failed(restoreWords[lang].newer(shown))
  if (!existsSync(file)) return fileFault({ code: "ENOENT" }, file, lang)
  return code === "EACCES" || code === "EISDIR"
    ? fileFault(cause, file, lang)
    : failed(restoreWords[lang].notABackup(shown))
}
