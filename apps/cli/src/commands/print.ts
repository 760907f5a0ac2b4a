/** `kith print`: the week, a meeting, the questions, cards or the statement, on paper. */
import { extname } from "node:path"
import * as Effect from "effect/Effect"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { intoFile } from "../intoFile.ts"
import { asText } from "../print/asText.ts"
import type { PrintSheet } from "../print/PrintSheet.ts"
import { cardsSheet, meetingSheet, questionsSheet, statementSheet, weekSheet } from "../print/sheets.ts"
import type { Session } from "../Session.ts"
import { usage } from "../Stopped.ts"
import { printWords } from "../words/printWords.ts"

const flags = {
  html: { kind: "boolean" },
  output: { kind: "value", short: "o" }
} as const

const ACTIONS = { week: [0, 0], meeting: [1, 10], questions: [0, 0], cards: [0, 0], statement: [0, 0] } as const

export const print = logCommand({
  flags,
  takes: [0, 11],
  words: printWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }: Call<typeof flags>, session) {
    const { lang, out } = session
    const usages = printWords[lang].help.usage
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, { lang, bare: "week", usages })
    const kind = given.output === undefined ? "" : extname(given.output).toLowerCase()
    if (kind === ".vcf" && action !== "cards") return yield* usage(printWords[lang].onlyCards)
    if (out.isJson && given.output === undefined) return yield* usage(printWords[lang].jsonNeedsFile)
    const sheet = yield* sheetOf(session, action, rest.join(" "))
    const text = yield* textOf(sheet, given.html || kind === ".html" || kind === ".htm" ? ".html" : kind, lang)
    if (given.output === undefined) {
      for (const line of text.replace(/\n$/, "").split("\n")) out.line(line)
      return
    }
    const bytes = new TextEncoder().encode(text)
    yield* intoFile(session, given.output, (write) => Effect.sync(() => (write(bytes), 1)))
    if (out.isJson) return out.json({ file: given.output, title: sheet.title })
    out.echo(`${out.style.good("✓")} ${printWords[lang].written(sheet.title, given.output)}`)
  })
})

const sheetOf = Effect.fnUntraced(function* (session: Session, action: keyof typeof ACTIONS, typed: string) {
  switch (action) {
    case "week":
      return yield* weekSheet(session)
    case "meeting":
      return yield* meetingSheet(session, typed)
    case "questions":
      return yield* questionsSheet(session)
    case "cards":
      return yield* cardsSheet(session)
    case "statement":
      return yield* statementSheet(session)
  }
})

/** A page only where one is wanted: its QR code is not loaded otherwise. */
const textOf = Effect.fnUntraced(function* (sheet: PrintSheet, kind: string, lang: Session["lang"]) {
  if (kind === ".vcf" && sheet.card !== undefined) return sheet.card.vCard
  if (kind !== ".html") return asText(sheet)
  const { asPage } = yield* Effect.promise(() => import("../print/asPage.ts"))
  return asPage(sheet, lang)
})
