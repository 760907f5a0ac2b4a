/** The value schemas that entity declarations share. Their values are JSON as they stand. */
import * as Schema from "effect/Schema"
import { EntityId } from "../../log/Ids.ts"
import { VersionRecord } from "../../log/VersionVector.ts"
import { dayOf } from "../calendar/CivilDay.ts"
import { parseMoment } from "../calendar/Moment.ts"
import { register, setOf } from "./Field.ts"

/** `2026-03-02`; a day that exists. */
export const IsoDate = Schema.String.check(
  Schema.makeFilter((text: string) => dayOf(text) !== undefined, { expected: "a date, YYYY-MM-DD" })
)

/** A date, or a local date and time with or without its zone: `2026-03-02T15:00[America/Toronto]`. */
export const IsoMoment = Schema.String.check(
  Schema.makeFilter((text: string) => parseMoment(text) !== undefined, { expected: "a date, or a date and time" })
)

export const PositiveInt = Schema.Int.check(Schema.isGreaterThan(0))

/** Where an entity stands that was taken away; `seen` is what its author held, so that later changes show. */
const Deleted = Schema.Struct({ seen: VersionRecord })

/** Two who took the same thing away agree, whatever each had seen: nothing to choose, so the latest is read. */
export const deleted = register(
  Deleted,
  "Taken away; what its author had not seen then is shown as changed meanwhile.",
  () => 0
)

export const notes = (doc: string) => setOf(Schema.String, doc)

export const reference = (doc: string) => register(EntityId, doc)

export const references = (doc: string) => setOf(EntityId, doc)

/** For keys of set elements: the same on every device and in every version, so no transliteration tables. */
export const foldCase = (text: string): string => text.normalize("NFC").trim().toLowerCase()
