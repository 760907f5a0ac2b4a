/** What of a rule has an effect, by what sets the rule off: for whoever edits one, so that nothing idle is offered. */
import type { Fact, RuleSpec, TriggerKind, Where } from "./RuleSpec.ts"

/** Which conditions `where` may hold; any other is never looked at, as `concerns` and the triggers have it. */
export const conditionsHeeded = (on: TriggerKind): ReadonlyArray<keyof Where> => {
  switch (on) {
    case "interaction":
      return [...OF_INTERACTIONS, "atGathering", ...OF_CONTACTS]
    case "last-contact":
      return [...OF_INTERACTIONS, ...OF_CONTACTS]
    case "met-at-gathering":
      return ["gatheringState", ...OF_CONTACTS]
    case "date-field":
      return ["field", ...OF_CONTACTS]
    case "gathering":
      return ["gatheringState"]
    case "week":
      return []
    default:
      return OF_CONTACTS
  }
}

const OF_INTERACTIONS = ["kind", "state", "channel", "direction", "outcome"] as const
const OF_CONTACTS = ["stage", "tag", "relation", "atRest"] as const

/** From where the span may be counted. Where there is no choice, the trigger's own time. */
export const anchorsHeeded = (on: TriggerKind): ReadonlyArray<RuleSpec["anchor"]> => {
  switch (on) {
    case "interaction":
      return ["start", "end", "call-back"]
    case "gathering":
      return ["start", "end"]
    default:
      return ["start"]
  }
}

/** Which facts may end its reminders. */
export const factsHeeded = (on: TriggerKind): ReadonlyArray<Fact> => {
  switch (on) {
    case "week":
      return ["met"]
    case "gathering":
      return ["ready", "people-added"]
    case "interaction":
    case "last-contact":
    case "stage":
    case "first-met":
      return ["ready", "connected", "asked"]
    case "advice-done":
      return ["reported-back", "connected", "asked"]
    case "pledge":
      return ["kept", "connected", "asked"]
    default:
      return ["connected", "asked"]
  }
}
