/** Where the log's core meets Effect: its faults as the port's errors. */
import * as Effect from "effect/Effect"
import type { LocalLogError } from "@kith/core/log/LocalLog"
import { logErrorOf } from "../logErrorOf.ts"
import { faultOf } from "./faultOf.ts"

/** Runs a function of the log's core with the port's error in place of its fault. */
export const attempt = <A>(operation: LocalLogError["operation"], body: () => A): Effect.Effect<A, LocalLogError> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(body())
    } catch (cause) {
      return Effect.fail(logError(operation, cause))
    }
  })

export const logError = (operation: LocalLogError["operation"], cause: unknown): LocalLogError =>
  logErrorOf(operation, faultOf(cause))
