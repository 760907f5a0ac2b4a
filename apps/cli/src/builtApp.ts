/** Where the web app is once it is built, in this checkout or where a package put it: for `kith app` and `kith serve`. */
import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import type { World } from "./World.ts"

/** The same from the sources and from the bundle, which lie at one depth. */
const APP = join(import.meta.dirname, "../../web/dist")

const VARIABLE = "KITH_APP"

/** `undefined` where it is not built. */
export const builtApp = ({ env }: Pick<World, "env">): string | undefined => {
  const folder = env[VARIABLE] ?? APP
  return isApp(folder) ? resolve(folder) : undefined
}

export const isApp = (folder: string): boolean => existsSync(join(folder, "index.html"))
