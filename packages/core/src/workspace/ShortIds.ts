/** Ids as people type them: the shortest beginning that means one thing among all of its kind, as git shortens commits. */
import * as Effect from "effect/Effect"
import { EntityStore, type StoredReminder } from "./EntityStore.ts"
import { startingWith } from "./Identity.ts"
import { Index } from "./IndexNames.ts"

/** An entity's kind (`contact`, `interaction`, …), or what is no entity. */
export type IdKind = (string & {}) | "contact" | "reminder" | "batch"

/** Shorter ones would soon mean two things. */
const LEAST = 3

/** Reminders looked at to tell whether a beginning is that of one alone. */
const FEW = 3

/** From so many on, all of a kind are read at once. */
const MANY = 64

/**
 * Each id's shortest beginning. A contact's is one with which nobody's name begins, as far as that can be had: where
 * people are named by their ids or by their names, `mar` must not be an id today and mean Marie when it is typed.
 */
export const shortIds = Effect.fn("ShortIds.shortIds")(function* (kind: IdKind, ids: ReadonlyArray<string>) {
  const least =
    ids.length > MANY && kind !== "batch" && kind !== "reminder" ? yield* lengthsAmongAll(kind, ids) : undefined
  const out = new Map<string, string>()
  for (const id of ids) {
    let length = Math.max(LEAST, least?.get(id) ?? LEAST)
    if (least === undefined) while (length < id.length && !(yield* isOnly(kind, id.slice(0, length)))) length++
    if (kind === "contact") while (length < id.length && (yield* beginsAName(id.slice(0, length)))) length++
    out.set(id, id.slice(0, length))
  }
  return out
})

/** How long a beginning must be to tell each id from all others, from one look at all of them. */
const lengthsAmongAll = Effect.fnUntraced(function* (kind: IdKind, ids: ReadonlyArray<string>) {
  const names = yield* (yield* EntityStore).names(`${kind}/`, Number.MAX_SAFE_INTEGER)
  const all = names.map((name) => name.slice(kind.length + 1))
  const at = new Map(all.map((id, index) => [id, index]))
  return new Map(
    ids.map((id) => {
      const index = at.get(id)
      return [id, index === undefined ? LEAST : 1 + Math.max(common(id, all[index - 1]), common(id, all[index + 1]))]
    })
  )
})

const beginsAName = Effect.fnUntraced(function* (prefix: string) {
  // No word that people are called by has a figure in it.
  if (/[0-9]/.test(prefix)) return false
  return (yield* (yield* EntityStore).range(Index.word, ...startingWith(prefix), { limit: 1 })).length > 0
})

const isOnly = Effect.fnUntraced(function* (kind: IdKind, prefix: string) {
  const store = yield* EntityStore
  if (kind === "reminder") {
    // Several subjects may have one reminder; a few more of them than are asked for is rare.
    const some = yield* store.remindersById(prefix, FEW)
    return oneId(some) && (some.length < FEW || oneId(yield* store.remindersById(prefix)))
  }
  if (kind === "batch") {
    const [from, to] = startingWith(prefix)
    const first = (yield* store.range(Index.batch, from, to, { limit: 1 }))[0]
    const last = (yield* store.range(Index.batch, from, to, { limit: 1, reverse: true }))[0]
    return first?.key === last?.key
  }
  return (yield* store.names(`${kind}/${prefix}`, 2)).length < 2
})

const oneId = (found: ReadonlyArray<StoredReminder>): boolean =>
  found.every(({ reminder }) => reminder.id === found[0]!.reminder.id)

const common = (a: string, b: string | undefined): number => {
  if (b === undefined) return 0
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
