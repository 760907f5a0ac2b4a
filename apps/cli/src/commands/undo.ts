/** `kith undo ID`: takes a change back; without an id, the recent ones to choose from. */
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { ImportRun } from "@kith/core/domain/entities/Preferences"
import { momentInWords } from "@kith/core/domain/words/whenToWords"
import { titleOf } from "@kith/core/workspace/Choosing"
import { entitiesFrom, lastBatchOf, type RecentBatch, recentBatches } from "@kith/core/workspace/RecentBatches"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { logCommand } from "../Command.ts"
import { printable } from "../output/printable.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { ambiguous, failed, usage } from "../Stopped.ts"
import { fieldInWords } from "@kith/core/workspace/ValueInWords"
import { type EntityKind, entityWords } from "@kith/core/domain/words/entityWords"
import { undoWords } from "../words/historyWords.ts"

export const undo = logCommand({
  flags: { list: { kind: "value" } },
  takes: [0, 1],
  words: undoWords,
  run: Effect.fnUntraced(function* ({ args: [typed], flags: { list } }, session) {
    if (typed === undefined) return yield* recent(session, list)
    yield* takeBack(session, yield* batchMeant(session, typed.trim().toLowerCase()))
  })
})

const LISTED = 10
/** Batches among which an earlier undo is looked for. */
const LOOKED_BACK = 200

const recent = Effect.fnUntraced(function* (session: Session, count: string | undefined) {
  const { out, lang, today, calendar } = session
  const say = undoWords[lang]
  if (count !== undefined && !/^[1-9]\d{0,3}$/.test(count)) return yield* usage(say.notANumber(count))
  const batches = yield* recentBatches(Number(count ?? LISTED))
  if (out.isJson) {
    return out.json(
      batches.map(({ batch, at, via, events, types, entities, undone, undoes }) => ({
        batch,
        at: new Date(at).toISOString(),
        via,
        events,
        types,
        entities,
        undone,
        undoes: undoes ?? null
      }))
    )
  }
  if (batches.length === 0) return out.note(say.none)
  const ids = yield* shortIds(
    "batch",
    batches.flatMap(({ batch, undoes }) => [batch, ...(undoes === undefined ? [] : [undoes])])
  )
  const rows: Array<ReadonlyArray<string>> = []
  for (const each of batches) {
    rows.push([
      ids.get(each.batch)!,
      momentInWords(localOf(calendar.zone, each.at), { today, lang }),
      yield* whatIn(session, each, ids),
      each.undone ? say.taken : "",
      printable(each.via)
    ])
  }
  out.table([{ style: out.style.id }, {}, { least: 20 }, { style: out.style.warn }, { style: out.style.dim }], rows, 1)
})

const IMPORT = "import:"

/** What a batch was about: an import by its file, anything else by the things that it touched. */
const whatIn = Effect.fnUntraced(function* (
  { log, lang }: Session,
  { batch, entities, events, undoes, via }: RecentBatch,
  ids: ReadonlyMap<string, string>
) {
  const say = undoWords[lang]
  if (undoes !== undefined) return say.undoes(ids.get(undoes) ?? undoes)
  const run = yield* log.get(ImportRun, batch)
  // An import that was taken back says no more which file it was.
  if (run === undefined && via.startsWith(IMPORT))
    return `${say.imported(printable(via.slice(IMPORT.length)))}, ${say.things(events)}`
  if (run !== undefined) return `${say.imported(printable(run.file ?? run.source ?? "?"))}, ${say.things(events)}`
  const named: Array<string> = []
  // What it made stands first: the batch has its id.
  for (const entity of entities
    .toSorted((a, b) => Number(b.endsWith(`/${batch}`)) - Number(a.endsWith(`/${batch}`)))
    .slice(0, 2)) {
    const { kind } = kindAndId(entity)
    const what = entityWords[lang].kinds[kind as EntityKind] ?? kind
    const title = yield* titleOf(entity)
    named.push(title === undefined ? what : `${what} ${printable(title)}`)
  }
  const rest = events - named.length
  return [named.join(", "), ...(rest > 0 ? [say.andMore(rest)] : [])].join(" ")
})

/** A batch whose id begins so; else the last one that touched the thing whose id does. */
const batchMeant = Effect.fnUntraced(function* ({ log, lang }: Session, typed: string) {
  const say = undoWords[lang]
  const batches = typed === "" ? [] : yield* log.batchesFrom(typed)
  const exact = batches.find((batch) => batch === typed)
  if (exact !== undefined) return exact
  if (batches.length === 1) return batches[0]!
  if (batches.length > 1) {
    const ids = yield* shortIds("batch", batches)
    return yield* ambiguous(say.which(typed, batches.map((batch) => ids.get(batch)!).join(" | ")), {
      ambiguous: typed,
      choices: batches
    })
  }
  const entities = typed === "" ? [] : yield* entitiesFrom(typed)
  if (entities.length > 1) {
    const titles = []
    for (const entity of entities.slice(0, 8)) {
      const { kind, id } = kindAndId(entity)
      titles.push(
        `${entityWords[lang].kinds[kind as EntityKind] ?? kind} ${printable((yield* titleOf(entity)) ?? "")} (${id.slice(0, typed.length + 2)})`
      )
    }
    return yield* ambiguous(say.which(typed, titles.join(" | ")), { ambiguous: typed, choices: entities })
  }
  const batch = entities[0] === undefined ? undefined : yield* lastBatchOf(entities[0])
  return batch ?? (yield* failed(say.noSuch(typed)))
})

const takeBack = Effect.fnUntraced(function* (session: Session, batch: string) {
  const { log, out, lang } = session
  const say = undoWords[lang]
  const { restored, leftAlone, dots, batch: own } = yield* log.undo(batch, VIA)
  if (out.isJson) return out.json({ undone: batch, restored, leftAlone, undo: dots.length === 0 ? null : own })
  // What an earlier undo took back has changed since, too, and by nobody's hand.
  const isDone =
    dots.length === 0 &&
    (leftAlone.length === 0 || (yield* recentBatches(LOOKED_BACK)).some((each) => each.batch === batch && each.undone))
  if (isDone) return out.note(say.nothingLeft)
  if (dots.length > 0) out.echo(`${out.style.good("✓")} ${say.restored(restored)}   ${yield* undoHint(session, own)}`)
  if (leftAlone.length === 0) return
  out.echo(say.leftAlone(leftAlone.length))
  const rows: Array<ReadonlyArray<string>> = []
  for (const { entity, field } of leftAlone.slice(0, LISTED)) {
    const { kind } = kindAndId(entity)
    rows.push([
      printable((yield* titleOf(entity)) ?? entityWords[lang].kinds[kind as EntityKind] ?? kind),
      fieldInWords(kind, field, lang)
    ])
  }
  if (!out.isQuiet) out.table([{ least: 12 }, {}], rows, 2)
  if (leftAlone.length > LISTED) out.echo(`  ${say.andMore(leftAlone.length - LISTED)}`)
})
