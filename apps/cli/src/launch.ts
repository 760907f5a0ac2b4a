/**
 * The bundle's way in, for `bin/kith`: switches on Node's compile cache before anything large is loaded, so that from the
 * second start on no script is compiled again.
 */
import { enableCompileCache } from "node:module"

// The global, since importing it as a module makes Node set up its standard streams.
const { env, platform } = process

/** The user's own cache folder, or none: a shared one (`/tmp`) could be filled by somebody else. */
const cacheFolder = (): string | undefined =>
  env["XDG_CACHE_HOME"] || (env["HOME"] && `${env["HOME"]}/${platform === "darwin" ? "Library/Caches" : ".cache"}`)

const folder = cacheFolder()
if (folder) enableCompileCache(`${folder}/kith/compiled`)

// Effect tries out how stacks look while it loads, and notes where each service is declared: a twentieth of a start.
Error.stackTraceLimit = 0
await import("./main.ts")
