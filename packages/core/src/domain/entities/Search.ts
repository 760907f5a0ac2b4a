/** The search itself: goals, the plan, occupation pages, and things kept to share. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register, setOf, text } from "../declare/Field.ts"
import { deleted, foldCase, IsoDate, notes, PositiveInt, references } from "../declare/Plain.ts"

export const Goal = entity("goal", "How much you set out to do.", {
  measure: register(Schema.Literals(["conversations", "new-people"]), "What is counted."),
  per: register(Schema.Literals(["week", "month"]), "In which span."),
  target: register(PositiveInt, "How many."),
  deleted
})

export const PLAN_ID = "plan"

export const Plan = entity("plan", "What you are looking for and what you bring; one, with the id `plan`.", {
  name: register(Schema.String, "Your name, as you sign."),
  headline: register(Schema.String, "What you do, in a line."),
  reach: notes("How to reach you: for your card and your letters."),
  fields: notes("Fields you look in."),
  companies: setOf(Schema.NonEmptyString, "Companies you would like to know people at.", foldCase),
  skills: notes("Your skills."),
  education: register(Schema.String, "Your education and credentials."),
  experience: register(Schema.String, "Your experience."),
  statement: text("Your networking statement."),
  pitch: text("Your pitch.")
})

export const Occupation = entity("occupation", "A page on an occupation; what you learned stands in findings.", {
  name: register(Schema.NonEmptyString, "What it is called."),
  notes: text("What you make of it."),
  deleted
})

export const Shareable = entity("shareable", "An article or news kept to share with somebody later.", {
  title: register(Schema.NonEmptyString, "What it is."),
  link: register(Schema.String, "Where it stands."),
  topics: setOf(Schema.NonEmptyString, "What it is about.", foldCase),
  for: references("For whom you kept it."),
  sharedWith: references("Who has had it."),
  kept: register(IsoDate, "Since when."),
  deleted
})
