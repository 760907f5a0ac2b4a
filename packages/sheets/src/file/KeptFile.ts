/**
 * Replacing a file that others replace too, so that nothing of either is ever lost: the file that was there is moved
 * aside, and stays beside the new one as what the write found. For the layers on files.
 *
 * Beside `people.csv` stand `.people.csv.kith-<n>-<id>.new` while write `id` is under way, `.found` from the moment it
 * took the old file away, and `.people.csv.kith-lock` while a process is writing. A write is done once its `.found` is
 * there without its `.new`.
 */
import { createHash } from "node:crypto"
import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, unlinkSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { takeLock } from "./fileLock.ts"
import { writeDurably } from "./writeDurably.ts"

export interface KeptRead {
  readonly bytes: Uint8Array
  /** When the file was last changed, ms; undefined where it is as the last write of ours left it. */
  readonly changedAt: number | undefined
  readonly lastWrite?: { readonly id: string; readonly bytes: Uint8Array }
}

/** Why a file was not replaced. Nothing was changed. */
export type NotReplaced = "changed" | "locked"

/** Throws what the file system throws. */
export const readKept = (path: string): KeptRead => {
  if (writesOf(path).some(({ isDone }) => !isDone)) {
    const release = takeLock(`${besideOf(path)}lock`)
    // Another process is in the middle of it; its file is there in a moment.
    if (release !== undefined) {
      try {
        recover(path)
      } finally {
        release()
      }
    }
  }
  const before = statSync(path)
  const bytes = readFileSync(path)
  const last = writesOf(path).findLast(({ isDone }) => isDone)
  const isOurs = last !== undefined && ownDigest(last.found) === digestOf(bytes)
  return {
    bytes,
    changedAt: isOurs ? undefined : Math.max(before.mtimeMs, statSync(path).mtimeMs),
    ...(last === undefined ? {} : { lastWrite: { id: last.id, bytes: readFileSync(last.found) } })
  }
}

/** Replaces the file by `next` if it still is what `expected` was. */
export const replaceKept = (
  path: string,
  id: string,
  expected: Uint8Array,
  next: Uint8Array
): NotReplaced | undefined => {
  if (isOpenElsewhere(path)) return "locked"
  const release = takeLock(`${besideOf(path)}lock`)
  if (release === undefined) return "locked"
  try {
    recover(path)
    if (!readFileSync(path).equals(expected)) return "changed"
    const writes = writesOf(path)
    const stem = `${besideOf(path)}${1 + Math.max(0, ...writes.map(({ number }) => number))}-${encodeURIComponent(id)}`
    writeDurably(`${stem}.new`, next, statSync(path).mode)
    writeDurably(`${stem}.digest`, Buffer.from(digestOf(next)), 0o600)
    renameSync(path, `${stem}.found`)
    const found = readFileSync(`${stem}.found`)
    // Whoever was quicker keeps their file: theirs goes back, unless they have put another one there already.
    if (!found.equals(expected) || !linkNew(`${stem}.new`, path)) {
      linkNew(`${stem}.found`, path)
      for (const end of ENDS) rmSync(`${stem}.${end}`, { force: true })
      return "changed"
    }
    unlinkSync(`${stem}.new`)
    for (const old of writes) for (const end of ENDS) rmSync(`${old.stem}.${end}`, { force: true })
    return undefined
  } finally {
    release()
  }
}

const ENDS = ["new", "digest", "found"] as const

interface KeptWrite {
  readonly number: number
  readonly id: string
  readonly stem: string
  readonly found: string
  readonly isDone: boolean
}

const besideOf = (path: string): string => join(dirname(path), `.${basename(path)}.kith-`)

/** Oldest first. */
const writesOf = (path: string): ReadonlyArray<KeptWrite> => {
  const prefix = basename(besideOf(path))
  const names = new Set(readdirSync(dirname(path)).filter((name) => name.startsWith(prefix)))
  const stems = new Set([...names].flatMap((name) => /^(.+)\.(?:new|found)$/.exec(name)?.[1] ?? []))
  return [...stems]
    .flatMap((stem) => {
      const parts = /^(\d+)-(.+)$/.exec(stem.slice(prefix.length))
      if (parts === null) return []
      const isDone = names.has(`${stem}.found`) && !names.has(`${stem}.new`)
      const full = join(dirname(path), stem)
      return [
        { number: Number(parts[1]), id: decodeURIComponent(parts[2]!), stem: full, found: `${full}.found`, isDone }
      ]
    })
    .toSorted((a, b) => a.number - b.number)
}

/** For whoever has the lock. Ends what a process that was killed had begun: a file taken away is replaced, anything less is taken back. */
const recover = (path: string): void => {
  for (const { stem, isDone } of writesOf(path)) {
    if (isDone) continue
    const hadTaken = existsSync(`${stem}.found`)
    if (hadTaken && (!existsSync(path) || sameFile(path, `${stem}.new`))) {
      linkNew(`${stem}.new`, path)
      rmSync(`${stem}.new`, { force: true })
    } else for (const end of ENDS) rmSync(`${stem}.${end}`, { force: true })
  }
}

const sameFile = (a: string, b: string): boolean => statSync(a).ino === statSync(b).ino

/** False where something stands there already. */
const linkNew = (from: string, to: string): boolean => {
  try {
    linkSync(from, to)
    return true
  } catch (cause) {
    if ((cause as { code?: string }).code === "EEXIST") return false
    // A file system without links, as of some sticks and shares.
    if (existsSync(to)) return false
    writeDurably(to, readFileSync(from), statSync(from).mode)
    return true
  }
}

/** Programs that have a file open leave a file of their own beside it: LibreOffice, Excel. */
const isOpenElsewhere = (path: string): boolean =>
  [`.~lock.${basename(path)}#`, `~$${basename(path)}`].some((name) => existsSync(join(dirname(path), name)))

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

const ownDigest = (found: string): string | undefined => {
  const path = found.replace(/found$/, "digest")
  return existsSync(path) ? readFileSync(path, "utf8") : undefined
}
