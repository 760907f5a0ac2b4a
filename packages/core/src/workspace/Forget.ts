/** Taking content out for good: first cleared from the entities, then dropped from every store that hears of it. */
import * as Effect from "effect/Effect"
import { kindAndId } from "../domain/declare/Entity.ts"
import type { Draft } from "../domain/declare/EventType.ts"
import { ContentForgotten } from "../domain/events/HistoryEvents.ts"
import { dotKey } from "../log/Dot.ts"
import { emptyVersion, versionToRecord } from "../log/VersionVector.ts"
import { EntityStore } from "./EntityStore.ts"
import { componentOf } from "./Identity.ts"
import { entriesOf, namesAround } from "./History.ts"
import { catchUp } from "./Projector.ts"
import { commit } from "./Writer.ts"

/**
 * Forgets a person: the contact, every contact merged into it, and all that was recorded with them alone.
 * What others wrote at the same time elsewhere is forgotten when they learn of it. Cannot be undone.
 */
export const forgetContact = Effect.fn("Forget.forgetContact")(function* (id: string, via: string) {
  yield* catchUp()
  const store = yield* EntityStore
  const seen = versionToRecord((yield* store.folded)?.version ?? emptyVersion)
  const members = new Set((yield* componentOf(id)).map((member) => `contact/${member}`))
  const names = (yield* namesAround(id)).filter((name) => isOwn(name, members))
  const drafts: Array<Draft> = []
  for (const name of names) {
    const entries = (yield* entriesOf([name])).filter(
      ({ event, forgotten }) => forgotten === undefined && event.type !== ContentForgotten.tag
    )
    if (entries.length === 0) continue
    drafts.push(
      ContentForgotten.draft(name, {
        dots: entries.map(({ event }) => event.dot),
        seen,
        cells: [...new Set(entries.flatMap(({ cells }) => cells))]
      })
    )
  }
  const receipt = yield* commit(drafts, { via })
  return { ...receipt, entities: drafts.length, events: new Set(drafts.flatMap(dotsIn).map(dotKey)).size }
})

/** A gathering, an opening or another contact only names them, and stays. */
const isOwn = (name: string, members: ReadonlySet<string>): boolean => {
  const { kind } = kindAndId(name)
  return kind === "contact" ? members.has(name) : !SHARED.has(kind)
}

const SHARED: ReadonlySet<string> = new Set(["gathering", "opening", "shareable"])

const dotsIn = (draft: Draft) => (draft.body as { readonly dots: ReadonlyArray<{ readonly device: never; readonly seq: number }> }).dots
