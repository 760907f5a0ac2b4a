/** The report of an import of people: how many, who changed jobs, who may be somebody that was there. */
import * as Effect from "effect/Effect"
import type { Change, ImportReport, Listed } from "@kith/core/workspace/Importing"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { fieldInWords } from "@kith/core/workspace/ValueInWords"
import { valueInWords } from "../valueInWords.ts"
import { importWords } from "../words/importWords.ts"
import { SHOWN, tellReasons, unreadableInWords } from "./refusedInWords.ts"

export const tellPeople = Effect.fnUntraced(function* (session: Session, report: ImportReport, dryRun: boolean) {
  const { out, lang } = session
  const say = importWords[lang]
  const { rows, known, changed, maybeSame, unreadable, kept, changes } = report
  const parts = [
    say.fresh(report.new),
    ...(maybeSame.count > 0 ? [say.maybeSame(maybeSame.count)] : []),
    say.known(known),
    ...(changed > 0 ? [say.changed(changed)] : []),
    ...unreadableInWords(unreadable, session)
  ]
  out.line(say.total(say.rows(rows), parts.join(", ")))
  tellReasons(unreadable, session)
  if (changes.count > 0) {
    out.line(say.changes)
    const lines: Array<ReadonlyArray<string>> = []
    for (const { name, field, before, after } of jobsFirst(changes.first).slice(0, SHOWN)) {
      const [old, fresh] = [
        before === null ? "–" : yield* valueInWords(session, "contact", field, before),
        yield* valueInWords(session, "contact", field, after)
      ]
      lines.push([printable(name), fieldInWords("contact", field, lang), `${old} → ${fresh}`])
    }
    out.table([{ least: 12 }, { style: out.style.dim }, { wraps: true }], lines, 1)
    if (changes.count > SHOWN) out.line(` ${say.andMore(changes.count - SHOWN)}`)
  }
  if (kept > 0) out.line(say.kept(kept))
  if (maybeSame.count > 0 && !dryRun) yield* tellPairs(session, maybeSame)
})

/** Who changed jobs is news; that an address did is not. */
const jobsFirst = (changes: ReadonlyArray<Change>): ReadonlyArray<Change> =>
  changes.toSorted((a, b) => Number(JOB.has(b.field)) - Number(JOB.has(a.field)))

const JOB: ReadonlySet<string> = new Set(["company", "position"])

interface Pair {
  readonly name: string
  readonly contact: string
  readonly like: string
}

export const tellPairs = Effect.fnUntraced(function* (session: Session, pairs: Listed<Pair>) {
  const { out, lang, log } = session
  const say = importWords[lang]
  const shown = pairs.first.slice(0, SHOWN)
  const ids = yield* shortIds(
    "contact",
    shown.flatMap(({ contact, like }) => [contact, like])
  )
  const rows: Array<ReadonlyArray<string>> = []
  for (const { name, contact, like } of shown) {
    const other = yield* log.person(like)
    const named = [other?.contact.name, other?.contact.company].filter(Boolean).join(", ")
    rows.push([ids.get(contact)!, printable(name), "≟", ids.get(like)!, printable(named)])
  }
  out.line(say.pairs)
  out.table([{ style: out.style.id }, { least: 12 }, {}, { style: out.style.id }, { least: 12 }], rows, 1)
  if (pairs.count > SHOWN) out.line(` ${say.andMore(pairs.count - SHOWN)}`)
})
