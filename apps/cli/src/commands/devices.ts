/** `kith devices`: which devices write this log, and taking one out. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { dateInWords } from "@kith/core/domain/words/whenToWords"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { DeviceId } from "@kith/core/log/Ids"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import type { Membership } from "@kith/core/log/Membership"
import type { Device } from "@kith/core/log/Members"
import { revokeDevices } from "@kith/core/log/MembershipAuthor"
import { actionOf } from "../action.ts"
import { logCommand } from "../Command.ts"
import { confirm } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { ambiguous, failed, needsDecision } from "../Stopped.ts"
import { changeMembers, cutOf, placeKnown } from "../sync/changeMembers.ts"
import { deviceNames, meant, memberNames, shortest } from "../sync/deviceNames.ts"
import { beginHere } from "../sync/openPlace.ts"
import { thisComputer } from "../sync/places.ts"
import { syncOnce } from "../sync/syncOnce.ts"
import { withSync } from "../sync/syncPorts.ts"
import { devicesWords, membersWords } from "../words/devicesWords.ts"
import { frameWords } from "../words/frameWords.ts"

const ACTIONS = { list: [0, 0], revoke: [1, 1] } as const

export const devices = logCommand({
  flags: {},
  takes: [0, 2],
  words: devicesWords,
  run: Effect.fnUntraced(function* ({ args }, session) {
    const { lang } = session
    const usages = devicesWords[lang].help.usage
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, { lang, bare: "list", usages })
    return yield* withSync(session, (local) =>
      action === "list" ? list(session, local) : revoke(session, local, rest[0]!)
    )
  })
})

const list = Effect.fnUntraced(function* (session: Session, local: LocalBundles) {
  const { out, lang, calendar } = session
  const say = devicesWords[lang]
  const membership = yield* local.members
  if (membership.length === 0) return yield* listOnly(session, local)
  const { device: own } = yield* DeviceKeys
  const held = yield* local.version
  const names = yield* deviceNames(membership)
  const members = yield* memberNames(membership)
  // What came with another log's file was never a device of this one.
  const all = [...membership.devices.values()].filter(({ adopted }) => !adopted)
  const dayOf = ({ at }: Device) => localOf(calendar.zone, at).day
  if (out.isJson) {
    return out.json(
      all.map((device) => ({
        id: device.id,
        name: names.get(device.id) ?? null,
        member: device.member,
        memberName: members.get(device.member) ?? null,
        role: membership.members.get(device.member)!.role,
        this: device.id === own,
        revoked: device.revoked,
        changes: held.get(device.id) ?? 0,
        since: isoOf(dayOf(device))
      }))
    )
  }
  const ids = shortest(membership.devices.keys())
  const several = membership.members.size > 1
  out.table(
    [{ style: out.style.id }, { least: 12 }, {}, {}, { style: out.style.dim }, { style: out.style.dim }],
    all.map((device) => [
      ids.get(device.id)!,
      names.get(device.id) ?? say.unnamed,
      several ? (members.get(device.member) ?? membersWords[lang].founder) : "",
      device.revoked ? out.style.bad(say.revoked) : device.id === own ? out.style.good(say.thisDevice) : "",
      say.changes(held.get(device.id) ?? 0),
      say.since(dateInWords(dayOf(device), session))
    ]),
    1
  )
  if (all.filter(({ revoked }) => !revoked).length === 1 && membership.recovery === undefined) out.note(say.onlyOne)
})

/** A log that never synced has one device, and no list yet. */
const listOnly = Effect.fnUntraced(function* ({ out, lang }: Session, local: LocalBundles) {
  const say = devicesWords[lang]
  const { device } = yield* DeviceKeys
  const changes = (yield* local.version).get(device) ?? 0
  const name = thisComputer()
  if (out.isJson) {
    const only = { id: device, name, member: null, memberName: null, role: "owner", this: true, revoked: false }
    return out.json([{ ...only, changes, since: null }])
  }
  out.table(
    [{ style: out.style.id }, { least: 12 }, {}, { style: out.style.dim }],
    [[device.slice(0, 3), name, out.style.good(say.thisDevice), say.changes(changes)]],
    1
  )
  out.note(say.onlyOne)
})

const revoke = Effect.fnUntraced(function* (session: Session, local: LocalBundles, typed: string) {
  const { out, lang, global } = session
  const say = devicesWords[lang]
  // What the device still sent is to count.
  const place = yield* placeKnown(session)
  if (place !== undefined) yield* syncOnce(session, local, place, undefined)
  else yield* beginHere(session, local, undefined)
  const membership = yield* local.members
  const names = yield* deviceNames(membership)
  const id = yield* deviceMeant(session, membership, names, typed)
  const name = names.get(id) ?? id
  if (membership.devices.get(id)!.revoked) return yield* failed(say.revokedAlready(name))
  const cut = yield* cutOf(local, id)
  const isOwn = id === (yield* DeviceKeys).device
  if (!global.yes) {
    if (!out.canAsk) return yield* needsDecision(say.needsYes(name), { decision: "revoke", device: id })
    const isMeant = yield* confirm(session, isOwn ? say.askSelf : say.ask(name, cut.seq))
    if (!isMeant) return yield* failed(frameWords[lang].canceled)
  }
  yield* changeMembers(session, local, (now) => revokeDevices(now, { cuts: [cut] }))
  if (out.isJson) return out.json({ id, name: names.get(id) ?? null, revoked: true, changes: cut.seq })
  out.echo(`${out.style.good("✓")} ${say.done(name)}`)
})

const deviceMeant = Effect.fnUntraced(function* (
  { lang }: Session,
  { devices: all }: Membership,
  names: ReadonlyMap<DeviceId, string>,
  typed: string
) {
  const say = devicesWords[lang]
  const found = meant(typed, all.keys(), names)
  // One that is gone bears the name of its successor, which is the one that is meant.
  const present = found.filter((id) => !all.get(id)!.revoked)
  const [only, ...others] = present.length > 0 ? present : found
  if (only === undefined) return yield* failed(say.none(typed))
  if (others.length === 0) return only
  const ids = shortest(all.keys())
  const choices = [only, ...others].map((id) => ({ id, name: names.get(id) ?? null }))
  return yield* ambiguous(
    `${say.which(typed)}  ${choices.map(({ id, name }) => `${ids.get(id)!} ${name ?? say.unnamed}`).join(" | ")}`,
    { choices }
  )
})
