/**
 * Who goes first in the worker that leads: those whose answer somebody waits for, or work that takes long, such as reading a
 * large file. Long work gives way every few milliseconds, and while it does, whatever is short is answered.
 */

/** One call, from when it is asked until it is answered. */
export interface Turn {
  /** For long work, as often as it likes: lets go first what waits, if it has not just done so. */
  readonly giveWay: () => Promise<void>
  readonly end: () => void
}

/** Long work goes on for so long at a time: a frame of a screen. */
const SLICE_MS = 12
/** So long it waits at most for what is not long itself, so that somebody who asks all the time does not stop it. */
const PATIENCE_MS = 400

export class Turns {
  /** Calls that have not yet shown that they take long. */
  private readonly short = new Set<object>()
  private waiting: Array<() => void> = []
  private readonly nextTask: () => Promise<void>
  private readonly now: () => number

  /** `nextTask`: resolves when whatever had come before has been handled. */
  constructor(nextTask: () => Promise<void>, now: () => number) {
    this.nextTask = nextTask
    this.now = now
  }

  begin(): Turn {
    const self = {}
    this.short.add(self)
    let since = this.now()
    const end = (): void => {
      if (!this.short.delete(self) || this.short.size > 0) return
      const waiting = this.waiting
      this.waiting = []
      for (const goOn of waiting) goOn()
    }
    const giveWay = async (): Promise<void> => {
      if (this.now() - since < SLICE_MS) return
      // It takes long: nobody is to wait for it, least of all itself.
      end()
      await this.nextTask()
      if (this.short.size > 0) await this.untilAnswered()
      since = this.now()
    }
    return { giveWay, end }
  }

  private untilAnswered(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS)
      this.waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}

/** In a browser: behind messages from pages and answers of the database, where it knows how to say so. */
export const turnsHere = (): Turns => new Turns(nextTaskHere(), () => performance.now())

interface Scheduler {
  readonly postTask: (work: () => void, options: { readonly priority: "background" }) => Promise<void>
}

const nextTaskHere = (): (() => Promise<void>) => {
  const { scheduler } = globalThis as { readonly scheduler?: Partial<Scheduler> }
  const postTask = scheduler?.postTask?.bind(scheduler)
  if (postTask !== undefined) return () => postTask(() => undefined, { priority: "background" })
  return () => new Promise((resolve) => setTimeout(resolve))
}
