/** `kith gathering`: events where people meet, and whom one met there. */
import * as Effect from "effect/Effect"
import { parseMoment } from "@kith/core/domain/calendar/Moment"
import type { View } from "@kith/core/domain/declare/Entity"
import { Gathering, GatheringState, GatheringType } from "@kith/core/domain/entities/Gathering"
import { checklistCalled } from "@kith/core/domain/library/checklists"
import { GatheringRecorded } from "@kith/core/domain/events/RecordEvents"
import { BatchId, newId } from "@kith/core/log/Ids"
import { metDrafts, peopleNamed } from "@kith/core/workspace/PeopleMet"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { nameOf } from "../person.ts"
import { printable, printableLines } from "../output/printable.ts"
import { momentFlag } from "../readMoment.ts"
import { type Session, VIA } from "../Session.ts"
import { shownId, undoHint } from "../shownId.ts"
import { ambiguous, usage } from "../Stopped.ts"
import { thingMeant } from "../thingMeant.ts"
import { fieldInWords } from "@kith/core/workspace/ValueInWords"
import { plannedInWords, valueInWords } from "../valueInWords.ts"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { gatheringWords } from "../words/gatheringWords.ts"

const flags = {
  name: { kind: "value" },
  type: { kind: "value", choices: GatheringType.literals },
  host: { kind: "value" },
  place: { kind: "value" },
  link: { kind: "value" },
  when: { kind: "value" },
  until: { kind: "value" },
  state: { kind: "value", choices: GatheringState.literals },
  note: { kind: "value" },
  nobody: { kind: "boolean" },
  new: { kind: "boolean" },
  ready: { kind: "boolean" },
  past: { kind: "boolean" }
} as const

type Given = Call<typeof flags>["flags"]
type Event = View<typeof Gathering>

const ACTIONS = { list: [0, 0], add: [1, 1], show: [1, 1], edit: [1, 1], met: [1, 99], check: [1, 20] } as const

export const gathering = logCommand({
  flags,
  takes: [0, 100],
  words: gatheringWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }, session) {
    const { lang } = session
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, {
      lang,
      bare: "list",
      show: "show",
      usages: gatheringWords[lang].help.usage
    })
    if (action === "list") return yield* list(session, given)
    if (action === "add") return yield* add(session, rest[0]!, given)
    const all = yield* session.log.under(Gathering, "kind", "gathering")
    const one = yield* thingMeant(
      session,
      { kind: "gathering", things: all, titleOf, none: gatheringWords[lang].none },
      rest[0]!
    )
    if (action === "show") return yield* show(session, one)
    if (action === "edit") return yield* edit(session, one, given)
    if (action === "met") return yield* met(session, one, rest.slice(1), given)
    return yield* check(session, one, rest.slice(1), given)
  })
})

const titleOf = ({ name }: Event): string => name ?? ""

const startOf = ({ starts, ends }: Event): string => starts ?? ends ?? ""

const list = Effect.fnUntraced(function* (session: Session, { past }: Given) {
  const { log, out, lang, now, calendar } = session
  const all = (yield* log.under(Gathering, "kind", "gathering")).toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
  const shown = all.filter((one) => past || !isOver(one, calendar.dayOfInstant(now)))
  if (out.isJson) return out.json(shown.map(toJson))
  if (shown.length === 0) return out.note(gatheringWords[lang].empty)
  const ids = yield* shortIds(
    "gathering",
    shown.map(({ id }) => id)
  )
  const rows = shown.map((one) => [
    ids.get(one.id)!,
    printable(titleOf(one)),
    whenOf(session, one),
    printable(one.place ?? ""),
    one.state === undefined ? "" : entityWords[lang].gatheringStates[one.state],
    one.people.length === 0 ? "" : gatheringWords[lang].peopleMet(one.people.length)
  ])
  out.table([{ style: out.style.id }, { least: 12 }, {}, { least: 8 }, {}, { style: out.style.dim }], rows, 1)
})

const isOver = ({ state, starts, ends }: Event, today: number): boolean => {
  const moment = parseMoment(ends ?? starts ?? "")
  return state === "missed" || (moment === undefined ? state === "attended" : moment.day < today)
}

const whenOf = (session: Session, { starts, ends }: Event): string => {
  const when = starts ?? ends
  return when === undefined ? "" : plannedInWords(session, when)
}

const add = Effect.fnUntraced(function* (session: Session, name: string, given: Given) {
  const { log, out, lang } = session
  const id = newId(log.random)
  const details = yield* detailsFrom(session, given, undefined)
  const draft = GatheringRecorded.draft(id, { state: stateAt(session, details.starts), ...details, name: name.trim() })
  const { batch } = yield* log.commit([draft], { via: VIA, batch: BatchId.make(id) })
  const made = (yield* log.get(Gathering, id))!
  if (out.isJson) return out.json({ ...toJson(made), undo: batch })
  const said = gatheringWords[lang].added(printable(name), whenOf(session, made))
  out.echo(`${out.style.good("✓")} ${said} (${yield* shownId("gathering", id)})   ${yield* undoHint(session, batch)}`)
})

const stateAt = ({ today }: Session, starts: string | undefined): "planned" | "attended" => {
  const moment = starts === undefined ? undefined : parseMoment(starts)
  return moment !== undefined && moment.day < today ? "attended" : "planned"
}

/** What the flags say of it; `current`: what is known already. */
const detailsFrom = Effect.fnUntraced(function* (session: Session, given: Given, current: Event | undefined) {
  const { type, host, place, link, when, until, state, note } = given
  const starts = when === undefined ? undefined : yield* momentFlag(session, "--when", when, "future")
  const day = starts?.slice(0, 10) ?? current?.starts?.slice(0, 10)
  // "until 20:00" is on the day it starts.
  const ends =
    until === undefined
      ? undefined
      : yield* momentFlag(
          session,
          "--until",
          timeAlone(until) && day !== undefined ? `${day}T${timeAlone(until)}` : until,
          "future"
        )
  const [from, to] = [starts ?? current?.starts, ends ?? current?.ends]
  if (from !== undefined && to !== undefined && to < from && to.length >= from.length)
    return yield* usage(gatheringWords[session.lang].endsFirst)
  const notes = note === undefined ? undefined : yield* session.log.textPatch(current?.notes, note)
  return {
    ...(type === undefined ? {} : { type }),
    ...(host === undefined ? {} : { host }),
    ...(place === undefined ? {} : { place }),
    ...(link === undefined ? {} : { link }),
    ...(starts === undefined ? {} : { starts }),
    ...(ends === undefined ? {} : { ends }),
    ...(state === undefined ? {} : { state }),
    ...(notes === undefined ? {} : { notes })
  }
})

/** `20:00`, `20h`, `20 h 30` as ISO has it. */
const timeAlone = (text: string): string | undefined => {
  const parts = /^([01]?\d|2[0-3])\s?[:h]\s?([0-5]\d)?$/i.exec(text.trim())
  return parts === null ? undefined : `${parts[1]!.padStart(2, "0")}:${parts[2] ?? "00"}`
}

const edit = Effect.fnUntraced(function* (session: Session, one: Event, given: Given) {
  const { log, out, lang } = session
  const details = yield* detailsFrom(session, given, one)
  const patch = { ...details, ...(given.name === undefined ? {} : { name: given.name.trim() }) }
  if (Object.keys(patch).length === 0) return yield* usage(gatheringWords[lang].nothingToChange)
  const { batch } = yield* log.commit([GatheringRecorded.draft(one.id, patch)], { via: VIA })
  if (out.isJson) return out.json({ ...toJson((yield* log.get(Gathering, one.id))!), undo: batch })
  out.echo(
    `${out.style.good("✓")} ${gatheringWords[lang].changed(printable(given.name ?? titleOf(one)))}   ${yield* undoHint(session, batch)}`
  )
})

const show = Effect.fnUntraced(function* (session: Session, one: Event) {
  const { log, out, lang } = session
  const notes = yield* log.readText(one.notes)
  const people = yield* log.people(one.people)
  if (out.isJson) {
    return out.json({
      ...toJson(one),
      notes,
      people: people.map(({ id, contact }) => ({ id, name: contact.name ?? "" }))
    })
  }
  out.line(`${out.style.bold(printable(titleOf(one)))} ${out.style.id(yield* shownId("gathering", one.id))}`)
  const rows: Array<ReadonlyArray<string>> = []
  for (const field of ["type", "host", "place", "link", "starts", "ends", "state", "nobody"] as const) {
    const value = one[field]
    if (value !== undefined)
      rows.push([fieldInWords("gathering", field, lang), yield* valueInWords(session, "gathering", field, value)])
  }
  for (const line of notes === "" ? [] : printableLines(notes))
    rows.push([fieldInWords("contact", "notes", lang), line])
  const ids = yield* shortIds(
    "contact",
    people.map(({ id }) => id)
  )
  for (const person of people) {
    const { company } = person.contact
    const about = company === undefined ? "" : `, ${printable(company)}`
    rows.push([gatheringWords[lang].people, `${nameOf(person)}${about} ${out.style.id(ids.get(person.id)!)}`])
  }
  out.table([{ style: out.style.dim }, { wraps: true }], rows, 1)
})

const met = Effect.fnUntraced(function* (session: Session, one: Event, typed: ReadonlyArray<string>, given: Given) {
  const { log, out, lang } = session
  const say = gatheringWords[lang]
  const names = typed
    .flatMap((some) => some.split(/[,;\n]/))
    .map((name) => name.trim())
    .filter(Boolean)
  if (given.nobody && names.length > 0) return yield* usage(say.bothNobody)
  if (given.nobody) {
    const { batch } = yield* log.commit([GatheringRecorded.draft(one.id, { nobody: true, state: "attended" })], {
      via: VIA
    })
    if (out.isJson) return out.json({ id: one.id, people: [], undo: batch })
    return out.echo(
      `${out.style.good("✓")} ${say.metNobody(printable(titleOf(one)))}   ${yield* undoHint(session, batch)}`
    )
  }
  if (names.length === 0) return yield* usage(say.noNames)
  const { people, drafts } = yield* metDrafts(
    one.id,
    given.new ? names.map((name) => ({ name })) : yield* whoTheyAre(session, names)
  )
  const { batch } = yield* log.commit(drafts, { via: VIA })
  if (out.isJson) {
    return out.json({
      id: one.id,
      people: people.map(({ id, name, isNew }) => ({ id, name, new: isNew })),
      undo: batch
    })
  }
  const fresh = people.filter(({ isNew }) => isNew).length
  out.echo(
    `${out.style.good("✓")} ${say.met(people.length, printable(titleOf(one)), fresh)}   ${yield* undoHint(session, batch)}`
  )
  const ids = yield* shortIds(
    "contact",
    people.map(({ id }) => id)
  )
  out.echo(`  ${people.map(({ id, name }) => `${printable(name)} (${ids.get(id)!})`).join(" · ")}`)
  out.echo(`  ${say.next}`)
})

/** The same name is the same person; a name that only resembles some is nobody's to guess. */
const whoTheyAre = Effect.fnUntraced(function* (session: Session, names: ReadonlyArray<string>) {
  const chosen: Array<{ readonly name: string; readonly id?: string }> = []
  for (const { name, exactly, perhaps } of yield* peopleNamed(names)) {
    const unclear = exactly.length > 1 ? exactly : exactly.length === 0 && !name.includes(" ") ? perhaps : []
    if (unclear.length > 0) {
      const ids = yield* shortIds(
        "contact",
        unclear.map(({ id }) => id)
      )
      const choices = unclear.slice(0, 8).map((one) => `${nameOf(one)} (${ids.get(one.id)!})`)
      return yield* ambiguous(gatheringWords[session.lang].whichPerson(name, choices.join(" | ")), {
        ambiguous: name,
        choices: unclear.map(({ id, contact }) => ({ id, name: contact.name ?? "" }))
      })
    }
    chosen.push(exactly[0] === undefined ? { name } : { name: exactly[0].contact.name ?? name, id: exactly[0].id })
  }
  return chosen
})

const check = Effect.fnUntraced(function* (session: Session, one: Event, typed: ReadonlyArray<string>, given: Given) {
  const { log, out, lang } = session
  const say = gatheringWords[lang]
  const { items, title } = checklistCalled("before-event")!
  const strange = typed.find((word) => !items.some(({ id }) => id === word))
  if (strange !== undefined) return yield* usage(say.noSuchItem(strange, items.map(({ id }) => id).join(", ")))
  const ticked = new Set([...one.checked, ...typed])
  const isReady = given.ready || items.every(({ id }) => ticked.has(id))
  const patch = {
    ...(typed.length > 0 ? { checked: { add: typed } } : {}),
    ...(isReady && one.ready !== true ? { ready: true } : {})
  }
  const isChange = Object.keys(patch).length > 0
  const receipt = isChange ? yield* log.commit([GatheringRecorded.draft(one.id, patch)], { via: VIA }) : undefined
  if (out.isJson) {
    const done = items.map(({ id, say: words }) => ({ item: id, text: words[lang], done: ticked.has(id) }))
    return out.json({ id: one.id, ready: isReady, items: done, undo: receipt?.batch ?? null })
  }
  out.line(`${out.style.bold(title[lang])}, ${printable(titleOf(one))}`)
  out.table(
    [{}, { style: out.style.id }, { wraps: true }],
    items.map(({ id, say: words }) => [ticked.has(id) ? "✓" : "·", id, words[lang]]),
    1
  )
  if (receipt === undefined) return
  const what = isReady ? say.prepared : say.ticked(typed.length)
  out.echo(`${out.style.good("✓")} ${what}   ${yield* undoHint(session, receipt.batch)}`)
})

const toJson = ({ id, name, type, host, place, link, starts, ends, state, people, nobody, ready }: Event) => ({
  id,
  name: name ?? "",
  type: type ?? null,
  host: host ?? null,
  place: place ?? null,
  link: link ?? null,
  starts: starts ?? null,
  ends: ends ?? null,
  state: state ?? null,
  people: people.length,
  nobody: nobody ?? false,
  ready: ready ?? false
})
