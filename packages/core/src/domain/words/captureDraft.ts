/** A captured line while it is being understood, and the steps by which it is. */
import type { Line } from "./captureLine.ts"
import type { Readers } from "./captureReaders.ts"
import type { Deed } from "./captureWords.ts"
import type { Captured, CapturedPart, CaptureOptions } from "./captured.ts"

export interface Draft {
  readonly line: Line
  readonly read: Readers
  readonly options: CaptureOptions
  readonly knows: (name: string) => number
  /** The words came one by one. */
  readonly shell: boolean
  /** What each word was taken for; text until it is. */
  readonly roles: Array<CapturedPart["role"]>
  said: Said
  /** How firmly the kind was said. */
  firm: Deed["firm"]
}

export type Said = Pick<Captured, "who" | "kind" | "channel" | "when" | "length">

export interface Step {
  readonly next: number
  /** What was just read: after a verb its object may follow, after "with" a name must, and "over" leads to a deed. */
  readonly after: "start" | "verb" | "noun" | "with" | "lead" | "rest"
}

/** Takes the words `from` to `to` for something. */
export const take = (
  draft: Draft,
  from: number,
  to: number,
  role: CapturedPart["role"],
  after: Step["after"] = "rest"
): Step => {
  draft.roles.fill(role, from, to)
  return { next: to, after }
}

/** Passes over words that stay text, without the text beginning there. */
export const leave = (next: number): Step => ({ next, after: "rest" })
