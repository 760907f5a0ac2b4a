/** Where logs live: `KITH_HOME`, or the platform's own data folder; in it one folder for each log. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { World } from "./World.ts"
import { plain } from "@kith/core/domain/words/plain"
import { LOG_FILE } from "@kith/storage/sqlite/LogFile"

export interface Home {
  readonly folder: string
}

export const homeFrom = (env: World["env"], platform: NodeJS.Platform): Home => ({
  folder: env["KITH_HOME"] || dataFolder(env, platform)
})

const dataFolder = (env: World["env"], platform: NodeJS.Platform): string => {
  const user = env["HOME"] || env["USERPROFILE"] || "."
  if (platform === "darwin") return join(user, "Library", "Application Support", "Kith")
  if (platform === "win32") return join(env["APPDATA"] || join(user, "AppData", "Roaming"), "Kith")
  return join(env["XDG_DATA_HOME"] || join(user, ".local", "share"), "kith")
}

/** Holds the name of the log that is meant when none is named. */
export const DEFAULT_FILE = "default"

/** This device's keys, in the log's folder. */
export const KEY_FILE = "keys.json"

/** A log's folder after its name: `Job search` lives in `job-search`. */
const folderName = (name: string): string =>
  plain(name)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60) || "log"

export const logFolder = (home: Home, name: string): string => join(home.folder, folderName(name))

/** Its keys alone make it one: a log that has gone missing is then said to be missing, and not taken for none. */
export const isLog = (folder: string): boolean =>
  existsSync(join(folder, LOG_FILE)) || existsSync(join(folder, KEY_FILE))

/** The folders' names of all logs there are, in order. */
export const logNames = (home: Home): ReadonlyArray<string> => {
  try {
    return readdirSync(home.folder)
      .filter((name) => isLog(join(home.folder, name)))
      .sort()
  } catch {
    return []
  }
}

export type Chosen =
  | { readonly _tag: "Found"; readonly folder: string }
  | { readonly _tag: "None" }
  | { readonly _tag: "Unknown"; readonly names: ReadonlyArray<string> }
  | { readonly _tag: "Several"; readonly names: ReadonlyArray<string> }

/** The log that is meant: the one named, else the default one, else the only one there is. */
export const chooseLog = (home: Home, named: string | undefined): Chosen => {
  if (named !== undefined) {
    const folder = logFolder(home, named)
    if (isLog(folder)) return { _tag: "Found", folder }
    const names = logNames(home)
    return names.length === 0 ? { _tag: "None" } : { _tag: "Unknown", names }
  }
  const byDefault = defaultLog(home)
  if (byDefault !== undefined && isLog(join(home.folder, byDefault))) {
    return { _tag: "Found", folder: join(home.folder, byDefault) }
  }
  const names = logNames(home)
  if (names.length === 1) return { _tag: "Found", folder: join(home.folder, names[0]!) }
  return names.length === 0 ? { _tag: "None" } : { _tag: "Several", names }
}

const defaultLog = (home: Home): string | undefined => {
  try {
    return readFileSync(join(home.folder, DEFAULT_FILE), "utf8").trim() || undefined
  } catch {
    return undefined
  }
}
