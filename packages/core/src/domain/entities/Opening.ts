/** A job posting or a role somebody mentioned; called an opening so that `posting` and `role` keep one meaning. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register } from "../declare/Field.ts"
import { deleted, IsoDate, reference } from "../declare/Plain.ts"

export const OpeningState = Schema.Literals(["seen", "applied", "interview", "offer", "taken", "closed"])

export const Opening = entity("opening", "A role that is open somewhere.", {
  role: register(Schema.NonEmptyString, "What it is."),
  company: register(Schema.String, "Where."),
  toldBy: reference("The contact who told you."),
  interaction: reference("The conversation in which they told you."),
  link: register(Schema.String, "Its page."),
  seen: register(IsoDate, "When you saw or heard of it."),
  state: register(OpeningState, "What it has led to."),
  note: register(Schema.String, "What else you know of it."),
  deleted
})
