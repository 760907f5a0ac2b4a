/**
 * A browser's pages on a slower machine. The throttling of Chromium's developer tools slows the thread of a page alone, and
 * this app works in a worker; so the whole process of the pages is halted for most of each interval.
 */
import type { Browser } from "playwright-core"

const INTERVAL_MS = 20

/** Runs `work` with a quarter of the processor, if `times` is 4. */
export const slowed = async <A>(browser: Browser, times: number, work: () => Promise<A>): Promise<A> => {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = (await session.send("SystemInfo.getProcessInfo")) as {
    readonly processInfo: ReadonlyArray<{ readonly type: string; readonly id: number }>
  }
  const pids = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id)
  const signal = (name: "SIGSTOP" | "SIGCONT"): void => {
    for (const pid of pids) {
      try {
        process.kill(pid, name)
      } catch {
        // Ended meanwhile.
      }
    }
  }
  const started = performance.now()
  let ran = 0
  let isOver = false
  const run = (): void => {
    if (isOver) return
    signal("SIGCONT")
    const from = performance.now()
    setTimeout(() => {
      if (isOver) return
      signal("SIGSTOP")
      // As much longer as it really ran, since a timer is late on a busy machine.
      const took = performance.now() - from
      ran += took
      setTimeout(run, took * (times - 1))
    }, INTERVAL_MS / times)
  }
  run()
  try {
    return await work()
  } finally {
    isOver = true
    signal("SIGCONT")
    await session.detach()
    slowedBy.last = (performance.now() - started) / ran
  }
}

/** How many times slower it really was. */
export const slowedBy = { last: 1 }
