/** How to begin a message: what somebody is called, and the line that greets them. */
import { plain } from "../../words/plain.ts"
import type { Language } from "../../words/calendarNames.ts"

export interface Named {
  readonly name?: string | undefined
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
}

/**
 * What to call them: "Ana" of Ana Souza. The whole name where nobody can tell which part of it is the given one (a
 * family-first name, another script, a title), since that is never wrong. `undefined` where there is no name.
 */
export const calledBy = ({ name = "", givenName = "", familyName = "" }: Named): string | undefined => {
  const given = oneLine(givenName)
  if (given !== "") return given
  const whole = oneLine(name)
  const words = whole.split(" ")
  if (whole === "") return undefined
  if (words.length === 1 || !LATIN.test(whole) || TITLE.test(words[0]!)) return whole
  const comma = /^[^,]+, ([^,]+)$/.exec(whole)
  if (comma !== null) return comma[1]!
  const family = oneLine(familyName)
  if (family !== "") return withoutFamily(whole, family) ?? whole
  const spoken = words.filter((word) => !isShouted(word))
  if (spoken.length > 0 && spoken.length < words.length) return spoken.join(" ")
  return isInitial(words[0]!) || FAMILY_FIRST.has(plain(words[0]!)) ? whole : words[0]!
}

/** "Hi Ana,"; `undefined` where there is no name. */
export const greetingFor = (named: Named, lang: Language): string | undefined => {
  const called = calledBy(named)
  if (called === undefined) return undefined
  if (lang === "fr") return `Bonjour ${called},`
  return called.includes(" ") && called === oneLine(named.name ?? "") ? `Hello ${called},` : `Hi ${called},`
}

/** For a letter: "Dear Ana Souza,". */
export const letterGreetingFor = (named: Named, lang: Language): string | undefined => {
  const called = oneLine(named.name ?? "") || calledBy(named)
  if (called === undefined) return undefined
  return lang === "fr" ? `Bonjour ${called},` : `Dear ${called},`
}

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim()

const LATIN = /^[\p{Script=Latin}\p{M}\s.,'’()-]+$/u
const TITLE = /^(?:dr|dre|prof|pr|mr|mrs|ms|mx|mme|mlle|me|rev|sir|madame|monsieur)\.?$/i

const isInitial = (word: string): boolean => /^\p{Lu}\.?$/u.test(word)

/** "SOUZA": how many write a family name. */
const isShouted = (word: string): boolean => /^\p{Lu}[\p{Lu}\p{M}'’-]+$/u.test(word)

const withoutFamily = (whole: string, family: string): string | undefined => {
  const rest = whole.startsWith(`${family} `)
    ? whole.slice(family.length + 1)
    : whole.endsWith(` ${family}`)
      ? whole.slice(0, -family.length - 1)
      : undefined
  const given = rest?.split(" ").filter((word) => !isInitial(word))
  return given === undefined || given.length === 0 ? undefined : given.join(" ")
}

/**
 * Family names that often come first, as their bearers write them: Chinese, Korean, Vietnamese and Hungarian ones. Some
 * are given names elsewhere, and then the whole name is said once too often, which offends nobody.
 */
const FAMILY_FIRST: ReadonlySet<string> = new Set(
  `nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh truong
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang xiong
  deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lai chan wong
  cheung lau leung kwok lam kim lee park choi jung jeong kang cho yoon jang lim han shin seo kwon hwang
  nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas`.split(/\s+/)
)
