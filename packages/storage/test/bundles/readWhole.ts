/** Reads a bundle store through: what it holds of each device, and what does not hold together. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Bundle } from "@kith/core/log/Bundle"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { sameBytes } from "@kith/core/log/Bytes"
import type { DeviceId } from "@kith/core/log/Ids"
import { emptyVersion } from "@kith/core/log/VersionVector"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"

export const readWhole = Effect.fnUntraced(function* (store: BundleStore, sample: SampleWorkspace) {
  const { version, bundles } = yield* store.pull(emptyVersion)
  const ends = new Map<DeviceId, Bundle>()
  const faults: Array<string> = []
  for (const bundle of yield* Stream.runCollect(bundles)) {
    const { device, first, last } = bundle
    const before = ends.get(device)
    const joins =
      before === undefined ? first === 1 : before.last + 1 === first && sameBytes(before.after, bundle.before)
    // Dies on one that does not open.
    const { entries } = yield* sample.devices[0].open(bundle)
    if (!joins || entries.length !== last - first + 1) faults.push(`${device}:${first}-${last}`)
    ends.set(device, bundle)
  }
  for (const [device, seq] of version) if (ends.get(device)?.last !== seq) faults.push(`${device} ends before ${seq}`)
  return { faults, held: sample.devices.map(({ device }) => version.get(device) ?? 0) }
})
