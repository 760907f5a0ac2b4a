/** Effect's SQL client on `node:sqlite`, as small as its SQL journal needs it: no working driver of its own is published. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Reactivity from "effect/reactivity/Reactivity"
import * as Semaphore from "effect/Semaphore"
import * as SqlClient from "effect/sql/SqlClient"
import type { Connection } from "effect/sql/SqlConnection"
import { SqlError, UnknownError } from "effect/sql/SqlError"
import * as Statement from "effect/sql/Statement"
import * as Stream from "effect/Stream"

const make = Effect.gen(function* () {
  const database = yield* Effect.acquireRelease(
    Effect.sync(() => new DatabaseSync(":memory:")),
    (open) => Effect.sync(() => open.close())
  )
  const semaphore = yield* Semaphore.make(1)
  const connection = connectionOn(database)
  return yield* SqlClient.make({
    ...SqlClient.makeSqliteAcquirers({
      connection: Effect.succeed(connection),
      semaphore,
      isTransaction: () => database.isTransaction
    }),
    compiler: Statement.makeCompilerSqlite(),
    driver: "node-sqlite",
    spanAttributes: [],
    prepareTransactionControls: true
  })
})

export const layerSqliteInMemory: Layer.Layer<SqlClient.SqlClient> = Layer.effect(SqlClient.SqlClient, make).pipe(
  Layer.provide(Reactivity.layer)
)

const connectionOn = (database: DatabaseSync): Connection => {
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    let statement = statements.get(sql)
    if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)))
    return statement
  }
  const rows = (sql: string, values: ReadonlyArray<unknown>) =>
    Effect.try({
      try: () => prepared(sql).all(...(values as ReadonlyArray<SQLInputValue>)) as ReadonlyArray<any>,
      catch: (cause) => new SqlError({ reason: new UnknownError({ cause, message: sql, operation: "execute" }) })
    })
  return {
    execute: rows,
    executeUnprepared: rows,
    executeRaw: rows,
    executeValues: (sql, values) =>
      Effect.map(rows(sql, values), (all) => all.map((row) => Object.values(row as object))),
    executeValuesUnprepared: (sql, values) =>
      Effect.map(rows(sql, values), (all) => all.map((row) => Object.values(row as object))),
    executeStream: (sql, values) => Stream.fromIterableEffect(rows(sql, values))
  }
}
