/**
 * A text as people compare it: without case, accents and typographic variants. For search, for matching names, and
 * for reading what somebody typed on whatever keyboard was at hand. Scripts other than Latin keep their letters;
 * `romanized.ts` spells those out.
 */

/** Latin letters that Unicode does not take apart into a base letter and a mark. */
const whole: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ŧ: "t",
  ə: "e",
  "‘": "'",
  "’": "'",
  ʼ: "'",
  "‛": "'",
  "′": "'",
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "−": "-"
}

const needsWork = /[^\u0020-\u007e]/
const wholeLetters = new RegExp(`[${Object.keys(whole).join("")}]`, "g")
/** Accents of Latin, Greek and Cyrillic. The vowel signs of other scripts are letters, and stay. */
const accents = /[\u0300-\u036f]/g
/** Soft hyphens, joiners, and marks of writing direction: seen by nobody, carried along by copy and paste. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/**
 * `plain("Zoé  Lévesque") === "zoe levesque"`. Compatibility forms count as what they look like, since people decorate
 * their names with them: `plain("𝗔𝗻𝗮") === "ana"`. White space becomes single spaces, with none at the ends.
 * Applying it again changes nothing.
 */
export const plain = (text: string): string => {
  const lower = text.toLowerCase()
  const bare = needsWork.test(lower) ? withoutMarks(lower) : lower
  return bare.replace(/\s+/g, " ").trim()
}

const withoutMarks = (lower: string): string =>
  lower
    .replace(unseen, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(accents, "")
    .replace(wholeLetters, (letter) => whole[letter] ?? letter)
    .normalize("NFC")

/** Whether a text has letters that only `romanized` spells in Latin ones; loading that is wasted on the others. */
export const hasOtherScript = (text: string): boolean => {
  // Not beside the others: Unicode's tables take half a millisecond of every start to look up.
  return /[^\p{Script=Latin}\P{L}]/u.test(text)
}
