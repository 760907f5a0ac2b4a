/** What a relay counted, as Prometheus reads it (text format 0.0.4). */
import type { RelayStatistics } from "@kith/core/log/RelayStore"
import { COMMIT_BOUNDS, type Meters } from "./Meters.ts"

export const prometheusText = (meters: Meters, rooms: number, held: RelayStatistics | undefined): string => {
  const lines: Array<string> = []
  const metric = (
    name: string,
    type: "counter" | "gauge" | "histogram",
    help: string,
    ...samples: ReadonlyArray<string>
  ) => {
    lines.push(`# HELP kith_relay_${name} ${help}`, `# TYPE kith_relay_${name} ${type}`)
    for (const sample of samples) lines.push(`kith_relay_${name}${sample}`)
  }
  const by = (label: string, counts: Iterable<readonly [string, number]>): ReadonlyArray<string> =>
    [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, count]) => `{${label}="${value}"} ${count}`)

  metric("connections", "gauge", "Open sockets.", ` ${meters.connections}`)
  metric("connections_total", "counter", "Sockets opened.", ` ${meters.connectionsOpened}`)
  metric("sign_ins_total", "counter", "Sockets that signed in.", ` ${meters.signIns}`)
  metric("rooms", "gauge", "Workspaces with somebody connected.", ` ${rooms}`)
  metric(
    "bundles_total",
    "counter",
    "Bundles taken in, pulled, and forwarded live.",
    ...by("way", Object.entries(meters.bundles))
  )
  metric("bundle_bytes_total", "counter", "Bytes of them.", ...by("way", Object.entries(meters.bytes)))
  metric(
    "wakes_total",
    "counter",
    "Wakes of devices, by what became of them.",
    ...by("result", Object.entries(meters.wakes))
  )
  metric("requests_total", "counter", "Requests by kind.", ...by("kind", meters.requests))
  metric("refusals_total", "counter", "Refusals by problem code.", ...by("code", meters.refusals))
  let below = 0
  const buckets = [...COMMIT_BOUNDS, "+Inf"].map(
    (bound, index) => `_bucket{le="${bound}"} ${(below += meters.commits[index]!)}`
  )
  metric(
    "commit_seconds",
    "histogram",
    "How long a push took to be durable.",
    ...buckets,
    `_sum ${meters.commitSeconds}`,
    `_count ${below}`
  )
  if (held !== undefined) {
    metric("workspaces", "gauge", "Workspaces kept.", ` ${held.workspaces}`)
    metric("stored_bundles", "gauge", "Bundles handed out.", ` ${held.bundles}`)
    const { bytes: live, replacedBytes: replaced, membershipBytes: membership } = held
    metric("stored_bytes", "gauge", "Bytes kept.", ...by("what", Object.entries({ live, replaced, membership })))
  }
  return `${lines.join("\n")}\n`
}
