/** A person's notes: saved at every pause, and put together with what others wrote meanwhile. */
import * as Effect from "effect/Effect"
import { mergeTyped } from "@kith/core/domain/text/mergeTyped"
import { personDrafts } from "@kith/core/workspace/EditingPeople"
import { Gone } from "../failureOf.ts"
import { type LogSession, VIA } from "../Method.ts"

export interface NotesTyped {
  readonly id: string
  /** What the notes read when somebody began to type. */
  readonly base: string
  readonly text: string
}

/** Answers with what they read now: as typed, unless somebody else wrote in them since `base`. */
export const saveNotes = Effect.fnUntraced(function* ({ log }: LogSession, { id, base, text }: NotesTyped) {
  const person = yield* log.person(id)
  if (person === undefined) return yield* new Gone()
  const now = yield* log.readText(person.notes[0])
  const wanted = mergeTyped(base, text, now)
  const drafts = yield* personDrafts(person, {}, wanted)
  if (drafts.length > 0) yield* log.commit(drafts, { via: VIA })
  return { text: wanted }
})
