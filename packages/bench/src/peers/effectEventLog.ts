/**
 * Effect's own event log, the nearest peer: each of Kith's event types as a typed event with its schema, written through
 * a handler that projects into plain tables; and what a process does that starts again: every entry decoded and handled.
 */
import { catalogue } from "@kith/core/domain/Catalogue"
import * as Effect from "effect/Effect"
import * as SchemaBinary from "effect/encoding/SchemaBinary"
import * as EventGroup from "effect/eventlog/EventGroup"
import * as EventJournal from "effect/eventlog/EventJournal"
import * as EventLog from "effect/eventlog/EventLog"
import * as SqlEventJournal from "effect/eventlog/SqlEventJournal"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type { Change, Peer } from "./Peer.ts"
import { layerSqliteInMemory } from "./effectSqlite.ts"
import { applyTo, namesIn, type Tables } from "./plainJson.ts"
import { toOp } from "./toChanges.ts"

interface Payload {
  readonly kind: string
  readonly id: string
  readonly body: unknown
}

export interface State {
  readonly tables: Tables
  readonly journal: EventJournal.EventJournal["Service"]
  readonly close: () => Promise<void>
}

const effectEventLog = (
  name: string,
  as: string,
  layerJournal: Layer.Layer<EventJournal.EventJournal, unknown>
): Peer<State, EventJournal.EventJournal["Service"]> => ({
  name,
  as,
  build: async (changes) => {
    const tables: Tables = {}
    const runtime = ManagedRuntime.make(layerLog(tables, nobody).pipe(Layer.provideMerge(layerJournal)))
    const journal = await runtime.runPromise(EventJournal.EventJournal)
    await runtime.runPromise(
      Effect.gen(function* () {
        const log = yield* EventLog.EventLog
        for (const change of changes) yield* log.write(asWrite(change))
      })
    )
    return { tables, journal, close: () => runtime.dispose() }
  },
  save: ({ journal }) => journal,
  load: async (journal) => {
    const tables: Tables = {}
    const entries = await Effect.runPromise(journal.entries)
    for (const { event, payload } of entries) project(tables, event, decoders.get(event)!(payload))
    return { tables, journal, close: async () => {} }
  },
  read: ({ tables }) => namesIn(tables),
  close: ({ close }) => close()
})

export const effectMemory = effectEventLog(
  "effect-memory",
  "one typed event each, its handler projecting into plain tables; loading decodes and handles the entries of the journal in memory",
  EventJournal.layerMemory
)

export const effectSql = effectEventLog(
  "effect-sql",
  "the same with its SQL journal, on an in-memory database of node:sqlite",
  Layer.provide(SqlEventJournal.layer(), layerSqliteInMemory)
)

/** Its binary layout knows no union such as a text's start or edit: the bodies of such types go in as JSON, unchecked. */
const payloadSchema = (body: Schema.Codec<any, any>): Schema.Codec<Payload, any> => {
  const payload = Schema.Struct({ kind: Schema.String, id: Schema.String, body })
  try {
    SchemaBinary.toCodec(payload)
    return payload
  } catch {
    return payloadSchema(Schema.Json)
  }
}

// What is declared in a loop has no types that TypeScript could follow: hence the casts from here on.
const group = [...catalogue.types.values()].reduce(
  (events, { tag, body }) =>
    events.add({
      tag,
      payload: payloadSchema(body),
      primaryKey: ({ kind, id }: Payload) => `${kind}/${id}`
    } as never) as never,
  EventGroup.empty as unknown as EventGroup.EventGroup<any>
)
const schema = EventLog.schema(group)

const decoders = new Map<string, (payload: Uint8Array) => Payload>(
  Object.values(
    group.events as Record<string, { readonly tag: string; readonly payloadSchemaBinary: Schema.Codec<any, any> }>
  ).map(({ tag, payloadSchemaBinary }) => [
    tag,
    Schema.decodeUnknownSync(payloadSchemaBinary) as (payload: Uint8Array) => Payload
  ])
)

const project = (tables: Tables, tag: string, { kind, id, body }: Payload): void => {
  const writes = catalogue.types.get(tag)!.writes(body, { entity: `${kind}/${id}` })
  applyTo(
    tables,
    kind,
    id,
    writes.map((write) => toOp(kind, write))
  )
}

/** What `EventLog.write` takes. */
export const asWrite = ({ event, kind, id }: Change): never =>
  ({ schema, event: event.type, payload: { kind, id, body: event.body } satisfies Payload }) as never

const nobody: EventLog.Identity["Service"] = { publicKey: "bench", privateKey: Redacted.make(new Uint8Array(32)) }

/** `handled` is told of each event that was projected, written here or elsewhere. */
export const layerLog = (
  tables: Tables,
  identity: EventLog.Identity["Service"],
  handled: () => void = () => undefined
): Layer.Layer<EventLog.EventLog | EventLog.Registry, never, EventJournal.EventJournal> => {
  const handle = (start: EventLog.Handlers<never, any>) =>
    [...catalogue.types.keys()].reduce(
      (handlers, tag) =>
        handlers.handle(tag, ({ payload }) =>
          Effect.sync(() => {
            project(tables, tag, payload as Payload)
            handled()
          })
        ) as never,
      start
    )
  const handlers = EventLog.group(group, handle as never) as unknown as Layer.Layer<never, never, EventLog.Registry>
  return EventLog.layer(schema, handlers as never).pipe(
    Layer.provide(Layer.succeed(EventLog.Identity, identity))
  ) as unknown as Layer.Layer<EventLog.EventLog | EventLog.Registry, never, EventJournal.EventJournal>
}
