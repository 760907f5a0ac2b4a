/** Reads a draft before it goes out, and says gently what might make it easier to answer. English and French. */
import { plain } from "../../words/plain.ts"
import type { MessageKind } from "../templates/MessageTemplate.ts"
import { englishPhrases } from "./englishPhrases.ts"
import { frenchPhrases } from "./frenchPhrases.ts"
import { lengthOf } from "./lengthOf.ts"
import type { AskKind, Phrases } from "./Phrases.ts"
import { meant } from "./meant.ts"
import { bodyOf, firstLine } from "./partsOfMessage.ts"
import type { LintOptions, Remark, RemarkId } from "./Remark.ts"
import { overLimit, remarkWords } from "./remarkWords.ts"
import { first, look, type Seen, type Span, spanOf } from "./Seen.ts"

/** In the order in which they stand in `CHECKS`; empty where there is nothing to say, or nothing is written yet. */
export const lint = (text: string, options: LintOptions): ReadonlyArray<Remark> => {
  if (text.trim() === "") return []
  if (text.length > LONGEST) return lint(text.slice(0, LONGEST), options)
  const phrases = options.lang === "fr" ? frenchPhrases : englishPhrases
  const seen = look(text, phrases, options)
  return CHECKS.flatMap((check) => check(seen) ?? [])
}

/** More than anybody sends, UTF-16 units; the rest changes no remark. */
const LONGEST = 20_000

type Check = (seen: Seen) => Remark | undefined

const remark = (id: RemarkId, span?: Span): Remark => ({
  id,
  say: remarkWords[id],
  ...(span === undefined ? {} : { span })
})

const gaps: Check = ({ gaps: [one] }) => (one === undefined ? undefined : remark("gaps", one))

const ASKS_SOMETHING: ReadonlySet<MessageKind> = new Set(["ask", "introduction", "opening", "referral"])

const tooLong: Check = ({ text, options: { channel = "message", limit } }) => {
  const over = limit === undefined ? 0 : [...text.trimEnd()].length - limit
  if (over > 0) {
    const start = [...text].slice(0, limit).join("").length
    return { id: "too-long", span: { start, end: text.length }, say: overLimit(over, limit!) }
  }
  const { reads, range } = lengthOf(text, channel)
  if (reads !== "long") return undefined
  const words = [...text.matchAll(/[\p{L}\p{N}]\S*/gu)]
  return remark("too-long", { start: words[range[1]]?.index ?? 0, end: text.length })
}

const noName: Check = ({ text, flat, phrases, gaps: blanks, options: { kind, name } }) => {
  if (kind === "about-me") return undefined
  const line = firstLine(text)
  if (blanks.some(({ start }) => start < line.end)) return undefined
  const greeting = flat.slice(line.start, line.end)
  const toNobody = first(phrases.toNobody, greeting)
  if (toNobody !== undefined) return remark("no-name", moved(toNobody, line.start))
  const named =
    name !== undefined && name.trim() !== ""
      ? hasNameOf(name, text)
      : NAME_ALONE.test(greeting) || greets(greeting, phrases)
  const greeted = /^[^,.!?]*/.exec(greeting)![0].length
  return named ? undefined : remark("no-name", { start: line.start, end: line.start + Math.max(1, greeted) })
}

/** "Ana," and not "Thanks,". */
const NAME_ALONE =
  /^\s*(?!(?:Thanks?|Merci|Sorry|Désolée?|Yes|No|Oui|Non|Well|Hello|Hi|Hey|Bonjour|Bonsoir|Salut|Dear|Ch[eè]re?|Good)(?!\p{L}))[\p{Lu}\p{Lo}][\p{L}'.-]*(?: [\p{Lu}\p{Lo}][\p{L}'.-]*){0,3},/u

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

/** Any of its words that is long enough to be one. */
const hasNameOf = (name: string, text: string): boolean => {
  const words = new Set(plain(text).split(/[^\p{L}\p{N}]+/u))
  const parts = plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return text.includes(name.trim()) || parts.some((part) => words.has(part))
}

/** "Hello Ana": a greeting with somebody behind it, in a script with capitals or without. */
const greets = (line: string, { greeting }: Phrases): boolean => {
  for (const match of line.matchAll(greeting)) {
    if (/^[ ,]+(?:\p{Lu}|\p{Lo})/u.test(line.slice(match.index + match[0].length))) return true
  }
  return false
}

const nothingSpecific: Check = ({ text, flat, phrases, gaps: blanks, options: { kind, channel, name } }) => {
  // On the phone, they hear who is speaking, and to whom.
  if (kind === "about-me" || kind === "connect" || channel === "phone") return undefined
  const body = bodyOf(text)
  if (blanks.some(({ start }) => start >= body.start && start < body.end)) return undefined
  const said = flat.slice(body.start, body.end)
  if (first(phrases.specific, said) !== undefined || DETAIL.test(said) || namesSomething(said, phrases, name)) {
    return undefined
  }
  return remark("nothing-specific")
}

/** Quoted, in parentheses, after a colon, or somewhere on the web. */
const DETAIL = /[“«"][^”»"\n]{3,}[”»"]|\([^)\n]{2,}\)|: ?\p{L}\S*|https?:\/\//u

/** A capital in the middle of a sentence, of something that is not said of everybody: "Queen Street", "TechTO". */
const namesSomething = (said: string, { ordinary }: Phrases, name = ""): boolean => {
  const called = new Set(plain(name).split(/\s+/))
  for (const match of said.matchAll(/[\p{Ll}\p{N},;)] +(\p{Lu}[\p{L}\p{N}'&+.-]*)/gu)) {
    const word = match[1]!.replace(/['.]s?$/, "")
    if (!ordinary.test(word) && !called.has(plain(word)) && word.length > 1) return true
  }
  return false
}

const noAsk: Check = (seen) => (!ASKS_SOMETHING.has(seen.options.kind) || asks(seen) ? undefined : remark("no-ask"))

/** By its words, or by any question but how they are. */
const asks = ({ flat, phrases }: Seen): boolean => {
  const said = withoutPleasantries(flat, phrases)
  return first(phrases.ask, said) !== undefined || said.includes("?")
}

const withoutPleasantries = (text: string, { pleasantry }: Phrases): string =>
  text.replace(new RegExp(`${pleasantry.source} *\\?`, pleasantry.flags), "")

const asksForJob: Check = (seen) => {
  const { kind } = seen.options
  if (kind === "about-me") return undefined
  const { job, bluntJob } = seen.phrases
  const span = meant(bluntJob, seen) ?? (kind === "opening" || kind === "referral" ? undefined : meant(job, seen))
  return span === undefined ? undefined : remark("asks-for-job", span)
}

const asksForReferral: Check = (seen) => {
  if (seen.options.kind === "about-me" || seen.options.kind === "referral") return undefined
  const span = meant(seen.phrases.referral, seen)
  return span === undefined ? undefined : remark("asks-for-referral", span)
}

/** So many questions are an interrogation, whatever they ask. */
const QUESTIONS = 3

const severalAsks: Check = (seen) => {
  const { flat, phrases, options } = seen
  if (options.kind === "about-me" || options.channel === "phone") return undefined
  const sentences = asking(seen)
  const isAsked = ({ start }: Span): boolean => sentences.some((each) => each.start <= start && start < each.end)
  // Whoever is asked for an introduction is told what it is for.
  const told: AskKind | undefined = options.kind === "introduction" ? "talk" : undefined
  const spans = Object.entries(phrases.asks)
    .flatMap(([kind, pattern]) => (kind === told ? [] : (meant(pattern, seen, isAsked) ?? [])))
    .toSorted((a, b) => a.start - b.start)
  if (spans.length > 1) return remark("several-asks", spans[1])
  const marks = [...flat.matchAll(/\?/g)].map(spanOf)
  return marks.length > QUESTIONS ? remark("several-asks", marks[QUESTIONS]) : undefined
}

/** The sentences that ask. */
const asking = ({ flat, phrases }: Seen): ReadonlyArray<Span> =>
  [...flat.matchAll(/[^.!?…\n]+[.!?…]*/gu)]
    .map(spanOf)
    .filter(({ start, end }) => first(phrases.ask, flat.slice(start, end)) !== undefined)

const noTime: Check = (seen) => {
  const { flat, phrases, options } = seen
  if (options.kind !== "ask" || first(phrases.time, flat) !== undefined || !asks(seen)) return undefined
  return remark("no-time", first(phrases.vague, flat))
}

const shouting: Check = ({ flat, phrases, gaps: blanks }) => {
  const loud = [...flat.matchAll(MARKS), ...flat.matchAll(phrases.loud)]
    .map(spanOf)
    .concat(capitals(flat))
    .filter((span) => !blanks.some(({ start, end }) => start <= span.start && span.end <= end))
    .toSorted((a, b) => a.start - b.start)[0]
  if (loud !== undefined) return remark("shouting", loud)
  const marks = [...flat.matchAll(/!/g)].map(spanOf)
  return marks.length > EXCLAMATIONS ? remark("shouting", marks[EXCLAMATIONS]) : undefined
}

const MARKS = /[!?]*!{2,}[!?]*|\?{2,}[!?]*|!\?[!?]+/g

/** Three words in a row, one of them longer than abbreviations are. */
const capitals = (text: string): ReadonlyArray<Span> => {
  let run: Array<RegExpMatchArray> = []
  for (const word of text.matchAll(/\p{L}[\p{L}']*/gu)) {
    run =
      word[0].length > 1 && word[0] === word[0].toUpperCase() && word[0] !== word[0].toLowerCase() ? [...run, word] : []
    if (run.length === LOUD_WORDS && run.some(([each]) => each.length > ABBREVIATION)) {
      return [{ start: run[0]!.index!, end: spanOf(word).end }]
    }
    if (run.length === LOUD_WORDS) run = run.slice(1)
  }
  return []
}

const LOUD_WORDS = 3
const ABBREVIATION = 4
const EXCLAMATIONS = 2

const CHECKS: ReadonlyArray<Check> = [
  gaps,
  asksForJob,
  asksForReferral,
  noName,
  nothingSpecific,
  noAsk,
  noTime,
  severalAsks,
  tooLong,
  shouting
]
