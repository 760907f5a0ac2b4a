/** What a captured line comes to as a touch. */
import { describe, expect, it } from "vitest"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { capture } from "@kith/core/domain/words/quickCapture"
import { touchFromCapture } from "@kith/core/domain/words/touchFromCapture"

const now = { today: dayOf("2026-03-03")!, minute: 540 }
const touch = (lang: "en" | "fr", ...line: ReadonlyArray<string>) =>
  touchFromCapture(capture(line, { ...now, prefer: "past", lang }), {}, now)

describe("a date that could not be read", () => {
  it.each([
    ["en", ["Ana", "coffee", "2/3"], "2/3"],
    ["en", ["Ana", "coffee", "on 2/3"], "on 2/3"],
    ["en", ["Ana", "coffee", "at 25:99"], "at 25:99"],
    ["fr", ["Ana", "café", "le 2/3"], "le 2/3"],
    ["fr", ["Ana", "café", "30 février"], "30 février"]
  ] as const)("stays in the text and is named (%s: %j)", (lang, line, stray) => {
    expect(touch(lang, ...line)).toMatchObject({ happened: "2026-03-03", text: stray, strayDate: stray })
  })

  it.each([
    ["en", ["Ana", "coffee", "on 2 March"], "2026-03-02"],
    ["fr", ["Ana", "café", "le 2 mars"], "2026-03-02"],
    ["en", ["Ana", "coffee", "2 of 3 answered"], "2026-03-03"]
  ] as const)("is not seen where there is none (%s: %j)", (lang, line, happened) => {
    expect(touch(lang, ...line)).toMatchObject({ happened, strayDate: undefined })
  })
})
