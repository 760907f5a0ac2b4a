/** `kith sheet`: a spreadsheet that others edit, kept in step with the log. Each action is loaded when it is asked for. */
import * as Effect from "effect/Effect"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import type { Session } from "../Session.ts"
import { fileTitle, placeMeant } from "../sheet/placeMeant.ts"
import { sheetMeant, sheetsMeant } from "../sheet/sheetsMeant.ts"
import type { Place } from "../sheet/sheetsFile.ts"
import { usage } from "../Stopped.ts"
import { wholeNumber } from "../wholeNumber.ts"
import { actionWords } from "../words/actionWords.ts"
import { sheetWords } from "../words/sheetWords.ts"

const flags = {
  fields: { kind: "value" },
  name: { kind: "value" },
  tab: { kind: "value" },
  credentials: { kind: "value" },
  endpoint: { kind: "value" },
  "all-spreadsheets": { kind: "boolean" },
  sheet: { kind: "value" },
  watch: { kind: "boolean" },
  every: { kind: "value" },
  "dry-run": { kind: "boolean" },
  delete: { kind: "boolean" },
  "put-back": { kind: "boolean" },
  keep: { kind: "boolean" },
  all: { kind: "boolean" },
  accept: { kind: "boolean" }
} as const

const ACTIONS = {
  status: [0, 9],
  create: [0, 1],
  connect: [1, 1],
  check: [0, 1],
  sync: [0, 9],
  resolve: [0, 3],
  disconnect: [0, 1]
} as const

/** What each action goes with: a flag that would be passed over in silence is refused, since it was meant to hold something back. */
const FLAGS_OF: { readonly [A in keyof typeof ACTIONS]: ReadonlyArray<keyof typeof flags> } = {
  status: ["sheet"],
  create: ["fields", "name", "tab", "credentials", "endpoint", "all-spreadsheets"],
  connect: ["fields", "name", "tab", "credentials", "endpoint", "all-spreadsheets"],
  check: ["sheet", "tab", "credentials", "endpoint"],
  sync: ["sheet", "watch", "every", "dry-run"],
  resolve: ["sheet", "delete", "put-back", "keep", "all", "accept"],
  disconnect: ["sheet"]
}

export const sheet = logCommand({
  flags,
  takes: [0, 10],
  words: sheetWords,
  run: Effect.fnUntraced(function* ({ args, flags: asked }: Call<typeof flags>, session) {
    const { lang } = session
    const usages = sheetWords[lang].help.usage
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, { lang, bare: "status", usages })
    const own = Object.keys(flags) as ReadonlyArray<keyof typeof flags>
    const stray = own.find((name) => (asked[name] ?? false) !== false && !FLAGS_OF[action].includes(name))
    if (stray !== undefined) return yield* usage(actionWords[lang].tooMany(`--${stray}`, usageOf(usages, action)))
    const named = [...rest, ...(asked.sheet === undefined ? [] : [asked.sheet])]
    switch (action) {
      case "status": {
        const { statusOfSheets } = yield* Effect.promise(() => import("../sheet/statusOfSheets.ts"))
        return yield* statusOfSheets(session, yield* sheetsMeant(session, named))
      }
      case "create":
      case "connect": {
        const { connectSheet, createSheet } = yield* Effect.promise(() => import("../sheet/connectSheet.ts"))
        const given = { ...asked, wide: asked["all-spreadsheets"] }
        return yield* action === "create"
          ? createSheet(session, rest[0], given)
          : connectSheet(session, rest[0]!, given)
      }
      case "check": {
        const { checkSheets } = yield* Effect.promise(() => import("../sheet/checkSheet.ts"))
        const place = rest[0]?.includes(":") === true ? yield* placeMeant(session, rest[0], asked) : undefined
        return yield* checkSheets(
          session,
          place === undefined ? yield* sheetsMeant(session, named) : [unconnected(session, place)]
        )
      }
      case "sync": {
        const sheets = yield* sheetsMeant(session, named)
        if (asked.watch && asked["dry-run"]) return yield* usage(actionWords[lang].tooMany("--dry-run", "sync --watch"))
        if (!asked.watch) {
          const { syncSheets } = yield* Effect.promise(() => import("../sheet/syncSheets.ts"))
          return yield* syncSheets(session, sheets, asked["dry-run"])
        }
        const seconds = asked.every === undefined ? undefined : yield* wholeNumber(session, "--every", asked.every)
        const { watchSheets } = yield* Effect.promise(() => import("../sheet/watchSheets.ts"))
        return yield* watchSheets(session, sheets, seconds)
      }
      case "resolve": {
        const { resolveRows } = yield* Effect.promise(() => import("../sheet/resolveRows.ts"))
        const who = rest.length === 0 ? undefined : rest.join(" ")
        return yield* resolveRows(session, yield* sheetMeant(session, asked.sheet), who, asked)
      }
      case "disconnect": {
        const { disconnectSheet } = yield* Effect.promise(() => import("../sheet/disconnectSheet.ts"))
        return yield* disconnectSheet(session, yield* sheetMeant(session, named[0]))
      }
    }
  })
})

const usageOf = (usages: ReadonlyArray<string>, action: string): string =>
  usages.find((each) => each.startsWith(`${action} `)) ?? action

/** Of a place that is only looked at; nobody has signed in for it. */
const unconnected = ({ lang }: Session, place: Place) => ({
  id: "unconnected",
  name: place.kind === "google" ? "Google Sheets" : fileTitle(place.path),
  place,
  language: lang
})
