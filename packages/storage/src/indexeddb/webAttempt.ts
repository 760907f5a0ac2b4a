/** Where the stores' cores meet Effect: what they reject with becomes the port's error, and a bug stays one. */
import * as Effect from "effect/Effect"
import type { LocalLogError } from "@kith/core/log/LocalLog"
import type { EntityStoreError } from "@kith/core/workspace/EntityStore"
import { entityErrorOf } from "../entityErrorOf.ts"
import { logErrorOf } from "../logErrorOf.ts"
import type { StoreFault } from "../StoreFault.ts"
import { webFaultOf } from "./webFault.ts"

export const logAttempt = <A>(
  operation: LocalLogError["operation"],
  body: () => Promise<A>
): Effect.Effect<A, LocalLogError> => attempt(body, (fault) => logErrorOf(operation, fault))

export const entityAttempt = <A>(
  operation: EntityStoreError["operation"],
  body: () => Promise<A>
): Effect.Effect<A, EntityStoreError> => attempt(body, (fault) => entityErrorOf(operation, fault))

const attempt = <A, E>(body: () => Promise<A>, errorOf: (fault: StoreFault) => E): Effect.Effect<A, E> =>
  Effect.flatten(
    Effect.promise(async () => {
      try {
        return Effect.succeed(await body())
      } catch (cause) {
        return Effect.fail(errorOf(webFaultOf(cause)))
      }
    })
  )
