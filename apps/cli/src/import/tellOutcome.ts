/** Says what came of an import, to people or to scripts, and how to take it back. */
import * as Effect from "effect/Effect"
import type { Session } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { importWords } from "../words/importWords.ts"
import type { Asked, Outcome } from "./Outcome.ts"
import { refusedToJson } from "./refusedInWords.ts"

export const tellOutcome = Effect.fnUntraced(function* (session: Session, outcome: Outcome, { dryRun }: Asked) {
  if (session.out.isJson) return session.out.json(toJson(outcome))
  yield* outcome.tell
  yield* tellAfterwards(session, outcome, dryRun)
})

export const tellAfterwards = Effect.fnUntraced(function* (
  session: Session,
  { reminders, undo }: Pick<Outcome, "reminders" | "undo">,
  dryRun: boolean
) {
  const { out, lang } = session
  if (dryRun) return out.note(importWords[lang].dryRun)
  if (undo !== undefined) out.echo(`${reminders}   ${yield* undoHint(session, undo)}`.trim())
})

const toJson = ({ rows, new: fresh, known, changed, maybeSame, unreadable, undo, more }: Outcome) => ({
  rows,
  new: fresh,
  known,
  changed,
  maybeSame,
  unreadable: unreadable.first.map(refusedToJson),
  // Of very many only the first are listed.
  ...(unreadable.count > unreadable.first.length ? { unreadableInAll: unreadable.count } : {}),
  undo: undo ?? null,
  ...more
})
