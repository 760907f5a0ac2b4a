/** What comes of a captured line, and what it is read with. */
import type { Channel, InteractionKind } from "../entities/Interaction.ts"
import type { When, WhenOptions } from "./whenPhrases.ts"

export interface CaptureOptions extends WhenOptions {
  /**
   * How many contacts a name may mean: asked for each run of words that may be one, so let it look in an index. Without
   * it, names are told by how they are written.
   */
  readonly knows?: (name: string) => number
}

export interface Captured {
  readonly who?: string
  readonly kind?: InteractionKind
  readonly channel?: Channel
  readonly when?: When
  /** In minutes. */
  readonly length?: number
  /** What was not understood, as it was typed. */
  readonly text?: string
  /** The same, piece by piece. */
  readonly left: ReadonlyArray<string>
  /** The whole line in order, by what each piece was taken for: for chips under a capture field. */
  readonly parts: ReadonlyArray<CapturedPart>
}

export interface CapturedPart {
  /** `deed`: the kind, the channel or both; `around`: "with", "had a" and the like. */
  readonly role: "who" | "deed" | "when" | "length" | "text" | "around"
  readonly words: string
}
