/** What went wrong, in words: what happened, what is safe, what to do. For every error that can end a command. */
import { join } from "node:path"
import { BundleStoreError } from "@kith/core/log/BundleStore"
import { BadDraft, DraftTooLarge } from "@kith/core/workspace/Writer"
import { EntityStoreError } from "@kith/core/workspace/EntityStore"
import { DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { LocalLogError, type Unavailable } from "@kith/core/log/LocalLog"
import { KeyFileNotMade } from "@kith/storage/keyFile/writeKeyFile"
import { KEY_FILE } from "./home.ts"
import { NoSuchField } from "./output/jsonFields.ts"
import { failed, Stopped, usage } from "./Stopped.ts"
import { devicesWords } from "./words/devicesWords.ts"
import { frameWords } from "./words/frameWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { writeCrashReport } from "./crashReport.ts"

export interface Circumstances {
  readonly lang: Language
  /** The command's name, for the report of what nobody expected. */
  readonly command: string
  /** The log's folder, once it is known. */
  readonly folder: string | undefined
  /** Where to write the details of what nobody expected, where there is no log. */
  readonly home: string
}

export const failureInWords = (cause: unknown, circumstances: Circumstances): Stopped => {
  const { lang, command, folder = circumstances.home } = circumstances
  const say = frameWords[lang].failures
  if (cause instanceof Stopped) return cause
  if (cause instanceof NoSuchField) return usage(frameWords[lang].noSuchField(cause.field, cause.known.join(", ")))
  if (cause instanceof LocalLogError || cause instanceof EntityStoreError) {
    const { reason } = cause
    switch (reason._tag) {
      case "Unavailable":
        return failed(unavailable(reason, folder, lang))
      case "Full":
        return failed(say.full)
      case "Corrupt":
        return failed(cause instanceof EntityStoreError ? say.entitiesCorrupt : say.corrupt(folder))
      case "NewerSchema":
        return failed(say.newer)
      case "Moved":
      case "FoldedMeanwhile":
        return failed(say.moved)
    }
  }
  if (cause instanceof BundleStoreError) {
    const { reason } = cause
    // This device's own store, which is told as what it is; remote ones are told where they are used.
    if ((reason._tag === "StoreUnavailable" || reason._tag === "StoreCorrupt") && isOwn(reason.cause)) {
      return failureInWords(reason.cause, circumstances)
    }
    if (reason._tag === "StoreCorrupt") return failed(say.corrupt(folder))
    if (reason._tag === "Rejected" && reason.why === "notAMember") return failed(devicesWords[lang].notBegun)
  }
  if (cause instanceof KeyFileNotMade) return failed(say.keysNotMade(codeOf(cause.cause)))
  if (cause instanceof DeviceKeysError) {
    const file = join(folder, KEY_FILE)
    const words = {
      missing: say.keysMissing,
      unreadable: say.keysUnreadable,
      damaged: say.keysDamaged,
      newer: say.keysNewer,
      exposed: say.keysExposed,
      locked: say.keysLocked
    }
    return failed(words[cause.why](file))
  }
  if (cause instanceof BadDraft) return usage(say.badDraft(cause.type))
  if (cause instanceof DraftTooLarge) return failed(say.draftTooLarge(Math.floor(cause.allowed / 1024)))
  return failed(say.unexpected(writeCrashReport(cause, command, folder)))
}

const isOwn = (cause: unknown): boolean => cause instanceof LocalLogError || cause instanceof DeviceKeysError

const codeOf = (cause: unknown): string => {
  const { code } = cause as NodeJS.ErrnoException
  return code ?? (cause instanceof Error ? cause.message : String(cause))
}

const unavailable = ({ why, cause }: Unavailable, folder: string, lang: Language): string => {
  const say = frameWords[lang].failures
  switch (why) {
    case "busy":
      return say.busy
    case "readOnly":
      return say.readOnly(folder)
    case "missing":
      return say.missing(folder)
    case "other":
      return say.unreachable(folder, cause instanceof Error ? cause.message : String(cause))
  }
}
