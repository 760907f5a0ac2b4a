/** Any field's name and value as people read them (`workspace/ValueInWords.ts`), in one line that is safe to print. */
import * as Effect from "effect/Effect"
import type { Json } from "@kith/core/domain/merge/State"
import {
  arrangedInWords as arranged,
  plannedInWords as planned,
  valueInWords as inWords
} from "@kith/core/workspace/ValueInWords"
import { printable } from "./output/printable.ts"
import type { Session } from "./Session.ts"

/** `kind`: of the entity whose field it is. */
export const valueInWords = (
  session: Pick<Session, "lang" | "today" | "calendar">,
  kind: string,
  field: string,
  value: Json
) => Effect.map(inWords(session, kind, field, value), printable)

export const plannedInWords = (session: Pick<Session, "lang" | "today" | "calendar">, text: string): string =>
  printable(planned(session, text))

export const arrangedInWords = (session: Pick<Session, "lang" | "today" | "calendar">, text: string): string =>
  printable(arranged(session, text))
