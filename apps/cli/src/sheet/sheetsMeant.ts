/** Which of a log's sheets somebody means: by name, by number, or the only one. */
import * as Effect from "effect/Effect"
import { plain } from "@kith/core/domain/words/plain"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { ambiguous, failed } from "../Stopped.ts"
import { sheetWords } from "../words/sheetWords.ts"
import { type KeptSheet, readSheets } from "./sheetsFile.ts"

/** All of them where none is named; ends where there is none. */
export const sheetsMeant = Effect.fnUntraced(function* (session: Session, typed: ReadonlyArray<string>) {
  const all = yield* readSheets(session)
  const say = sheetWords[session.lang]
  if (all.length === 0) return yield* failed(say.none)
  if (typed.length === 0) return all
  return yield* Effect.forEach(typed, (each) => sheetNamed(session, all, each))
})

/** The one that is named, or the only one. */
export const sheetMeant = Effect.fnUntraced(function* (session: Session, typed: string | undefined) {
  const found = yield* sheetsMeant(session, typed === undefined ? [] : [typed])
  return found.length === 1 ? found[0]! : yield* severalSheets(session, found)
})

const sheetNamed = Effect.fnUntraced(function* (session: Session, all: ReadonlyArray<KeptSheet>, typed: string) {
  const wanted = plain(typed)
  const numbered = /^\d+$/.test(typed) ? all[Number(typed) - 1] : undefined
  const exactly = all.filter(({ id, name }) => id === typed || plain(name) === wanted)
  const found = exactly.length > 0 ? exactly : all.filter(({ name }) => plain(name).startsWith(wanted))
  if (found.length > 1) return yield* severalSheets(session, found)
  const only = found[0] ?? numbered
  return only ?? (yield* failed(sheetWords[session.lang].noSuchSheet(typed, choices(all))))
})

const choices = (all: ReadonlyArray<KeptSheet>): string => all.map(({ name }) => printable(name)).join(" | ")

const severalSheets = ({ lang }: Session, found: ReadonlyArray<KeptSheet>) =>
  ambiguous(sheetWords[lang].whichSheet(choices(found)), { choices: found.map(({ id, name }) => ({ id, name })) })
