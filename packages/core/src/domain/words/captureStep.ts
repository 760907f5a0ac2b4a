/** The next thing that is understood in a captured line, whatever it is. */
import type { Draft, Step } from "./captureDraft.ts"
import { takeDeed, takeJoint, takeLead, takeLength, takeWhen } from "./captureHead.ts"
import { takeExpectedName } from "./captureWho.ts"

/** A name where one must be, when, how long, what was done, or the words leading up to one of these. */
export const takeUnderstood = (draft: Draft, at: number, after: Step["after"]): Step | undefined =>
  takeExpectedName(draft, at, after) ??
  takeWhen(draft, at, after) ??
  takeLength(draft, at, after) ??
  takeDeed(draft, at, after) ??
  takeJoint(draft, at, after) ??
  takeLead(draft, at, after)
