/** A spreadsheet on a test server, and the connector's layer on it: for tests. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { GoogleAccount } from "../../src/google/GoogleAccount.ts"
import { SCOPE_SPREADSHEETS } from "../../src/google/GoogleAccount.ts"
import { type GoogleClient, type GoogleClientOptions, makeGoogleClient } from "../../src/google/GoogleClient.ts"
import { openGoogleSheet } from "../../src/google/googleSheet.ts"
import type { Sheet } from "../../src/Sheet.ts"
import { GoogleServer } from "./GoogleServer.ts"
import type { SpreadsheetDoc } from "./SpreadsheetDoc.ts"
import { makeVirtualTime, type VirtualTime } from "./virtualTime.ts"

export const CONNECTOR = "kith@club-project.iam.gserviceaccount.com"

export interface GooglePlace {
  readonly server: GoogleServer
  readonly time: VirtualTime
  readonly clientAs: (who?: string, options?: Partial<GoogleClientOptions>) => GoogleClient
  /** On the first tab, as another process opens it. */
  readonly open: (doc: SpreadsheetDoc, tab?: number) => Effect.Effect<Sheet["Service"], unknown>
  /** Shared with the connector. */
  readonly doc: (
    rows: ReadonlyArray<ReadonlyArray<string>>,
    options?: Parameters<GoogleServer["makeDoc"]>[1]
  ) => SpreadsheetDoc
}

/** A server of its own, closed with the scope. */
export const makeGooglePlace = Effect.gen(function* () {
  const time = makeVirtualTime()
  const server = yield* Effect.acquireRelease(
    Effect.promise(async () => new GoogleServer().listen()),
    (server) => Effect.promise(async () => server.close())
  )
  server.now = time.now
  server.onHang = time.hang
  const clientAs = (who = CONNECTOR, options: Partial<GoogleClientOptions> = {}): GoogleClient =>
    makeGoogleClient({
      account: plainAccount(server, who),
      endpoint: server.url,
      fetch: time.fetch,
      ...options
    })
  const place: GooglePlace = {
    server,
    time,
    clientAs,
    open: (doc, tab) =>
      onClock(
        time,
        Effect.map(
          openGoogleSheet({ client: clientAs(), spreadsheetId: doc.id, ...(tab === undefined ? {} : { tab }) }),
          ({ sheet }) => ({
            ...sheet,
            read: onClock(time, sheet.read),
            peek: (asked) => onClock(time, sheet.peek!(asked)),
            write: (edit) => onClock(time, sheet.write(edit))
          })
        )
      ),
    doc: (rows, options) => {
      const doc = server.makeDoc(rows, options)
      doc.access.set("owner@example.org", "owner").set(CONNECTOR, "editor")
      return doc
    }
  }
  return place
})

export const onClock = <A, E, R>(time: VirtualTime, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.provideService(effect, Clock.Clock, time.clock)

/** Whom the server takes at their word. */
export const plainAccount = (server: GoogleServer, who: string, scope = SCOPE_SPREADSHEETS): GoogleAccount => {
  let token: string | undefined
  return {
    kind: "service",
    email: who,
    scope,
    token: ({ fresh }) =>
      Effect.sync(() => {
        if (token === undefined || fresh) token = server.identity.grant(who, scope)
        return token
      })
  }
}
