/** One thing in somebody's history that sets a rule off, with everything that working out its reminder needs. */
import type { EntityId } from "../../log/Ids.ts"
import type { Fact, Offset } from "./RuleSpec.ts"
import type { Stamp } from "./Stamp.ts"
import type { Touch } from "./Touch.ts"

export interface Occurrence {
  /** The trigger's part of the reminder's id; and those of others that are the same occasion, logged twice. */
  readonly keys: readonly [string, ...ReadonlyArray<string>]
  /** The contact under which it was logged, or the gathering: the subject's part of the id. */
  readonly owner: string
  readonly contact: EntityId | undefined
  /** The entity that set it off. */
  readonly trigger: string
  readonly kind: string
  readonly channel: string | undefined
  /** As recorded. */
  readonly happened: string
  readonly what: string | undefined
  readonly who: EntityId | undefined
  readonly mayAskReferral: boolean | undefined
  /** When it happened: what comes after it may end the reminder. */
  readonly at: Stamp
  /** What the dates are counted from. */
  readonly anchor: Stamp
  /** The interaction that set it off, if one did. */
  readonly touch: Touch | undefined
  /** Interactions that are the trigger itself, or part of it, and so never end it. */
  readonly own: ReadonlyArray<Touch>
  readonly holds: ReadonlyArray<Fact>
  /** Instead of the rule's own. */
  readonly offset: Offset | undefined
  /** Whose clock a time of day is meant on, when not the workspace's. */
  readonly clock: string | undefined
}

/** What an occurrence needs at least; for the triggers to spread over. */
export const occurrence = (
  parts: Needed & { readonly [K in Exclude<keyof Occurrence, keyof Needed>]?: Occurrence[K] | undefined }
): Occurrence => ({
  keys: parts.keys,
  owner: parts.owner,
  contact: parts.contact,
  trigger: parts.trigger ?? parts.keys[0],
  kind: parts.kind,
  channel: parts.channel,
  happened: parts.happened,
  what: parts.what,
  who: parts.who,
  mayAskReferral: parts.mayAskReferral,
  at: parts.at,
  anchor: parts.anchor ?? parts.at,
  touch: parts.touch,
  own: parts.own ?? NO_TOUCHES,
  holds: parts.holds ?? NO_FACTS,
  offset: parts.offset,
  clock: parts.clock
})

type Needed = Pick<Occurrence, "keys" | "owner" | "contact" | "kind" | "happened" | "at">

const NO_TOUCHES: ReadonlyArray<Touch> = []
const NO_FACTS: ReadonlyArray<Fact> = []
