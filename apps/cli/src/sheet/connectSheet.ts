/** `kith sheet connect` and `create`: a sheet that is there, or a new one, is this log's from now on. */
import { existsSync } from "node:fs"
import * as Effect from "effect/Effect"
import { newId } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import { bind } from "@kith/sheets/engine/binding"
import { headingOf, sharedColumns } from "@kith/sheets/engine/sharedColumns"
import { fileFault } from "../fileFault.ts"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { failed, usage } from "../Stopped.ts"
import { sheetWords } from "../words/sheetWords.ts"
import { fieldsMeant } from "./fieldsMeant.ts"
import type { OpenedSheet } from "./openSheet.ts"
import { fileTitle, isSamePlace, placeMeant, type PlaceFlags, placeName } from "./placeMeant.ts"
import { inWords, openKept } from "./runSheet.ts"
import {
  type FilePlace,
  forgetSheet,
  type GooglePlace,
  keepSheet,
  type KeptSheet,
  type Place,
  readSheets
} from "./sheetsFile.ts"
import { syncSheets } from "./syncSheets.ts"
import { agreedToShare } from "./whoReads.ts"

export interface ConnectFlags extends PlaceFlags {
  readonly name: string | undefined
  readonly fields: string | undefined
  /** A sign-in that reaches every spreadsheet of somebody's, and not those alone that Kith made. */
  readonly wide: boolean
}

export const connectSheet = Effect.fnUntraced(function* (session: Session, typed: string, flags: ConnectFlags) {
  const { out, lang, folder } = session
  const say = sheetWords[lang]
  const place = yield* placeMeant(session, typed, flags)
  if (place.kind === "google" && place.spreadsheetId === "") return yield* usage(say.notAPlace(typed))
  if (place.kind !== "google" && !existsSync(place.path)) return yield* failed(say.noSuchFile(place.path, typed))
  yield* newHere(session, place)
  const draft = yield* draftOf(session, place, flags)
  return yield* Effect.gen(function* () {
    if (place.kind === "google") yield* readyOnline(session, { ...draft, place }, flags.wide)
    const opened = yield* openKept(session, draft)
    // Nobody has to name the first tab, which may be connected already.
    const bound = withTab(draft, opened)
    yield* newHere(session, bound)
    const { columns, rows } = yield* opened.sheet.read.pipe(inWords(session, draft))
    const name = yield* freeName(session, flags.name ?? titleOf(opened, draft))
    const kept: KeptSheet = { ...draft, name, place: bound }
    yield* agreedToShare(session, { place, name: opened.sheet.name, fields: draft.fields, isNew: false })
    keepSheet(folder, kept)
    const wanted = sharedColumns(draft.fields)
    const { at } = bind(columns, wanted)
    const known = wanted.filter(({ key }) => at.has(key)).map((column) => columns[at.get(column.key)!]!.heading)
    const taken = new Set(at.values())
    const others = columns.flatMap(({ heading }, index) => (taken.has(index) || heading === "" ? [] : [heading]))
    const twice = others.filter((heading) => known.includes(heading))
    const left = others.filter((heading) => !twice.includes(heading))
    const missing = wanted.filter(({ key }) => !at.has(key)).map((column) => headingOf(column, draft.language))
    if (out.isJson) {
      return out.json({
        id: kept.id,
        name,
        kind: place.kind,
        place: placeName(place),
        rows: rows.length,
        known,
        leftAlone: others,
        missing
      })
    }
    out.echo(`${out.style.good("✓")} ${say.connected(printable(name), rows.length)}`)
    if (known.length > 0) out.note(`  ${say.known(printable(known.join(", ")))}`)
    if (twice.length > 0) out.note(`  ${say.twice(printable(twice.join(", ")))}`)
    if (left.length > 0) out.note(`  ${say.leftAlone(printable(left.join(", ")))}`)
    if (missing.length > 0) out.note(`  ${say.missing(missing.join(", "))}`)
    out.note(`  ${say.next}`)
    return
  }).pipe(forgottenUnlessKept(session, draft))
})

export const createSheet = Effect.fnUntraced(function* (
  session: Session,
  typed: string | undefined,
  flags: ConnectFlags
) {
  const { lang, folder, out } = session
  const say = sheetWords[lang]
  const place = yield* placeMeant(session, typed ?? "google:", flags)
  if (place.kind === "google" && place.spreadsheetId !== "") return yield* usage(say.createNoId)
  if (place.kind !== "google" && existsSync(place.path)) return yield* failed(say.fileIsThere(place.path, typed!))
  const draft = yield* draftOf(session, place, flags)
  return yield* Effect.gen(function* () {
    const fallback = place.kind === "google" ? (session.settings.name ?? "Kith") : fileTitle(place.path)
    const name = yield* freeName(session, flags.name ?? fallback)
    if (place.kind === "google") yield* readyToCreate(session, { ...draft, place }, flags.wide)
    const shown = place.kind === "google" ? name : place.path
    yield* agreedToShare(session, { place, name: shown, fields: draft.fields, isNew: true })
    const made =
      place.kind === "google"
        ? yield* newSpreadsheet(session, { ...draft, place }, name)
        : yield* newFile(session, draft, place)
    const kept: KeptSheet = { ...draft, ...made, name }
    keepSheet(folder, kept)
    out.echo(`${out.style.good("✓")} ${say.created(printable(name), made.shown)}`)
    // What is in the log stands in it from the beginning; that may be taken up again by `kith sheet sync`.
    return yield* syncSheets(session, [kept], false)
  }).pipe(forgottenUnlessKept(session, draft))
})

type OnlineDraft = KeptSheet & { readonly place: GooglePlace }

const draftOf = Effect.fnUntraced(function* (session: Session, place: KeptSheet["place"], flags: ConnectFlags) {
  const { random } = yield* Primitives
  const fields = flags.fields === undefined ? undefined : yield* fieldsMeant(session, flags.fields)
  const fallback = place.kind === "google" ? "Google Sheets" : fileTitle(place.path)
  const draft: KeptSheet = {
    id: newId(random).slice(0, 8),
    name: flags.name ?? fallback,
    place,
    language: session.lang,
    connectedAt: session.global.at === undefined ? Date.now() : session.now,
    ...(fields === undefined ? {} : { fields })
  }
  return draft
})

/** The layer says the spreadsheet's title with its tab; a club is called by the title. */
const titleOf = ({ sheet, google }: OpenedSheet, draft: KeptSheet): string =>
  google === undefined ? draft.name : sheet.name.replace(/ \/ [^/]*$/, "") || draft.name

const withTab = ({ place }: KeptSheet, { google }: OpenedSheet): Place =>
  place.kind === "google" && google !== undefined ? { ...place, tab: google.tab } : place

const newHere = Effect.fnUntraced(function* (session: Session, place: Place) {
  const other = (yield* readSheets(session)).find((each) => isSamePlace(each.place, place))
  if (other !== undefined) return yield* failed(sheetWords[session.lang].already(printable(other.name)))
})

/** `Club`, or `Club 2` where there is one already. */
const freeName = Effect.fnUntraced(function* (session: Session, wanted: string) {
  const taken = new Set((yield* readSheets(session)).map(({ name }) => name.toLowerCase()))
  const base = wanted.trim() || "Kith"
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`
    if (!taken.has(name.toLowerCase())) return name
  }
})

/** Whoever signs in and then says no leaves nothing behind. */
const forgottenUnlessKept =
  (session: Session, { id }: KeptSheet) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    Effect.onError(work, () =>
      Effect.gen(function* () {
        const isKept = (yield* readSheets(session)).some((each) => each.id === id)
        if (!isKept) forgetSheet(session.folder, id)
      }).pipe(Effect.ignore)
    )

const readyOnline = Effect.fnUntraced(function* (session: Session, draft: OnlineDraft, wide: boolean) {
  const { signInIfNeeded } = yield* Effect.promise(() => import("./googleSignedIn.ts"))
  yield* signInIfNeeded(session, draft, wide)
  const { findingsOnline, stopAtFindings } = yield* Effect.promise(() => import("./checkSheet.ts"))
  const { findings } = yield* findingsOnline(session, draft)
  yield* stopAtFindings(
    session,
    findings.filter(({ stops }) => stops)
  )
})

const readyToCreate = Effect.fnUntraced(function* (session: Session, draft: OnlineDraft, wide: boolean) {
  const { signInIfNeeded } = yield* Effect.promise(() => import("./googleSignedIn.ts"))
  yield* signInIfNeeded(session, draft, wide)
  const { googleClient } = yield* Effect.promise(() => import("./googleClient.ts"))
  const { client } = yield* googleClient(session, draft.id, draft.place).pipe(inWords(session, draft))
  // What a service account makes is its own, and nobody else can open it.
  if (client.account.email !== undefined)
    return yield* failed(sheetWords[session.lang].createByService(client.account.email))
})

const newSpreadsheet = Effect.fnUntraced(function* (session: Session, draft: OnlineDraft, title: string) {
  const { googleClient } = yield* Effect.promise(() => import("./googleClient.ts"))
  const { createSpreadsheet } = yield* Effect.promise(() => import("@kith/sheets/google/createSpreadsheet"))
  const { lang, settings } = session
  const made = yield* Effect.gen(function* () {
    const { client, away } = yield* googleClient(session, draft.id, draft.place)
    const wanted = { title, tab: "Contacts", locale: lang === "fr" ? "fr_CA" : "en_CA", timeZone: settings.zone }
    return yield* Effect.raceFirst(createSpreadsheet(client, wanted), away)
  }).pipe(inWords(session, draft))
  const place: GooglePlace = { ...draft.place, spreadsheetId: made.spreadsheetId, tab: made.tab }
  return { place, undressed: true as const, shown: made.url }
})

/** Headings alone: who stands under them comes with the first sync. */
const newFile = Effect.fnUntraced(function* ({ lang }: Session, { fields, language }: KeptSheet, place: FilePlace) {
  const { emptyFile } = yield* Effect.promise(() => import("./emptyFile.ts"))
  yield* Effect.try({
    try: () => emptyFile(place, sharedColumns(fields), language),
    catch: (cause) => fileFault(cause, place.path, lang)
  })
  return { place, shown: place.path }
})
