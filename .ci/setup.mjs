/**
 * Makes a checkout ready to run: installs the locked packages, bundles the CLI and, with `--app`, builds the web app, each
 * only when something that it depends on has changed. Runs before `npm start`, `npm test` and `npm run bench`, and under any
 * Node from 20 on, since the pinned Node only arrives with the install. Talks on stderr, and only while it works.
 */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cli = join(root, "apps/cli")
const web = join(root, "apps/web")
/** Inside `node_modules`, so that whoever deletes that folder deletes the memory of having filled it. */
const stampFile = join(root, "node_modules/.cache/kith/setup.json")
const workspaces = ["packages", "apps"].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => join(root, folder, name))
)
const projects = [root, ...workspaces.filter((folder) => existsSync(join(folder, "package.json")))]

const installed = digest([
  ...["pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc"].map((name) => join(root, name)),
  ...projects.map((folder) => join(folder, "package.json"))
])
const stamp = readStamp()
if (stamp.installed !== installed || !isLinked()) {
  // Forgotten first: an install that is cut short must not look like a finished one.
  rmSync(stampFile, { force: true })
  install()
  if (!isLinked()) install("--force")
  if (!isLinked()) fail("Some packages are still missing. Remove node_modules and run this again.")
  writeStamp({ installed })
}

const built = digest([
  ...projects.flatMap((folder) => filesUnder(join(folder, "src"))),
  join(cli, "rolldown.config.mjs")
])
if (stamp.installed !== installed || stamp.built !== built || !existsSync(join(cli, "dist/launch.mjs"))) {
  say("building the command line / construction de la ligne de commande")
  const done = spawnSync(pinnedNode(), [join(root, "node_modules/rolldown/bin/cli.mjs"), "-c", "rolldown.config.mjs"], {
    cwd: cli,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"]
  })
  if (done.status !== 0) fail(`${done.stdout}${done.stderr}`, "The build failed.")
  writeStamp({ ...readStamp(), installed, built })
}

if (process.argv.includes("--app")) {
  const app = digest([
    ...["packages/core/src", "packages/formats/src", "packages/storage/src", "apps/web/src", "apps/web/public"].flatMap(
      (folder) => filesUnder(join(root, folder))
    ),
    ...["index.html", "vite.config.ts", "package.json"].map((name) => join(web, name)),
    join(root, "pnpm-lock.yaml")
  ])
  if (readStamp().app !== app || !existsSync(join(web, "dist/index.html"))) {
    say("building the web app / construction de l’application web")
    // Its own `bin`, which needs no shell to find it.
    const vite = join(web, "node_modules/vite/bin/vite.js")
    const done = spawnSync(pinnedNode(), [vite, "build", "--logLevel", "warn"], {
      cwd: web,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"]
    })
    if (done.status !== 0) fail(`${done.stdout}${done.stderr}`, "The build of the web app failed.")
    writeStamp({ ...readStamp(), app })
  }
}

/** @param {ReadonlyArray<string>} flags */
function install(...flags) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  say("installing packages / installation des paquets")
  const command = ["--yes", "--prefer-offline", packageManager, "install", "--frozen-lockfile", ...flags]
  const done = spawnSync("npx", command, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
  if (done.status === 0) return
  fail(
    done.error ? String(done.error) : `${done.stdout}${done.stderr}`,
    "The install failed; the next run takes it up again. It needs the network the first time. / L’installation a échoué ; relancez une fois le réseau rétabli."
  )
}

/** Whether each dependency that a manifest names is there to be imported, the pinned Node included. */
function isLinked() {
  return (
    projects.every((folder) => {
      const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
      const names = Object.keys({ ...dependencies, ...devDependencies })
      return names.every((name) => existsSync(join(folder, "node_modules", name, "package.json")))
    }) &&
    (process.platform !== "linux" || existsSync(join(root, "node_modules/.bin/node")))
  )
}

/** The Node that the code runs on. It comes as a package where there is one for this machine. */
function pinnedNode() {
  const pinned = join(root, "node_modules/.bin/node")
  if (existsSync(pinned)) return pinned
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  return fail(`No Node 24 comes with the packages for ${process.platform} ${process.arch}. Install Node 24 or later.`)
}

/** @param {ReadonlyArray<string>} files */
function digest(files) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`)
  for (const file of files)
    hash.update(`\0${file.slice(root.length)}\0`).update(existsSync(file) ? readFileSync(file) : "")
  return hash.digest("hex")
}

/**
 * @param {string} folder
 * @returns {Array<string>}
 */
function filesUnder(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))
  return entries.filter((entry) => statSync(entry).isFile()).sort()
}

/** @returns {{ installed?: string, built?: string, app?: string }} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"))
  } catch {
    return {}
  }
}

/** @param {{ installed?: string, built?: string, app?: string }} stamp */
function writeStamp(stamp) {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, JSON.stringify(stamp))
}

/** @param {string} what */
function say(what) {
  process.stderr.write(`Kith: ${what} …\n`)
}

/**
 * @param {ReadonlyArray<string>} lines
 * @returns {never}
 */
function fail(...lines) {
  process.stderr.write(`${lines.join("\n").trimEnd()}\n`)
  process.exit(1)
}
