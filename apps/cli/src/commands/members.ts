/** `kith members`: who reads and writes this log, and who may do what; inviting, changing roles, removing. */
import * as Effect from "effect/Effect"
import { cutOf } from "@kith/core/log/ChangingMembers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { MemberId } from "@kith/core/log/Ids"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import type { Membership } from "@kith/core/log/Membership"
import { changeRole, removeMember } from "@kith/core/log/MembershipAuthor"
import { Role } from "@kith/core/log/MembershipEntry"
import { actionOf } from "../action.ts"
import { type Call, logCommand } from "../Command.ts"
import { confirm } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { ambiguous, failed, needsDecision, usage } from "../Stopped.ts"
import { authoredInWords, changeMembers, placeKnown } from "../sync/changeMembers.ts"
import { meant, memberNames, shortest } from "../sync/deviceNames.ts"
import { beginHere } from "../sync/openPlace.ts"
import { syncOnce } from "../sync/syncOnce.ts"
import { withSync } from "../sync/syncPorts.ts"
import { membersWords } from "../words/devicesWords.ts"
import { frameWords } from "../words/frameWords.ts"

const flags = {
  role: { kind: "value", choices: Role.literals },
  relay: { kind: "value" },
  code: { kind: "boolean" },
  device: { kind: "value" }
} as const

const ACTIONS = { list: [0, 0], invite: [1, 1], role: [2, 2], remove: [1, 1] } as const

export const members = logCommand({
  flags,
  takes: [0, 3],
  words: membersWords,
  run: Effect.fnUntraced(function* ({ args, flags: asked }: Call<typeof flags>, session) {
    const { lang } = session
    const usages = membersWords[lang].help.usage
    const { action, rest } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, { lang, bare: "list", usages })
    return yield* withSync(session, (local) =>
      Effect.gen(function* () {
        switch (action) {
          case "list":
            return yield* list(session, local)
          case "role":
            return yield* giveRole(session, local, rest[0]!, rest[1]!)
          case "remove":
            return yield* remove(session, local, rest[0]!)
          case "invite": {
            const { inviteOther } = yield* Effect.promise(() => import("../sync/inviteOther.ts"))
            const as = { _tag: "Member", label: rest[0]!, role: asked.role ?? "editor" } as const
            return yield* inviteOther(session, local, { as, ...asked })
          }
        }
      })
    )
  })
})

const list = Effect.fnUntraced(function* (session: Session, local: LocalBundles) {
  const { out, lang } = session
  const say = membersWords[lang]
  const membership = yield* local.members
  if (membership.length === 0) {
    if (out.isJson) out.json([])
    else out.note(say.notBegun)
    return
  }
  const names = yield* memberNames(membership)
  const own = membership.devices.get((yield* DeviceKeys).device)?.member
  const rows = [...membership.members.values()].map((member) => ({
    ...member,
    devices: devicesOf(membership, member.id).length
  }))
  if (out.isJson) {
    return out.json(
      rows.map(({ id, role, removed, devices }) => ({
        id,
        name: names.get(id) ?? null,
        role,
        removed,
        devices,
        you: id === own
      }))
    )
  }
  const ids = shortest(membership.members.keys())
  out.table(
    [{ style: out.style.id }, { least: 12 }, {}, {}, { style: out.style.dim }],
    rows.map(({ id, role, removed, devices }) => [
      ids.get(id)!,
      names.get(id) ?? (id === own ? say.you : say.founder),
      removed ? out.style.bad(say.removed) : say.roles[role],
      id === own && names.has(id) ? say.you : "",
      say.devices(devices)
    ]),
    1
  )
})

const devicesOf = ({ devices }: Membership, member: MemberId) =>
  [...devices.values()].filter((device) => device.member === member && !device.revoked)

/** Those that were heard of first, where the log syncs. */
const upToDate = Effect.fnUntraced(function* (session: Session, local: LocalBundles) {
  const place = yield* placeKnown(session)
  if (place === undefined) yield* beginHere(session, local, undefined)
  else yield* syncOnce(session, local, place, undefined)
  return yield* local.members
})

const giveRole = Effect.fnUntraced(function* (session: Session, local: LocalBundles, typed: string, role: string) {
  const { out, lang } = session
  const say = membersWords[lang]
  if (!isRole(role)) return yield* usage(say.notARole(role))
  const membership = yield* upToDate(session, local)
  const { id, name } = yield* memberMeant(session, membership, typed)
  if (membership.members.get(id)!.role === role) return yield* failed(say.sameRole(name, say.roles[role]))
  yield* changeMembers(
    session,
    local,
    Effect.fnUntraced(function* (now: Membership) {
      const cuts = role === "reader" ? yield* cutsOf(local, now, id) : []
      return yield* changeRole(now, { member: id, role, cuts })
    })
  )
  if (out.isJson) return out.json({ id, role })
  out.echo(`${out.style.good("✓")} ${say.roleChanged(name, say.roles[role])}`)
})

const isRole = (typed: string): typed is Role => (Role.literals as ReadonlyArray<string>).includes(typed)

const remove = Effect.fnUntraced(function* (session: Session, local: LocalBundles, typed: string) {
  const { out, lang, global } = session
  const say = membersWords[lang]
  const membership = yield* upToDate(session, local)
  const { id, name } = yield* memberMeant(session, membership, typed)
  const count = devicesOf(membership, id).length
  const removal = Effect.fnUntraced(function* (now: Membership) {
    return yield* removeMember(now, { member: id, cuts: yield* cutsOf(local, now, id) })
  })
  // Nobody is asked for what they may not do.
  yield* removal(membership).pipe(authoredInWords(session))
  if (!global.yes) {
    if (!out.canAsk) return yield* needsDecision(say.needsYes(name), { decision: "remove", member: id })
    if (!(yield* confirm(session, say.ask(name, count)))) return yield* failed(frameWords[lang].canceled)
  }
  yield* changeMembers(session, local, removal)
  if (out.isJson) return out.json({ id, removed: true, devices: count })
  out.echo(`${out.style.good("✓")} ${say.done(name)}`)
})

const cutsOf = (local: LocalBundles, membership: Membership, member: MemberId) =>
  Effect.forEach(devicesOf(membership, member), ({ id }) => cutOf(local, id))

const memberMeant = Effect.fnUntraced(function* ({ lang }: Session, membership: Membership, typed: string) {
  const say = membersWords[lang]
  const names = yield* memberNames(membership)
  const present = [...membership.members.values()].filter(({ removed }) => !removed).map(({ id }) => id)
  const [only, ...others] = meant(typed, present, names)
  if (only === undefined) return yield* failed(say.none(typed))
  const nameOf = (id: MemberId): string => names.get(id) ?? id.slice(0, 6)
  if (others.length === 0) return { id: only, name: nameOf(only) }
  const choices = [only, ...others].map((id) => ({ id, name: names.get(id) ?? null }))
  const shown = choices.map(({ id, name }) => `${id.slice(0, 6)} ${name ?? ""}`.trim())
  return yield* ambiguous(`${say.which(typed)}  ${shown.join(" | ")}`, { choices })
})
