/** What the file system refused, in words: which file, and what to do. */
import { failed, type Stopped } from "./Stopped.ts"
import { fileWords } from "./words/fileWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"

export const fileFault = (cause: unknown, path: string, lang: Language): Stopped => {
  const say = fileWords[lang]
  const { code } = cause as NodeJS.ErrnoException
  switch (code) {
    case "ENOENT":
      return failed(say.missing(path))
    case "EISDIR":
      return failed(say.folder(path))
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return failed(say.denied(path))
    case "ENOSPC":
    case "EDQUOT":
      return failed(say.full(path))
    default:
      return failed(say.other(path, cause instanceof Error ? cause.message : String(cause)))
  }
}
