/** What must hold once everybody has gone home. Each law gives what breaks it, a line each. */
import * as Effect from "effect/Effect"
import type { Event } from "@kith/core/log/Event"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { peopleById } from "@kith/core/workspace/People"
import { bind } from "../../src/engine/binding.ts"
import { cellText, isBlank } from "../../src/engine/cellText.ts"
import { sharedColumns } from "../../src/engine/sharedColumns.ts"
import { canonical, unitsOf } from "../../src/engine/unit.ts"
import { logSide } from "../../src/logSide.ts"
import { rowNumber } from "../../src/Report.ts"
import { FIELDS, type Simulation } from "./Simulation.ts"

export const faultsOf = async (simulation: Simulation): Promise<ReadonlyArray<string>> => {
  const { connector } = simulation
  const events = (await connector.run(connector.log.read(emptyVersion, 1_000_000))).flatMap(({ entries }) =>
    entries.map(({ event }) => event)
  )
  return [
    ...(await agreement(simulation)),
    ...(await nothingTypedIsLost(simulation, events)),
    ...othersColumns(simulation),
    ...(await nothingDeleted(simulation, events)),
    ...nobodyDoubled(simulation, events),
    ...(await nobodyMixedUp(simulation, events))
  ]
}

const columns = sharedColumns(FIELDS)

/** Sheet and log say the same, cell by cell, but for what the report names; everybody has one row. */
const agreement = async ({ grid, connector, reports, has, memory }: Simulation): Promise<ReadonlyArray<string>> => {
  const table = grid.table()
  const { at } = bind(table.columns, columns)
  const units = unitsOf(columns.filter(({ key }) => at.has(key)))
  const ids = table.rows.map((row) => cellText(row[at.get("id")!]).trim())
  const log = await connector.run(logSide({ language: "en", columns, ids }))
  const report = reports.at(-1)!
  const aside = new Set(report.setAside.map(({ row, column }) => `${row} ${column}`))
  const faults: Array<string> = []
  table.rows.forEach((row, index) => {
    const known = log.byId.get(ids[index]!)
    if (ids[index] === "" && units.every(({ keys }) => keys.every((key) => isBlank(row[at.get(key)!])))) return
    if (known === undefined) {
      if (
        !report.setAside.some((each) => each.row === rowNumber(index)) &&
        !report.deletedInLog.some(({ id }) => id === ids[index])
      )
        faults.push(`row ${rowNumber(index)} is nobody's and not reported`)
      return
    }
    for (const unit of units) {
      if (unit.keys.some((key) => aside.has(`${rowNumber(index)} ${table.columns[at.get(key)!]!.heading}`))) continue
      const sheet = unit.read(unit.keys.map((key) => cellText(row[at.get(key)!])))
      const said = unit.read(unit.write(known.row, "en"))
      if (unit.keys.every((key) => isBlank(row[at.get(key)!])) && report.removed.includes(ids[index]!)) continue
      if (sheet === undefined ? said !== undefined : said === undefined || canonical(sheet) !== canonical(said)) {
        faults.push(
          `row ${rowNumber(index)} (${ids[index]}) and the log differ in ${unit.keys.join("+")}: ${JSON.stringify([unit.keys.map((key) => cellText(row[at.get(key)!])), unit.write(known.row, "en")])}`
        )
      }
    }
    const computed = at.get("lastContact")
    if (
      computed === undefined ||
      report.removed.includes(ids[index]!) ||
      aside.has(`${rowNumber(index)} ${table.columns[computed]!.heading}`)
    )
      return
    const text = cellText(row[computed])
    const isOwn = row[computed]?.formula?.startsWith("LOOKUP") === false
    if (!isOwn && text !== (known.row.lastContact ?? ""))
      faults.push(`row ${rowNumber(index)} says last contact ${text}, not ${known.row.lastContact}`)
    if (has.lookups && row[computed]?.formula === undefined) faults.push(`row ${rowNumber(index)} looks nothing up`)
  })
  const { rows: bases } = await Effect.runPromise(memory.load)
  for (const { members } of log.people) {
    const own = ids.filter((id) => members.includes(id as never)).length
    const asked = members.some((id) => bases.get(id)?.removed === true)
    if (own === 0 && !asked) faults.push(`${members[0]} has no row`)
  }
  const twice = ids.filter((id, index) => id !== "" && log.byId.has(id) && ids.indexOf(id) !== index)
  return [...faults, ...twice.map((id) => `${id} stands in two rows`)]
}

/** Whatever somebody typed stands in the sheet, in the log's history or in a report, unless a person has written over it. */
const nothingTypedIsLost = async (
  { crowd, grid, reports, memory }: Simulation,
  events: ReadonlyArray<Event>
): Promise<ReadonlyArray<string>> => {
  const { notices } = (await Effect.runPromise(memory.load)).rest
  const table = grid.table()
  const everything = [
    JSON.stringify(table),
    JSON.stringify(events.map(({ body }) => body)),
    // What was but set aside is to stand in the sheet still.
    JSON.stringify(reports.map((report) => report.notices)),
    JSON.stringify(notices)
  ].join("\n")
  return crowd.typed.flatMap(({ token, over, key }) =>
    over || everything.includes(token) ? [] : [`what was typed under ${key} is lost: ${token}`]
  )
}

/** Cells under headings that are none of ours are as people left them, or a report names what could not be put back. */
const othersColumns = ({ crowd, grid, reports }: Simulation): ReadonlyArray<string> => {
  const notices = JSON.stringify(reports.map((report) => report.notices))
  return crowd.typed.flatMap(({ token, over, copied, key, row, column }) => {
    if (over || copied || key !== undefined || crowd.keysOf.has(column) || notices.includes(token)) return []
    // Swapped headings are no column's own: it may stand under the one that it had.
    const had = crowd.headingsOf.get(column) ?? new Set()
    const own = grid.columns.filter((other) => [...(crowd.headingsOf.get(other) ?? [])].some((each) => had.has(each)))
    return own.some((each) => grid.textAt(row, each).includes(token))
      ? []
      : [`a cell of somebody's own column changed: ${token}`]
  })
}

const nothingDeleted = async (
  { confirmed, connector }: Simulation,
  events: ReadonlyArray<Event>
): Promise<ReadonlyArray<string>> => {
  const persons = await connector.run(peopleById(confirmed))
  const asked = new Set(confirmed.flatMap((id) => [id, ...(persons.get(id)?.members ?? [])]))
  return events.flatMap(({ type, via, entity }) =>
    type === "ContactDeleted" && via.startsWith("sheet:") && !asked.has(entity.slice("contact/".length))
      ? [`${entity} was deleted without a word from anybody`]
      : []
  )
}

/** No more contacts come of the sheet than people made rows, or took an id away: also one that stood under another heading. */
const nobodyDoubled = ({ crowd }: Simulation, events: ReadonlyArray<Event>): ReadonlyArray<string> => {
  const byOthers = new Set(events.filter(({ via }) => !via.startsWith("sheet:")).map(({ entity }) => entity))
  const made = new Set(
    events
      .filter(({ entity, via }) => via.startsWith("sheet:") && entity.startsWith("contact/"))
      .map(({ entity }) => entity)
  )
  const fresh = [...made].filter((entity) => !byOthers.has(entity)).length
  const ids = new Set(events.map(({ entity }) => entity))
  const births = crowd.births + [...crowd.taken].filter((text) => ids.has(`contact/${text}`)).length
  return fresh > births ? [`${fresh} contacts came of ${births} rows`] : []
}

/** What was typed into one person's row is told of nobody else, and of no other field. */
const nobodyMixedUp = async (
  { crowd, connector }: Simulation,
  events: ReadonlyArray<Event>
): Promise<ReadonlyArray<string>> => {
  const faults: Array<string> = []
  const everyId = new Set([...crowd.idsOf.values()].flatMap((ids) => [...ids]))
  const persons = await connector.run(peopleById(everyId))
  for (const { token, row, column, key, copied, elsewhere } of crowd.typed) {
    if (copied || elsewhere || key === undefined || key === "id") continue
    const own = [...(crowd.idsOf.get(row) ?? [])]
    const ids = new Set<string>(own.flatMap((id) => [id, ...(persons.get(id)?.members ?? [])]))
    for (const { entity, body, via } of events) {
      if (!entity.startsWith("contact/") || !via.startsWith("sheet:") || !JSON.stringify(body).includes(token)) continue
      if (!ids.has(entity.slice("contact/".length)))
        faults.push(`${token} was typed for ${[...ids].join(", ")} and told of ${entity}`)
      const field = Object.entries(body as Record<string, unknown>).filter(([, value]) =>
        JSON.stringify(value).includes(token)
      )
      const names = ["givenName", "familyName", "name"]
      const keys = crowd.keysOf.get(column) ?? new Set()
      const isOfNames = [...keys].some((each) => names.includes(each))
      if (!field.every(([name]) => keys.has(name) || (names.includes(name) && isOfNames)))
        faults.push(`${token} was typed under ${key} and told as ${field.map(([name]) => name).join(", ")}`)
    }
  }
  return faults
}
