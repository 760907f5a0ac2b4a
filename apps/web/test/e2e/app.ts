/** The built app, served by a real relay as `kith serve` serves it: for tests in a browser, and for the guide's pictures. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { startRelay } from "@kith/relay/serve"

const web = fileURLToPath(new URL("../..", import.meta.url))
const root = join(web, "../..")
const cache = join(root, "node_modules/.cache/kith-e2e")

const SOURCES = ["apps/web/src", "apps/web/public", "packages/core/src", "packages/formats/src", "packages/storage/src"]
const FILES = ["apps/web/index.html", "apps/web/vite.config.ts", "apps/web/package.json", "pnpm-lock.yaml"]

/** Longer than any build takes; a lock that is older was left by a run that was cut short. */
const BUILD_MS = 120_000

/**
 * The folder of the app as it is built from the sources of now; built once, by whichever test process comes first. `KITH_APP`
 * names a folder to take instead, of a build that is there already.
 */
export const builtApp = async (): Promise<string> => {
  const given = process.env["KITH_APP"]
  if (given !== undefined && given !== "") return given
  const folder = join(cache, sourcesHash())
  const lock = `${folder}.lock`
  mkdirSync(cache, { recursive: true })
  while (!existsSync(folder)) {
    if (!tryLock(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      continue
    }
    try {
      if (!existsSync(folder)) build(folder)
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
  return folder
}

const tryLock = (lock: string): boolean => {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const age = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (age !== undefined && Date.now() - age > BUILD_MS) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** By Vite's own command line: inside a test process it would make what it makes for tests. */
const build = (folder: string): void => {
  for (const old of readdirSync(cache)) {
    const path = join(cache, old)
    if (!old.endsWith(".lock") && Date.now() - statSync(path).mtimeMs > 10 * BUILD_MS) {
      rmSync(path, { recursive: true, force: true })
    }
  }
  const unfinished = `${folder}.unfinished`
  const vite = join(web, "node_modules/vite/bin/vite.js")
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  const done = spawnSync(
    process.execPath,
    [vite, "build", "--logLevel", "warn", "--outDir", unfinished, "--emptyOutDir"],
    { cwd: web, env, encoding: "utf8", timeout: BUILD_MS }
  )
  if (done.status !== 0) throw new Error(`the app does not build:\n${done.stdout}${done.stderr}`)
  renameSync(unfinished, folder)
}

const sourcesHash = (): string => {
  const hash = createHash("sha256")
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  )
  for (const file of [...files.sort(), ...FILES.map((name) => join(root, name))]) {
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0")
  }
  return hash.digest("hex").slice(0, 16)
}

export interface ServedApp {
  /** `http://127.0.0.1:43211`: the app's, and its relay's. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** `folder`: another build than that of now. */
export const serveApp = async (folder?: string): Promise<ServedApp> => {
  const app = folder ?? (await builtApp())
  const data = mkdtempSync(join(tmpdir(), "kith-e2e-"))
  const scope = Effect.runSync(Scope.make())
  const options = { port: 0, host: "127.0.0.1", open: true, data, app, log: "off" } as const
  const { url } = await Effect.runPromise(
    // Everything comes from one address here, many times as fast as people ask.
    Effect.provideService(startRelay({ ...options, requestsPerMinute: 1_000_000 }), Scope.Scope, scope)
  )
  return {
    url,
    close: async () => {
      await Effect.runPromise(Scope.close(scope, Exit.void))
      rmSync(data, { recursive: true, force: true })
    }
  }
}
