/** Notes as people take them: clauses of the vocabulary, with names and figures in them, in English or French. */
import type { VirtualWorld } from "../VirtualWorld.ts"
import { cities, companyStems, english, familyNames, french, givenNames } from "./vocabulary.ts"

type Language = typeof english

/** One note in four is French. */
export const languageOf = ({ oneIn }: Pick<VirtualWorld, "oneIn">): Language => (oneIn(4) ? french : english)

/** So many sentences, of about 90 characters each. */
export const notes = (world: VirtualWorld, sentences: number, language: Language = languageOf(world)): string => {
  let out = sentence(world, language)
  for (let count = 1; count < sentences; count++) out += ` ${sentence(world, language)}`
  return out
}

const sentence = (world: VirtualWorld, { openers, subjects, verbs, objects, endings }: Language): string => {
  const { pick, oneIn, below } = world
  const aside = oneIn(3) ? ` (${asideOf(world)})` : ""
  const end = oneIn(2) ? ` ${pick(endings)}` : ""
  const second = oneIn(4) ? `, ${pick(subjects)} ${pick(verbs)} ${pick(objects)}` : ""
  const amount = oneIn(6) ? ` — ${10 + below(890)}${pick([" $/h", " k$", " %", " h", ""])}` : ""
  return `${pick(openers)} ${pick(subjects)} ${pick(verbs)} ${pick(objects)}${aside}${second}${end}${amount}.`
}

const asideOf = ({ pick, below, oneIn }: VirtualWorld): string =>
  oneIn(2)
    ? `${pick(givenNames)} ${pick(familyNames)}, ${pick(companyStems)}`
    : oneIn(2)
      ? `${pick(cities)}, ${2015 + below(11)}`
      : `ext. ${1000 + below(9000)}`
