/** An archive as a service delivered it: what is in it, and the lists of people and messages among that, as one import. */
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import { FileImported } from "@kith/core/domain/events/RecordEvents"
import { BatchId, newId } from "@kith/core/log/Ids"
import type { Recognised } from "@kith/formats/recognise"
import { memberBytes } from "@kith/formats/zip/Archive"
import { type RecognisedMember, recognisedMembers } from "@kith/formats/zip/recognisedMembers"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { failed, usage } from "../Stopped.ts"
import { importArchiveWords } from "../words/importArchiveWords.ts"
import { importTableWords } from "../words/importTableWords.ts"
import { importWords } from "../words/importWords.ts"
import { ownerMeant } from "./accountOwner.ts"
import { archiveFault, bytesShown, type ImportedFile, memberFile } from "./importedFile.ts"
import { notHeeded } from "./flagsHeeded.ts"
import { importWholeLog } from "./importWholeLog.ts"
import type { Asked, Outcome, Part, Prepared } from "./Outcome.ts"
import { prepareFile } from "./prepareFile.ts"
import { refusedToJson } from "./refusedInWords.ts"
import { tellAfterwards } from "./tellOutcome.ts"

interface Chosen {
  readonly file: ImportedFile
  readonly path: string
  readonly recognised: Recognised
}

export const importArchive = Effect.fnUntraced(function* (session: Session, archive: ImportedFile, asked: Asked) {
  const { out, lang } = session
  const members = yield* recognisedMembers(bytesShown(archive, session)).pipe(
    Effect.mapError((error) => (error._tag === "ArchiveError" ? archiveFault(error, archive, session) : error))
  )
  const found = yield* chosenOf(session, archive, members, asked.only)
  const chosen = found
    .map(({ member, recognised }): Chosen => ({
      file: memberFile(archive, member, memberBytes),
      path: member.path,
      recognised
    }))
    .toSorted((a, b) => ORDER.indexOf(a.recognised._tag) - ORDER.indexOf(b.recognised._tag))
  const useless = notHeeded(
    session,
    asked,
    archive.path,
    chosen.map(({ recognised }) => recognised._tag)
  )
  if (useless !== undefined) return yield* useless
  const log = chosen.find(({ recognised }) => recognised._tag === "Log")
  if (log !== undefined) return yield* importWholeLog(session, log.file, asked.dryRun)
  if (asked.map !== undefined && !chosen.some(({ recognised }) => MAPPED.has(recognised._tag))) {
    return yield* usage(importTableWords[lang].noTable(printable(archive.path)))
  }
  const touches = chosen.flatMap(({ file, recognised }) =>
    recognised._tag === "Touches" ? [{ file, format: recognised.format }] : []
  )
  const owner = touches.length === 0 ? undefined : yield* ownerMeant(session, touches, asked)
  const parts: Array<Chosen & { readonly prepared: Prepared }> = []
  for (const one of chosen) {
    parts.push({
      ...one,
      prepared: yield* prepareFile(session, one.file, one.recognised, { ...asked, only: [] }, owner)
    })
  }
  if (!out.isJson) tellContents(session, archive, members, parts)
  yield* importParts(session, archive, parts, members, asked)
})

const MAPPED: ReadonlySet<Recognised["_tag"]> = new Set(["Table", "Workbook"])

/** Who is a contact decides what messages and meetings lead to. */
const ORDER: ReadonlyArray<Recognised["_tag"]> = ["Log", "People", "Table", "Workbook", "Touches", "Calendar"]

const importParts = Effect.fnUntraced(function* (
  session: Session,
  archive: ImportedFile,
  parts: ReadonlyArray<{ readonly path: string; readonly prepared: Prepared; readonly file: ImportedFile }>,
  members: ReadonlyArray<RecognisedMember>,
  { dryRun }: Asked
) {
  const { out, log } = session
  const part: Part = { batch: BatchId.make(newId(log.random)), coming: new Set() }
  const outcomes: Array<Outcome & { readonly path: string }> = []
  for (const { path, prepared, file } of parts) {
    const outcome = yield* prepared.run(part)
    outcomes.push({ ...outcome, path })
    if (out.isJson) continue
    if (parts.length > 1) out.line(out.style.bold(printable(file.name)))
    yield* outcome.tell
  }
  const undo = outcomes.find((outcome) => outcome.undo !== undefined)?.undo
  if (undo !== undefined && outcomes.length > 1) {
    const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, each) => total + of(each), 0)
    const run = { file: archive.name, added: sum(contactsMade), changed: sum(({ changed }) => changed) }
    yield* log.commit([FileImported.draft(part.batch, run)], { via: "import:zip", batch: part.batch })
  }
  if (out.isJson) return out.json(toJson(outcomes, undo, members))
  const reminders = outcomes.map((outcome) => outcome.reminders).filter(Boolean)
  // Of contacts and of messages the same is said; the dates of the first are those that matter.
  yield* tellAfterwards(session, { undo, reminders: reminders[0] ?? "" }, dryRun)
})

const contactsMade = (outcome: Outcome): number => {
  const { added = outcome.more["peopleAdded"] ?? outcome.new } = outcome.more
  return typeof added === "number" ? added : 0
}

const toJson = (
  outcomes: ReadonlyArray<Outcome & { readonly path: string }>,
  undo: BatchId | undefined,
  members: ReadonlyArray<RecognisedMember>
): Schema.Json => {
  const sum = (name: "rows" | "new" | "known" | "changed" | "maybeSame"): number =>
    outcomes.reduce((total, outcome) => total + outcome[name], 0)
  const taken = new Set(outcomes.map(({ path }) => path))
  return {
    rows: sum("rows"),
    new: sum("new"),
    known: sum("known"),
    changed: sum("changed"),
    maybeSame: sum("maybeSame"),
    unreadable: outcomes.flatMap(({ path, unreadable }) =>
      unreadable.first.map((refused) => ({ file: path, ...refusedToJson(refused) }))
    ),
    undo: undo ?? null,
    files: outcomes.map(({ path, more, rows, new: fresh, known, changed, maybeSame, unreadable }) => ({
      file: path,
      rows,
      new: fresh,
      known,
      changed,
      maybeSame,
      unreadable: unreadable.count,
      ...more
    })),
    leftAlone: members.map(({ member }) => member.path).filter((path) => !taken.has(path))
  }
}

const chosenOf = Effect.fnUntraced(function* (
  { lang }: Session,
  archive: ImportedFile,
  members: ReadonlyArray<RecognisedMember>,
  only: ReadonlyArray<string>
) {
  const say = importArchiveWords[lang]
  const names = namesOf(members, lang)
  if (members.length === 0) return yield* failed(say.emptyArchive(printable(archive.path)))
  if (only.length === 0) {
    // A whole log says everything that the other files beside it say.
    const logs = members.flatMap(readable).filter(({ recognised }) => recognised._tag === "Log")
    const usual = logs.length === 1 ? logs : members.filter((member) => member.usual).flatMap(readable)
    return usual.length > 0 ? usual : yield* failed(say.nothing(printable(archive.path), names))
  }
  const chosen: Array<RecognisedMember & { readonly recognised: Recognised }> = []
  for (const name of only) {
    const called = members.filter((member) => isCalled(member, name))
    if (called.length === 0) return yield* usage(say.noSuch(printable(name), names))
    const read = called.flatMap(readable)
    if (read.length === 0) return yield* failed(say.notRead(printable(name)))
    const inner = read.find(({ recognised }) => recognised._tag === "Archive" || recognised._tag === "Log")
    if (inner !== undefined && (inner.recognised._tag === "Archive" || only.length > 1)) {
      return yield* failed(say.byItself(printable(inner.member.path)))
    }
    for (const one of read) if (!chosen.includes(one)) chosen.push(one)
  }
  return chosen
})

const readable = (member: RecognisedMember): ReadonlyArray<RecognisedMember & { readonly recognised: Recognised }> =>
  member.recognised === undefined ? [] : [member as RecognisedMember & { readonly recognised: Recognised }]

/** By its path, its name, its name without the ending, or the end of its format's id: `messages`. */
const isCalled = ({ member: { path, name }, recognised }: RecognisedMember, typed: string): boolean => {
  const wanted = typed.toLowerCase()
  const id = recognised !== undefined && "format" in recognised ? recognised.format.id : ""
  return (
    [path, name, name.replace(/\.[^.]*$/, "")].some((each) => each.toLowerCase() === wanted) ||
    (id.startsWith("linkedin-") && id.slice("linkedin-".length) === wanted)
  )
}

/** Of the names of many. */
const NAMED = 12

const namesOf = (members: ReadonlyArray<RecognisedMember>, lang: Session["lang"]): string => {
  const more = members.length > NAMED ? ` ${importArchiveWords[lang].andMore(members.length - NAMED)}` : ""
  return (
    printable(
      members
        .slice(0, NAMED)
        .map(({ member }) => member.name || member.path)
        .join(", ")
    ) + more
  )
}

const tellContents = (
  { out, lang }: Session,
  archive: ImportedFile,
  members: ReadonlyArray<RecognisedMember>,
  parts: ReadonlyArray<{ readonly path: string; readonly prepared: Prepared }>
): void => {
  const say = importArchiveWords[lang]
  out.line(say.inIt(printable(archive.path)))
  out.table(
    [{ least: 20 }, { align: "right" }],
    parts.map(({ path, prepared }) => [printable(path), importWords[lang].rows(prepared.rows)]),
    1
  )
  const taken = new Set(parts.map(({ path }) => path))
  const others = members.filter(({ member }) => !taken.has(member.path))
  if (others.length > 0) out.note(say.alone(namesOf(others, lang)))
}
