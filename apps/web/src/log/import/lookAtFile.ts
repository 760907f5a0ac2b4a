/** What a file is that somebody chose, and what is to be decided before it is imported. Nothing is written. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { ColumnMapping } from "@kith/core/domain/entities/TableMapping"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { mappingFingerprint } from "@kith/formats/generic/genericCsv"
import { describe } from "@kith/formats/generic/mappingOf"
import { columnInWords, isUnsure, targetInWords } from "@kith/formats/generic/targetWords"
import { CUSTOM, IGNORED, TARGETS } from "@kith/formats/generic/targets"
import { isListOfLines, otherFile } from "@kith/formats/otherFile"
import { otherFileWords } from "@kith/formats/otherFileWords"
import { unreadableFileWords } from "@kith/formats/unreadableFile"
import type { LogSession } from "../Method.ts"
import { headOf, isReadWhole, type Part, partsOf } from "./importParts.ts"
import { type Meter, tooLargeInWords, unreadableInWords, withMeter } from "./importSource.ts"
import { importWords } from "./importWords.ts"

export type FileLook =
  /** `why`: a whole sentence. */
  | { readonly _tag: "CannotRead"; readonly why: string }
  /** A log of its own, that goes into an empty one. */
  | { readonly _tag: "Log"; readonly part: string }
  | {
      readonly _tag: "Readable"
      readonly parts: ReadonlyArray<PartLook>
      /** One of the parts is taken: they are the sheets of a workbook. */
      readonly oneOf: boolean
      /** What else is in it: names, as a list. */
      readonly others: string
      /** It has messages that do not say whose they are: the likeliest first. */
      readonly whose: ReadonlyArray<Candidate>
      readonly holds: { readonly people: boolean; readonly messages: boolean; readonly meetings: boolean }
    }

export interface PartLook {
  readonly path: string
  /** "Connections, from LinkedIn". */
  readonly said: string
  readonly isUsual: boolean
  /** Of a table that is nobody's format. */
  readonly table: TableLook | undefined
}

export interface TableLook {
  readonly columns: ReadonlyArray<ColumnLook>
  /** What a column may hold, in the order in which to offer it. */
  readonly targets: ReadonlyArray<{ readonly value: string; readonly said: string }>
  /** The table's first row is its headings. */
  readonly isHeaded: boolean
  /** How 2/3/2026 is read, in a sentence. */
  readonly dates: string | undefined
  /** As it was settled for such a table before. */
  readonly isRemembered: boolean
}

export interface ColumnLook {
  readonly id: string
  /** Its heading, or "column C". */
  readonly name: string
  readonly as: string
  readonly isUnsure: boolean
  readonly examples: ReadonlyArray<string>
}

export interface Candidate {
  readonly key: string
  readonly name: string
  /** "https://www.linkedin.com/in/…, 12 conversations". */
  readonly about: string
}

export interface Looking {
  /** What `stopReading` stops: made up by the page. */
  readonly job: string
  readonly file: File
}

export const lookAtFile = (session: LogSession, { job, file }: Looking) =>
  withMeter(session, { job, size: file.size }, (meter) => look(session, file, meter)).pipe(
    Effect.catch((error) => {
      const why = unreadableInWords(error, file.name, session.lang)
      return why === undefined ? Effect.fail(error) : Effect.succeed<FileLook>({ _tag: "CannotRead", why })
    })
  )

const look = Effect.fnUntraced(function* (session: LogSession, file: File, meter: Meter) {
  const { lang } = session
  const head = yield* headOf(file)
  const other = otherFile(head, file.name)
  if (other !== undefined) {
    const say = otherFileWords[lang]
    return cannotRead(say.cannot(file.name, say.files[other]))
  }
  const tooLarge = isReadWhole(file, head) ? tooLargeInWords(file, lang) : undefined
  if (tooLarge !== undefined) return cannotRead(tooLarge)
  const found = yield* partsOf(file, head, meter)
  if (found === undefined) {
    const { cannot, listOfLines } = otherFileWords[lang]
    return cannotRead(
      isListOfLines(head) ? cannot(file.name, listOfLines) : unreadableFileWords[lang].unknownFormat(file.name)
    )
  }
  const { parts, oneOf, others } = found
  if (parts.length === 0) return cannotRead(importWords[lang].nothing(file.name, listed(others, lang)))
  if (parts[0]!.recognised._tag === "Log") return { _tag: "Log", part: parts[0]!.path } satisfies FileLook
  const holds = (tag: Part["recognised"]["_tag"]): boolean => parts.some(({ recognised }) => recognised._tag === tag)
  return {
    _tag: "Readable",
    parts: yield* Effect.forEach(parts, (part) => partLook(session, part)),
    oneOf,
    others: listed(others, lang),
    whose: yield* whoseOf(session, parts, meter),
    holds: { people: holds("People") || holds("Table"), messages: holds("Touches"), meetings: holds("Calendar") }
  } satisfies FileLook
})

const cannotRead = (why: string): FileLook => ({ _tag: "CannotRead", why })

/** Names of files that are shown. */
const NAMED = 6

const listed = (names: ReadonlyArray<string>, lang: Language): string => {
  const more = names.length - NAMED
  return [...names.slice(0, NAMED), ...(more > 0 ? [importWords[lang].andMore(more)] : [])].join(", ")
}

const partLook = Effect.fnUntraced(function* (session: LogSession, { path, recognised, isUsual }: Part) {
  const { lang } = session
  return {
    path,
    said: kindInWords(recognised, lang),
    isUsual,
    table: recognised._tag === "Table" ? yield* tableLook(session, recognised) : undefined
  } satisfies PartLook
})

const kindInWords = (recognised: Part["recognised"], lang: Language): string => {
  const say = importWords[lang]
  if (recognised._tag === "Calendar" || recognised._tag === "Log") return say.kinds[recognised._tag]
  if (recognised._tag === "Table") return say.kinds.Table
  const formats: Readonly<Record<string, string>> = say.formats
  return formats[recognised.format.id.replace(/-(?:csv|xlsx)$/, "")] ?? say.kinds[recognised._tag]
}

type TableFound = Extract<Part["recognised"], { readonly _tag: "Table" }>

const tableLook = Effect.fnUntraced(function* ({ log, lang }: LogSession, { guess, head }: TableFound) {
  const { mapping, isRemembered } = yield* mappingFor(log, guess.mapping)
  return {
    columns: describe(mapping, head.sample).map(({ as, examples }, index) => ({
      id: String(index),
      name: columnInWords(mapping.columns[index]!, index, lang),
      as,
      isUnsure: !isRemembered && isUnsure(guess.columns[index], { as }),
      examples
    })),
    targets: TARGETS.filter((as) => as !== "id").map((as) => ({ value: as, said: choiceInWords(as, lang) })),
    isHeaded: mapping.headed,
    dates: mapping.dates === undefined ? undefined : importWords[lang].dates[mapping.dates],
    isRemembered
  } satisfies TableLook
})

const choiceInWords = (as: string, lang: Language): string => {
  if (as === IGNORED) return importWords[lang].leaveOut
  if (as === CUSTOM) return importWords[lang].ownField
  return targetInWords({ as }, lang)
}

/** As such a table was read before, else as it is guessed. */
export const mappingFor = Effect.fnUntraced(function* (log: LogSession["log"], guess: ColumnMapping) {
  const held = yield* log.columnMapping(mappingFingerprint(guess))
  return held?.columns.length === guess.columns.length
    ? { mapping: held, isRemembered: true }
    : { mapping: guess, isRemembered: false }
})

const whoseOf = Effect.fnUntraced(function* ({ log, lang }: LogSession, parts: ReadonlyArray<Part>, meter: Meter) {
  let unclear: ReadonlyArray<Candidate> = []
  for (const { recognised, source, isUsual } of parts) {
    if (recognised._tag !== "Touches" || !isUsual) continue
    meter.expect(1)
    const found = yield* log
      .accountOwner(() => Stream.toAsyncIterable(recognised.format.read(source.bytes)))
      .pipe(Effect.catchTag("WhoseAccount", ({ candidates }) => Effect.succeed(candidates)))
    // The first file that shows it, shows it for all of them.
    if (typeof found === "string") return []
    if (found !== undefined && unclear.length === 0) {
      unclear = found.map(({ key, name, conversations }) => ({
        key,
        name,
        about: `linkedin.com${key} · ${importWords[lang].conversations(conversations)}`
      }))
    }
  }
  return unclear
})
