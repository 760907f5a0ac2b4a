/** Texts: read as strings, and edited so that two people's edits merge by character. */
import * as Effect from "effect/Effect"
import type { Prose, TextEdit } from "../domain/declare/Field.ts"
import { renderProse } from "../domain/text/renderProse.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"

export const readText = (prose: Prose | undefined): Effect.Effect<string> =>
  prose === undefined ? Effect.succeed("") : Effect.promise(() => renderProse(prose))

/** What an event says of a text so that it reads `wanted`; `undefined` when it does already. */
export const textPatch = Effect.fn("Prose.textPatch")(function* (prose: Prose | undefined, wanted: string) {
  if (prose === undefined) return wanted === "" ? undefined : { start: wanted }
  const { device } = yield* DeviceKeys
  const { editTowards } = yield* Effect.promise(() => import("../domain/text/ProseDocument.ts"))
  return editTowards(prose, device, wanted) satisfies TextEdit | undefined
})
