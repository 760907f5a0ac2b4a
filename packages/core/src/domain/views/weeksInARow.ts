/** How many weeks in a row something was done: told where there is something to tell, and never as a loss. */

export interface WeekDone {
  /** Somebody new was asked, or a conversation held. */
  readonly active: boolean
  /** Nobody works that week: holidays, or away. */
  readonly off: boolean
}

/**
 * Weeks with something done, up to this one. A week off is passed over, and so is this week while nothing is done yet:
 * it is not over.
 *
 * @param weeks oldest first; the last one is this week
 */
export const weeksInARow = (weeks: ReadonlyArray<WeekDone>): number => {
  let count = 0
  for (const [back, { active, off }] of weeks.toReversed().entries()) {
    if (active) count++
    else if (back > 0 && !off) break
  }
  return count
}
