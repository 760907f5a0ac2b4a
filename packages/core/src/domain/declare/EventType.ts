/** Event declarations: schema, version, upcasters, writes and the reference page follow from one. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { type Dot, dotKey } from "../../log/Dot.ts"
import type { Event } from "../../log/Event.ts"
import type { Json, Write } from "../merge/State.ts"
import { type BodyCheck, bodyCheckOf, type ColumnCheck, columnCheckOf } from "./bodyCheck.ts"
import type { AnyEntity } from "./Entity.ts"
import { type Field, type Patch, TextEdit } from "./Field.ts"

/** Why an event is set aside instead of folded. It is kept, and folded by a build that can. */
export class SetAside extends Schema.TaggedError<SetAside>()("SetAside", {
  why: Schema.Literals(["unknownType", "newerVersion", "undecodable"]),
  detail: Schema.String
}) {}

type Extras = { readonly [name: string]: { readonly schema: Schema.Codec<any, any>; readonly doc: string } }

export type Body<
  E extends AnyEntity,
  Required extends keyof E["fields"],
  Optional extends keyof E["fields"],
  X extends Extras
> = { readonly [K in Required]: Exclude<Patch<E["fields"][K]>, null> } & {
  readonly [K in Optional]?: Patch<E["fields"][K]>
} & { readonly [K in keyof X]: X[K]["schema"]["Type"] }

/** An event as its author hands it over: no dot, no time, nothing replaced yet. */
export interface Draft {
  readonly type: string
  readonly version: number
  readonly entity: string
  readonly body: Json
  /**
   * Replaces exactly these, instead of what its author sees in the cells that it writes: for taking back one's own
   * values beside somebody else's, and for clearing values that others may still show.
   */
  readonly replaces?: ReadonlyArray<Dot>
}

export interface EventType<Tag extends string, B> {
  readonly tag: Tag
  readonly doc: string
  /** What it writes; `undefined` where it may write any entity. */
  readonly entity: AnyEntity | undefined
  /** One more than the number of upcasters. */
  readonly version: number
  readonly body: Schema.Codec<B, any>
  readonly draft: (id: string, body: B) => Draft
  readonly decode: (version: number, body: unknown) => Result.Result<B, SetAside>
  /** Whether it is a body of the current version as it stands: most are, and then `decode` gives back the same. */
  readonly accepts: (version: number, body: unknown) => body is B
  /** The same of many bodies, given as columns: the places of those that are none, or `"all"`, as far as can be told so. */
  readonly refuses: (version: number, ...bodies: Parameters<ColumnCheck>) => ReturnType<ColumnCheck>
  readonly writes: (body: B, event: Pick<Event, "entity">) => ReadonlyArray<Write>
  /** Every member of the body, for the reference page. */
  readonly members: ReadonlyArray<{
    readonly name: string
    readonly kind: string
    readonly required: boolean
    readonly doc: string
  }>
}
export type AnyEventType = EventType<string, any>

/** Turns a body of one version into the next one's. */
export type Upcaster = (body: any) => unknown

export const eventType = <
  E extends AnyEntity,
  const Tag extends string,
  const Required extends keyof E["fields"] & string = never,
  const Optional extends keyof E["fields"] & string = never,
  const X extends Extras = {}
>(
  definition: E,
  tag: Tag,
  options: {
    readonly doc: string
    readonly required?: ReadonlyArray<Required>
    readonly optional?: ReadonlyArray<Optional>
    /** Members that write no cell. */
    readonly also?: X
    /** The n-th turns a body of version n into one of version n + 1. */
    readonly upcast?: ReadonlyArray<Upcaster>
    /** Writes beside those of the fields. */
    readonly writes?: (body: Body<E, Required, Optional, X>) => ReadonlyArray<Write>
  }
): EventType<Tag, Body<E, Required, Optional, X>> => {
  type B = Body<E, Required, Optional, X>
  const required: ReadonlyArray<string> = options.required ?? []
  const names: ReadonlyArray<string> = [...required, ...(options.optional ?? [])]
  const fieldOf = (name: string): Field => definition.fields[name]!
  const patched = new Map(names.map((name) => [name, fieldOf(name)]))
  const body = (): Schema.Codec<B, any> => {
    const members: Record<string, Schema.Codec<any, any>> = {}
    for (const name of names) {
      members[name] = required.includes(name)
        ? patchSchema(fieldOf(name), true)
        : Schema.optionalKey(patchSchema(fieldOf(name), false))
    }
    for (const [name, { schema }] of Object.entries(options.also ?? {})) members[name] = schema
    // The only cast of the declaration: TypeScript cannot follow members made in a loop.
    return Schema.Struct(members) as unknown as Schema.Codec<B, any>
  }
  return declared<Tag, B>({
    tag,
    doc: options.doc,
    entity: definition,
    body,
    upcast: options.upcast ?? [],
    writes: (body) => {
      const out: Array<Write> = []
      // The members that it has, a handful, and not those that it could have.
      for (const name in body) {
        const field = patched.get(name)
        if (field !== undefined) patchWrites(out, name, field, body[name])
      }
      if (options.writes !== undefined) out.push(...options.writes(body))
      return out
    },
    members: [
      ...names.map((name) => {
        const { kind, doc } = fieldOf(name)
        return { name, kind, required: required.includes(name), doc }
      }),
      ...Object.entries(options.also ?? {}).map(([name, { doc }]) => ({ name, kind: "note", required: true, doc }))
    ]
  })
}

/** The part that all declarations share; used directly by event types that may write any entity. */
export const declared = <Tag extends string, B>(options: {
  readonly tag: Tag
  readonly doc: string
  readonly entity: AnyEntity | undefined
  /** Called once somebody asks for it: a process knows every event type, and meets a few. */
  readonly body: () => Schema.Codec<B, any>
  readonly upcast: ReadonlyArray<Upcaster>
  readonly writes: EventType<Tag, B>["writes"]
  readonly members: EventType<Tag, B>["members"]
}): EventType<Tag, B> => {
  const version = options.upcast.length + 1
  let made: Schema.Codec<B, any> | undefined
  const schema = () => (made ??= options.body())
  // What is stored is what is read, so checking is enough, and many times faster than decoding.
  let check: BodyCheck | undefined
  const isBody = (body: unknown): body is B => (check ??= bodyCheckOf(schema()))(body)
  let checkColumns: ColumnCheck | undefined
  return {
    ...options,
    version,
    get body() {
      return schema()
    },
    draft: (id, body) => ({
      type: options.tag,
      version,
      entity: options.entity === undefined ? id : `${options.entity.name}/${id}`,
      body: body as Json
    }),
    accepts: (from, body): body is B => from === version && isBody(body),
    refuses: (from, keys, columns) =>
      from === version ? (checkColumns ??= columnCheckOf(schema()) ?? cannotTell)(keys, columns) : "all",
    decode: (from, input) => {
      if (from > version) {
        return Result.fail(new SetAside({ why: "newerVersion", detail: `${options.tag} version ${from}` }))
      }
      if (!(Number.isInteger(from) && from >= 1)) {
        return Result.fail(new SetAside({ why: "undecodable", detail: `${options.tag} version ${from}` }))
      }
      if (input === null || typeof input !== "object" || Array.isArray(input)) {
        return Result.fail(new SetAside({ why: "undecodable", detail: `${options.tag}: no members` }))
      }
      try {
        const current =
          from === version ? input : options.upcast.slice(from - 1).reduce((body: unknown, step) => step(body), input)
        if (isBody(current)) return Result.succeed(current)
        return Result.mapBoth(Schema.decodeUnknownResult(schema())(current), {
          onSuccess: () => current as B,
          onFailure: (issue) => new SetAside({ why: "undecodable", detail: `${options.tag}: ${String(issue)}` })
        })
      } catch (cause) {
        return Result.fail(new SetAside({ why: "undecodable", detail: `${options.tag}: ${String(cause)}` }))
      }
    }
  }
}

const cannotTell: ColumnCheck = () => "all"

const patchSchema = (field: Field, required: boolean): Schema.Codec<any, any> => {
  switch (field.kind) {
    case "register":
      return required ? field.schema : Schema.NullOr(field.schema)
    case "set":
      return Schema.Struct({
        add: Schema.optionalKey(Schema.Array(field.schema)),
        remove: Schema.optionalKey(Schema.Array(field.schema))
      })
    case "text": {
      const patches = Schema.Union([Schema.Struct({ start: Schema.String }), TextEdit])
      return required ? patches : Schema.NullOr(patches)
    }
  }
}

const patchWrites = (out: Array<Write>, name: string, field: Field, patch: any): void => {
  switch (field.kind) {
    case "register":
      out.push(patch === null ? { field: name, key: "" } : { field: name, key: "", value: patch })
      return
    case "set": {
      // An event writes a cell once; what it adds, it does not remove.
      const written = new Set([""])
      for (const element of patch.add ?? []) {
        const key = field.key(element)
        if (!written.has(key)) out.push({ field: name, key, value: element })
        written.add(key)
      }
      for (const element of patch.remove ?? []) {
        const key = field.key(element)
        if (!written.has(key)) out.push({ field: name, key })
        written.add(key)
      }
      return
    }
    case "text":
      if (patch === null) out.push({ field: name, key: "" })
      else if ("start" in patch) out.push({ field: name, key: "", value: patch.start })
      else {
        const { seedHash, change } = patch as TextEdit
        out.push({ field: name, key: dotKey(patch.root), edit: true, value: { seedHash, change } })
      }
  }
}
