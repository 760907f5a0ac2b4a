/** What a page asks of pairing: see `PairingDesk.ts`. */
import * as Effect from "effect/Effect"
import type { Joining } from "@kith/core/log/Inviting"
import type { LogSession } from "../Method.ts"
import type { JoinAsked, PairingState } from "./PairingDesk.ts"

export const pairingState = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const state = (yield* background.desk).state()
  if (state._tag !== "Idle") return state
  // Coming back opens the log anew, and the desk with it.
  const { cameBack } = yield* Effect.promise(background.notes.read)
  return cameBack === undefined ? state : ({ _tag: "CameBack", changes: cameBack } satisfies PairingState)
})

/** `page`: the app's own address, which the link opens. */
export const invite = Effect.fnUntraced(function* (
  { background, lang }: LogSession,
  { as, page }: { readonly as: Joining; readonly page: string }
) {
  const desk = yield* background.desk
  desk.invite({ as, page, lang })
})

export const join = Effect.fnUntraced(function* ({ background }: LogSession, asked: JoinAsked) {
  const desk = yield* background.desk
  desk.join(asked)
})

export const extendInvitation = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const desk = yield* background.desk
  desk.extend()
})

/** Whether both screens show the same words. */
export const compareWords = Effect.fnUntraced(function* (
  { background }: LogSession,
  { isSame }: { readonly isSame: boolean }
) {
  const desk = yield* background.desk
  desk.answer(isSame)
})

export const stopPairing = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const desk = yield* background.desk
  desk.stop()
  yield* Effect.promise(() => background.notes.write({ cameBack: undefined }))
})
