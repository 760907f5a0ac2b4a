/**
 * Puts pushes that wait at the same time into one transaction, since what a durable commit costs is waiting for the disk.
 * Each is answered only after the commit.
 */
import * as Effect from "effect/Effect"
import type { Push, Pushed } from "./pushInto.ts"

interface Waiting {
  readonly push: Push
  readonly resume: (outcome: Effect.Effect<Pushed, unknown>) => void
}

export class GroupCommit {
  private waiting: Array<Waiting> = []
  private readonly commit: (pushes: ReadonlyArray<Push>) => ReadonlyArray<Pushed>

  /** `commit` is all or nothing; it may throw. */
  constructor(commit: (pushes: ReadonlyArray<Push>) => ReadonlyArray<Pushed>) {
    this.commit = commit
  }

  /** Fails with whatever `commit` threw. Whoever comes first gives the others one turn of the scheduler to join. */
  readonly add = (push: Push): Effect.Effect<Pushed, unknown> =>
    Effect.suspend(() => {
      let answer: Effect.Effect<Pushed, unknown> | undefined
      let wake: ((outcome: Effect.Effect<Pushed, unknown>) => void) | undefined
      const isFirst = this.waiting.length === 0
      this.waiting.push({
        push,
        resume: (outcome) => {
          answer = outcome
          wake?.(outcome)
        }
      })
      const wait = Effect.callback<Pushed, unknown>((resume) => {
        if (answer === undefined) wake = resume
        else resume(answer)
      })
      if (!isFirst) return wait
      // Not to be interrupted: the others wait for it.
      return Effect.andThen(
        Effect.uninterruptible(
          Effect.andThen(
            Effect.yieldNow,
            Effect.sync(() => this.flush())
          )
        ),
        wait
      )
    })

  private flush(): void {
    const group = this.waiting
    this.waiting = []
    try {
      this.answer(group)
    } catch (cause) {
      if (group.length === 1) group[0]!.resume(Effect.fail(cause))
      // One workspace's damage is not to fail the others.
      else for (const each of group) this.alone(each)
    }
  }

  private alone(each: Waiting): void {
    try {
      this.answer([each])
    } catch (cause) {
      each.resume(Effect.fail(cause))
    }
  }

  private answer(group: ReadonlyArray<Waiting>): void {
    this.commit(group.map(({ push }) => push)).forEach((pushed, index) => group[index]!.resume(Effect.succeed(pushed)))
  }
}
