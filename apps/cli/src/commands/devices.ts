/** `kith devices`: which devices write this log, taking one out, and taking in what that cut off. */
import * as Effect from "effect/Effect"
import { cutOf } from "@kith/core/log/ChangingMembers"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { dateInWords } from "@kith/core/domain/words/whenToWords"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { DeviceId } from "@kith/core/log/Ids"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import type { Membership } from "@kith/core/log/Membership"
import type { Device } from "@kith/core/log/Members"
import { cutOff } from "@kith/core/log/CutOff"
import { moveCut, revokeDevices } from "@kith/core/log/MembershipAuthor"
import { nameDevice } from "@kith/core/workspace/DeviceNames"
import { nodeDeflate } from "@kith/storage/node/nodeDeflate"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { confirm } from "../prompt.ts"
import { undoHint } from "../shownId.ts"
import type { Session } from "../Session.ts"
import { ambiguous, failed, needsDecision } from "../Stopped.ts"
import { authoredInWords, changeMembers, placeKnown } from "../sync/changeMembers.ts"
import { deviceNames, meant, memberNames, shortest } from "../sync/deviceNames.ts"
import { beginHere, openPlace, orInWords } from "../sync/openPlace.ts"
import { placeFor, placeName, thisComputer } from "../sync/places.ts"
import { syncOnce } from "../sync/syncOnce.ts"
import { withSync } from "../sync/syncPorts.ts"
import { devicesWords, membersWords } from "../words/devicesWords.ts"
import { frameWords } from "../words/frameWords.ts"

const ACTIONS = { list: [0, 0], name: [2, 2], revoke: [1, 1], adopt: [1, 1] } as const
const flags = { relay: { kind: "value" }, folder: { kind: "value" } } as const

export const devices = logCommand({
  flags,
  takes: [0, 3],
  words: devicesWords,
  run: Effect.fnUntraced(function* ({ args, flags: asked }: Call<typeof flags>, session) {
    const { lang } = session
    const usages = devicesWords[lang].help.usage
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, { lang, bare: "list", usages })
    return yield* withSync(session, (local) => {
      if (action === "list") return list(session, local)
      if (action === "name") return rename(session, local, rest[0]!, rest[1]!)
      return action === "revoke" ? revoke(session, local, rest[0]!) : adopt(session, local, rest[0]!, asked)
    })
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

/** An ordinary change, so that it is undone like any other, and goes out with the next sync. */
const rename = Effect.fnUntraced(function* (session: Session, local: LocalBundles, typed: string, name: string) {
  const { out, lang } = session
  const say = devicesWords[lang]
  const membership = yield* local.members
  const id = yield* deviceMeant(session, membership, yield* deviceNames(membership), typed)
  const { batch } = yield* nameDevice(id, name, "cli")
  const called = (yield* deviceNames(membership)).get(id) ?? say.unnamed
  if (out.isJson) return out.json({ id, name: called, undo: batch })
  out.echo(`${out.style.good("✓")} ${say.renamed(called)}   ${yield* undoHint(session, batch)}`)
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
  const revocation = (now: Membership) => revokeDevices(now, { cuts: [cut] })
  // Nobody is asked for what they may not do.
  yield* revocation(membership).pipe(authoredInWords(session))
  if (!global.yes) {
    if (!out.canAsk) return yield* needsDecision(say.needsYes(name), { decision: "revoke", device: id })
    const isMeant = yield* confirm(session, isOwn ? say.askSelf : say.ask(name, cut.seq))
    if (!isMeant) return yield* failed(frameWords[lang].canceled)
  }
  yield* changeMembers(session, local, revocation)
  if (out.isJson) return out.json({ id, name: names.get(id) ?? null, revoked: true, changes: cut.seq })
  out.echo(`${out.style.good("✓")} ${say.done(name)}`)
})

/** Takes in what a device wrote beyond its cut, as far as the place that is asked still has it. */
const adopt = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  typed: string,
  asked: Call<typeof flags>["flags"]
) {
  const { out, lang, global } = session
  const say = devicesWords[lang]
  const place = yield* placeFor(session, asked)
  yield* beginHere(session, local, undefined)
  const membership = yield* local.members
  const names = yield* deviceNames(membership)
  const id = yield* deviceMeant(session, membership, names, typed, "gone")
  const name = names.get(id) ?? id
  const { cut, revoked } = membership.devices.get(id)!
  if (cut === undefined || !revoked) return yield* failed(say.notRevoked(name))
  const end = yield* Effect.scoped(
    Effect.flatMap(openPlace(session, local, place, undefined), (remote) => cutOff(local, remote, id, nodeDeflate))
  ).pipe(orInWords(session, local, place))
  const more = (end?.seq ?? cut.seq) - cut.seq
  if (more === 0) return yield* failed(say.nothingBeyond(name, cut.seq, placeName(place)))
  const adoption = (now: Membership) => moveCut(now, { cut: { device: id, ...end! } })
  yield* adoption(membership).pipe(authoredInWords(session))
  if (!global.yes) {
    const decision = { decision: "adopt", device: id, changes: more }
    if (!out.canAsk) return yield* needsDecision(say.needsYesToAdopt(name, more), decision)
    if (!(yield* confirm(session, say.askAdopt(name, cut.seq, more)))) return yield* failed(frameWords[lang].canceled)
  }
  yield* changeMembers(session, local, adoption)
  yield* syncOnce(session, local, place, undefined)
  if (out.isJson) return out.json({ id, name: names.get(id) ?? null, adopted: more, changes: end!.seq })
  out.echo(`${out.style.good("✓")} ${say.adopted(name, more)}`)
})

const deviceMeant = Effect.fnUntraced(function* (
  { lang }: Session,
  { devices: all }: Membership,
  names: ReadonlyMap<DeviceId, string>,
  typed: string,
  rather: "present" | "gone" = "present"
) {
  const say = devicesWords[lang]
  const found = meant(typed, all.keys(), names)
  // One that is gone bears the name of its successor, which is the one that is meant.
  const likely = found.filter((id) => all.get(id)!.revoked === (rather === "gone"))
  const [only, ...others] = likely.length > 0 ? likely : found
  if (only === undefined) return yield* failed(say.none(typed))
  if (others.length === 0) return only
  const ids = shortest(all.keys())
  const choices = [only, ...others].map((id) => ({ id, name: names.get(id) ?? null }))
  return yield* ambiguous(
    `${say.which(typed)}  ${choices.map(({ id, name }) => `${ids.get(id)!} ${name ?? say.unnamed}`).join(" | ")}`,
    { choices }
  )
})
