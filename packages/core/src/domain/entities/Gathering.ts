/** A networking event; called a gathering so that `event` has one meaning in the code. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register, setOf, text } from "../declare/Field.ts"
import { deleted, IsoMoment, references } from "../declare/Plain.ts"

export const GatheringType = Schema.Literals([
  "association",
  "industry",
  "continuing-education",
  "networking-group",
  "chamber-of-commerce",
  "toastmasters",
  "conference",
  "career-fair",
  "alumni",
  "other"
])

export const GatheringState = Schema.Literals(["planned", "registered", "attended", "missed"])

export const Gathering = entity("gathering", "An event where people meet.", {
  name: register(Schema.NonEmptyString, "What it is called."),
  type: register(GatheringType, "What kind of event."),
  host: register(Schema.String, "Who holds it."),
  place: register(Schema.String, "Where."),
  link: register(Schema.String, "Its page."),
  starts: register(IsoMoment, "When it starts."),
  ends: register(IsoMoment, "When it ends."),
  state: register(GatheringState, "Whether you plan to go, are registered, went or missed it."),
  people: references("Whom you met there."),
  nobody: register(Schema.Boolean, "You met nobody, and that is settled."),
  ready: register(Schema.Boolean, "Whether the preparation is done."),
  checked: setOf(Schema.NonEmptyString, "Checklist items done, by their id.", String, { openKey: true }),
  notes: text("What you want to remember."),
  deleted
})
