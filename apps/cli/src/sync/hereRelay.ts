/**
 * The relay that this computer runs for its own browsers, one for all logs of a home: `kith app` keeps it running, and what
 * syncs with it while it does not run starts it for that long. Always at one address, since what a browser keeps, it keeps by
 * address.
 */
import { randomBytes } from "node:crypto"
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type { RelayStartError } from "@kith/relay/serve"
import type { Home } from "../home.ts"

/** No log's folder begins with a dot. */
export const hereFolder = ({ folder }: Home): string => join(folder, ".relay")
const HERE_FILE = "here.json"
const TOKEN_FILE = "creation.token"

/** The first port that is tried, and how many after it, until one is found that stays. */
export const HERE_PORT = 8378
const PORTS = 20

export interface Here {
  /** `http://localhost:8378`. */
  readonly url: string
  /** The folder of the log that whoever runs it follows. */
  readonly log?: string
}

export interface HereRelay extends Here {
  /** Another process runs it. */
  readonly isOthers: boolean
}

export interface HereOptions {
  readonly port?: number | undefined
  /** To another port where the one it had is taken. Browsers do not follow. */
  readonly moves?: boolean
  /** The web app's files. */
  readonly app?: string | undefined
  /** The log that is followed meanwhile. */
  readonly log?: string | undefined
  readonly writeLog: (line: string) => void
}

/** Where it was last; `undefined` where it never ran. */
export const readHere = (home: Home): Here | undefined => {
  try {
    const { url, log }: Record<string, unknown> = JSON.parse(readFileSync(join(hereFolder(home), HERE_FILE), "utf8"))
    return typeof url === "string" ? { url, ...(typeof log === "string" ? { log } : {}) } : undefined
  } catch {
    return undefined
  }
}

/** What lets this home's logs begin there, and nobody else's: any page of any site may ask it. */
export const hereToken = (home: Home): string | undefined => {
  try {
    return readFileSync(join(hereFolder(home), TOKEN_FILE), "utf8")
  } catch {
    return undefined
  }
}

/** Runs it for as long as the scope lives, at the port that it had; or finds it running. */
export const startHere = Effect.fnUntraced(function* (
  home: Home,
  { port, moves = false, app, log, writeLog }: HereOptions
) {
  const { startRelay } = yield* Effect.promise(() => import("@kith/relay/serve"))
  const data = hereFolder(home)
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const creationToken = hereToken(home) ?? makeToken(home)
  const before = readHere(home)
  const known = port ?? (before === undefined ? undefined : Number(new URL(before.url).port))
  const others = Array.from({ length: PORTS }, (_, index) => HERE_PORT + index)
  const ports = known === undefined ? others : moves ? [known, ...others] : [known]
  const scope = yield* Scope.Scope
  let fault: RelayStartError | undefined
  for (const each of ports) {
    const url = `http://localhost:${each}`
    const options = { host: "127.0.0.1", port: each, publicUrl: url, metrics: "off", log: "error" } as const
    // Of a try that failed nothing may stay: it would hold the folder that the next one needs.
    const tried = yield* Scope.fork(scope)
    const started = yield* Effect.result(
      startRelay({ ...options, data, app, open: false, creationToken, writeLog }).pipe(Scope.provide(tried))
    )
    if (started._tag === "Success") {
      writeHere(home, { url, ...(log === undefined ? {} : { log }) })
      return { url, isOthers: false } satisfies HereRelay
    }
    yield* Scope.close(tried, Exit.void)
    fault = started.failure
    const running = fault.what === "taken" ? readHere(home) : undefined
    if (running !== undefined) return { ...running, isOthers: true } satisfies HereRelay
    if (fault.what !== "listen") break
  }
  return yield* fault!
})

const writeHere = (home: Home, here: Here): void =>
  inPlace(join(hereFolder(home), HERE_FILE), `${JSON.stringify(here)}\n`)

const makeToken = (home: Home): string => {
  const token = randomBytes(24).toString("base64url")
  inPlace(join(hereFolder(home), TOKEN_FILE), token)
  return token
}

const inPlace = (file: string, text: string): void => {
  const beside = `${file}.${randomBytes(4).toString("hex")}`
  try {
    writeFileSync(beside, text, { mode: 0o600, flush: true })
    renameSync(beside, file)
  } finally {
    rmSync(beside, { force: true })
  }
}
