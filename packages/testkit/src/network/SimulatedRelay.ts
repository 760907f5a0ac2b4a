/** A relay on the simulated network: the real one at the far end of every socket, and lies, where it is to tell any. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Bundle } from "@kith/core/log/Bundle"
import { type BundleStore, BundleStoreError, StoreUnavailable } from "@kith/core/log/BundleStore"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import type { Socket } from "@kith/core/log/Socket"
import type { VersionVector } from "@kith/core/log/VersionVector"
import type { VirtualWorld } from "../VirtualWorld.ts"

/** The relay itself, as the runtime under test makes one. */
export interface RelayMachine {
  readonly create: (
    workspace: WorkspaceId,
    entries: readonly [MembershipEntry, ...ReadonlyArray<MembershipEntry>]
  ) => Effect.Effect<unknown, BundleStoreError>
  readonly serve: (socket: Socket) => Effect.Effect<void>
  /** Takes a backup; what is given back puts it in place of everything since. */
  readonly backUp: () => () => void
  /** While it is, every operation of its store fails. */
  readonly setFull: (isFull: boolean) => void
}

/**
 * - `withhold`: hides one device's feed from one other device.
 * - `tamper`: changes a byte of what it hands out, now and then.
 * - `resequence`: hands out one bundle's events under another's numbers.
 */
export const lies = ["withhold", "tamper", "resequence"] as const
export type Lie = (typeof lies)[number]

export interface Liar {
  readonly lie: Lie
  /** Whose events it lies about, and to whom. */
  readonly about: DeviceId
  readonly to: DeviceId
  readonly world: VirtualWorld
  /** How often it did so in earnest. */
  told: number
}

/** The remote as a device meets it that asks a lying relay. */
export const throughLiar = (liar: Liar, store: BundleStore, asker: DeviceId): BundleStore => {
  if (asker !== liar.to) return store
  const hides = liar.lie === "withhold"
  return {
    ...store,
    version: hides ? Effect.map(store.version, (version) => without(version, liar, undefined)) : store.version,
    pull: (held) =>
      Effect.map(store.pull(held), ({ version, bundles }) => ({
        version: hides ? without(version, liar, held) : version,
        bundles: Stream.flatMap(bundles, (bundle) => Stream.fromIterable(toldInstead(liar, bundle)))
      }))
  }
}

/** A relay that hides a feed says that it has nothing of it beyond what the asker has. */
const without = (version: VersionVector, { about }: Liar, held: VersionVector | undefined): VersionVector => {
  const out = new Map(version)
  const known = held?.get(about) ?? 0
  if ((out.get(about) ?? 0) > known) out.set(about, known)
  return out
}

const toldInstead = (liar: Liar, bundle: Bundle): ReadonlyArray<Bundle> => {
  if (bundle.device !== liar.about) return [bundle]
  liar.told++
  switch (liar.lie) {
    case "withhold":
      return []
    case "tamper":
      return [tampered(liar.world, bundle)]
    case "resequence": {
      const { first, last } = bundle
      return [{ ...bundle, first: first + 1, last: last + 1 }]
    }
  }
}

const flip = (bytes: Uint8Array, { below }: VirtualWorld): Uint8Array => {
  const out = bytes.slice()
  out[below(out.length)]! ^= 1 << below(8)
  return out
}

const tampered = (world: VirtualWorld, bundle: Bundle): Bundle => {
  const part = world.pick(["sealed", "nonce", "before", "after", "signature"] as const)
  return { ...bundle, [part]: flip(bundle[part], world) }
}

/** A folder that is there only now and then. */
export const unreliable = (store: BundleStore, isThere: () => boolean): BundleStore => {
  const gate = <A, E>(operation: BundleStoreError["operation"], effect: Effect.Effect<A, E>) =>
    Effect.suspend((): Effect.Effect<A, E | BundleStoreError> =>
      isThere() ? effect : new BundleStoreError({ operation, reason: new StoreUnavailable({ cause: "simulated" }) })
    )
  return {
    ...store,
    version: gate("version", store.version),
    pull: (held) => gate("pull", store.pull(held)),
    push: (bundles) => gate("push", store.push(bundles)),
    membership: (from) => gate("membership", store.membership(from)),
    extendMembership: (entries) => gate("extendMembership", store.extendMembership(entries))
  }
}
