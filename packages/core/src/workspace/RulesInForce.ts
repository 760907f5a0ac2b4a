/** The rules that reminders are worked out by. */
import * as Effect from "effect/Effect"
import { Rule } from "../domain/entities/Rule.ts"
import { builtInRules } from "../domain/rules/builtIn/builtInRules.ts"
import { compileRules } from "../domain/rules/compileRules.ts"
import { Index } from "./IndexNames.ts"
import { under } from "./People.ts"

/** The rules in force: the built-in pack with the user's changes and own rules. */
export const rulesInForce = Effect.gen(function* () {
  return compileRules(builtInRules, yield* under(Rule, Index.kind, "rule"))
})
