/** A `KITH_HOME` with one log of a sample's events in it: what the command line is measured on. */
import { inChild, resultOf } from "../harness/inChild.ts"
import type { Bench } from "../workloads/Workload.ts"
import { eventsText } from "../harness/figures.ts"

export interface Home {
  readonly events: number
  /** What `KITH_HOME` is set to. */
  readonly path: string
  /** The log's own folder in it, with `log.sqlite` and `entities.sqlite`. */
  readonly log: string
  /** Somebody with a few conversations: as many in a log of any length, so that showing them is the same work. */
  readonly contact: string
}

export interface HomeInput {
  readonly sample: string
  readonly path: string
  readonly log: string
}

const made = new WeakMap<Bench, Map<number, Promise<Home>>>()

/** Made once a run, since folding a million events takes its time. */
export const homeOf = (bench: Bench, events: number): Promise<Home> => {
  const homes = made.get(bench) ?? new Map<number, Promise<Home>>()
  made.set(bench, homes)
  const home = homes.get(events) ?? makeHome(bench, events)
  homes.set(events, home)
  return home
}

const makeHome = async (bench: Bench, events: number): Promise<Home> => {
  const sample = await bench.sample(events)
  bench.progress(`making a home of ${eventsText(events)} events`)
  const path = bench.folder(`home-${events}`)
  const log = `${path}/bench`
  const input: HomeInput = { sample: sample.folder, path, log }
  const { contact } = resultOf("home", await inChild<{ readonly contact: string }>("home", input))
  return { events, path, log, contact }
}
