/** A relay on loopback, in a process of its own; `usage` asks what it takes. */
import * as Effect from "effect/Effect"
import { startRelay } from "@kith/relay/serve"
import { answerUntilEnd } from "../harness/service.ts"
import type { Say } from "../harness/Say.ts"
import { usage } from "../harness/usage.ts"

export interface RelayInput {
  readonly data: string
}

export interface ServiceStarted {
  readonly url: string
}

const MANY = 1_000_000

export const run = ({ data }: RelayInput, say: Say): Promise<void> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const { url } = yield* startRelay({
          port: 0,
          data,
          open: true,
          log: "error",
          maxConnectionsPerAddress: MANY,
          requestsPerMinute: MANY
        })
        say({ url } satisfies ServiceStarted)
        yield* Effect.promise(() => answerUntilEnd(usage, say))
      })
    )
  )
