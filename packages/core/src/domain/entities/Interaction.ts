/** One time that you were in touch, or mean to be. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register, setOf, text } from "../declare/Field.ts"
import { deleted, IsoMoment, PositiveInt, reference, references } from "../declare/Plain.ts"

export const InteractionKind = Schema.Literals([
  "outreach",
  "reply",
  "meeting",
  "thank-you",
  "check-in",
  "introduction",
  "update",
  "other"
])
export type InteractionKind = typeof InteractionKind.Type

export const MeetingState = Schema.Literals(["proposed", "scheduled", "moved", "cancelled", "no-show", "held"])
export type MeetingState = typeof MeetingState.Type

export const Channel = Schema.Literals([
  "coffee",
  "virtual-call",
  "phone",
  "lunch",
  "drink",
  "in-person",
  "email",
  "letter",
  "linkedin",
  "text"
])
export type Channel = typeof Channel.Type

export const Outcome = Schema.Literals(["agreed", "declined", "no-reply", "too-busy", "suggested-somebody"])
export type Outcome = typeof Outcome.Type

export const Direction = Schema.Literals(["out", "in"])
export type Direction = typeof Direction.Type

export const Interaction = entity("interaction", "One time that you were in touch, or have arranged to be.", {
  contact: reference("With whom."),
  attendees: references("Who else was there."),
  kind: register(InteractionKind, "What it was."),
  state: register(MeetingState, "Of a meeting: where it stands. A meeting without a state was held."),
  channel: register(Channel, "How."),
  direction: register(Direction, "Who reached out: you (`out`) or they (`in`)."),
  happened: register(IsoMoment, "When it happens or happened, not when it was logged."),
  minutes: register(PositiveInt, "How long it took, in minutes."),
  place: register(Schema.String, "Where: an address, a room, or the link of a call."),
  outcome: register(Outcome, "What came of it."),
  callBackAt: register(IsoMoment, "When somebody too busy asked to be called back."),
  suggested: references("Contacts whom they suggested."),
  useful: register(Schema.String, "The one useful thing to thank them for."),
  points: text("What you talked about."),
  template: reference("The template that the message came from."),
  gathering: reference("The gathering where it happened."),
  quiet: register(Schema.Boolean, "Starts no reminders: it came with an import. It still counts as contact."),
  ready: register(Schema.Boolean, "Whether the preparation is done."),
  checked: setOf(Schema.NonEmptyString, "Checklist items done, by their id.", String, { openKey: true }),
  deleted
})
