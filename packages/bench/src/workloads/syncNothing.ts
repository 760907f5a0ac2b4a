/** A sync with nothing new, on an open connection, ten devices: round trips, and bytes both ways. */
import { inChild, resultOf } from "../harness/inChild.ts"
import type { NothingInput, NothingNew } from "../jobs/syncNothing.ts"
import type { Workload } from "./Workload.ts"

const DEVICES = 10
const MOST_BYTES = 200

export const syncNothing: Workload = {
  name: "sync-nothing",
  about: "a sync with nothing new on an open connection, ten devices: round trips and bytes",
  run: async (bench) => {
    bench.progress("sync-nothing")
    const input: NothingInput = { folder: bench.folder("sync-nothing"), devices: DEVICES }
    const found = resultOf("sync-nothing", await inChild<NothingNew>("sync-nothing", input))
    const bytes = found.bytesSent + found.bytesReceived
    const common = { headline: 0, peers: [], limit: "" }
    return [
      {
        ...common,
        name: "sync-nothing",
        work: `round trips of a sync with nothing new, ${DEVICES} devices`,
        limit: "one round trip",
        budget: 1,
        points: [{ events: 0, ratio: found.roundTrips, measured: { ms: found.ms } }],
        notes: ["the time includes noting durably on the device when the relay was last heard of"]
      },
      {
        ...common,
        name: "sync-nothing-bytes",
        work: "payload of it, both ways",
        limit: `${MOST_BYTES} bytes`,
        budget: 1,
        points: [{ events: 0, ratio: bytes / MOST_BYTES, measured: { bytes } }],
        notes: [`${found.bytesSent.toFixed(0)} bytes to the relay, ${found.bytesReceived.toFixed(0)} back`]
      }
    ]
  }
}
