/** Rows that could not be read: their lines, and the reasons in words. */
import type { MeetingRefused } from "@kith/core/domain/Meeting"
import type { RefusedWhy } from "@kith/core/domain/SourceRecord"
import { refusedInWords } from "@kith/core/domain/words/refusedWords"
import type { Listed } from "@kith/core/workspace/Importing"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { importWords } from "../words/importWords.ts"

export interface RefusedLine {
  readonly line: number
  readonly through?: number
  readonly why: RefusedWhy | MeetingRefused
  readonly detail?: string
}

/** Of each list in the report. */
export const SHOWN = 10

/** `3 unreadable (lines 44, 91, 307)`, as a list of one for the report's first line; empty where all could be read. */
export const unreadableInWords = ({ count, first }: Listed<RefusedLine>, { lang }: Session): ReadonlyArray<string> => {
  if (count === 0) return []
  const say = importWords[lang]
  const shown = first.slice(0, SHOWN).map(lineOf)
  const more = count > SHOWN ? ` ${say.andMore(count - SHOWN)}` : ""
  return [say.unreadable(count, say.lines(`${shown.join(", ")}${more}`, count === 1 && !shown[0]!.includes("–")))]
}

/** Under the report's first line: every reason with its lines, but for the one that LinkedIn's hidden members give. */
export const tellReasons = ({ first }: Listed<RefusedLine>, { lang, out }: Session): void => {
  const say = importWords[lang]
  for (const [why, refused] of Map.groupBy(first, (each) => reasonOf(each, lang))) {
    if (why === undefined) continue
    const shown = refused.slice(0, SHOWN).map(lineOf).join(", ")
    const more = refused.length > SHOWN ? ` ${say.andMore(refused.length - SHOWN)}` : ""
    out.note(` ${say.reasons(say.lines(`${shown}${more}`, /^\d+$/.test(shown)), why)}`)
  }
}

export const refusedToJson = ({ line, why, detail }: RefusedLine) => ({
  line,
  why,
  ...(detail === undefined ? {} : { detail })
})

const reasonOf = (refused: RefusedLine, lang: Session["lang"]): string | undefined =>
  refused.why === "noName" ? undefined : printable(refusedInWords(refused, lang))

const lineOf = ({ line, through }: RefusedLine): string =>
  through === undefined || through === line ? String(line) : `${line}–${through}`
