/** What syncing keeps, in memory: for tests and simulations. Gone with the layer. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { DeviceId } from "@kith/core/log/Ids"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import type { SignedHead } from "@kith/core/log/SignedHead"
import { type Fork, type RemoteState, SyncStore } from "@kith/core/log/SyncStore"

export const layerMemorySyncStore: Layer.Layer<SyncStore> = Layer.sync(SyncStore, () => memorySyncStore())

const memorySyncStore = (): SyncStore["Service"] => {
  const chain: Array<MembershipEntry> = []
  const heads = new Map<DeviceId, Map<number, SignedHead>>()
  const remotes = new Map<string, RemoteState>()
  const forks = new Map<string, Fork>()
  const extend = (length: number, entries: ReadonlyArray<MembershipEntry>): boolean => {
    if (chain.length !== length) return false
    chain.push(...entries.map(({ json, signature }) => ({ json: json.slice(), signature: signature.slice() })))
    return true
  }
  const add = (head: SignedHead): void => {
    const ofDevice = heads.get(head.device) ?? new Map<number, SignedHead>()
    heads.set(head.device, ofDevice)
    // A copy: what a bundle brought is a view on all of it.
    if (!ofDevice.has(head.seq)) {
      ofDevice.set(head.seq, { ...head, chain: head.chain.slice(), signature: head.signature.slice() })
    }
  }
  const signed = (device: DeviceId, after: number): ReadonlyArray<SignedHead> =>
    [...(heads.get(device)?.values() ?? [])].filter(({ seq }) => seq > after).sort((a, b) => a.seq - b.seq)
  return {
    membership: (from) => Effect.sync(() => chain.slice(from)),
    extendMembership: (length, entries) => Effect.sync(() => extend(length, entries)),
    signedHeads: (device, after) => Effect.sync(() => signed(device, after)),
    addSignedHeads: (added) => Effect.sync(() => added.forEach(add)),
    dropSignedHeads: (device, after) =>
      Effect.sync(() => signed(device, after).forEach(({ seq }) => heads.get(device)!.delete(seq))),
    remotes: Effect.sync(() => new Map(remotes)),
    saveRemote: (name, state) => Effect.sync(() => void remotes.set(name, state)),
    forks: Effect.sync(() => [...forks.values()].sort(inOrder)),
    addFork: (fork) =>
      Effect.sync(() => {
        const key = `${fork.device} ${fork.seq}`
        if (!forks.has(key)) forks.set(key, fork)
      })
  }
}

const inOrder = (a: Fork, b: Fork): number => (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq)
