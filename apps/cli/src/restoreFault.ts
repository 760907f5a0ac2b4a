/** Why a backup was not put in the log's place, in words. */
import type { LocalLogError } from "@kith/core/log/LocalLog"
import type { Outside } from "./Session.ts"
import { failed, type Stopped } from "./Stopped.ts"
import { restoreWords } from "./words/backupWords.ts"

/** A backup that cannot be used is another matter than a log that cannot. `shown`: its path, as it is said. */
export const logFault = (error: LocalLogError, shown: string, { lang }: Outside): LocalLogError | Stopped => {
  const say = restoreWords[lang]
  const { reason } = error
  if (reason._tag === "NewerSchema") return failed(say.newer(shown))
  if (reason._tag === "Unavailable" && reason.why === "busy") return failed(say.busy)
  if (reason._tag !== "Corrupt") return error
  return failed(reason.dot === undefined ? say.notABackup(shown) : say.damagedAt(shown, reason.dot.seq))
}
