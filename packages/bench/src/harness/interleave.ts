/** Timing several contestants in turn, so that whatever else the machine does falls on all of them alike. */

export interface Rounds {
  /** At least so many rounds, however long they take. */
  readonly least: number
  /** Beyond `least`, as many as fit into this time, ms … */
  readonly within: number
  /** … and never more than these. */
  readonly most: number
}

/** Something that is timed. `before` and `after` are not, and run once a round. */
export interface Contestant {
  readonly before?: () => unknown
  readonly run: () => unknown
  /** Takes what `run` made. */
  readonly after?: (made: any) => unknown
}

export interface Clock {
  /** ms, from any start. */
  readonly now: () => number
  /** Clears what the contestant before has left behind, so that nobody pays for another's garbage. */
  readonly settle: () => void
}

const realClock: Clock = {
  now: () => performance.now(),
  settle: () => (globalThis as { readonly gc?: () => void }).gc?.()
}

/** Each contestant's times in ms, one a round. Every round starts with another of them. */
export const interleave = async <Name extends string>(
  contestants: { readonly [K in Name]: Contestant },
  rounds: Rounds,
  clock: Clock = realClock
): Promise<{ readonly [K in Name]: ReadonlyArray<number> }> => {
  const names = Object.keys(contestants) as Array<Name>
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Array<number>>
  const start = clock.now()
  for (let round = 0; round < rounds.most; round++) {
    if (round >= rounds.least && ((clock.now() - start) / round) * (round + 1) > rounds.within) break
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length]!
      times[name].push(await timed(contestants[name], clock))
    }
  }
  return times
}

const timed = async ({ before, run, after }: Contestant, clock: Clock): Promise<number> => {
  await before?.()
  clock.settle()
  const start = clock.now()
  const running = run()
  // Only what is a promise is awaited: a tick is long beside a small contestant.
  const made: unknown = running instanceof Promise ? await running : running
  const time = clock.now() - start
  await after?.(made)
  return time
}
