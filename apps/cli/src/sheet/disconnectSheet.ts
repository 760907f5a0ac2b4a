/** `kith sheet disconnect`: forgets a sheet and what was agreed with it. Sheet and log stay as they are. */
import { existsSync, readFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { sheetWords } from "../words/sheetWords.ts"
import { pause } from "./runSheet.ts"
import { forgetSheet, type GooglePlace, type KeptSheet, signInFile } from "./sheetsFile.ts"

export const disconnectSheet = Effect.fnUntraced(function* (session: Session, kept: KeptSheet) {
  const { out, lang, folder } = session
  const say = sheetWords[lang]
  const { place } = kept
  const handedBack = place.kind === "google" ? yield* handBack(session, kept, place) : undefined
  forgetSheet(folder, kept.id)
  if (out.isJson) return out.json({ id: kept.id, name: kept.name, disconnected: true, signedOut: handedBack ?? null })
  out.echo(`${out.style.good("✓")} ${say.disconnected(printable(kept.name))}`)
  if (handedBack === false) out.problem(`${out.style.warn("!")} ${say.notHandedBack}`)
})

/** What Google gave is worth nothing afterwards; undefined where nobody had signed in. */
const handBack = Effect.fnUntraced(function* ({ folder }: Session, { id }: KeptSheet, place: GooglePlace) {
  const file = signInFile(folder, id)
  if (!existsSync(file)) return undefined
  const { signOut, StoredSignIn } = yield* Effect.promise(() => import("@kith/sheets/google/googleSignIn"))
  const { transportOf } = yield* Effect.promise(() => import("./googleClient.ts"))
  const signingOut = Effect.gen(function* () {
    const stored = yield* Effect.try({
      try: () => Schema.decodeUnknownSync(StoredSignIn)(JSON.parse(readFileSync(file, "utf8"))),
      catch: (cause) => cause
    })
    yield* signOut(stored, transportOf(place))
    return true
  })
  return yield* Effect.raceFirst(
    signingOut.pipe(Effect.catch(() => Effect.succeed(false))),
    Effect.as(pause(PATIENCE_MS), false)
  )
})

const PATIENCE_MS = 10_000
