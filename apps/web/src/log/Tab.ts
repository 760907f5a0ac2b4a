/**
 * One tab among several: the one that holds the lock opens the log, the others pass on to it what their page asks. All is
 * done in workers, so that a busy page delays nobody.
 */
import type { BetweenTabs, Call, CallId, Changed, Outcome, ToPage } from "../link/messages.ts"

/** An opened log, as the leading tab holds it. */
export interface Leader {
  readonly answer: (call: Call, onProgress: (done: number, of: number) => void) => Promise<Outcome>
  readonly close: () => Promise<void>
}

export interface TabOptions {
  readonly name: string
  /** Opens the log. `changed` is to be called after each change to it. */
  readonly lead: (changed: (what: Changed) => void) => Promise<Leader>
  readonly toPage: (message: ToPage) => void
  readonly locks: Pick<LockManager, "request">
  readonly channel: Pick<BroadcastChannel, "postMessage" | "onmessage">
  readonly self: string
}

/**
 * After so long without a sign of the leader, its tab is frozen or gone without letting go: the lock is taken from it. A
 * slow phone that folds years of another device's log may be silent for some seconds in between.
 */
const PATIENCE_MS = 10_000
/** A leader that has a call is asked so often whether it still has it. */
const LOOK_EVERY_MS = 10_000

interface Asked {
  readonly call: Call
  patience: ReturnType<typeof setTimeout> | undefined
}

export const joinTabs = ({ name, lead, toPage, locks, channel, self }: TabOptions) => {
  const waiting = new Map<CallId, Asked>()
  /** Calls of other tabs that are being answered here. */
  const working = new Set<CallId>()
  let leader: Promise<Leader> | undefined

  const say = (message: BetweenTabs): void => channel.postMessage(message)

  const tell = (id: CallId, outcome: Outcome): void => {
    const asked = waiting.get(id)
    if (asked === undefined) return
    clearTimeout(asked.patience)
    waiting.delete(id)
    toPage({ _tag: "Told", id, outcome })
  }

  const changed = (what: Changed): void => {
    say({ _tag: "Changed", what })
    toPage({ _tag: "Changed", what })
  }

  const answer = (leading: Promise<Leader>, call: Call, onProgress: (done: number, of: number) => void) =>
    leading.then((opened) => opened.answer(call, onProgress)).catch(unexpected)

  const send = (asked: Asked): void => {
    const { call } = asked
    clearTimeout(asked.patience)
    if (leader !== undefined) {
      const progress = (done: number, of: number): void => toPage({ _tag: "Progress", id: call.id, done, of })
      void answer(leader, call, progress).then((outcome) => tell(call.id, outcome))
      return
    }
    say({ _tag: "Ask", from: self, call })
    asked.patience = setTimeout(() => void begin(true), PATIENCE_MS)
  }

  /** The leader is at it; should it fall asleep over it, that comes to light when it is asked again. */
  const heard = (asked: Asked | undefined): void => {
    if (asked === undefined) return
    clearTimeout(asked.patience)
    asked.patience = setTimeout(() => send(asked), LOOK_EVERY_MS)
  }

  /** Waits for the lock, leads while it holds it, and begins to wait again should another tab take it. */
  const begin = (steal: boolean): Promise<void> =>
    locks
      .request(`kith/${name}`, steal ? { steal: true } : {}, async () => {
        if (leader !== undefined) return
        const opening = lead(changed)
        leader = opening
        try {
          await opening
        } catch {
          // Every call is told why, by the promise that failed.
        }
        say({ _tag: "Leading" })
        for (const asked of waiting.values()) send(asked)
        await new Promise(() => {})
      })
      .then(
        () => undefined,
        () => {
          // The lock was taken by a tab that had waited too long: this one was frozen, and follows from now on.
          const before = leader
          leader = undefined
          void before?.then((opened) => opened.close()).catch(() => undefined)
          for (const asked of waiting.values()) send(asked)
          if (before !== undefined) void begin(false)
        }
      )

  channel.onmessage = ({ data }: MessageEvent<BetweenTabs>) => {
    if (data._tag === "Changed") return toPage(data)
    if (data._tag === "Leading") {
      for (const asked of waiting.values()) send(asked)
      toPage({ _tag: "Changed", what: "sync" })
      return toPage({ _tag: "Changed", what: "log" })
    }
    if (data._tag === "Ask") {
      if (leader === undefined) return
      const { from: to, call } = data
      say({ _tag: "Heard", to, id: call.id })
      if (working.has(call.id)) return
      working.add(call.id)
      const progress = (done: number, of: number): void => say({ _tag: "Progress", to, id: call.id, done, of })
      return void answer(leader, call, progress).then((outcome) => {
        working.delete(call.id)
        say({ _tag: "Told", to, id: call.id, outcome })
      })
    }
    if (data.to !== self) return
    if (data._tag === "Heard") return heard(waiting.get(data.id))
    if (data._tag === "Progress") return toPage({ _tag: "Progress", id: data.id, done: data.done, of: data.of })
    tell(data.id, data.outcome)
  }

  void begin(false)
  return {
    ask: (call: Call): void => {
      const asked = { call, patience: undefined }
      waiting.set(call.id, asked)
      send(asked)
    }
  }
}

const unexpected = (cause: unknown): Outcome => ({
  _tag: "Failed",
  failure: { code: "unexpected", detail: cause instanceof Error ? cause.name : typeof cause }
})
