/** What a workload is, and what it gets from the run that it is part of. */
import type { Result } from "../harness/Result.ts"
import type { Sample } from "../sample/Sample.ts"

export interface Bench {
  /** Numbers of events, from small to large. */
  readonly sizes: ReadonlyArray<number>
  /** The size whose ratio counts. */
  readonly headline: number
  /** A few seconds a workload instead of a few minutes. */
  readonly quick: boolean
  /** A generated log, made once a run. */
  readonly sample: (events: number) => Promise<Sample>
  /** A folder of its own, gone after the run. */
  readonly folder: (name: string) => string
  /** Says what is under way. */
  readonly progress: (text: string) => void
}

export interface Workload {
  readonly name: string
  /** One line, for `--help`. */
  readonly about: string
  readonly run: (bench: Bench) => Promise<ReadonlyArray<Result>>
}
