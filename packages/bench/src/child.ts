/** The other end of `harness/inChild.ts`: runs one job and says what it finds, one JSON text a line. */
import { writeSync } from "node:fs"
import type { Say } from "./harness/Say.ts"

/** Loaded one at a time, since some bring megabytes of WebAssembly. */
const jobs: { readonly [name: string]: () => Promise<{ readonly run: (input: never, say: Say) => Promise<void> }> } = {
  "bare-http": () => import("./jobs/bareHttp.ts"),
  "bare-sockets": () => import("./jobs/bareSockets.ts"),
  commands: () => import("./jobs/commands.ts"),
  duplicates: () => import("./jobs/duplicates.ts"),
  fold: () => import("./jobs/fold.ts"),
  gzip: () => import("./jobs/gzip.ts"),
  home: () => import("./jobs/home.ts"),
  idle: () => import("./jobs/idle.ts"),
  importing: () => import("./jobs/importing.ts"),
  peer: () => import("./jobs/peer.ts"),
  reading: () => import("./jobs/reading.ts"),
  rebuild: () => import("./jobs/rebuild.ts"),
  relay: () => import("./jobs/relay.ts"),
  reminders: () => import("./jobs/reminders.ts"),
  sheets: () => import("./jobs/sheets.ts"),
  "sync-catchup": () => import("./jobs/syncCatchUp.ts"),
  "sync-fanout": () => import("./jobs/syncFanOut.ts"),
  "sync-first": () => import("./jobs/syncFirst.ts"),
  "sync-flat": () => import("./jobs/syncFlat.ts"),
  "sync-home": () => import("./jobs/syncHome.ts"),
  "sync-nothing": () => import("./jobs/syncNothing.ts"),
  "sync-one": () => import("./jobs/syncOne.ts"),
  "sync-peer": () => import("./jobs/syncPeer.ts")
}

const say: Say = (message) => {
  writeSync(1, `${JSON.stringify(message)}\n`)
}

const [name = "", input = "null"] = process.argv.slice(2)
const load = jobs[name]
if (load === undefined) throw new Error(`no job is called ${name}`)
const { run } = await load()
await run(JSON.parse(input) as never, say)
