/** `kith pair`: lets another device of one's own into the log. */
import * as Effect from "effect/Effect"
import { type Call, logCommand } from "../Command.ts"
import { inviteOther } from "../sync/inviteOther.ts"
import { withSync } from "../sync/syncPorts.ts"
import { pairWords } from "../words/pairWords.ts"

const flags = { relay: { kind: "value" }, code: { kind: "boolean" }, device: { kind: "value" } } as const

export const pair = logCommand({
  flags,
  takes: [0, 0],
  words: pairWords,
  run: Effect.fnUntraced(function* ({ flags: asked }: Call<typeof flags>, session) {
    return yield* withSync(session, (local) => inviteOther(session, local, { as: { _tag: "OwnDevice" }, ...asked }))
  })
})
