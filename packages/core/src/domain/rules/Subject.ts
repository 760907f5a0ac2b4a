/** Everything that a rule may look at, for one contact or one gathering. Built by whoever holds the entities. */
import type { EntityId } from "../../log/Ids.ts"
import type { View } from "../declare/Entity.ts"
import type { Contact } from "../entities/Contact.ts"
import type { Settled } from "../entities/Disposition.ts"
import type { FollowUp } from "../entities/FollowUp.ts"
import type { Advice, Pledge } from "../entities/FromConversations.ts"
import type { Gathering } from "../entities/Gathering.ts"
import type { Interaction } from "../entities/Interaction.ts"
import type { Opening } from "../entities/Opening.ts"

export type Subject = ContactSubject | GatheringSubject

/**
 * One person. In no list does the order matter. What is deleted may be in them or not; it counts for nothing.
 * Of contacts merged into one, everything that belongs to any of them is here, with the ids it was logged under.
 */
export interface ContactSubject {
  readonly _tag: "contact"
  readonly contact: View<typeof Contact>
  /** Every contact merged into this one, itself included. */
  readonly members: ReadonlyArray<EntityId>
  readonly interactions: ReadonlyArray<View<typeof Interaction>>
  readonly followUps: ReadonlyArray<View<typeof FollowUp>>
  readonly advice: ReadonlyArray<View<typeof Advice>>
  readonly pledges: ReadonlyArray<View<typeof Pledge>>
  /** Those where the contact is among the people. */
  readonly gatherings: ReadonlyArray<View<typeof Gathering>>
  /** Those at the contact's company, and those that the contact told of. */
  readonly openings: ReadonlyArray<View<typeof Opening>>
  readonly referred: ReadonlyArray<Referred>
  readonly suggestions: ReadonlyArray<Suggestion>
  /** By reminder id. */
  readonly settled: ReadonlyMap<string, Settled>
}

export interface GatheringSubject {
  readonly _tag: "gathering"
  readonly gathering: View<typeof Gathering>
  readonly settled: ReadonlyMap<string, Settled>
}

/** Somebody whom this contact led to, and with whom there has been a meeting: the first one held. */
export interface Referred {
  readonly contact: EntityId
  readonly interaction: EntityId
  /** When that meeting happened, as recorded. */
  readonly happened: string
  /** It came with an import. */
  readonly quiet?: boolean | undefined
}

/** That somebody suggested this contact. */
export interface Suggestion {
  readonly by: EntityId
  readonly interaction: EntityId
  readonly happened: string
  readonly quiet?: boolean | undefined
}

/** A person about whom nothing else is known; what to spread over. */
export const contactSubject = (
  contact: View<typeof Contact>,
  rest: Partial<Omit<ContactSubject, "_tag" | "contact">> = {}
): ContactSubject => ({
  _tag: "contact",
  contact,
  members: [contact.id],
  interactions: [],
  followUps: [],
  advice: [],
  pledges: [],
  gatherings: [],
  openings: [],
  referred: [],
  suggestions: [],
  settled: NOTHING_SETTLED,
  ...rest
})

const NOTHING_SETTLED: ReadonlyMap<string, Settled> = new Map()
