/** What a command is given to work with: the reader's language, a way to say things, and the open log. */
import type { Calendar } from "@kith/core/domain/calendar/Calendar"
import type { Day } from "@kith/core/domain/calendar/CivilDay"
import type { Instant } from "@kith/core/domain/calendar/Zone"
import type { Settings } from "@kith/core/workspace/Settings"
import type { Workspace } from "@kith/core/workspace/Workspace"
import type { GlobalFlags } from "./globalFlags.ts"
import type { Home } from "./home.ts"
import type { Output } from "./output/Output.ts"
import type { World } from "./World.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"

/** What there is without a log. */
export interface Outside {
  readonly lang: Language
  readonly out: Output
  readonly home: Home
  readonly global: GlobalFlags
  readonly world: World
}

export interface Session extends Outside {
  readonly log: Workspace["Service"]
  readonly settings: Settings
  readonly calendar: Calendar
  /** When the command began, or what `--at` says. */
  readonly now: Instant
  /** The day of `now` in the log's zone, and the minute of that day. */
  readonly today: Day
  readonly minute: number
  /** The log's own folder. */
  readonly folder: string
}

/** Which adapter wrote an event. */
export const VIA = "cli"
