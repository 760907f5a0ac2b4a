/** What can be seen of a log without opening it through its ports: its files, its keys, the disk, and every stored page. */
import { readdirSync, statfsSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { emptyHead } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import { needsPassphrase, type PublicKeys, readPublicKeys } from "@kith/storage/keyFile/readKeyFile"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { openEntities } from "@kith/storage/sqlite/EntityFile"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { StoreFault } from "@kith/storage/StoreFault"
import { faultOf } from "@kith/storage/sqlite/faultOf"
import { checkStructure, type FeedReport, verifyLog } from "@kith/storage/sqlite/verifyLog"
import { KEY_FILE } from "../home.ts"
import { printable } from "../output/printable.ts"
import { memberKeys, publicKeysKnown } from "../publicKeys.ts"
import { doctorWords } from "../words/doctorWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { type Finding, note, well, wrong } from "./Finding.ts"

export interface Keys {
  readonly findings: ReadonlyArray<Finding>
  /** Absent where they cannot be used. */
  readonly own?: PublicKeys
  readonly isExposed: boolean
}

export const lookAtKeys = Effect.fnUntraced(function* (folder: string, lang: Language) {
  const file = join(folder, KEY_FILE)
  const say = doctorWords[lang]
  const loaded = yield* Effect.result(readPublicKeys(file))
  if (Result.isSuccess(loaded)) {
    const text = (yield* needsPassphrase(file)) ? say.keysUnderPassphrase : say.keys
    return { findings: [well("keys", text)], own: loaded.success, isExposed: false } satisfies Keys
  }
  const { why } = loaded.failure
  const text = why === "exposed" ? say.keysExposed(file) : why === "missing" ? say.keysMissing(file) : say.keysBad(file)
  return { findings: [wrong("keys", text)], isExposed: why === "exposed" } satisfies Keys
})

/** Reads every stored page, and works every chain out again. */
export const lookAtLog = (folder: string, own: PublicKeys | undefined, lang: Language): ReadonlyArray<Finding> => {
  const say = doctorWords[lang]
  try {
    const log = openLog(folder, { create: false, readOnly: true })
    try {
      const complaints = checkStructure(log)
      if (complaints.length > 0) return [wrong("log", say.structure(printable(complaints[0]!)))]
      const keys = own === undefined ? undefined : publicKeysKnown(folder, own)
      const feeds = verifyLog(log, nodeSha256, (device) => {
        const key = keys?.get(device)
        return own === undefined || key === undefined ? undefined : emptyHead(nodeSha256, own.workspace, key)
      })
      const belongs = (device: DeviceId) => feeds.some((feed) => feed.device === device) || memberKeys(log).has(device)
      const strange = own !== undefined && feeds.length > 0 && !belongs(own.device)
      return [...ofFeeds(feeds, lang), ...(strange ? [wrong("keys", say.otherKeys)] : [])]
    } finally {
      log.close()
    }
  } catch (cause) {
    return [wrong("log", say.unreadable(cause instanceof StoreFault ? cause.fault._tag : printable(String(cause))))]
  }
}

const ofFeeds = (feeds: ReadonlyArray<FeedReport>, lang: Language): ReadonlyArray<Finding> => {
  const say = doctorWords[lang]
  const whole = feeds.filter(({ state }) => state === "whole")
  const events = whole.reduce((sum, feed) => sum + feed.events, 0)
  return [
    ...(whole.length > 0 || feeds.length === 0 ? [well("log", say.log(events, whole.length))] : []),
    ...feeds.flatMap(({ device, state, damage, events: count }) => {
      if (state === "whole") return []
      if (state === "unproven") return [note("log", say.unproven(count, shown(device)))]
      if (state === "broken") return [wrong("log", say.broken(shown(device)))]
      return [
        wrong(
          "log",
          say.damaged(shown(device), damage.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", "))
        )
      ]
    })
  ]
}

const shown = (device: DeviceId): string => device.slice(0, 6)

/** Whether the index's own file is sound; one that is not there is made by the next command. */
export const isIndexSound = (folder: string): boolean => {
  try {
    const entities = openEntities(folder, { create: false, readOnly: true })
    try {
      return entities.connection.get("PRAGMA quick_check(1)")?.["quick_check"] === "ok"
    } finally {
      entities.close()
    }
  } catch (cause) {
    return faultOf(cause).fault._tag === "Unavailable"
  }
}

/** Below this a large import, or a backup, may not fit. */
const LOW = 100 * 1024 * 1024

export const lookAtDisk = (folder: string, lang: Language): Finding => {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  return free < LOW
    ? wrong("disk", doctorWords[lang].diskLow(sized(free, lang)))
    : well("disk", doctorWords[lang].disk(sized(free, lang)))
}

const sized = (bytes: number, lang: Language): string => {
  const units = lang === "fr" ? ["o", "ko", "Mo", "Go", "To"] : ["B", "kB", "MB", "GB", "TB"]
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return `${Math.round(bytes / 1000 ** step)}${lang === "fr" ? "\u00a0" : " "}${units[step]!}`
}

/** Logs that a restore has put aside. */
export const lookForLeftovers = (folder: string, lang: Language): ReadonlyArray<Finding> => {
  const files = readdirSync(folder).filter((name) => /\.replaced-\d+\./.test(name))
  return files.length === 0
    ? []
    : [note("leftovers", doctorWords[lang].leftovers(files.map((name) => join(folder, name)).join(", ")))]
}
