/** What every page of the app shows or needs: the log's name and language, and how far it is up to date elsewhere. */
import * as Effect from "effect/Effect"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { LogSession } from "./Method.ts"

export interface Shell {
  readonly name: string | undefined
  /** `undefined`: nobody has said; the browser's then. */
  readonly language: Language | undefined
  readonly zone: string
  /** Nothing was ever written here. */
  readonly isNew: boolean
  /** This browser was let into the log, which is on its way here. */
  readonly isComing: boolean
}

export const shell = Effect.fnUntraced(function* ({ log, settings, background }: LogSession, _: undefined) {
  const arrival = yield* background.arrival
  const { name, language, zone } = arrival?.seen?.contents.settings ?? settings
  const isComing = arrival !== undefined
  const isNew = !isComing && settings.name === undefined && (yield* log.everybody({ limit: 1 })).length === 0
  return { name, language, zone, isNew, isComing } satisfies Shell
})
