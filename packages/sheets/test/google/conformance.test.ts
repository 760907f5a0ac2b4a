import * as Effect from "effect/Effect"
import type { MakeSheet } from "../conformance/Hands.ts"
import { sheetSuite } from "../conformance/sheetSuite.ts"
import { googleHands } from "./googleHands.ts"
import { makeGooglePlace } from "./googlePlace.ts"

const makeGoogleSheet: MakeSheet = (headings, rows) =>
  Effect.gen(function* () {
    const place = yield* makeGooglePlace
    const doc = place.doc([headings, ...rows])
    const tab = doc.tabs[0]!.sheetId
    return {
      sheet: yield* place.open(doc),
      again: place.open(doc),
      hands: googleHands(doc, tab),
      failNext: (when) =>
        Effect.sync(() => void place.server.troubles.push({ when, how: { status: 503 }, of: "write" }))
    }
  })

sheetSuite("a tab of a Google spreadsheet", makeGoogleSheet)
