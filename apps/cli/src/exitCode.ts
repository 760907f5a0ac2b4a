/** What the process says to scripts when it ends. */

/** `decision`: nothing was done, since somebody has to choose first. `offline`: nothing is lost. */
export const exitCode = { done: 0, failed: 1, usage: 2, decision: 3, ambiguous: 4, offline: 5 } as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
