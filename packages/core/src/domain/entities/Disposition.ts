/** What the user said of one reminder. The id is the reminder's, which every device computes alike. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register } from "../declare/Field.ts"

/** `at`: when it was said, ms; `until`: of a snooze, ms. */
export const Settled = Schema.Struct({
  state: Schema.Literals(["snoozed", "dismissed", "done"]),
  at: Schema.Int,
  until: Schema.optionalKey(Schema.Int)
})
export type Settled = typeof Settled.Type

const RANK = { snoozed: 0, dismissed: 1, done: 2 } as const

/** Done wins over dismissed, dismissed over any snooze, and the latest snooze over the others. */
export const compareSettled = (a: Settled, b: Settled): number =>
  RANK[a.state] - RANK[b.state] || (a.until ?? 0) - (b.until ?? 0) || a.at - b.at

export const Disposition = entity("disposition", "What you said of a reminder: done, skipped, or later.", {
  subject: register(Schema.NonEmptyString, "Whose reminder it is: `contact/<id>`, `gathering/<id>`, or `week`."),
  settled: register(Settled, "What you said; of several, the most final counts.", compareSettled)
})
