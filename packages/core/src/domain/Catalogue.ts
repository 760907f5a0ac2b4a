/** Every event type and entity there is, and how a stored event becomes a delta. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Entry, Event } from "../log/Event.ts"
import type { PageRows } from "../log/PageRows.ts"
import { type AnyEntity, isNameOf, kindAndId } from "./declare/Entity.ts"
import { type AnyEventType, SetAside } from "./declare/EventType.ts"
import * as ContactEvents from "./events/ContactEvents.ts"
import * as HistoryEvents from "./events/HistoryEvents.ts"
import * as RecordEvents from "./events/RecordEvents.ts"
import {
  addressOf,
  type HideKey,
  hiddenAddress,
  isAppend,
  partsOfAddress,
  removalAt,
  removedEditsAddress
} from "./merge/CellAddress.ts"
import type { Delta, Write } from "./merge/State.ts"

export interface Catalogue {
  readonly types: ReadonlyMap<string, AnyEventType>
  readonly entities: ReadonlyMap<string, AnyEntity>
  /** Changes whenever an event type or its version does: entities folded under another one are folded again. */
  readonly fingerprint: string
}

/** Raised when folding itself changes: the same events would give other entities. */
const FOLD = 1

export const makeCatalogue = (types: ReadonlyArray<AnyEventType>): Catalogue => ({
  types: new Map(types.map((type) => [type.tag, type])),
  entities: new Map(types.flatMap(({ entity }) => (entity === undefined ? [] : [[entity.name, entity]]))),
  fingerprint: `${FOLD};${types
    .map(({ tag, version }) => `${tag}@${version}`)
    .sort()
    .join(",")}`
})

export const catalogue: Catalogue = makeCatalogue([
  ...Object.values<AnyEventType>(ContactEvents),
  ...Object.values<AnyEventType>(RecordEvents),
  HistoryEvents.ChangesUndone,
  HistoryEvents.ContentForgotten
])

/** What an event does, or why it is set aside. */
export const toDelta = (self: Catalogue, event: Event): Result.Result<Delta, SetAside> => {
  const type = self.types.get(event.type)
  if (type === undefined) return Result.fail(new SetAside({ why: "unknownType", detail: event.type }))
  const entity = type.entity ?? self.entities.get(kindAndId(event.entity).kind)
  if (entity === undefined || !isNameOf(entity, event.entity)) {
    return Result.fail(new SetAside({ why: "undecodable", detail: `${event.type} on ${event.entity}` }))
  }
  // Nearly every event is of the current version, and needs no more than a look.
  if (type.entity !== undefined && type.accepts(event.version, event.body)) {
    return Result.succeed(deltaOf(event, type.writes(event.body, event)))
  }
  return Result.flatMap(type.decode(event.version, event.body), (body) => {
    const writes = type.writes(body, event)
    const stray = type.entity === undefined ? writes.find((write) => !fits(entity, write)) : undefined
    return stray === undefined
      ? Result.succeed(deltaOf(event, writes))
      : Result.fail(new SetAside({ why: "undecodable", detail: `${event.type}: ${addressOf(stray)}` }))
  })
}

/** Which rows of a page are events of the current version with a body that fits, on an entity of their kind. */
export const knownRows = (self: Catalogue, page: PageRows): ((row: number, name: string) => boolean) => {
  const { columns } = page
  const shapes = columns.shapes.map(({ type: tag, version, keys }, of) => {
    const type = self.types.get(tag)
    if (type?.entity === undefined || keys === null) return undefined
    const refused = type.refuses(version, keys, columns.columns[of]!)
    return refused === "all" ? undefined : { entity: type.entity, refused }
  })
  return (row, name) => {
    const shape = shapes[columns.shape[row]!]
    if (shape === undefined || !isNameOf(shape.entity, name)) return false
    return shape.refused.size === 0 || !shape.refused.has(page.placeAt(row))
  }
}

/** What a row does that is known to be such an event. */
export const deltaOfKnown = (self: Catalogue, page: PageRows, row: number): Delta => {
  const { shape, shapes, entity: entities } = page.columns
  const entity = entities[row]!
  const writes = self.types.get(shapes[shape[row]!]!.type)!.writes(page.bodyAt(row), { entity })
  return { dot: page.dotAt(row), at: page.timeAt(row), replaces: page.replacesAt(row), entity, writes }
}

const deltaOf = ({ dot, at, replaces, entity }: Event, writes: ReadonlyArray<Write>): Delta => ({
  dot,
  at,
  replaces,
  entity,
  writes
})

/** Whether a write that came without its field's patch is one that the field could hold. */
const fits = (entity: AnyEntity, { field: name, key, value, edit }: Write): boolean => {
  const field = Object.hasOwn(entity.fields, name) ? entity.fields[name]! : undefined
  if (field === undefined) return false
  if (field.kind === "text") {
    return edit === true ? key !== "" && (value === undefined || isEdit(value)) : key === "" && isTextStart(value)
  }
  if ((field.kind === "register") !== (key === "") || edit === true) return false
  return (
    value === undefined || (Schema.is(field.schema)(value) && (field.kind === "register" || field.key(value) === key))
  )
}

const isEdit = Schema.is(Schema.Struct({ seedHash: Schema.String, change: Schema.String }))
const isTextStart = Schema.is(Schema.UndefinedOr(Schema.String))

/** A forgotten event goes on replacing what it replaced. */
export const forgottenDelta = ({ event, cells }: Entry): Delta => ({
  dot: event.dot,
  at: event.at,
  replaces: event.replaces,
  entity: event.entity,
  // A text's edits replaced nothing.
  writes: cells.filter((cell) => partsOfAddress(cell).mark !== "+").map(removalAt)
})

/** How an entry names the cells that its event writes: set elements by their keyed hash, unless the key is open. */
export const cellsOf = (entity: AnyEntity, writes: ReadonlyArray<Write>, hide: HideKey): ReadonlyArray<string> =>
  writes.map((write) => {
    if (write.edit === true && !isAppend(write)) return removedEditsAddress(write.field, write.key)
    const field = entity.fields[write.field]
    return field?.kind === "set" && !field.openKey && write.hidden !== true
      ? hiddenAddress(hide, write.field, write.key)
      : addressOf(write)
  })
