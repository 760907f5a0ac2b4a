/** Failures of SQLite and of the file system as faults of a store. */
import { type Fault, StoreFault } from "../StoreFault.ts"

/** What a caught value says about the store; whatever is no failure of SQLite or the file system is a bug, and thrown on. */
export const faultOf = (cause: unknown): StoreFault => {
  if (cause instanceof StoreFault) return cause
  const { code, errcode, message } = cause as { code?: unknown; errcode?: unknown; message?: unknown }
  if (code === "ERR_SQLITE_ERROR" && typeof errcode === "number") {
    return new StoreFault(sqliteFault(errcode, String(message)), cause)
  }
  // An integer beyond what we ever write; `node:sqlite` gives none back that a number cannot hold.
  if (code === "ERR_OUT_OF_RANGE" && /too large to be represented/.test(String(message))) {
    return new StoreFault(CORRUPT, cause)
  }
  const fault = typeof code === "string" ? systemFaults.get(code) : undefined
  if (fault !== undefined) return new StoreFault(fault, cause)
  throw cause
}

export const isFault = (cause: unknown, tag: Fault["_tag"]): boolean => faultOf(cause).fault._tag === tag

const BUSY: Fault = { _tag: "Unavailable", why: "busy" }
const READ_ONLY: Fault = { _tag: "Unavailable", why: "readOnly" }
const MISSING: Fault = { _tag: "Unavailable", why: "missing" }
const OTHER: Fault = { _tag: "Unavailable", why: "other" }
const FULL: Fault = { _tag: "Full" }
const CORRUPT: Fault = { _tag: "Corrupt" }

/** The lower byte is the primary result code, https://www.sqlite.org/rescode.html. */
const sqliteFault = (errcode: number, message: string): Fault =>
  extended.get(errcode) ?? primary(errcode & 0xff, message)

const primary = (code: number, message: string): Fault => {
  switch (code) {
    case 5: // BUSY
    case 6: // LOCKED
      return BUSY
    case 3: // PERM
    case 8: // READONLY
    case 14: // CANTOPEN; that the file is there was seen before
    case 23: // AUTH
      return READ_ONLY
    case 13: // FULL
      return FULL
    case 11: // CORRUPT
    case 26: // NOTADB
    case 18: // TOOBIG: nothing of ours is, so a length was read that was never written
      return CORRUPT
    case 1: // ERROR: our SQL is fixed, so what it does not find was lost, and what it finds too early was not ours
      return /no such (table|column|index)|already exists|unsupported file format/.test(message) ? CORRUPT : OTHER
    default:
      return OTHER
  }
}

const extended: ReadonlyMap<number, Fault> = new Map<number, Fault>([
  [4874, FULL], // IOERR_SHMSIZE: no room for the file through which processes share the journal
  [8458, CORRUPT], // IOERR_CORRUPTFS
  [522, CORRUPT] // IOERR_SHORT_READ
])

const systemFaults: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  ["ENOENT", MISSING],
  ["ENOTDIR", MISSING],
  ["EACCES", READ_ONLY],
  ["EPERM", READ_ONLY],
  ["EROFS", READ_ONLY],
  ["ENOSPC", FULL],
  ["EDQUOT", FULL],
  // A connection that was closed before, or will not open.
  ["ERR_INVALID_STATE", OTHER],
  ["EBUSY", BUSY],
  ["EIO", OTHER],
  ["EISDIR", OTHER],
  ["EEXIST", OTHER]
])
