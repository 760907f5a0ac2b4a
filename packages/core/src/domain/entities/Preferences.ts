/** How this log is kept: its name, language, working time, and times away. One, with the id `log`. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register, setOf } from "../declare/Field.ts"
import { IsoDate, PositiveInt } from "../declare/Plain.ts"

export const PREFERENCES_ID = "log"

/** Both days included. */
export const AwayPeriod = Schema.Struct({ from: IsoDate, until: IsoDate })
export type AwayPeriod = typeof AwayPeriod.Type

const Minute = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1440 }))

export const Preferences = entity("preferences", "How this log is kept.", {
  name: register(Schema.NonEmptyString, "What the log is called."),
  zone: register(Schema.NonEmptyString, "The time zone that dates are worked out in: an IANA name."),
  jurisdiction: register(
    Schema.String,
    "Whose holidays count: `federal`, a province or territory (`ON`), or a country (`FR`)."
  ),
  language: register(Schema.Literals(["en", "fr"]), "The language that Kith speaks."),
  workdays: register(
    Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 7 }))),
    "Working days: 1 is Monday, 7 Sunday."
  ),
  worksFrom: register(Minute, "When a working day starts: minutes after midnight."),
  worksUntil: register(Minute, "When it ends."),
  away: setOf(AwayPeriod, "When reminders should wait.", ({ from, until }) => `${from}..${until}`),
  dailyLimit: register(PositiveInt, "How many new reminders surface a day.")
})

export const ImportRun = entity("import", "One import; its id is the batch that undoes it.", {
  file: register(Schema.String, "The file's name."),
  source: register(Schema.String, "The source, as `said` names it."),
  format: register(Schema.String, "The format."),
  asOf: register(Schema.String, "The source's own date."),
  added: register(Schema.Int, "Contacts new."),
  changed: register(Schema.Int, "Contacts changed.")
})
