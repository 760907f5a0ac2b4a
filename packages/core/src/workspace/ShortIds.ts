/** Ids as people type them: the shortest beginning that means one thing among all of its kind, as git shortens commits. */
import * as Effect from "effect/Effect"
import { EntityStore } from "./EntityStore.ts"
import { startingWith } from "./Identity.ts"
import { Index } from "./IndexKeys.ts"

/** An entity's kind (`contact`, `interaction`, …), or what is no entity. */
export type IdKind = (string & {}) | "contact" | "reminder" | "batch"

/** Shorter ones would soon mean two things. */
const LEAST = 3

/** From so many on, all of a kind are read at once. */
const MANY = 64

/**
 * Each id's shortest beginning with a digit in it: where people are named by their ids or by their names, `mar` must
 * not mean Marie today and somebody else's id tomorrow.
 */
export const shortIds = Effect.fn("ShortIds.shortIds")(function* (kind: IdKind, ids: ReadonlyArray<string>) {
  const out = new Map<string, string>()
  if (ids.length > MANY && kind !== "batch" && kind !== "reminder") {
    const names = yield* (yield* EntityStore).names(`${kind}/`, Number.MAX_SAFE_INTEGER)
    const all = names.map((name) => name.slice(kind.length + 1))
    const at = new Map(all.map((id, index) => [id, index]))
    for (const id of ids) {
      const index = at.get(id) ?? 0
      const shared = Math.max(common(id, all[index - 1]), common(id, all[index + 1]))
      out.set(id, beginning(id, shared + 1))
    }
    return out
  }
  for (const id of ids) {
    let length = LEAST
    while (length < id.length && !(yield* isOnly(kind, id.slice(0, length)))) length++
    out.set(id, beginning(id, length))
  }
  return out
})

const beginning = (id: string, length: number): string => {
  const least = Math.max(LEAST, length)
  const digit = id.search(/[0-9]/)
  return digit < 0 ? id : id.slice(0, Math.max(least, digit + 1))
}

const isOnly = Effect.fnUntraced(function* (kind: IdKind, prefix: string) {
  const store = yield* EntityStore
  if (kind === "reminder") return new Set((yield* store.remindersById(prefix)).map(({ reminder }) => reminder.id)).size < 2
  if (kind === "batch") {
    const [from, to] = startingWith(prefix)
    const first = (yield* store.range(Index.batch, from, to, { limit: 1 }))[0]
    const last = (yield* store.range(Index.batch, from, to, { limit: 1, reverse: true }))[0]
    return first?.key === last?.key
  }
  return (yield* store.names(`${kind}/${prefix}`, 2)).length < 2
})

const common = (a: string, b: string | undefined): number => {
  if (b === undefined) return 0
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
