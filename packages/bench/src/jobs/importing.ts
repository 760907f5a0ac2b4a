/**
 * A file of people into a new log on disk, and into it once more; beside a bare parser whose rows go straight into SQLite
 * with as many index rows as Kith makes of them.
 */
import { randomBytes } from "node:crypto"
import { createReadStream, mkdirSync, rmSync, statSync } from "node:fs"
import { basename, join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { type ImportReport, importRows } from "@kith/core/workspace/Importing"
import type { Format } from "@kith/formats/Format"
import { createKeyFile } from "@kith/storage/keyFile/createKeyFile"
import type { Say } from "../harness/Say.ts"
import { interleave, type Rounds } from "../harness/interleave.ts"
import { peakBytes } from "../harness/peakBytes.ts"
import { type PeopleFileKind, peopleFiles } from "../sample/peopleFiles.ts"
import { KEY_FILE, portsOf } from "../sample/ports.ts"

export interface ImportInput {
  readonly kind: PeopleFileKind
  readonly file: string
  /** Scratch. */
  readonly folder: string
  /** Absent: once, for its memory alone. */
  readonly rounds?: Rounds
}

export interface ImportTimes {
  readonly kith: ReadonlyArray<number>
  readonly again: ReadonlyArray<number>
  readonly bare: ReadonlyArray<number>
  readonly parse: ReadonlyArray<number>
  readonly rows: number
  readonly indexRows: number
  readonly peakBytes: number
}

export const run = async ({ kind, file, folder, rounds }: ImportInput, say: Say): Promise<void> => {
  const format = await peopleFiles[kind].format()
  const { parse } = peopleFiles[kind]
  const first = join(folder, "first")
  await newLog(first)
  const report = await importFile(format, file, first)
  const keys = keysByEntity(first)
  const nothing: ReadonlyArray<number> = []
  const found = {
    rows: report.rows,
    indexRows: [...keys].reduce((sum, entries) => sum + entries.length, 0),
    peakBytes: peakBytes()
  }
  if (rounds === undefined)
    return say({ kith: nothing, again: nothing, bare: nothing, parse: nothing, ...found } satisfies ImportTimes)
  const fresh = join(folder, "fresh")
  const bareFile = join(folder, "bare.sqlite")
  const times = await interleave(
    {
      kith: { before: () => newLog(fresh), run: () => importFile(format, file, fresh) },
      again: {
        run: async () => {
          const { undo, known } = await importFile(format, file, first)
          if (undo !== undefined || known === 0) throw new Error("the same file again wrote something")
        }
      },
      bare: {
        before: () => removeDatabase(bareFile),
        run: async () => insertBare(bareFile, await parse(file), keys)
      },
      parse: { run: () => parse(file) }
    },
    rounds
  )
  say({ ...times, ...found } satisfies ImportTimes)
}

const newLog = async (folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await Effect.runPromise(createKeyFile(join(folder, KEY_FILE), (count) => randomBytes(count)))
}

/** As `kith import` does it: one pass to see that all is well and of when the file is, and one to import. */
const importFile = (format: Format, file: string, folder: string): Promise<ImportReport> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const { asOf } = yield* format.summarise(bytesOf(file))
      const rows = Stream.toAsyncIterable(format.read(bytesOf(file)))
      const { source, id } = format
      const modified = new Date(statSync(file).mtimeMs).toISOString()
      return yield* importRows(rows, {
        source,
        asOf: `${asOf ?? ""}|${modified}`,
        via: `import:${id}`,
        file: basename(file)
      })
    }).pipe(Effect.provide(portsOf(folder)))
  )

export const bytesOf = (path: string): Stream.Stream<Uint8Array, Error> =>
  Stream.fromAsyncIterable<Uint8Array, Error>(
    createReadStream(path, { highWaterMark: 256 * 1024 }),
    (cause) => cause as Error
  )

type Keys = ReadonlyArray<readonly [index: number, key: string]>

/** The index entries that Kith has made, entity by entity, for somebody else to insert beside as many rows. */
const keysByEntity = (folder: string): ReadonlyArray<Keys> => {
  const database = new DatabaseSync(join(folder, "entities.sqlite"), { readOnly: true })
  try {
    const found = new Map<string, Array<[number, string]>>()
    for (const row of database.prepare("SELECT idx, key, entity FROM keys").iterate()) {
      const entity = row["entity"] as string
      const own = found.get(entity) ?? []
      found.set(entity, own)
      own.push([row["idx"] as number, row["key"] as string])
    }
    return [...found.values()]
  } finally {
    database.close()
  }
}

/** In one transaction, with the settings of Kith's own stores and nothing else of theirs: no history, no ids to agree on. */
const insertBare = (file: string, rows: ReadonlyArray<ReadonlyArray<unknown>>, keys: ReadonlyArray<Keys>): void => {
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  const columns = Array.from({ length: width }, (_, index) => `c${index} TEXT`).join(", ")
  const database = new DatabaseSync(file)
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON;
    CREATE TABLE people (id INTEGER PRIMARY KEY, ${columns});
    CREATE TABLE keys (
      idx INTEGER NOT NULL, key TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (idx, key, person)
    ) WITHOUT ROWID`)
  const putPerson = database.prepare(`INSERT INTO people VALUES (?${", ?".repeat(width)})`)
  const putKey = database.prepare("INSERT INTO keys VALUES (?, ?, ?)")
  database.exec("BEGIN IMMEDIATE")
  rows.forEach((cells, person) => {
    const texts = Array.from({ length: width }, (_, index) => textOf(cells[index]))
    putPerson.run(person, ...texts)
    for (const [index, key] of keys[person] ?? []) putKey.run(index, key, person)
  })
  // A few entities are nobody's row.
  for (let rest = rows.length; rest < keys.length; rest++)
    for (const [index, key] of keys[rest]!) putKey.run(index, key, rest)
  database.exec("COMMIT")
  database.close()
}

const textOf = (cell: unknown): string | null =>
  typeof cell === "string" ? cell : cell === undefined || cell === null ? null : JSON.stringify(cell)

const removeDatabase = (file: string): void => {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true })
}
