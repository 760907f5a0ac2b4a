/** One thing that the doctor looked at. */

export interface Finding {
  /** For scripts: what was looked at. */
  readonly check:
    | "log"
    | "index"
    | "reminders"
    | "set-aside"
    | "conflicts"
    | "keys"
    | "disk"
    | "clock"
    | "rules"
    | "leftovers"
    | "identity"
    | "devices"
    | "phrase"
    | "forks"
    | "withheld"
    | "sync"
  /** `note`: worth knowing, and nothing wrong. */
  readonly state: "well" | "note" | "wrong"
  /** What it is, and what to do, in words. */
  readonly text: string
}

export const well = (check: Finding["check"], text: string): Finding => ({ check, state: "well", text })
export const note = (check: Finding["check"], text: string): Finding => ({ check, state: "note", text })
export const wrong = (check: Finding["check"], text: string): Finding => ({ check, state: "wrong", text })
