/** Which of the logs in this browser is shown: one until somebody joins another. The name is that of its databases. */

const KEY = "kith.log"
const FIRST = "log"

export const currentLog = (): string => localStorage.getItem(KEY) ?? FIRST

/** Takes effect with the next load of the page. */
export const showLog = (name: string): void => localStorage.setItem(KEY, name)
