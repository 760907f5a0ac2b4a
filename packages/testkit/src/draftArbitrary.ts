/** Bodies and drafts of every event type, and values of every field, as their declarations allow. */
import type { Catalogue } from "@kith/core/domain/Catalogue"
import { nameOf } from "@kith/core/domain/declare/Entity"
import type { AnyEventType, Draft } from "@kith/core/domain/declare/EventType"
import type { Field } from "@kith/core/domain/declare/Field"
import type { Json } from "@kith/core/domain/merge/State"
import * as fc from "fast-check"
import { schemaArbitrary, structArbitrary } from "./schemaArbitrary.ts"
import { textArbitrary } from "./textArbitrary.ts"

/** A register's value, an element of a set, or a text to start with. */
export const fieldArbitrary = (field: Field): fc.Arbitrary<Json> =>
  field.kind === "text" ? textArbitrary() : (schemaArbitrary(field.schema) as fc.Arbitrary<Json>)

/** A body of the type's newest version; of many optional members, about two, or those in `focus`. */
export const bodyArbitrary = (
  type: AnyEventType,
  focus?: ReadonlySet<string>
): fc.Arbitrary<{ readonly [member: string]: Json }> => {
  const { ast } = type.body
  if (ast._tag !== "Objects") throw new Error(`bodyArbitrary: ${type.tag} has no members`)
  return structArbitrary(ast, focus) as fc.Arbitrary<{ readonly [member: string]: Json }>
}

/** A draft of any type, on one of few entities. */
export const draftArbitrary = (
  { types, entities }: Catalogue,
  ids: ReadonlyArray<string> = ["x", "y"]
): fc.Arbitrary<Draft> =>
  fc.oneof(
    ...[...types.values()].map((type) =>
      fc
        .record({
          id: fc.constantFrom(...ids),
          entity: type.entity === undefined ? fc.constantFrom(...entities.values()) : fc.constant(type.entity),
          body: bodyArbitrary(type)
        })
        .map(({ id, entity, body }): Draft => ({
          type: type.tag,
          version: type.version,
          entity: nameOf(entity, id),
          body
        }))
    )
  )
