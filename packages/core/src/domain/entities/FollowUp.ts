/** A follow-up that the user planned: their own date and reason, which nothing overrides. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register } from "../declare/Field.ts"
import { deleted, IsoMoment, reference } from "../declare/Plain.ts"

export const FollowUp = entity("follow-up", "A follow-up that you planned.", {
  contact: reference("With whom."),
  on: register(IsoMoment, "When."),
  reason: register(Schema.String, "Why."),
  interaction: reference("The conversation in which you planned it."),
  deleted
})
