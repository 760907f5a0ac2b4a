/** One contact as formats write it: the values of its view, with names where the log has references. */
import type { CustomField, Link, Relation, Stage } from "@kith/core/domain/entities/Contact"

/**
 * Takes a contact's view as it is, once its references are looked up. Dates are `YYYY-MM-DD`. What is absent,
 * undefined, empty or an empty list is not written.
 */
export interface KithRow {
  readonly id?: string | undefined
  readonly name: string
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  readonly sayIt?: string | undefined
  readonly pronouns?: string | undefined
  readonly address?: "tu" | "vous" | undefined
  readonly language?: string | undefined
  readonly position?: string | undefined
  readonly company?: string | undefined
  readonly department?: string | undefined
  readonly seniority?: string | undefined
  readonly occupation?: string | undefined
  readonly emails?: ReadonlyArray<string> | undefined
  readonly phones?: ReadonlyArray<string> | undefined
  readonly addresses?: ReadonlyArray<string> | undefined
  readonly links?: ReadonlyArray<Link> | undefined
  readonly city?: string | undefined
  readonly province?: string | undefined
  readonly zone?: string | undefined
  readonly relation?: Relation | undefined
  readonly bestWay?: string | undefined
  readonly cardKept?: boolean | undefined
  readonly connected?: boolean | string | undefined
  readonly stage?: Stage | undefined
  readonly cadenceDays?: number | undefined
  readonly reviveOn?: string | undefined
  readonly owner?: string | undefined
  readonly interest?: string | undefined
  readonly tags?: ReadonlyArray<string> | undefined
  readonly custom?: ReadonlyArray<CustomField> | undefined
  readonly notes?: string | undefined
  /** The gathering where you met, by its name. */
  readonly metAtName?: string | undefined
  /** The contact who led you to them, by their name. */
  readonly referredByName?: string | undefined
  /** What you talked about. */
  readonly discussionPoints?: string | undefined
  readonly lastContact?: string | undefined
  readonly nextFollowUp?: string | undefined
  readonly followUpReason?: string | undefined
}
