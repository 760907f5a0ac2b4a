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
}

export const shell = Effect.fnUntraced(function* ({ log, settings }: LogSession, _: undefined) {
  const isNew = settings.name === undefined && (yield* log.everybody({ limit: 1 })).length === 0
  return { name: settings.name, language: settings.language, zone: settings.zone, isNew } satisfies Shell
})
