/** What conversations leave behind, each traceable to the conversation: answers, advice, pledges, findings. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register } from "../declare/Field.ts"
import { deleted, IsoDate, reference } from "../declare/Plain.ts"

const origin = {
  contact: reference("Who said it."),
  interaction: reference("In which conversation.")
}

export const Answer = entity("answer", "What somebody answered to a question, to be compared with others' answers.", {
  ...origin,
  question: reference("The question asked."),
  text: register(Schema.String, "The answer."),
  deleted
})

export const AdviceState = Schema.Literals(["to-do", "done", "reported-back"])

export const Advice = entity("advice", "Advice that somebody gave you.", {
  ...origin,
  text: register(Schema.NonEmptyString, "What they advised."),
  state: register(AdviceState, "Whether you did it, and told them."),
  done: register(IsoDate, "When you did it."),
  deleted
})

export const Pledge = entity("pledge", "Something that you promised somebody.", {
  ...origin,
  text: register(Schema.NonEmptyString, "What you promised."),
  due: register(IsoDate, "By when."),
  kept: register(IsoDate, "When you kept it."),
  deleted
})

export const FindingTopic = Schema.Literals([
  "salary",
  "education",
  "credentials",
  "demand",
  "satisfies",
  "hard",
  "journals",
  "fit"
])

/** Source: Service Canada's information-interview page, which researches an occupation through people. */
export const Finding = entity("finding", "Something learned of an occupation.", {
  ...origin,
  occupation: reference("The occupation's page."),
  topic: register(FindingTopic, "What it is about."),
  text: register(Schema.NonEmptyString, "What you learned."),
  deleted
})
