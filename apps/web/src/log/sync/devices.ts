/** Which devices and people belong to the log, and so can read it; and taking one out. */
import * as Effect from "effect/Effect"
import { dateInWords, momentInWords } from "@kith/core/domain/words/whenToWords"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { changeMembers, cutOf, MembersUnchanged } from "@kith/core/log/ChangingMembers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { DeviceId, MemberId } from "@kith/core/log/Ids"
import { readLabel } from "@kith/core/log/Label"
import { LocalLog } from "@kith/core/log/LocalLog"
import type { Membership } from "@kith/core/log/Membership"
import { changeRole, NotAuthored, removeMember, revokeDevices } from "@kith/core/log/MembershipAuthor"
import type { MembershipEntry, Role } from "@kith/core/log/MembershipEntry"
import { deviceNames, nameDevice } from "@kith/core/workspace/DeviceNames"
import { beginMembership } from "@kith/core/workspace/Syncing"
import { reachRelay } from "@kith/storage/web/ReachRelay"
import { type LogSession, VIA } from "../Method.ts"

export type MemberRole = Role

export interface DeviceRow {
  readonly id: string
  /** `undefined`: it never said. */
  readonly name: string | undefined
  readonly member: string
  readonly isThis: boolean
  readonly isRevoked: boolean
  /** How many of its changes are here. */
  readonly changes: number
  /** When it made the last of them: "yesterday 15:00"; `undefined` where there is none. */
  readonly last: string | undefined
  /** "3 Mar". */
  readonly since: string
}

export interface MemberRow {
  readonly id: string
  /** `undefined`: who began the log. */
  readonly name: string | undefined
  readonly role: Role
  readonly isRemoved: boolean
  readonly isThis: boolean
}

export interface WhoReads {
  readonly devices: ReadonlyArray<DeviceRow>
  readonly members: ReadonlyArray<MemberRow>
  readonly hasPhrase: boolean
  /** The role of whoever uses this device; `undefined` before the log has ever synced. */
  readonly role: Role | undefined
}

export const whoReads = Effect.fnUntraced(function* (session: LogSession, _: undefined) {
  const { local } = yield* session.background.keeper
  const { device: own } = yield* DeviceKeys
  const membership = yield* local.members
  const held = yield* local.version
  const ends = [...held].flatMap(([device, seq]) => (seq === 0 ? [] : [{ device, seq }]))
  const lastAt = new Map(
    (yield* (yield* LocalLog).entries(ends)).map(({ event }) => [event.dot.device, event.at] as const)
  )
  const inWords = (at: number): string => momentInWords(localOf(session.calendar.zone, at), session)
  const devices: Array<DeviceRow> = []
  const names = yield* deviceNames(membership)
  for (const { id, member, revoked, adopted, at } of membership.devices.values()) {
    // What came with another log's file was never a device of this one.
    if (adopted) continue
    devices.push({
      id,
      name: names.get(id),
      member,
      isThis: id === own,
      isRevoked: revoked,
      changes: held.get(id) ?? 0,
      last: lastAt.has(id) ? inWords(lastAt.get(id)!) : undefined,
      since: dateInWords(localOf(session.calendar.zone, at).day, session)
    })
  }
  const mine = membership.devices.get(own)?.member
  const members: Array<MemberRow> = []
  for (const { id, epoch, label, role, removed } of membership.members.values()) {
    const name = label === undefined ? undefined : (yield* readLabel(epoch, label)) || undefined
    members.push({ id, name, role, isRemoved: removed, isThis: id === mine })
  }
  return {
    devices,
    members,
    hasPhrase: membership.recovery !== undefined,
    role: mine === undefined ? undefined : membership.members.get(mine)?.role
  } satisfies WhoReads
})

/** Why nothing was changed; the page has the words. */
export type MembersRefusal = NotAuthored["why"] | MembersUnchanged["why"]

export const changed = <E, R>(
  session: LogSession,
  author: (membership: Membership) => Effect.Effect<MembershipEntry, E, R>,
  /** What this device is called, should the list of devices begin with this. */
  label = ""
) =>
  Effect.gen(function* () {
    const { local, address } = yield* session.background.keeper
    yield* beginMembership(local, { label })
    const place = address()
    const change =
      place === undefined
        ? changeMembers(local, undefined, author)
        : Effect.scoped(Effect.flatMap(reachRelay(place), (remote) => changeMembers(local, remote, author)))
    yield* change
    session.background.changed("sync")
    return { _tag: "Done" } as const
  }).pipe(
    Effect.catchIf(
      (error): error is Extract<typeof error, NotAuthored | MembersUnchanged> =>
        error instanceof NotAuthored || error instanceof MembersUnchanged,
      ({ why }) => Effect.succeed({ _tag: "Refused", why: why as MembersRefusal } as const)
    )
  )

export const revokeDevice = Effect.fnUntraced(function* (session: LogSession, { id }: { readonly id: string }) {
  const { local } = yield* session.background.keeper
  const cut = yield* cutOf(local, id as DeviceId)
  return yield* changed(session, (now) => revokeDevices(now, { cuts: [cut] }))
})

/** An empty name takes the given one back; then it is called as it called itself. */
export const renameDevice = Effect.fnUntraced(function* (
  session: LogSession,
  { id, name }: { readonly id: string; readonly name: string }
) {
  const { batch } = yield* nameDevice(id, name, VIA)
  session.background.changed("sync")
  return { batch }
})

const cutsOf = Effect.fnUntraced(function* (session: LogSession, now: Membership, member: MemberId) {
  const { local } = yield* session.background.keeper
  const theirs = [...now.devices.values()].filter((device) => device.member === member && !device.revoked)
  return yield* Effect.forEach(theirs, ({ id }) => cutOf(local, id))
})

export const removeMemberFromLog = (session: LogSession, { id }: { readonly id: string }) =>
  changed(
    session,
    Effect.fnUntraced(function* (now: Membership) {
      const member = id as MemberId
      return yield* removeMember(now, { member, cuts: yield* cutsOf(session, now, member) })
    })
  )

export const giveRole = (session: LogSession, { id, role }: { readonly id: string; readonly role: Role }) =>
  changed(
    session,
    Effect.fnUntraced(function* (now: Membership) {
      const member = id as MemberId
      return yield* changeRole(now, {
        member,
        role,
        cuts: role === "reader" ? yield* cutsOf(session, now, member) : []
      })
    })
  )
