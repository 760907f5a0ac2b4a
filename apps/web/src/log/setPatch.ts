/** What an event says of a set so that it holds what a form shows, and only what the form changed is written. */
import type { Patch, SetOf } from "@kith/core/domain/declare/Field"

/** `undefined`: nothing has changed. Elements are compared by `keyOf`. */
export const setPatch = <A>(
  held: ReadonlyArray<A>,
  wanted: ReadonlyArray<A>,
  keyOf: (element: A) => string = String
): Patch<SetOf<A>> | undefined => {
  const before = byKey(held, keyOf)
  const after = byKey(wanted, keyOf)
  const add = [...after]
    .toReversed()
    .filter(([key]) => !before.has(key))
    .map(([, each]) => each)
  const remove = [...before].filter(([key]) => !after.has(key)).map(([, each]) => each)
  return add.length + remove.length === 0 ? undefined : { add, remove }
}

/** Of several with one key, the first. */
const byKey = <A>(elements: ReadonlyArray<A>, keyOf: (element: A) => string): ReadonlyMap<string, A> =>
  new Map(elements.toReversed().map((each) => [keyOf(each), each]))
