import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import {
  readServiceAccountKey,
  SCOPE_OWN_FILES,
  SCOPE_SPREADSHEETS,
  serviceAccount
} from "../../src/google/GoogleAccount.ts"
import { makeGoogleClient } from "../../src/google/GoogleClient.ts"
import {
  beginSignIn,
  finishSignIn,
  oauthClientOf,
  signedIn,
  SignInFault,
  signOut
} from "../../src/google/googleSignIn.ts"
import { openGoogleSheet } from "../../src/google/googleSheet.ts"
import { createSpreadsheet } from "../../src/google/createSpreadsheet.ts"
import { CONNECTOR, type GooglePlace, makeGooglePlace } from "./googlePlace.ts"

const at = (test: (place: GooglePlace) => Effect.Effect<void, unknown, Scope.Scope>) => async (): Promise<void> => {
  await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const place = yield* makeGooglePlace
        // google-auth-library signs by this computer's clock.
        place.server.now = Date.now
        yield* test(place)
      })
    )
  )
}
const transport = (place: GooglePlace) => ({ endpoint: place.server.url })
const tokensAsked = (place: GooglePlace): number => place.server.seen.filter(({ kind }) => kind === "token").length

describe("a service account", () => {
  it(
    "opens what is shared with it, and asks for a token once",
    at((place) =>
      Effect.gen(function* () {
        const account = serviceAccount(place.server.identity.serviceKey(CONNECTOR), transport(place))
        const client = makeGoogleClient({ account, endpoint: place.server.url })
        const { sheet } = yield* openGoogleSheet({ client, spreadsheetId: place.doc([["Name"], ["Ana"]]).id })
        expect((yield* sheet.read).rows).toHaveLength(1)
        expect(tokensAsked(place)).toBe(1)
        place.server.identity.endTokens()
        expect((yield* sheet.read).rows).toHaveLength(1)
        expect(tokensAsked(place)).toBe(2)
      })
    )
  )

  it(
    "that was deleted, whose key is damaged, or whose clock is wrong, is told so, and nothing of its key",
    at((place) =>
      Effect.gen(function* () {
        const key = place.server.identity.serviceKey(CONNECTOR)
        const fault = (given: typeof key) =>
          Effect.flip(serviceAccount(given, transport(place)).token({ fresh: false }))
        const late = Date.now() + 3_600_000 * 3
        place.server.now = () => late
        expect(yield* fault(key)).toMatchObject({ why: "clockSkew", serverTime: Math.floor(late / 1000) * 1000 })
        place.server.now = Date.now
        expect(yield* fault({ ...key, privateKey: key.privateKey.slice(0, 300) })).toMatchObject({
          why: "badCredentials"
        })
        place.server.identity.removeAccount(CONNECTOR)
        const gone = yield* fault(key)
        expect(gone).toMatchObject({ why: "badCredentials", detail: "invalid_grant: Invalid grant: account not found" })
        expect(`${JSON.stringify(gone)}${gone.stack}`).not.toContain(key.privateKey.slice(30, 60))
      })
    )
  )

  it(
    "asks again when Google's token server has a bad moment",
    at((place) =>
      Effect.gen(function* () {
        const account = serviceAccount(place.server.identity.serviceKey(CONNECTOR), transport(place))
        place.server.troubles.push(
          { when: "before", how: { status: 503 }, of: "token" },
          { when: "before", how: "cut", of: "token" }
        )
        expect(yield* Effect.flip(account.token({ fresh: false }))).toMatchObject({ why: "serverError", sent: false })
        expect(yield* Effect.flip(account.token({ fresh: false }))).toMatchObject({ why: "unreachable", sent: false })
        expect(yield* account.token({ fresh: false })).toMatch(/^ya29/)
      })
    )
  )

  it(
    "has its key in a file, or it is told what the file is instead",
    at((place) =>
      Effect.gen(function* () {
        const folder = mkdtempSync(join(tmpdir(), "kith-key-"))
        yield* Effect.addFinalizer(() => Effect.sync(() => rmSync(folder, { recursive: true })))
        const path = join(folder, "key.json")
        const why = Effect.map(Effect.flip(readServiceAccountKey(path)), (fault) => [fault.why, fault.detail])
        expect(yield* why).toEqual(["missing", "ENOENT"])
        writeFileSync(path, "not json")
        expect(yield* why).toEqual(["notJson", ""])
        writeFileSync(path, JSON.stringify({ installed: { client_id: "x" } }))
        expect(yield* why).toEqual(["notAServiceAccount", "installed"])
        const { email, privateKey, keyId, project } = place.server.identity.serviceKey(CONNECTOR)
        writeFileSync(
          path,
          JSON.stringify({
            type: "service_account",
            client_email: email,
            private_key: privateKey,
            private_key_id: keyId,
            project_id: project
          })
        )
        expect(yield* readServiceAccountKey(path)).toEqual({ email, privateKey, keyId, project })
        if (process.getuid?.() === 0) return
        chmodSync(path, 0o000)
        expect(yield* why).toEqual(["unreadable", "EACCES"])
      })
    )
  )
})

describe("a person", () => {
  const redirect = "http://127.0.0.1:53682"
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
  const signIn = (place: GooglePlace, scope = SCOPE_OWN_FILES) =>
    Effect.gen(function* () {
      const { client } = place.server.identity
      const attempt = yield* Effect.promise(async () => beginSignIn(client, redirect, random, { scope }))
      const cameBack = place.server.identity.consent(attempt.url, "owner@example.org")
      return yield* finishSignIn(client, attempt, cameBack, transport(place))
    })

  it(
    "signs in with the narrowest scope, and may open what Kith made and nothing else",
    at((place) =>
      Effect.gen(function* () {
        const stored = yield* signIn(place)
        expect(stored).toMatchObject({ version: 1, scope: SCOPE_OWN_FILES })
        const client = makeGoogleClient({ account: signedIn(stored, transport(place)), endpoint: place.server.url })
        const made = yield* createSpreadsheet(client, { title: "Club", tab: "Contacts" })
        const { sheet } = yield* openGoogleSheet({ client, spreadsheetId: made.spreadsheetId })
        expect((yield* sheet.read).rows).toEqual([])
        const other = place.doc([["Name"]])
        expect(yield* Effect.flip(openGoogleSheet({ client, spreadsheetId: other.id }))).toMatchObject({
          reason: { why: "notFound" }
        })
        const wide = makeGoogleClient({
          account: signedIn(yield* signIn(place, SCOPE_SPREADSHEETS), transport(place)),
          endpoint: place.server.url
        })
        const opened = yield* openGoogleSheet({ client: wide, spreadsheetId: other.id })
        expect(opened.tab).toBe(0)
      })
    )
  )

  it(
    "who declines, ticks nothing, or whose answer is to another question, is not signed in",
    at((place) =>
      Effect.gen(function* () {
        const { identity } = place.server
        const attempt = yield* Effect.promise(async () => beginSignIn(identity.client, redirect, random))
        const finish = (cameBack: string) =>
          Effect.flip(finishSignIn(identity.client, attempt, cameBack, transport(place)))
        expect(yield* finish(identity.consent(attempt.url, "owner@example.org", "deny"))).toMatchObject({
          why: "declined"
        })
        expect(yield* finish(identity.consent(attempt.url, "owner@example.org", "allowNothing"))).toMatchObject({
          why: "scopeNotGranted"
        })
        const another = yield* Effect.promise(async () => beginSignIn(identity.client, redirect, random))
        const other = yield* finish(identity.consent(another.url, "owner@example.org"))
        expect(other).toBeInstanceOf(SignInFault)
        expect(other).toMatchObject({ why: "notOurs" })
        // A code that was overheard is worth nothing without the verifier.
        const overheard = { ...another, state: attempt.state, verifier: "guessed" }
        const code = new URL(identity.consent(attempt.url, "owner@example.org"))
        expect(yield* Effect.flip(finishSignIn(identity.client, overheard, code.href, transport(place)))).toMatchObject(
          {
            why: "badCredentials"
          }
        )
        expect(new URL(attempt.url).searchParams.get("code_challenge")).not.toContain(attempt.verifier)
      })
    )
  )

  it(
    "whose sign-in has ended is told to sign in again",
    at((place) =>
      Effect.gen(function* () {
        const stored = yield* signIn(place)
        const account = signedIn(stored, transport(place))
        expect(yield* account.token({ fresh: false })).toMatch(/^ya29/)
        yield* signOut(stored, transport(place))
        const fault = yield* Effect.flip(account.token({ fresh: true }))
        expect(fault).toMatchObject({
          why: "badCredentials",
          detail: "invalid_grant: Token has been expired or revoked."
        })
        expect(JSON.stringify(fault)).not.toContain(stored.refreshToken)
        expect(JSON.stringify(fault)).not.toContain(stored.client.clientSecret)
      })
    )
  )

  it("registers the program with a file, and no other file is taken for it", () => {
    const text = JSON.stringify({ installed: { client_id: "id", client_secret: "secret" } })
    expect(oauthClientOf(text)).toEqual({ clientId: "id", clientSecret: "secret" })
    expect(oauthClientOf('{"type":"service_account"}')).toBeUndefined()
    expect(oauthClientOf("{")).toBeUndefined()
  })
})
