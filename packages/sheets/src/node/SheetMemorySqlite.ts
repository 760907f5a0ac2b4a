/** What a connection remembers, in a SQLite file of its own, which one process at a time may use. */
import { DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { nothingYet, type Remembered, type RowBase } from "../engine/Remembered.ts"
import { SheetMemory, SheetMemoryError } from "../SheetMemory.ts"

const VERSION = 1

const TABLES = `
  CREATE TABLE IF NOT EXISTS row (id TEXT PRIMARY KEY, base TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS rest (only INTEGER PRIMARY KEY CHECK (only = 1), text TEXT NOT NULL);
`

export const layerSheetMemorySqlite = (path: string): Layer.Layer<SheetMemory, SheetMemoryError> =>
  Layer.effect(SheetMemory, open(path))

const open = (path: string): Effect.Effect<SheetMemory["Service"], SheetMemoryError, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      attempt("open", () => opened(path)),
      (database) => Effect.sync(() => database.close())
    ),
    (database) => {
      const putRow = database.prepare(
        "INSERT INTO row (id, base) VALUES (?, ?) ON CONFLICT DO UPDATE SET base = excluded.base"
      )
      const dropRow = database.prepare("DELETE FROM row WHERE id = ?")
      const putRest = database.prepare(
        "INSERT INTO rest (only, text) VALUES (1, ?) ON CONFLICT DO UPDATE SET text = excluded.text"
      )
      return {
        load: attempt("load", (): Remembered => {
          const rows = database.prepare("SELECT id, base FROM row").all() as unknown as ReadonlyArray<{
            id: string
            base: string
          }>
          const rest = database.prepare("SELECT text FROM rest").get() as { text: string } | undefined
          return {
            rows: new Map(rows.map(({ id, base }) => [id, JSON.parse(base) as RowBase])),
            rest: rest === undefined ? nothingYet.rest : (JSON.parse(rest.text) as Remembered["rest"])
          }
        }),
        save: (changes) =>
          attempt("save", () => {
            database.exec("BEGIN IMMEDIATE")
            try {
              for (const [id, base] of changes.rows ?? []) {
                if (base === undefined) dropRow.run(id)
                else putRow.run(id, JSON.stringify(base))
              }
              if (changes.rest !== undefined) putRest.run(JSON.stringify(changes.rest))
              database.exec("COMMIT")
            } catch (cause) {
              if (database.isTransaction) database.exec("ROLLBACK")
              throw cause
            }
          })
      }
    }
  )

/** The lock is taken at once and kept, so that a second process hears of it before it reads anything. */
const opened = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path)
  try {
    database.exec(
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN EXCLUSIVE"
    )
    const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number }
    if (version > VERSION) throw new NewerSchema()
    database.exec(`${TABLES} PRAGMA user_version = ${VERSION}; COMMIT`)
    return database
  } catch (cause) {
    database.close()
    throw cause
  }
}

class NewerSchema extends Error {}

const attempt = <A>(operation: SheetMemoryError["operation"], body: () => A): Effect.Effect<A, SheetMemoryError> =>
  Effect.try({ try: body, catch: (cause) => new SheetMemoryError({ operation, why: whyOf(cause), cause }) })

const BUSY = 5
const LOCKED = 6
const CORRUPT = 11
const FULL = 13
const NOT_A_DATABASE = 26

const whyOf = (cause: unknown): SheetMemoryError["why"] => {
  if (cause instanceof NewerSchema) return "newerSchema"
  if (cause instanceof SyntaxError) return "corrupt"
  const code = (cause as { readonly errcode?: number }).errcode ?? 0
  const main = code & 0xff
  if (main === BUSY || main === LOCKED) return "busy"
  if (main === FULL) return "full"
  return main === CORRUPT || main === NOT_A_DATABASE ? "corrupt" : "unavailable"
}
