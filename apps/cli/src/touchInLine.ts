/** What was typed after `kith log`, read: whom, what, when and the text; flags say it more firmly than words. */
import * as Effect from "effect/Effect"
import type { Channel, InteractionKind } from "@kith/core/domain/entities/Interaction"
import type { Captured } from "@kith/core/domain/words/captured"
import { type CapturedTouch, touchFromCapture } from "@kith/core/domain/words/touchFromCapture"
import { captureLine } from "@kith/core/workspace/Capturing"
import { momentFlag, whenOptions } from "./readMoment.ts"
import type { Session } from "./Session.ts"
import { usage } from "./Stopped.ts"
import { logWords } from "./words/logWords.ts"

export interface Line extends CapturedTouch {
  readonly who: string
}

interface Said {
  readonly kind: InteractionKind | undefined
  readonly channel: Channel | undefined
  readonly happened: string | undefined
}

export const touchInLine = Effect.fnUntraced(function* (session: Session, args: ReadonlyArray<string>, said: Said) {
  const happened =
    said.happened === undefined ? undefined : yield* momentFlag(session, "--happened", said.happened, "past")
  // Said in full by flags, as scripts do: then no word of the text is taken for anything else.
  const captured: Captured =
    said.kind !== undefined && happened !== undefined
      ? wordForWord(args)
      : yield* captureLine(args.length === 1 ? args[0]! : args, whenOptions({ ...session, prefer: "past" }))
  const who = captured.who ?? (captured.left.length > 0 && args.length === 1 ? args[0] : undefined)
  if (who === undefined) return yield* usage(logWords[session.lang].noWho(args.join(" ")))
  return { who, ...touchFromCapture(captured, { ...said, happened }, { ...session, who }) } satisfies Line
})

const wordForWord = ([who, ...text]: ReadonlyArray<string>): Captured => ({
  who: who!,
  left: text,
  parts: text.map((words) => ({ role: "text", words }))
})
