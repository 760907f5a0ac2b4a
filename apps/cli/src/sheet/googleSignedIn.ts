/** Signing somebody in to Google: their browser, an answer to a port of this computer, and what Google gives, kept for the owner alone. */
import { randomBytes } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { existsSync } from "node:fs"
import * as Effect from "effect/Effect"
import { SCOPE_OWN_FILES, SCOPE_SPREADSHEETS } from "@kith/sheets/google/GoogleAccount"
import { beginSignIn, finishSignIn, type SignInFault } from "@kith/sheets/google/googleSignIn"
import type { GoogleFault } from "@kith/sheets/google/GoogleFault"
import type { Session } from "../Session.ts"
import { failed, needsDecision, Stopped } from "../Stopped.ts"
import { sheetWords } from "../words/sheetWords.ts"
import { credentialsOf, programIn, transportOf } from "./googleClient.ts"
import { inWords } from "./runSheet.ts"
import { type GooglePlace, type KeptSheet, signInFile, writePrivately } from "./sheetsFile.ts"

/** Nothing to do for a service account, or where somebody has. */
export const signInIfNeeded = Effect.fnUntraced(function* (
  session: Session,
  kept: KeptSheet & { readonly place: GooglePlace },
  wide: boolean
) {
  const path = credentialsOf(session, kept.place)
  const program = path === undefined ? undefined : programIn(path)
  const file = signInFile(session.folder, kept.id)
  if (program === undefined || existsSync(file)) return
  const { out, lang } = session
  const say = sheetWords[lang]
  const stored = yield* Effect.gen(function* () {
    const { port, answer } = yield* listening(say.browserDone)
    const scope = wide ? SCOPE_SPREADSHEETS : SCOPE_OWN_FILES
    const attempt = yield* Effect.promise(() =>
      beginSignIn(program, `http://127.0.0.1:${port}`, (count) => new Uint8Array(randomBytes(count)), { scope })
    )
    out.problem(say.openBrowser(attempt.url))
    if (out.canAsk) yield* openBrowser(session, attempt.url)
    const cameBack = yield* Effect.timeoutOrElse(answer, {
      duration: PATIENCE_MS,
      orElse: () => Effect.fail(needsDecision(say.nobodySignedIn, { decision: "sign in" }))
    })
    return yield* finishSignIn(program, attempt, cameBack, transportOf(kept.place))
  }).pipe(
    Effect.scoped,
    inWords(session, kept),
    Effect.mapError((error) => signInFailure(session, error))
  )
  writePrivately(file, stored)
})

const PATIENCE_MS = 5 * 60_000

const signInFailure = ({ lang }: Session, error: unknown): unknown => {
  if (error instanceof Stopped) return error
  const fault = error as SignInFault | GoogleFault
  return fault._tag === "SignInFault" ? failed(sheetWords[lang].signIn[fault.why]) : error
}

/** For one answer; other things that browsers ask for are not it. */
const listening = (done: string) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.promise(async () => {
        let hear: (path: string) => void = () => undefined
        const heard = new Promise<string>((resolve) => (hear = resolve))
        const server = createServer((request, response) => {
          const isAnswer = /[?&](code|error)=/.test(request.url ?? "")
          response.writeHead(isAnswer ? 200 : 404, { "content-type": "text/plain; charset=utf-8", connection: "close" })
          response.end(isAnswer ? done : "")
          if (isAnswer) hear(request.url!)
        })
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
        return { server, heard }
      }),
      ({ server }) => Effect.sync(() => server.close())
    ),
    ({ server, heard }) => ({ port: (server.address() as AddressInfo).port, answer: Effect.promise(() => heard) })
  )

/** As well as that goes; the address stands on the screen in any case. */
const openBrowser = ({ world }: Session, url: string) =>
  Effect.promise(async () => {
    const { spawn } = await import("node:child_process")
    const [program, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[world.platform as string] ?? [
      "xdg-open"
    ]
    const quoted = world.platform === "win32" ? url.replaceAll("&", "^&") : url
    spawn(program!, [...args, quoted], { stdio: "ignore", detached: true })
      .on("error", () => undefined)
      .unref()
  })
