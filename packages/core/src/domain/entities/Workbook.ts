/** What users write for themselves: templates, questions, rules. The built-in ones stand in code; these add or change. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register } from "../declare/Field.ts"
import { deleted } from "../declare/Plain.ts"

export const Template = entity("template", "A message of your own, or your wording of a built-in one.", {
  replaces: register(Schema.String, "The built-in template that it stands in for."),
  title: register(Schema.NonEmptyString, "What it is for."),
  language: register(Schema.String, "`en`, `fr`, or another BCP 47 tag."),
  subject: register(Schema.String, "An e-mail's subject."),
  body: register(Schema.NonEmptyString, "The message, with {variables}."),
  enabled: register(Schema.Boolean, "Switched off when false."),
  deleted
})

export const Question = entity("question", "A question of your own, or your wording of a built-in one.", {
  replaces: register(Schema.String, "The built-in question that it stands in for."),
  text: register(Schema.NonEmptyString, "The question."),
  language: register(Schema.String, "`en`, `fr`, or another BCP 47 tag."),
  group: register(Schema.Literals(["occupation", "career", "other"]), "Where it is listed."),
  enabled: register(Schema.Boolean, "Switched off when false."),
  deleted
})
