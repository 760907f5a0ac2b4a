/** What came of one part of an import, or would: in sentences and short lists, as a page shows it. */
import * as Effect from "effect/Effect"
import { refusedInWords } from "@kith/core/domain/words/refusedWords"
import type { Change, ImportReport, Listed } from "@kith/core/workspace/Importing"
import type { MeetingImportReport } from "@kith/core/workspace/ImportingMeetings"
import type { TouchReport } from "@kith/core/workspace/ImportingTouches"
import { arrangedInWords, fieldInWords, valueInWords } from "@kith/core/workspace/ValueInWords"
import type { LogSession } from "../Method.ts"
import { importWords } from "./importWords.ts"

export interface PartReport {
  /** Of a file by itself empty. */
  readonly path: string
  /** "612 rows". */
  readonly total: string
  /** "590 new", "14 known", … */
  readonly counts: ReadonlyArray<string>
  /** How the file begins: only in a preview of people. */
  readonly first: ReadonlyArray<{ readonly name: string; readonly about: string }>
  /** Who changed in what: jobs come first. */
  readonly changes: ListedInWords<ChangeLine>
  readonly maybeSame: ListedInWords<AlikeLine>
  readonly unreadable: ListedInWords<UnreadableLine>
  /** What else is to be known: whole sentences. */
  readonly remarks: ReadonlyArray<string>
  /** Under a remark: people, or meetings. */
  readonly lists: ReadonlyArray<{ readonly said: string; readonly items: ListedInWords<string> }>
}

export interface ListedInWords<A> {
  readonly items: ReadonlyArray<A>
  /** How many more there are. */
  readonly more: number
}

export interface ChangeLine {
  readonly contact: string
  readonly name: string
  readonly field: string
  readonly before: string
  readonly after: string
}

/** A new contact who may be somebody that was there. */
export interface AlikeLine {
  readonly contact: string
  readonly name: string
  readonly like: string
  readonly likeName: string
}

/** Lines that could not be read for one reason: "44, 91, 307". */
export interface UnreadableLine {
  readonly lines: string
  readonly why: string
}

/** Of each list. */
const SHOWN = 10

const listed = <A, B>({ count, first }: Listed<A>, toLine: (one: A) => B): ListedInWords<B> => ({
  items: first.slice(0, SHOWN).map(toLine),
  more: Math.max(0, count - SHOWN)
})

const NONE: ListedInWords<never> = { items: [], more: 0 }

type Session = Pick<LogSession, "log" | "lang" | "today" | "calendar">

export const peopleReport = Effect.fnUntraced(function* (
  session: LogSession,
  path: string,
  report: ImportReport,
  first: PartReport["first"]
) {
  const say = importWords[session.lang]
  const { rows, known, changed, maybeSame, unreadable, kept, changes } = report
  return {
    path,
    total: say.rows(rows),
    counts: [
      ...(report.new > 0 || report.rows === 0 ? [say.fresh(report.new)] : []),
      ...(maybeSame.count > 0 ? [say.maybeSame(maybeSame.count)] : []),
      ...(known > 0 ? [say.known(known)] : []),
      ...(changed > 0 ? [say.changed(changed)] : []),
      ...(unreadable.count > 0 ? [say.unreadable(unreadable.count)] : [])
    ],
    first,
    changes: yield* changesInWords(session, changes),
    maybeSame: yield* alikeInWords(session, maybeSame),
    unreadable: unreadableInWords(unreadable, session.lang),
    remarks: kept > 0 ? [say.kept(kept)] : [],
    lists: []
  } satisfies PartReport
})

/** Who changed jobs is news; that an address did is not. */
const JOB: ReadonlySet<string> = new Set(["company", "position"])

const changesInWords = Effect.fnUntraced(function* (session: Session, { count, first }: Listed<Change>) {
  const jobsFirst = first.toSorted((a, b) => Number(JOB.has(b.field)) - Number(JOB.has(a.field))).slice(0, SHOWN)
  const items: Array<ChangeLine> = []
  for (const { contact, name, field, before, after } of jobsFirst) {
    items.push({
      contact,
      name,
      field: fieldInWords("contact", field, session.lang),
      before: before === null ? "–" : yield* valueInWords(session, "contact", field, before),
      after: yield* valueInWords(session, "contact", field, after)
    })
  }
  return { items, more: Math.max(0, count - SHOWN) } satisfies ListedInWords<ChangeLine>
})

const alikeInWords = Effect.fnUntraced(function* (
  { log }: Session,
  pairs: Listed<{ readonly name: string; readonly contact: string; readonly like: string }>
) {
  const items: Array<AlikeLine> = []
  for (const { name, contact, like } of pairs.first.slice(0, SHOWN)) {
    const other = yield* log.person(like)
    const likeName = [other?.contact.name, other?.contact.company].filter(Boolean).join(", ")
    items.push({ contact, name, like, likeName })
  }
  return { items, more: Math.max(0, pairs.count - SHOWN) } satisfies ListedInWords<AlikeLine>
})

type Refused = Parameters<typeof refusedInWords>[0] & { readonly line: number; readonly through?: number }

const unreadableInWords = (
  { count, first }: Listed<Refused>,
  lang: LogSession["lang"]
): ListedInWords<UnreadableLine> => ({
  items: [...Map.groupBy(first, (each) => refusedInWords(each, lang))].map(([why, refused]) => {
    const lines = refused.slice(0, SHOWN).map(lineOf).join(", ")
    const more = refused.length - SHOWN
    return { lines: more > 0 ? `${lines} ${importWords[lang].andMore(more)}` : lines, why }
  }),
  more: Math.max(0, count - first.length)
})

const lineOf = ({ line, through }: Refused): string =>
  through === undefined || through === line ? String(line) : `${line}–${through}`

export const touchesReport = (
  { lang }: LogSession,
  path: string,
  report: TouchReport,
  { isInvitations, keepText }: { readonly isInvitations: boolean; readonly keepText: boolean }
): PartReport => {
  const say = importWords[lang]
  const { rows, known, added, leftOut, unknown, unreadable, zone } = report
  const kind = isInvitations ? "invitations" : "messages"
  const left = (["draft", "sponsored", "nameless", "deleted"] as const).flatMap((why) =>
    leftOut[why] > 0 ? [say.leftOut[why](leftOut[why])] : []
  )
  return {
    path,
    total: say[kind](rows),
    counts: [
      say.freshTouches[kind](report.new, report.people),
      ...(known > 0 ? [say.knownTouches[kind](known)] : []),
      ...(added > 0 ? [say.added(added)] : []),
      ...(unreadable.count > 0 ? [say.unreadable(unreadable.count)] : [])
    ],
    first: [],
    changes: NONE,
    maybeSame: NONE,
    unreadable: unreadableInWords(unreadable, lang),
    remarks: [
      ...(left.length > 0 ? [say.notTaken(left.join(", "))] : []),
      ...(isInvitations && report.new > 0 ? [say.assumedZone(zone)] : []),
      ...(!keepText && report.new > 0 && !isInvitations ? [say.noText] : [])
    ],
    lists:
      leftOut.unknown === 0
        ? []
        : [
            {
              said: say.unknown(leftOut.unknown, unknown.count),
              items: listed(unknown, ({ name, messages }) => `${name} · ${say.messages(messages)}`)
            }
          ]
  }
}

const COUNTED = ["moved", "cancelled", "changed", "known", "passedOver", "older", "kept", "own", "peopleAdded"] as const

export const meetingsReport = (session: LogSession, path: string, report: MeetingImportReport): PartReport => {
  const { lang } = session
  const say = importWords[lang]
  const { changes, withNobody, unknown, series, unreadable } = report
  const titled = ({ start, summary }: { readonly start: string; readonly summary: string }): string =>
    `${arrangedInWords(session, start)} · ${summary.trim() || say.untitled}`
  const list = <A>(said: string, all: Listed<A>, toLine: (one: A) => string) =>
    all.count === 0 ? [] : [{ said, items: listed(all, toLine) }]
  return {
    path,
    total: say.meetings(report.meetings + unreadable.count),
    counts: [
      say.counted.new(report.new),
      ...COUNTED.flatMap((name) => (report[name] > 0 ? [say.counted[name](report[name])] : [])),
      ...(withNobody.count > 0 ? [say.counted.withNobody(withNobody.count)] : []),
      ...(unreadable.count > 0 ? [say.unreadable(unreadable.count)] : [])
    ],
    first: [],
    changes: NONE,
    maybeSame: NONE,
    unreadable: unreadableInWords(unreadable, lang),
    remarks: [],
    lists: [
      ...list(say.theMeetings, changes, (change) => `${titled(change)} · ${say.as[change.as]}`),
      ...list(say.withNobody, withNobody, titled),
      ...list(say.unknownAddresses, unknown, ({ name, email }) => [name, email].filter(Boolean).join(" · ")),
      ...list(say.series, series, titled)
    ]
  }
}
