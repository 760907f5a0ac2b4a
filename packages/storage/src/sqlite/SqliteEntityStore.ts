/** The entities on SQLite: `entities.sqlite` in the workspace's folder, made anew when it is damaged or of another version. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { decodeRecord, encodeRecord } from "@kith/core/workspace/RecordCodec"
import { EntityStore, type EntityStoreError, type StoredEntity, type Touches } from "@kith/core/workspace/EntityStore"
import { entityErrorOf } from "../entityErrorOf.ts"
import { commitChanges } from "./commitChanges.ts"
import type { OpenOptions } from "./Connection.ts"
import { type EntityFile, openEntities, removeEntities } from "./EntityFile.ts"
import { type EntityText, readEntities, readNames, readRange, readSetAside } from "./entityQueries.ts"
import {
  countReminders,
  readNextReminder,
  readReminders,
  readRemindersById,
  readRemindersOf
} from "./reminderQueries.ts"
import { readStored } from "../StoreFault.ts"
import { faultOf } from "./faultOf.ts"

/** Opens the entities for as long as the layer lives. */
export const layerEntityStore = (
  folder: string,
  options: OpenOptions = {}
): Layer.Layer<EntityStore, EntityStoreError> =>
  Layer.effect(
    EntityStore,
    Effect.acquireRelease(
      Effect.suspend(() => {
        const entities = new Healing(folder, options)
        return Effect.as(
          attempt("open", () => entities.open()),
          entities
        )
      }),
      (entities) => Effect.sync(() => entities.close())
    ).pipe(Effect.map(entityStoreOn))
  )

/**
 * Damage that shows only while reading fails that one operation as `Corrupt`. The file is removed, and the next operation
 * finds an empty store: whoever catches up then folds the log again.
 */
class Healing {
  private readonly folder: string
  private readonly options: OpenOptions
  private file: EntityFile | undefined

  constructor(folder: string, options: OpenOptions) {
    this.folder = folder
    this.options = options
  }

  open(): EntityFile {
    return (this.file ??= openEntities(this.folder, this.options))
  }

  close(): void {
    this.file?.close()
    this.file = undefined
  }

  use<A>(body: (file: EntityFile) => A): A {
    try {
      return body(this.open())
    } catch (cause) {
      const fault = faultOf(cause)
      if (fault.fault._tag === "Corrupt" && this.options.readOnly !== true) {
        this.close()
        removeEntities(this.folder)
      }
      throw fault
    }
  }
}

const entityStoreOn = (entities: Healing): EntityStore["Service"] => {
  const run = <A>(operation: EntityStoreError["operation"], body: (file: EntityFile) => A) =>
    attempt(operation, () => entities.use(body))
  return {
    folded: run("folded", (file) => file.folded()),
    get: (names) => run("get", (file) => entitiesOf(readEntities(file, names))),
    names: (prefix, limit) => run("names", (file) => readNames(file, prefix, limit)),
    range: (index, from, to, options) => run("range", (file) => readRange(file, index, from, to, options)),
    reminders: (open, atMost) => run("reminders", (file) => readReminders(file, open, atMost)),
    countReminders: (open, atMost) => run("reminders", (file) => countReminders(file, open, atMost)),
    nextReminder: (after) => run("reminders", (file) => readNextReminder(file, after)),
    remindersById: (prefix, enough) => run("reminders", (file) => readRemindersById(file, prefix, enough)),
    remindersOf: (subject) => run("reminders", (file) => readRemindersOf(file, subject)),
    setAside: run("setAside", readSetAside),
    commit: (changes) => run("commit", (file) => commitChanges(file, changes, encodeRecord))
  }
}

const entitiesOf = (texts: ReadonlyMap<string, EntityText>): ReadonlyMap<string, StoredEntity> =>
  readStored(
    () =>
      new Map(
        [...texts].map(([name, { record, touches }]) => [
          name,
          { record: decodeRecord(record), touches: JSON.parse(touches) as Touches }
        ])
      )
  )

const attempt = <A>(operation: EntityStoreError["operation"], body: () => A): Effect.Effect<A, EntityStoreError> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(body())
    } catch (cause) {
      return Effect.fail(entityErrorOf(operation, faultOf(cause)))
    }
  })
