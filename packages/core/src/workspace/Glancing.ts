/**
 * Leaving a glance of this log at a relay, and reading the one that is there: so that a device that has just been let in, or
 * a log brought back by its phrase, shows today's list before the log has come.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { Rule } from "../domain/entities/Rule.ts"
import { byUrgency } from "../domain/rules/evaluate.ts"
import { toBase32 } from "../log/Base32.ts"
import type { BundleStore } from "../log/BundleStore.ts"
import { utf8 } from "../log/Bytes.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { glanceLength, MAX_GLANCE_BYTES } from "../log/Glance.ts"
import { openGlance, sealGlance } from "../log/GlanceSealing.ts"
import type { LocalBundles } from "../log/LocalBundles.ts"
import { LocalLog } from "../log/LocalLog.ts"
import { mayWrite } from "../log/Membership.ts"
import { Primitives } from "../log/Primitives.ts"
import { type GlanceMark, SyncStore } from "../log/SyncStore.ts"
import { lacking, recordToVersion, type VersionVector, versionToRecord } from "../log/VersionVector.ts"
import { COUNTED, roomFor, settledOn } from "./Due.ts"
import { EntityStore, type StoredReminder } from "./EntityStore.ts"
import {
  decodeGlanceContents,
  encodeGlanceContents,
  GLANCE_AHEAD_MS,
  type GlanceContents,
  MAX_GLANCE_REMINDERS
} from "./GlanceContents.ts"
import { Index } from "./IndexNames.ts"
import { peopleById, under } from "./People.ts"
import { calendar, settings } from "./Settings.ts"
import { weekReminder } from "./Week.ts"
import { withheld } from "./Withheld.ts"

/** An older one is replaced whatever it says: its days run out. */
const OLD_MS = 6 * 3_600_000
/** One with other reminders first is replaced once it is this old, */
const SOON_MS = 10 * 60_000
/** or has missed so many events: an import, say, right before a phone is paired. */
const MANY = 64
/** Of each rank, more than any day's list takes, so that some may lapse. */
const EACH = 100

/**
 * Leaves one where it is worth it, and says whether it has. For after a sync that has refused nothing; whoever knows that
 * something is withheld leaves none, since only who lacks nothing speaks for all. Nearly always it ends with one look at what
 * was noted when the last one was left. Its failures are nobody's: no sync hangs on it.
 */
export const leaveGlance = Effect.fn("Glancing.leaveGlance")(function* (local: LocalBundles, remote: BundleStore) {
  if (remote.glance === undefined) return false
  const sync = yield* SyncStore
  const known = (yield* sync.remotes).get(remote.name)
  const folded = yield* (yield* EntityStore).folded
  if (known === undefined || folded === undefined) return false
  const { device } = yield* DeviceKeys
  const membership = yield* local.members
  if (!mayWrite(membership, device)) return false
  const now = yield* Clock.currentTimeMillis
  const { epoch } = membership
  const { upTo: forgotten } = yield* (yield* LocalLog).forgotten(known.glance?.forgotten ?? 0)
  const worth = worthOf(known.glance, { at: now, epoch, forgotten, version: folded.version })
  if (worth === "no" || (yield* withheld(membership)).length > 0) return false
  const shown = yield* shownFirst(now)
  const { sha256 } = yield* Primitives
  const first = toBase32(sha256(utf8(JSON.stringify(shown))).subarray(0, 10))
  if (worth === "ifChanged" && first === known.glance?.first) return false
  const glance = yield* sealed(local, yield* contentsAt(now, folded.version, shown), { at: now, epoch })
  if (glance === undefined) return false
  const left = yield* Effect.result(remote.glance.leave(glance))
  // One that a relay will not have is noted, too, and not offered again with every sync.
  if (left._tag === "Failure" && left.failure.reason._tag === "StoreUnavailable") return false
  const mark: GlanceMark = { at: now, epoch, version: versionToRecord(folded.version), first, forgotten }
  yield* sync.saveRemote(remote.name, { ...known, glance: mark })
  return left._tag === "Success"
})

interface Now extends Pick<GlanceMark, "at" | "epoch" | "forgotten"> {
  readonly version: VersionVector
}

const worthOf = (known: GlanceMark | undefined, { at, epoch, forgotten, version }: Now): "yes" | "ifChanged" | "no" => {
  // Whoever was taken out can still read one of the epoch before; and what was forgotten may stand in it.
  if (known === undefined || known.epoch !== epoch || known.forgotten !== forgotten) return "yes"
  // However a clock was set meanwhile.
  const age = Math.abs(at - known.at)
  if (age >= OLD_MS) return "yes"
  const missed = lacking(version, recordToVersion(known.version))
  return missed >= MANY || (missed > 0 && age >= SOON_MS) ? "ifChanged" : "no"
}

/** How often a device that stays in step looks whether it is worth it. */
const LOOK_EVERY = "10 minutes"

/** Never ends. `remote`: the one that this device is in step with; `undefined` while it is with none. */
export const leaveGlances = (local: LocalBundles, remote: () => BundleStore | undefined) => {
  const look = Effect.suspend(() => {
    const now = remote()
    return now === undefined ? Effect.void : Effect.ignore(leaveGlance(local, now))
  })
  return Effect.forever(Effect.andThen(Effect.sleep(LOOK_EVERY), look))
}

/** Exactly what today's list is made of. */
const shownFirst = Effect.fnUntraced(function* (now: number) {
  const working = yield* calendar
  const settled = yield* settledOn(now, working)
  const { atMost } = roomFor({}, (yield* settings).dailyLimit, 0)
  const open = yield* (yield* EntityStore).reminders({ until: now, now }, atMost)
  return { open, settled, week: yield* weekReminder(working) }
})

type Shown = Effect.Success<ReturnType<typeof shownFirst>>

const contentsAt = Effect.fnUntraced(function* (at: number, version: VersionVector, { open, settled, week }: Shown) {
  const store = yield* EntityStore
  const until = at + GLANCE_AHEAD_MS
  const now = yield* store.reminders({ until: at, now: at }, { fixed: EACH, others: EACH })
  const soon = yield* store.reminders({ until, now: at }, { fixed: EACH, others: EACH })
  // What comes up takes its place before a backlog of years: nobody sees more of that than a day's list holds.
  const upcoming = soon.filter(({ reminder }) => reminder.opens > at)
  const all = new Map(
    [open, upcoming, now, soon].flatMap(inOrder).map((each) => [`${each.subject} ${each.reminder.id}`, each])
  )
  const reminders = [...all.values()].slice(0, MAX_GLANCE_REMINDERS)
  const ids = reminders.flatMap(({ reminder: { contact, why } }) => [contact, why.who]).filter((id) => id !== undefined)
  const people = yield* peopleById(ids)
  const rules = new Set(reminders.map(({ reminder }) => reminder.rule))
  const own = (yield* under(Rule, Index.kind, "rule")).filter(({ id }) => rules.has(id))
  return {
    format: "kith/glance/1",
    version: versionToRecord(version),
    settings: withoutAbsent(yield* settings),
    reminders,
    whole: reminders.length === (yield* store.countReminders({ until, now: at }, MAX_GLANCE_REMINDERS + 1)),
    open: yield* store.countReminders({ until: at, now: at }, COUNTED),
    ...(week === undefined ? {} : { week }),
    settled,
    people: Object.fromEntries(
      ids.flatMap((id) => {
        const contact = people.get(id)?.contact
        return contact === undefined ? [] : [[id, withoutAbsent({ name: contact.name, company: contact.company })]]
      })
    ),
    rules: Object.fromEntries(own.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name]])))
  } satisfies GlanceContents
})

const inOrder = (open: ReadonlyArray<StoredReminder>): ReadonlyArray<StoredReminder> =>
  open.toSorted((a, b) => byUrgency(a.reminder, b.reminder))

/** Without the members that are `undefined`, which JSON has not got. */
const withoutAbsent = <A extends object>(given: A): { [K in keyof A]: Exclude<A[K], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never

/** With fewer reminders where it would be too large; `undefined` where this device lacks the key. */
const sealed = Effect.fnUntraced(function* (
  { deflate }: LocalBundles,
  contents: GlanceContents,
  made: { readonly at: number; readonly epoch: number }
) {
  for (let given = contents; ; given = halved(given)) {
    const glance = yield* sealGlance(encodeGlanceContents(given), made, deflate)
    if (glance === undefined || glanceLength(glance) <= MAX_GLANCE_BYTES) return glance
    if (given.reminders.length === 0) return undefined
  }
})

const halved = (contents: GlanceContents): GlanceContents => {
  const reminders = contents.reminders.slice(0, contents.reminders.length >> 1)
  const named = new Set(reminders.flatMap(({ reminder: { contact, why } }) => [contact, why.who]))
  const people = Object.fromEntries(Object.entries(contents.people).filter(([id]) => named.has(id as never)))
  return { ...contents, reminders, people, whole: false }
}

/** What the remote's glance says, who made it and when; `undefined` where there is none, or none that is to be believed. */
export const readGlance = Effect.fn("Glancing.readGlance")(function* (local: LocalBundles, remote: BundleStore) {
  const glance = yield* remote.glance?.read ?? Effect.succeed(undefined)
  if (glance === undefined) return undefined
  const text = yield* openGlance(yield* local.members, glance, local.deflate)
  const contents = typeof text === "string" ? undefined : decodeGlanceContents(text)
  return contents === undefined ? undefined : { contents, at: glance.at, device: glance.device }
})
