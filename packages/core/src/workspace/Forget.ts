/** Taking content out for good: first cleared from the entities, then dropped from every store that hears of it. */
import * as Effect from "effect/Effect"
import { kindAndId } from "../domain/declare/Entity.ts"
import type { Draft } from "../domain/declare/EventType.ts"
import { ContentForgotten } from "../domain/events/HistoryEvents.ts"
import { type EntityRecord } from "../domain/merge/EntityRecord.ts"
import { textsAt } from "../domain/merge/textsAt.ts"
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
  const around = yield* namesAround(id)
  const stored = yield* store.get(around)
  const names = around.filter((name) => isOwn(name, stored.get(name)?.record, members))
  const drafts: Array<Draft> = []
  for (const name of names) {
    const entries = (yield* entriesOf([name])).filter(
      ({ event, forgotten }) => forgotten === undefined && event.type !== ContentForgotten.tag
    )
    if (entries.length === 0) continue
    const dots = entries.map(({ event }) => event.dot)
    const cells = [...new Set(entries.flatMap(({ cells }) => cells))]
    drafts.push({ ...ContentForgotten.draft(name, { dots, seen, cells }), replaces: dots })
  }
  const receipt = yield* commit(drafts, { via })
  return { ...receipt, entities: drafts.length, events: new Set(drafts.flatMap(dotsIn).map(dotKey)).size }
})

/** Theirs: a gathering, an opening, a meeting with somebody else or another contact only names them, and stays. */
const isOwn = (name: string, record: EntityRecord | undefined, members: ReadonlySet<string>): boolean => {
  if (kindAndId(name).kind === "contact") return members.has(name)
  const owners = ["contact", "subject"].flatMap((field) => (record === undefined ? [] : textsAt(record, field)))
  return owners.some((owner) => members.has(owner) || members.has(`contact/${owner}`))
}

const dotsIn = (draft: Draft) =>
  (draft.body as { readonly dots: ReadonlyArray<{ readonly device: never; readonly seq: number }> }).dots
