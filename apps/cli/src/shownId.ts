/** Ids as people see and type them: the shortest beginning that tells one from all others of its kind. */
import * as Effect from "effect/Effect"
import { shortIds, type IdKind } from "@kith/core/workspace/ShortIds"
import type { Session } from "./Session.ts"
import { frameWords } from "./words/frameWords.ts"

/** One id, shortened. */
export const shownId = Effect.fnUntraced(function* (kind: IdKind, id: string) {
  return (yield* shortIds(kind, [id])).get(id)!
})

/** `undo: kith undo i7x`: what stands after every change. */
export const undoHint = Effect.fnUntraced(function* ({ lang, out }: Session, batch: string) {
  return out.style.dim(frameWords[lang].undo(yield* shownId("batch", batch)))
})
