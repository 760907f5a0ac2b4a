/** `kith serve`: runs a relay, through which devices exchange what it cannot read. Loads the relay only here. */
import { chmodSync, readFileSync, statSync } from "node:fs"
import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import type { Allowed, ConfigurationFault } from "@kith/relay/configuration"
import { actionOf } from "../action.ts"
import { builtApp } from "../builtApp.ts"
import { type Call, outsideCommand } from "../Command.ts"
import { fileFault } from "../fileFault.ts"
import { printable } from "../output/printable.ts"
import type { Outside } from "../Session.ts"
import { failed, usage } from "../Stopped.ts"
import { untilStopped } from "../untilStopped.ts"
import { serveWords } from "../words/serveWords.ts"

// No flags for the token and the key: what is typed is seen by others on the computer, and kept in histories.
const flags = {
  port: { kind: "value" },
  data: { kind: "value" },
  open: { kind: "boolean" },
  host: { kind: "value" },
  "public-url": { kind: "value" },
  "trust-proxy": { kind: "boolean" },
  push: { kind: "value" },
  "push-contact": { kind: "value" },
  app: { kind: "value" },
  metrics: { kind: "value" },
  "log-level": { kind: "value" },
  "max-connections": { kind: "value" },
  "max-connections-per-address": { kind: "value" },
  "max-workspaces": { kind: "value" },
  "workspace-bytes": { kind: "value" },
  "uploader-bytes": { kind: "value" },
  "requests-per-minute": { kind: "value" },
  config: { kind: "value" },
  to: { kind: "value" }
} as const

const ACTIONS = { run: [0, 0], backup: [0, 0] } as const

/** A folder of that name would be `./off`. */
const NO_APP = "off"

/** The relay's `log`: under that name every command takes which log is meant. */
const LEVEL = "log-level"

/** Those that are the relay's own; beside them stand the flags that every command takes. */
const SETTINGS: ReadonlySet<string> = new Set(Object.keys(flags).filter((name) => name !== "config" && name !== "to"))

export const serve = outsideCommand({
  flags,
  takes: [0, 1],
  words: serveWords,
  run: Effect.fnUntraced(function* ({ args, flags: asked }: Call<typeof flags>, outside) {
    const { out, lang, world } = outside
    const say = serveWords[lang]
    const usages = say.help.usage
    const { action } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, { lang, bare: "run", usages })
    if (action === "run" && asked.to !== undefined) return yield* usage(say.toIsForBackups)
    const configuration = yield* configured(asked, outside)
    if (action === "backup") return yield* backUp(configuration.data, asked.to, outside)
    const { startRelay } = yield* Effect.promise(() => import("@kith/relay/serve"))
    yield* Effect.scoped(
      Effect.gen(function* () {
        const writeLog = (line: string): void => world.write(2, line)
        const { url } = yield* startRelay({ ...configuration, writeLog }).pipe(
          Effect.catchTag("RelayStartError", ({ what, cause }) => {
            const { code } = causeOf(cause)
            if (what === "taken") return failed(say.dataTaken(configuration.data))
            if (what === "data") return failed(say.badData(configuration.data, code))
            return failed(
              code === "EADDRINUSE" ? say.portTaken(configuration.port) : say.cannotListen(configuration.host, code)
            )
          })
        )
        const shown = configuration.publicUrl ?? url
        if (out.isJson) out.json({ url: shown })
        else out.line(say.ready(shown))
        out.flush()
        if (!configuration.open && configuration.creationToken === undefined) out.note(say.takesNone)
        yield* untilStopped
        out.note(say.stopping)
      })
    )
  })
})

/** Of a relay that runs or does not; it notices nothing. */
const backUp = Effect.fnUntraced(function* (data: string, to: string | undefined, { out, lang }: Outside) {
  const say = serveWords[lang]
  if (to === undefined) return yield* usage(say.needsTo)
  const file = resolve(to)
  const { backUpRelay } = yield* Effect.promise(() => import("@kith/storage/bundles/SqliteRelayStore"))
  const made = yield* backUpRelay(data, file).pipe(
    Effect.mapError((cause) => failed(say.noBackup(data, file, causeOf(cause).code)))
  )
  if (made === "exists") return yield* failed(say.backupExists(file))
  // Nobody else's business, though it can be read by nobody.
  yield* Effect.try({ try: () => chmodSync(file, 0o600), catch: (cause) => fileFault(cause, file, lang) })
  const { size } = statSync(file)
  if (out.isJson) return out.json({ data, file, bytes: size })
  out.echo(`${out.style.good("✓")} ${say.backedUp(file, size)}`)
  out.note(`  ${say.putBack(file, data)}`)
})

/** Flags, environment and file, checked as a whole: everything that is wrong is told at once. */
const configured = Effect.fnUntraced(function* (asked: Call<typeof flags>["flags"], { lang, world }: Outside) {
  const { readConfiguration } = yield* Effect.promise(() => import("@kith/relay/configuration"))
  const { config } = asked
  const file = config === undefined ? undefined : yield* fileAt(config, lang)
  // A flag that was not given says nothing, and leaves it to the environment and the file.
  const said = Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) =>
      SETTINGS.has(name) && value !== undefined && value !== false ? [[name === LEVEL ? "log" : name, value]] : []
    )
  )
  const isWatched = world.isTerminal(2) && file === undefined && world.env["KITH_RELAY_LOG"] === undefined
  const read = readConfiguration({
    flags: { ...(isWatched ? { log: "warn" } : {}), ...said },
    environment: world.env,
    ...(file === undefined ? {} : { file })
  })
  if (isFaults(read)) return yield* usage(read.map((fault) => faultInWords(fault, lang)).join("\n"))
  const { app, data } = read
  return { ...read, data: resolve(data), app: app === NO_APP ? undefined : (app ?? builtApp(world)) }
})

const isFaults = (read: unknown): read is ReadonlyArray<ConfigurationFault> => Array.isArray(read)

const faultInWords = ({ source, file, given, allowed }: ConfigurationFault, lang: Outside["lang"]): string => {
  const say = serveWords[lang]
  const name = source === "--log" ? `--${LEVEL}` : printable(source)
  const where = file === undefined ? name : say.inFile(name, printable(file))
  if (allowed === undefined) return say.noSuchSetting(where)
  if (allowed._tag === "JsonObject") return say.notJson(where)
  return say.fault(where, given === undefined ? undefined : printable(given), takenBy(allowed, lang))
}

const takenBy = (allowed: Exclude<Allowed, { readonly _tag: "JsonObject" }>, lang: Outside["lang"]): string => {
  const { takes } = serveWords[lang]
  switch (allowed._tag) {
    case "Whole":
      return takes.whole(`${allowed.min}`, `${allowed.max}`)
    case "OneOf":
      return takes.oneOf(allowed.words)
    case "Text":
      return takes[allowed.kind]
  }
}

const fileAt = (path: string, lang: Outside["lang"]) =>
  Effect.try({
    try: () => ({ name: path, text: readFileSync(path, "utf8") }),
    catch: (cause) => fileFault(cause, path, lang)
  })

/** What the system said, however deep it lies. */
const causeOf = (cause: unknown): { readonly code: string } => {
  for (let at = cause; at !== null && typeof at === "object"; at = (at as { readonly cause?: unknown }).cause) {
    const { code, reason } = at as { readonly code?: unknown; readonly reason?: unknown }
    if (typeof code === "string") return { code }
    if (reason !== undefined) at = { cause: reason }
  }
  return { code: cause instanceof Error ? cause.message : "?" }
}
