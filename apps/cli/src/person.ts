/** Whom somebody means by what they typed. */
import * as Effect from "effect/Effect"
import type { Person } from "@kith/core/domain/identity/Person"
import { plain } from "@kith/core/domain/words/plain"
import { words } from "@kith/core/workspace/IndexNames"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { printable } from "./output/printable.ts"
import type { Session } from "./Session.ts"
import { ambiguous, failed, usage } from "./Stopped.ts"
import { frameWords } from "./words/frameWords.ts"

/** The one person meant. Fails where nobody is (exit 1), or several may be (exit 4); nothing is guessed. */
export const personMeant = Effect.fnUntraced(function* (session: Session, typed: string) {
  if (typed.trim() === "") return yield* usage(frameWords[session.lang].noName)
  const found = yield* peopleMeant(session, typed)
  if (found.length > 1) return yield* severalMeant(session, typed, found)
  return found[0] ?? (yield* failed(frameWords[session.lang].nobodyCalled(typed)))
})

/**
 * Everybody who may be meant. `an` is the whole of An Nguyen's given name and the beginning of Ana Souza's: then both
 * may be, since what is written down of the wrong person does harm. A whole name, an id or an address is enough.
 */
export const peopleMeant = Effect.fnUntraced(function* ({ log }: Session, typed: string) {
  const found = yield* log.resolve(typed)
  const only = found.length === 1 ? found[0]! : undefined
  if (only === undefined || plain(only.contact.name ?? "") === plain(typed)) return found
  const wanted = words(typed)
  const calledSo = (person: Person): boolean => {
    const own = words(person.contact.name ?? "")
    return wanted.every((word) => own.some((other) => other.startsWith(word)))
  }
  if (!calledSo(only)) return found
  const alike = (yield* log.find(typed)).filter(calledSo)
  return alike.length > 1 ? alike : found
})

/** `nothing` is what to say of what was left undone: `Nothing saved.` */
export const severalMeant = Effect.fnUntraced(function* (
  session: Session,
  typed: string,
  found: ReadonlyArray<Person>,
  nothing?: string
) {
  const shown = found.slice(0, SHOWN)
  const ids = yield* shortIds(
    "contact",
    shown.map(({ id }) => id)
  )
  const say = frameWords[session.lang]
  const choices = shown.map((one) => `${called(one)} (${ids.get(one.id)!})`)
  if (found.length > SHOWN) choices.push(say.andMore(found.length - SHOWN))
  return yield* ambiguous([say.whichOne(typed), nothing, ` ${choices.join(" | ")}`].filter(Boolean).join(" "), {
    ambiguous: typed,
    choices: found.map(({ id, contact }) => ({ id, name: contact.name ?? "", company: contact.company ?? null }))
  })
})

const SHOWN = 8

/** `Ana Souza, RBC` */
const called = ({ contact }: Person): string =>
  printable([contact.name ?? "?", contact.company].filter(Boolean).join(", "))

/** A person's name, safe to print. */
export const nameOf = (person: Person | undefined): string => printable(person?.contact.name ?? "?")
