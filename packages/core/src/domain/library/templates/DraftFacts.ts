/** What is known when a message is put together, gathered by whoever holds the entities. */
import type { Day } from "../../calendar/CivilDay.ts"
import type { Language } from "../../words/calendarNames.ts"
import type { Named } from "./salutation.ts"

/** What a draft is made of; whatever is left out is not known. */
export interface DraftFacts {
  readonly contact: Named & {
    readonly language?: string | undefined
    readonly address?: "tu" | "vous" | undefined
    readonly position?: string | undefined
    readonly company?: string | undefined
    readonly occupation?: string | undefined
    readonly interest?: string | undefined
  }
  readonly today: Day
  /** Who writes. */
  readonly me?: {
    readonly name?: string | undefined
    readonly headline?: string | undefined
    readonly fields?: ReadonlyArray<string> | undefined
    readonly skills?: ReadonlyArray<string> | undefined
    readonly experience?: string | undefined
    readonly education?: string | undefined
    readonly statement?: string | undefined
    readonly reach?: ReadonlyArray<string> | undefined
  }
  /** In which language notes and the plan are kept: a note in another one than the draft's is left to be put into words. */
  readonly notesIn: Language
  /** How long a conversation to ask for; 20 unless given. */
  readonly minutes?: number | undefined
  /** The day of the last conversation. */
  readonly met?: Day | undefined
  /** The name of the event where you met. */
  readonly gathering?: string | undefined
  readonly talked?: string | undefined
  readonly useful?: string | undefined
  /** The day of your last message to them. */
  readonly wrote?: Day | undefined
  readonly referrer?: string | undefined
  readonly referred?: string | undefined
  readonly advice?: string | undefined
  readonly article?: { readonly title: string; readonly link?: string | undefined } | undefined
  readonly opening?: { readonly role: string; readonly company?: string | undefined } | undefined
  /** They told you of the opening. */
  readonly told?: boolean | undefined
  readonly reason?: string | undefined
}
