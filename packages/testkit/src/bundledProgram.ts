/**
 * Programs that tests start in processes of their own, bundled from the sources of now: Node reads one file in place of some
 * two hundred, and starts in a quarter of the processor time.
 */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const cache = join(root, "node_modules/.cache/kith/programs")

/** No run of the tests is older; its programs may be in use until then. */
const KEPT_MS = 21_600_000
const BUILD_MS = 120_000

/**
 * The path of a program. `config`: the address of the rolldown configuration that has it among its inputs, by `name`, and calls
 * what it makes of it `[name].mjs`. Bundled once for all test processes, and again when a source has changed.
 */
export const bundledProgram = (config: URL, name: string): string => {
  const path = fileURLToPath(config)
  const folder = folders.get(path) ?? builtFrom(path)
  folders.set(path, folder)
  return join(folder, `${name}.mjs`)
}

/** Where each configuration's programs are, as this process has found or made them. */
const folders = new Map<string, string>()

const builtFrom = (config: string): string => {
  const folder = join(cache, sourcesHash(config))
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache).map((each) => join(cache, each))) {
    const age = Date.now() - (statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age > KEPT_MS) rmSync(old, { recursive: true, force: true })
  }
  const unfinished = mkdtempSync(`${folder}-`)
  const rolldown = join(root, "node_modules/rolldown/bin/cli.mjs")
  const done = spawnSync(process.execPath, [rolldown, "-c", config, "--dir", unfinished], {
    cwd: dirname(config),
    encoding: "utf8",
    timeout: BUILD_MS
  })
  if (done.status !== 0) throw new Error(`${config} does not build:\n${done.stdout}${done.stderr}`)
  try {
    renameSync(unfinished, folder)
  } catch (cause) {
    // Another test process was faster, with the same.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw cause
  }
  return folder
}

/** Of all that a bundle may hold: every package's and app's sources, and what stands beside the configuration. */
const sourcesHash = (config: string): string => {
  const workspaces = ["packages", "apps"].flatMap((each) =>
    readdirSync(join(root, each)).map((name) => join(root, each, name, "src"))
  )
  const files = [...workspaces.filter((folder) => existsSync(folder)), dirname(config)].flatMap(filesUnder)
  const hash = createHash("sha256")
  for (const file of [...files.sort(), config, join(root, "pnpm-lock.yaml")]) {
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0")
  }
  return hash.digest("hex").slice(0, 16)
}

const filesUnder = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ["node_modules", "dist"].includes(entry.name) ? [] : filesUnder(path)
    return entry.isFile() ? [path] : []
  })
