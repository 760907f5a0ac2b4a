/** `kith opening`: roles that are open somewhere, and who told of them. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { View } from "@kith/core/domain/declare/Entity"
import { Opening, OpeningState } from "@kith/core/domain/entities/Opening"
import { OpeningRecorded } from "@kith/core/domain/events/RecordEvents"
import { plain } from "@kith/core/domain/words/plain"
import { BatchId, newId } from "@kith/core/log/Ids"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { nameOf, personMeant } from "../person.ts"
import { printable } from "../output/printable.ts"
import { dayFlag } from "../readMoment.ts"
import { type Session, VIA } from "../Session.ts"
import { shownId, undoHint } from "../shownId.ts"
import { usage } from "../Stopped.ts"
import { thingMeant } from "../thingMeant.ts"
import { fieldInWords } from "@kith/core/workspace/ValueInWords"
import { valueInWords } from "../valueInWords.ts"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { openingWords } from "../words/openingWords.ts"

const flags = {
  role: { kind: "value" },
  company: { kind: "value" },
  "told-by": { kind: "value" },
  link: { kind: "value" },
  seen: { kind: "value" },
  state: { kind: "value", choices: OpeningState.literals },
  note: { kind: "value" },
  closed: { kind: "boolean" }
} as const

type Given = Call<typeof flags>["flags"]
type Role = View<typeof Opening>

const ACTIONS = { list: [0, 0], add: [1, 1], show: [1, 1], edit: [1, 1] } as const

export const opening = logCommand({
  flags,
  takes: [0, 2],
  words: openingWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }, session) {
    const { lang } = session
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, {
      lang,
      bare: "list",
      show: "show",
      usages: openingWords[lang].help.usage
    })
    if (action === "list") return yield* list(session, given)
    if (action === "add") return yield* add(session, rest[0]!, given)
    const all = yield* session.log.under(Opening, "kind", "opening")
    const one = yield* thingMeant(
      session,
      { kind: "opening", things: all, titleOf, none: openingWords[lang].none },
      rest[0]!
    )
    return yield* action === "show" ? show(session, one) : edit(session, one, given)
  })
})

/** Found by its company too: "the one at RBC". */
const titleOf = ({ role, company }: Role): string => [role, company].filter(Boolean).join(" ")

const OVER: ReadonlySet<string | undefined> = new Set(["taken", "closed"])

const list = Effect.fnUntraced(function* (session: Session, { closed }: Given) {
  const { log, out, lang } = session
  const all = (yield* log.under(Opening, "kind", "opening")).toSorted((a, b) =>
    (a.seen ?? "") < (b.seen ?? "") ? 1 : -1
  )
  const shown = all.filter(({ state }) => closed || !OVER.has(state))
  if (out.isJson) return out.json(shown.map(toJson))
  if (shown.length === 0) return out.note(openingWords[lang].empty)
  const ids = yield* shortIds(
    "opening",
    shown.map(({ id }) => id)
  )
  const rows: Array<ReadonlyArray<string>> = []
  for (const one of shown) {
    rows.push([
      ids.get(one.id)!,
      printable(one.role ?? "?"),
      printable(one.company ?? ""),
      one.state === undefined ? "" : entityWords[lang].openingStates[one.state],
      one.seen === undefined ? "" : yield* valueInWords(session, "opening", "seen", one.seen),
      one.toldBy === undefined ? "" : yield* valueInWords(session, "opening", "toldBy", one.toldBy)
    ])
  }
  const of = (field: string): string => fieldInWords("opening", field, lang)
  const header = [of("role"), fieldInWords("contact", "company", lang), of("state"), of("seen"), of("toldBy")]
  out.table(
    [
      { style: out.style.id },
      { header: header[0]!, least: 12 },
      { header: header[1]!, least: 8 },
      ...header.slice(2).map((text) => ({ header: text }))
    ],
    rows,
    1
  )
})

const detailsFrom = Effect.fnUntraced(function* (session: Session, given: Given) {
  const { company, link, state, note, seen } = given
  const teller = given["told-by"]
  return {
    ...(company === undefined ? {} : { company }),
    ...(link === undefined ? {} : { link }),
    ...(state === undefined ? {} : { state }),
    ...(note === undefined ? {} : { note }),
    ...(seen === undefined ? {} : { seen: yield* dayFlag(session, "--seen", seen, "past") }),
    ...(teller === undefined ? {} : { toldBy: (yield* personMeant(session, teller)).id })
  }
})

const add = Effect.fnUntraced(function* (session: Session, role: string, given: Given) {
  const { log, out, lang, today } = session
  const id = newId(log.random)
  const details = yield* detailsFrom(session, given)
  const draft = OpeningRecorded.draft(id, { role: role.trim(), seen: isoOf(today), state: "seen", ...details })
  const { batch } = yield* log.commit([draft], { via: VIA, batch: BatchId.make(id) })
  const made = (yield* log.get(Opening, id))!
  if (out.isJson) return out.json({ ...toJson(made), undo: batch })
  const said = openingWords[lang].added(printable(role), printable(made.company ?? ""))
  out.echo(`${out.style.good("✓")} ${said} (${yield* shownId("opening", id)})   ${yield* undoHint(session, batch)}`)
  if (made.company === undefined) return
  const there = (yield* log.find(made.company)).filter(
    ({ contact }) => plain(contact.company ?? "") === plain(made.company!)
  )
  if (there.length > 0) out.echo(`  ${openingWords[lang].known(there.slice(0, 5).map(nameOf).join(", "))}`)
})

const edit = Effect.fnUntraced(function* (session: Session, one: Role, given: Given) {
  const { log, out, lang } = session
  const patch = {
    ...(yield* detailsFrom(session, given)),
    ...(given.role === undefined ? {} : { role: given.role.trim() })
  }
  if (Object.keys(patch).length === 0) return yield* usage(openingWords[lang].nothingToChange)
  const { batch } = yield* log.commit([OpeningRecorded.draft(one.id, patch)], { via: VIA })
  if (out.isJson) return out.json({ ...toJson((yield* log.get(Opening, one.id))!), undo: batch })
  const said = openingWords[lang].changed(printable(given.role ?? one.role ?? "?"))
  out.echo(`${out.style.good("✓")} ${said}   ${yield* undoHint(session, batch)}`)
})

const show = Effect.fnUntraced(function* (session: Session, one: Role) {
  const { out, lang } = session
  if (out.isJson) return out.json(toJson(one))
  out.line(`${out.style.bold(printable(one.role ?? "?"))} ${out.style.id(yield* shownId("opening", one.id))}`)
  const rows: Array<ReadonlyArray<string>> = []
  for (const field of ["company", "toldBy", "link", "seen", "state", "note"] as const) {
    const value = one[field]
    const label = fieldInWords(field === "company" ? "contact" : "opening", field, lang)
    if (value !== undefined) rows.push([label, yield* valueInWords(session, "opening", field, value)])
  }
  out.table([{ style: out.style.dim }, { wraps: true }], rows, 1)
})

const toJson = ({ id, role, company, toldBy, link, seen, state, note }: Role) => ({
  id,
  role: role ?? "",
  company: company ?? null,
  toldBy: toldBy ?? null,
  link: link ?? null,
  seen: seen ?? null,
  state: state ?? null,
  note: note ?? null
})
