/** Where a sheet is, as people type it: `csv:PATH`, `xlsx:PATH`, `google:SPREADSHEET_ID`, or its address. */
import { basename, extname, resolve } from "node:path"
import * as Effect from "effect/Effect"
import type { Outside } from "../Session.ts"
import { usage } from "../Stopped.ts"
import { sheetWords } from "../words/sheetWords.ts"
import type { Place } from "./sheetsFile.ts"

export interface PlaceFlags {
  readonly endpoint: string | undefined
  readonly credentials: string | undefined
  readonly tab: string | undefined
}

export const placeMeant = Effect.fnUntraced(function* (outside: Outside, typed: string, flags: PlaceFlags) {
  const say = sheetWords[outside.lang]
  const [, kind, rest = ""] = /^(csv|xlsx|google):(.*)$/is.exec(typed.trim()) ?? []
  const meant = kind?.toLowerCase() ?? kindOf(typed)
  const where = kind === undefined ? typed.trim() : rest.trim()
  if (meant === undefined || (where === "" && meant !== "google")) return yield* usage(say.notAPlace(typed))
  if (meant === "google") return yield* googlePlace(outside, where, flags)
  if (flags.endpoint !== undefined || flags.credentials !== undefined) return yield* usage(say.onlyGoogle)
  const path = resolve(where.replace(/^~(?=\/)/, outside.world.env["HOME"] ?? "~"))
  return {
    kind: meant as "csv" | "xlsx",
    path,
    ...(meant === "xlsx" && flags.tab !== undefined ? { tab: flags.tab } : {})
  } satisfies Place
})

/** By its address or its file's name, where nobody said. */
const kindOf = (typed: string): string | undefined => {
  if (typed.startsWith("https://docs.google.com/spreadsheets/")) return "google"
  return { ".csv": "csv", ".xlsx": "xlsx" }[extname(typed).toLowerCase()]
}

const googlePlace = Effect.fnUntraced(function* (
  { lang }: Outside,
  where: string,
  { endpoint, credentials, tab }: PlaceFlags
) {
  const say = sheetWords[lang]
  const spreadsheetId = /\/d\/([\w-]+)/.exec(where)?.[1] ?? where
  if (!/^[\w-]*$/.test(spreadsheetId)) return yield* usage(say.notAnId(where))
  if (endpoint !== undefined && !/^https?:\/\/[^/?#]+\/?$/.test(endpoint))
    return yield* usage(say.notAnEndpoint(endpoint))
  const number = tab ?? /[#?&]gid=(\d+)/.exec(where)?.[1]
  if (number !== undefined && !/^\d{1,10}$/.test(number)) return yield* usage(say.notATab(number))
  return {
    kind: "google",
    spreadsheetId,
    ...(number === undefined ? {} : { tab: Number(number) }),
    ...(endpoint === undefined ? {} : { endpoint: endpoint.replace(/\/$/, "") }),
    ...(credentials === undefined ? {} : { credentials: resolve(credentials) })
  } satisfies Place
})

export const isSamePlace = (one: Place, other: Place): boolean =>
  one.kind === "google"
    ? other.kind === "google" && one.spreadsheetId === other.spreadsheetId && one.tab === other.tab
    : other.kind !== "google" && one.path === other.path && one.tab === other.tab

/** For people. */
export const placeName = (place: Place): string =>
  place.kind === "google" ? `google:${place.spreadsheetId}` : `${place.kind}:${place.path}`

/** What a sheet in a file is called where nobody said. */
export const fileTitle = (path: string): string => basename(path, extname(path))
