/**
 * What a glance says (`log/Glance.ts`): what today's list needs for the next days without the log. The reminders of the
 * index that come up first, as it stores them, the names they speak of, and how the log is kept. As JSON, read back
 * defensively: it comes from another device, which may be of another version.
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { Reminder } from "../domain/rules/Reminder.ts"
import { Source, Span } from "../domain/rules/RuleSpec.ts"
import { utf8, utf8ToText } from "../log/Bytes.ts"
import { VersionRecord } from "../log/VersionVector.ts"
import { COUNTED } from "./Due.ts"
import type { StoredReminder } from "./EntityStore.ts"

/** How far ahead it looks, ms. */
export const GLANCE_AHEAD_MS = 14 * 86_400_000
/** Reminders in it, at most; the first to show come first. */
export const MAX_GLANCE_REMINDERS = 500

const Instant = Schema.Int
const Kept = <S extends Schema.Top>(schema: S) => Schema.optionalKey(schema)
const upTo = <S extends Schema.Top>(schema: S, most: number) => Schema.Array(schema).check(Schema.isMaxLength(most))

const Why = Schema.Struct({
  trigger: Schema.String,
  kind: Schema.String,
  channel: Kept(Schema.String),
  happened: Schema.String,
  what: Kept(Schema.String),
  who: Kept(Schema.String),
  occurrence: Kept(Schema.NonEmptyArray(Schema.Int).check(Schema.isMaxLength(2))),
  lapses: Kept(Instant),
  mayAskReferral: Kept(Schema.Boolean),
  goals: Kept(
    upTo(
      Schema.Struct({
        measure: Schema.Literals(["conversations", "new-people"]),
        per: Schema.Literals(["week", "month"]),
        done: Schema.Int,
        target: Schema.Int
      }),
      100
    )
  ),
  source: upTo(Source, 20),
  span: Span,
  steps: upTo(Schema.String, 100)
})

const ReminderText = Schema.Struct({
  id: Schema.NonEmptyString,
  rule: Schema.String,
  contact: Kept(Schema.String),
  opens: Instant,
  due: Instant,
  lateAfter: Kept(Instant),
  rank: Schema.Int,
  why: Why
})

const Contents = Schema.Struct({
  format: Schema.Literal("kith/glance/1"),
  /** What the log held. */
  version: VersionRecord,
  settings: Schema.Struct({
    name: Kept(Schema.String),
    zone: Schema.String,
    jurisdiction: Kept(Schema.String),
    language: Kept(Schema.Literals(["en", "fr"])),
    dailyLimit: Schema.Int,
    away: upTo(Schema.Struct({ from: Schema.String, until: Schema.String }), 1000),
    workdays: Kept(upTo(Schema.Int, 7)),
    worksFrom: Kept(Schema.Int),
    worksUntil: Kept(Schema.Int)
  }),
  reminders: upTo(Schema.Struct({ subject: Schema.String, reminder: ReminderText }), MAX_GLANCE_REMINDERS),
  /** Nothing else comes up within `GLANCE_AHEAD_MS`. */
  whole: Schema.Boolean,
  /** How many were open, counted no further than the list does. */
  open: Schema.Int,
  week: Kept(ReminderText),
  /** When reminders were settled that day. */
  settled: upTo(Instant, COUNTED),
  /** By every id that they go by. */
  people: Schema.Record(Schema.String, Schema.Struct({ name: Kept(Schema.String), company: Kept(Schema.String) })),
  /** What the user's own rules are called. */
  rules: Schema.Record(Schema.String, Schema.String)
})

export type GlanceContents = Omit<typeof Contents.Type, "reminders" | "week"> & {
  readonly reminders: ReadonlyArray<StoredReminder>
  readonly week?: Reminder | undefined
}

export const encodeGlanceContents = (contents: GlanceContents): Uint8Array => utf8(JSON.stringify(contents))

const decode = Schema.decodeUnknownOption(Contents)

/** `undefined` for what says nothing that this version knows. */
export const decodeGlanceContents = (text: Uint8Array): GlanceContents | undefined => {
  let json: unknown
  try {
    json = JSON.parse(utf8ToText(text))
  } catch {
    return undefined
  }
  const contents = Option.getOrUndefined(decode(json))
  // Members that were left out are `undefined`, which JSON has not got.
  return contents as GlanceContents | undefined
}
