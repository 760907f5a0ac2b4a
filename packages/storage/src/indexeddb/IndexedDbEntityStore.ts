/** The entities in a browser: the database `kith/<name>/entities`, made anew when it is damaged or of another version. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { EntityStore, type EntityStoreError } from "@kith/core/workspace/EntityStore"
import { StoreFault } from "../StoreFault.ts"
import { commitChanges } from "./commitChanges.ts"
import type { Database, OpenOptions } from "./Database.ts"
import { openEntities, removeEntities } from "./EntityDatabase.ts"
import { readEntities, readFolded, readNames, readRange, readSetAside } from "./entityQueries.ts"
import {
  countReminders,
  readNextReminder,
  readReminders,
  readRemindersById,
  readRemindersOf
} from "./reminderQueries.ts"
import { sharedShelves } from "./sharedShelves.ts"
import type { Reader, Shelves } from "./Shelves.ts"
import { entityAttempt } from "./webAttempt.ts"
import { webFaultOf } from "./webFault.ts"

/** Opens the entities for as long as the layer lives. */
export const layerEntityStore = (name: string, options?: OpenOptions): Layer.Layer<EntityStore, EntityStoreError> =>
  Layer.effect(
    EntityStore,
    Effect.acquireRelease(
      Effect.suspend(() => {
        const entities = new Healing(name, options)
        return Effect.as(
          entityAttempt("open", () => entities.open()),
          entities
        )
      }),
      (entities) => Effect.promise(() => entities.close())
    ).pipe(Effect.map(entityStoreOn))
  )

/**
 * Damage that shows only while reading fails that one operation as `Corrupt`. The database is removed, and the next
 * operation finds an empty store: whoever catches up then folds the log again. One that another tab made close is opened
 * again by the next operation.
 */
class Healing {
  private readonly name: string
  private readonly options: OpenOptions | undefined
  private readonly shared: ReturnType<typeof sharedShelves>
  private opening: Promise<Database> | undefined
  private isOver = false

  constructor(name: string, options: OpenOptions | undefined) {
    this.name = name
    this.options = options
    this.shared = sharedShelves(name)
  }

  async open(): Promise<Database> {
    for (;;) {
      if (this.isOver) throw new StoreFault({ _tag: "Unavailable", why: "other" })
      const opening = (this.opening ??= this.openAnew())
      try {
        const database = await opening
        if (database.isOpen) return database
      } catch (cause) {
        if (this.opening === opening) this.opening = undefined
        throw cause
      }
      if (this.opening === opening) this.opening = undefined
    }
  }

  async close(): Promise<void> {
    this.isOver = true
    const database = await this.opening?.catch(() => undefined)
    if (database?.isOpen === true) await this.shared.shelves.settle(database).catch(() => undefined)
    this.shared.release()
    database?.close()
  }

  async use<A>(body: (database: Database, shelves: Shelves) => Promise<A>): Promise<A> {
    const database = await this.open()
    try {
      return await body(database, this.shared.shelves)
    } catch (cause) {
      const fault = webFaultOf(cause)
      if (fault.fault._tag === "Corrupt") {
        database.close()
        await removeEntities(this.name, this.options)
      }
      throw fault
    }
  }

  private async openAnew(): Promise<Database> {
    const database = await openEntities(this.name, this.options)
    // It may be another one than before, under the same name.
    this.shared.shelves.forget()
    return database
  }
}

const entityStoreOn = (entities: Healing): EntityStore["Service"] => {
  const read = <A>(operation: EntityStoreError["operation"], body: (reader: Reader) => Promise<A>) =>
    entityAttempt(operation, () => entities.use((database, shelves) => shelves.read(database, body)))
  return {
    folded: read("folded", readFolded),
    get: (names) => read("get", (reader) => readEntities(reader, names)),
    names: (prefix, limit) => read("names", (reader) => readNames(reader, prefix, limit)),
    range: (index, from, to, options) => read("range", (reader) => readRange(reader, index, from, to, options)),
    reminders: (open, atMost) => read("reminders", (reader) => readReminders(reader, open, atMost)),
    countReminders: (open, atMost) => read("reminders", (reader) => countReminders(reader, open, atMost)),
    nextReminder: (after) => read("reminders", (reader) => readNextReminder(reader, after)),
    remindersById: (prefix) => read("reminders", (reader) => readRemindersById(reader, prefix)),
    remindersOf: (subject) => read("reminders", (reader) => readRemindersOf(reader, subject)),
    setAside: entityAttempt("setAside", () =>
      entities.use(async (database, shelves) => {
        await shelves.settle(database)
        return readSetAside(database)
      })
    ),
    commit: (changes) =>
      entityAttempt("commit", () => entities.use((database, shelves) => commitChanges(shelves, database, changes)))
  }
}
