/** Shared contacts into the club's log: once each, whoever they were merged with since; a later sharing changes what has changed. */
import * as Effect from "effect/Effect"
import { Contact } from "@kith/core/domain/entities/Contact"
import { type EntityRecord, valuesAt } from "@kith/core/domain/merge/EntityRecord"
import type { Json } from "@kith/core/domain/merge/State"
import type { Row } from "@kith/core/domain/SourceRecord"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { importedId } from "@kith/core/workspace/importedId"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { memberNames } from "../sync/deviceNames.ts"
import { withSync } from "../sync/syncPorts.ts"
import { shareWords } from "../words/shareWords.ts"
import type { Shared } from "./rowsToShare.ts"

export const shareInto = Effect.fnUntraced(function* (session: Session, shared: Shared, dryRun: boolean) {
  const { log, out, lang, settings, now, folder } = session
  const say = shareWords[lang]
  const source = `share:${shared.workspace}`
  const rows = yield* rowsFor(shared, source)
  const asOf = new Date(session.global.at === undefined ? Date.now() : now).toISOString()
  const report = yield* log.importRows(rows, { source, asOf, via: "share", dryRun })
  const readers = yield* readersOf(session)
  const club = printable(settings.name ?? folder)
  const alike = report.maybeSame.first
  if (out.isJson) {
    return out.json({
      to: settings.name ?? null,
      shared: report.rows,
      new: report.new,
      changed: report.changed,
      known: report.known,
      kept: report.kept,
      maybeSame: alike.map(({ name, contact, like }) => ({ name, contact, like })),
      readers: readers.count,
      dryRun,
      undo: report.undo ?? null
    })
  }
  const counts = say.counts(report.new, report.changed, report.known)
  const undo = report.undo === undefined ? "" : `   ${yield* undoHint(session, report.undo)} -w ${forShell(club)}`
  out.echo(
    `${out.style.good("✓")} ${dryRun ? say.would(report.rows, club, counts) : say.shared(report.rows, club, counts)}${undo}`
  )
  out.note(`  ${say.fields(shared.columns)}`)
  out.note(`  ${readers.count <= 1 ? say.readByYou(club) : say.readBy(club, readers.count, readers.names)}`)
  if (report.kept > 0) out.note(`  ${say.kept(report.kept)}`)
  const ids = yield* shortIds(
    "contact",
    alike.flatMap(({ contact, like }) => [contact, like])
  )
  for (const { name, contact, like } of alike.slice(0, SHOWN)) {
    out.note(`  ${say.maybeSame(printable(name), ids.get(like) ?? like, ids.get(contact) ?? contact, forShell(club))}`)
  }
})

const SHOWN = 10

/** Somebody who was merged with another since keeps the contact that they had there first. */
const rowsFor = Effect.fnUntraced(function* ({ people }: Shared, source: string) {
  const { mac } = yield* DeviceKeys
  const idsOf = people.map(({ members }) => members.map((member) => importedId(mac, source, member)))
  const stored = yield* (yield* EntityStore).get(idsOf.flat().map((id) => `contact/${id}`))
  return people.map(({ members, fields }, index): Row => {
    const ids = idsOf[index]!
    const at = Math.max(
      0,
      ids.findIndex((id) => stored.has(`contact/${id}`))
    )
    const record = stored.get(`contact/${ids[at]!}`)?.record
    return { _tag: "Read", line: index + 1, record: { sourceKey: members[at]!, fields: said(fields, record, source) } }
  })
})

/** What is there; and of what was said before and is no more, that it is no more. */
const said = (
  fields: Readonly<Record<string, Json | undefined>>,
  record: EntityRecord | undefined,
  source: string
): Readonly<Record<string, Json>> => {
  const all: Record<string, Json> = {}
  for (const [field, value] of Object.entries(fields)) {
    const wasSaid = record !== undefined && valuesAt(record, "said", `${source}/${field}`).length > 0
    const { kind } = Contact.fields[field as keyof typeof Contact.fields]
    const isEmpty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
    if (!isEmpty) all[field] = value
    else if (wasSaid) all[field] = kind === "set" ? [] : kind === "text" ? "" : null
  }
  return all
}

/** Who reads the club's log, as far as this device knows. */
const readersOf = Effect.fnUntraced(function* (session: Session) {
  return yield* withSync(session, (local) =>
    Effect.gen(function* () {
      const membership = yield* local.members
      const present = [...membership.members.values()].filter(({ removed }) => !removed)
      const names = yield* memberNames(membership)
      const known = present.flatMap(({ id }) => names.get(id) ?? [])
      return { count: present.length, names: known.join(", ") }
    })
  )
})

const forShell = (text: string): string => (/^[\w.-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`)
