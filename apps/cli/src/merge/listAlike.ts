/** Which contacts may be one person, and by which signs: what `kith merge` shows before anybody decides. */
import * as Effect from "effect/Effect"
import { signWords } from "@kith/core/domain/words/likenessWords"
import type { Person } from "@kith/core/domain/identity/Person"
import { duplicates } from "@kith/core/workspace/Duplicates"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { printable } from "../output/printable.ts"
import { nameOf } from "../person.ts"
import type { Session } from "../Session.ts"
import { mergeWords } from "../words/mergeWords.ts"

/** Pairs shown at once: more than that nobody settles in one go. */
const SHOWN = 20

/** All pairs, or those with one person. */
export const listAlike = Effect.fnUntraced(function* ({ out, lang }: Session, who?: Person) {
  const say = mergeWords[lang]
  const all = yield* duplicates
  const found = who === undefined ? all : all.filter(({ one, other }) => one.id === who.id || other.id === who.id)
  if (out.isJson) {
    return out.json(
      found.map(({ one, other, by, likely }) => ({
        contacts: [one, other].map(({ id, contact }) => ({ id, name: contact.name ?? "" })),
        by,
        likely
      }))
    )
  }
  if (found.length === 0) return out.note(who === undefined ? say.nobodyAlike : say.nobodyLike(nameOf(who)))
  const shown = found.slice(0, SHOWN)
  const ids = yield* shortIds(
    "contact",
    shown.flatMap(({ one, other }) => [one.id, other.id])
  )
  const rows = shown.map(({ one, other, by, likely }) => [
    out.style.id(ids.get(one.id)!),
    described(one),
    out.style.id(ids.get(other.id)!),
    described(other),
    `${likely ? say.likely : say.maybe}${lang === "fr" ? " :" : ":"} ${by.map((sign) => signWords[lang][sign]).join(", ")}`
  ])
  out.table([{}, { least: 12 }, {}, { least: 12 }, { least: 16, style: out.style.dim }], rows, 1)
  if (found.length > SHOWN) out.note(say.more(found.length - SHOWN))
  const [first] = shown
  out.note(say.then(ids.get(first!.one.id)!, ids.get(first!.other.id)!))
})

const described = ({ contact }: Person): string =>
  printable([contact.name ?? "?", contact.company].filter(Boolean).join(", "))
