/** A connected sheet, opened by the layer for its kind; each of them is loaded when it is used. */
import * as Effect from "effect/Effect"
import type { GoogleClient } from "@kith/sheets/google/GoogleClient"
import type { Sheet, SheetError } from "@kith/sheets/Sheet"
import type { Session } from "../Session.ts"
import type { FilePlace, GooglePlace, KeptSheet } from "./sheetsFile.ts"

export interface OpenedSheet {
  readonly sheet: Sheet["Service"]
  /** Never succeeds; fails as soon as it is plain that nobody can be reached, which the layer would find out a minute later. */
  readonly away: Effect.Effect<never, SheetError>
  readonly google?: { readonly client: GoogleClient; readonly spreadsheetId: string; readonly tab: number }
}

export const openSheet = Effect.fnUntraced(function* (
  session: Session,
  { id, place }: Pick<KeptSheet, "id" | "place">
) {
  return yield* place.kind === "google" ? openOnline(session, id, place) : openFile(place)
})

const openFile = Effect.fnUntraced(function* ({ kind, path, tab }: FilePlace) {
  if (kind === "csv") {
    const { sheetCsv } = yield* Effect.promise(() => import("@kith/sheets/csv/SheetCsv"))
    return { sheet: sheetCsv(path), away: Effect.never } satisfies OpenedSheet
  }
  const { sheetXlsx } = yield* Effect.promise(() => import("@kith/sheets/xlsx/SheetXlsx"))
  return { sheet: sheetXlsx(path, tab === undefined ? {} : { tab }), away: Effect.never } satisfies OpenedSheet
})

const openOnline = Effect.fnUntraced(function* (session: Session, id: string, place: GooglePlace) {
  const { googleClient } = yield* Effect.promise(() => import("./googleClient.ts"))
  const { openGoogleSheet } = yield* Effect.promise(() => import("@kith/sheets/google/googleSheet"))
  const { client, away } = yield* googleClient(session, id, place)
  const { spreadsheetId } = place
  const { sheet, tab } = yield* Effect.raceFirst(
    openGoogleSheet({ client, spreadsheetId, ...(place.tab === undefined ? {} : { tab: place.tab }) }),
    away
  )
  return { sheet, away, google: { client, spreadsheetId, tab } } satisfies OpenedSheet
})
