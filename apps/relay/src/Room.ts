/** One workspace while somebody is connected to it: its store, and who belongs, worked out once for all of them. */
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import { BundleStoreError, Rejected, StoreCorrupt } from "@kith/core/log/BundleStore"
import type { ChainEnd } from "@kith/core/log/Holdings"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { extend, isActive, type Membership, noMembership } from "@kith/core/log/Membership"
import { type MembershipEntry, readEntry } from "@kith/core/log/MembershipEntry"
import { RelayStore, type RelayWorkspace } from "@kith/core/log/RelayStore"

/** As whom the relay itself reads. */
const RELAY = "relay" as DeviceId

export class Room {
  readonly store: RelayWorkspace
  /** As far as the chain was read. */
  membership: Membership
  /** Where the chain stood when a device was taken out: as much of it as that device may read. */
  private readonly ends = new Map<DeviceId, ChainEnd>()
  private readonly alone = Semaphore.makeUnsafe(1)

  constructor(store: RelayWorkspace) {
    this.store = store
    this.membership = noMembership(store.workspace)
  }

  endFor(device: DeviceId): ChainEnd {
    return this.ends.get(device) ?? this.membership
  }

  /** Reads on, where the chain has grown: here, or through another process. */
  readonly refresh = Effect.suspend(() => this.alone.withPermit(this.readOn()))

  /** Verifies entries and adds them. `false` when the chain does not end where they begin. */
  readonly extend = (entries: ReadonlyArray<MembershipEntry>) => this.alone.withPermit(this.verifyAndAdd(entries))

  private readonly readOn = Effect.fnUntraced(function* (this: Room) {
    const entries = yield* this.store.as(RELAY).membership(this.membership.length)
    for (const entry of entries) {
      const next = yield* extend(this.membership, entry)
      if (typeof next === "string") {
        const reason = new StoreCorrupt({ cause: new RangeError(`membership: ${next}`) })
        return yield* new BundleStoreError({ operation: "membership", reason })
      }
      for (const [device] of this.membership.devices) {
        if (isActive(this.membership, device) && !isActive(next, device)) this.ends.set(device, next)
      }
      this.membership = next
    }
    return this.membership
  })

  private readonly verifyAndAdd = Effect.fnUntraced(function* (this: Room, entries: ReadonlyArray<MembershipEntry>) {
    const before = yield* this.readOn()
    let membership = before
    const [first] = entries
    if (first === undefined) return true
    const start = (yield* readEntry(first))?.index
    if (start === undefined) return yield* badMembership
    if (start > membership.length) return false
    for (const entry of entries.slice(membership.length - start)) {
      const next = yield* extend(membership, entry)
      // The first may have come too late; one of the others does not follow its own company.
      if (next === "doesNotFollow" && membership === before) return false
      if (typeof next === "string") return yield* badMembership
      membership = next
    }
    // What overlaps is compared by the store, which knows the chain to the byte.
    const extended = yield* this.store.as(RELAY).extendMembership(entries)
    if (!extended) return false
    yield* this.readOn()
    // Whom nothing is told any more is not woken either.
    for (const [device] of before.devices) {
      if (isActive(before, device) && !isActive(this.membership, device)) yield* this.store.wakes.drop(device)
    }
    return true
  })
}

const badMembership = new BundleStoreError({
  operation: "extendMembership",
  reason: new Rejected({ why: "badMembership" })
})

/** The rooms that somebody is in. */
export class Rooms {
  private readonly open = new Map<WorkspaceId, { readonly room: Room; users: number }>()

  /** For as long as the scope lives; `undefined` for a workspace that is not there. */
  readonly enter = Effect.fnUntraced(function* (this: Rooms, workspace: WorkspaceId) {
    const store = yield* RelayStore
    const opened = yield* store.open(workspace)
    if (opened === undefined) {
      this.open.delete(workspace)
      return undefined
    }
    const room = yield* Effect.acquireRelease(
      Effect.sync(() => this.take(opened)),
      (room) => Effect.sync(() => this.leave(room))
    )
    yield* room.refresh
    return room
  })

  get size(): number {
    return this.open.size
  }

  /** Nobody finds it here any more: its workspace was removed. */
  close(workspace: WorkspaceId): void {
    this.open.delete(workspace)
  }

  private take(store: RelayWorkspace): Room {
    const found = this.open.get(store.workspace)
    if (found !== undefined) {
      found.users++
      return found.room
    }
    const room = new Room(store)
    this.open.set(store.workspace, { room, users: 1 })
    return room
  }

  private leave(room: Room): void {
    const found = this.open.get(room.store.workspace)
    if (found?.room === room && --found.users === 0) this.open.delete(room.store.workspace)
  }
}
