/** Google's API for one sheet, with whatever account its credentials are of: a service account's key, or a sign-in that is kept. */
import { existsSync, readFileSync } from "node:fs"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { AuthTransport } from "@kith/sheets/google/authTransport"
import {
  type GoogleAccount,
  readServiceAccountKey,
  SCOPE_SPREADSHEETS,
  serviceAccount
} from "@kith/sheets/google/GoogleAccount"
import { makeGoogleClient } from "@kith/sheets/google/GoogleClient"
import { oauthClientOf, signedIn, StoredSignIn } from "@kith/sheets/google/googleSignIn"
import { SheetError, SheetUnavailable } from "@kith/sheets/Sheet"
import type { Session } from "../Session.ts"
import { failed, needsDecision } from "../Stopped.ts"
import { sheetWords } from "../words/sheetWords.ts"
import { type GooglePlace, signInFile } from "./sheetsFile.ts"

/** Names a key file where `--credentials` does not, as it does for Google's own programs. */
export const CREDENTIALS_VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS"

export const googleClient = Effect.fnUntraced(function* (session: Session, id: string, place: GooglePlace) {
  const { fetch, away } = yield* watchedFetch
  const account = yield* accountOf(session, id, place, fetch)
  const { endpoint } = place
  return { client: makeGoogleClient({ account, fetch, ...(endpoint === undefined ? {} : { endpoint }) }), away }
})

/** The file that holds a key or a registered program, if any is named. */
export const credentialsOf = ({ world }: Pick<Session, "world">, { credentials }: GooglePlace): string | undefined =>
  credentials ?? (world.env[CREDENTIALS_VARIABLE] || undefined)

/** Fails with `KeyFileFault` where the key is at fault, and with words where there is none or nobody signed in. */
const accountOf = Effect.fnUntraced(function* (
  session: Session,
  id: string,
  place: GooglePlace,
  fetch: typeof globalThis.fetch
) {
  const say = sheetWords[session.lang]
  const kept = signInFile(session.folder, id)
  if (existsSync(kept)) return signedIn(yield* readSignIn(session, kept), { ...transportOf(place), fetch })
  const path = credentialsOf(session, place)
  if (path === undefined) return place.endpoint === undefined ? yield* failed(say.noCredentials) : nobody
  if (programIn(path) !== undefined) return yield* needsDecision(say.notSignedIn, { decision: "sign in" })
  return serviceAccount(yield* readServiceAccountKey(path), { ...transportOf(place, path), fetch })
})

const readSignIn = ({ lang }: Session, path: string) =>
  Effect.try({
    try: () => Schema.decodeUnknownSync(StoredSignIn)(JSON.parse(readFileSync(path, "utf8"))),
    catch: () => failed(sheetWords[lang].damaged(path))
  })

/** The program that people sign in with, where the file is one's; a file that cannot be read is somebody else's to tell. */
export const programIn = (path: string) => {
  try {
    return oauthClientOf(readFileSync(path, "utf8"))
  } catch {
    return undefined
  }
}

/** Whoever stands in for Google gives out the tokens too, unless the key says where. */
export const transportOf = ({ endpoint }: GooglePlace, keyFile?: string): AuthTransport => {
  const own = keyFile === undefined ? undefined : tokenServer(keyFile)
  const chosen = own ?? endpoint
  return chosen === undefined ? {} : { endpoint: chosen }
}

const tokenServer = (path: string): string | undefined => {
  try {
    const { token_uri: uri } = JSON.parse(readFileSync(path, "utf8")) as { readonly token_uri?: unknown }
    const origin = typeof uri === "string" ? new URL(uri).origin : undefined
    return origin === undefined || origin.endsWith(".googleapis.com") ? undefined : origin
  } catch {
    return undefined
  }
}

/** For a server of one's own that asks for nobody's name. */
const nobody: GoogleAccount = { kind: "service", scope: SCOPE_SPREADSHEETS, token: () => Effect.succeed("none") }

/** Connections in a row that fail before nobody is thought to be there. A server that answers, however badly, is. */
const FAILURES = 3

const watchedFetch = Effect.gen(function* () {
  const gone = yield* Deferred.make<never, SheetError>()
  let failures = 0
  const fetch: typeof globalThis.fetch = async (input, init) => {
    try {
      const response = await globalThis.fetch(input, init)
      failures = 0
      return response
    } catch (cause) {
      if (init?.signal?.aborted !== true && ++failures === FAILURES) {
        const reason = new SheetUnavailable({ sent: false, cause })
        Deferred.doneUnsafe(gone, Effect.fail(new SheetError({ operation: "read", reason })))
      }
      throw cause
    }
  }
  return { fetch, away: Deferred.await(gone) }
})
