/**
 * One peer beside `JSON.parse` of the same events, at sizes that grow for as long as it stays within its time, in a
 * process of its own.
 */
import type { Event } from "@kith/core/log/Event"
import type { Say } from "../harness/Say.ts"
import { interleave } from "../harness/interleave.ts"
import { median } from "../harness/statistics.ts"
import { nextSize } from "../peers/nextSize.ts"
import type { Change, Peer, Read } from "../peers/Peer.ts"
import { peerCalled, type PeerName } from "../peers/peers.ts"
import { toChanges } from "../peers/toChanges.ts"
import { jsonLines, type Sample } from "../sample/Sample.ts"
import { parseLines } from "./fold.ts"

export interface PeerInput {
  readonly peer: PeerName
  /** From small to large. */
  readonly samples: ReadonlyArray<Sample>
  /** No size is tried at which building is expected to take longer, ms. */
  readonly within: number
}

/** Medians in ms, and what was read after loading. */
export interface PeerTimes {
  readonly events: number
  readonly json: number
  readonly build: number
  readonly load: number
  readonly read: Read
}

export const run = async ({ peer: name, samples, within }: PeerInput, say: Say): Promise<void> => {
  const peer = await peerCalled(name)
  const done: Array<PeerTimes> = []
  for (;;) {
    const size = nextSize(
      done.map(({ events, build }) => ({ events, time: build })),
      samples.map(({ events }) => events),
      within
    )
    if (size === undefined) return
    // The smallest log that is long enough; shortened where the peer takes no more of it.
    const sample = samples.find(({ events }) => events >= size)!
    const lines = jsonLines(sample).slice(0, size)
    const times = await timesOf(peer, lines, toChanges(parseLines(lines) as ReadonlyArray<Event>), within)
    done.push(times)
    say(times)
  }
}

const timesOf = async (
  peer: Peer,
  lines: ReadonlyArray<string>,
  changes: ReadonlyArray<Change>,
  within: number
): Promise<PeerTimes> => {
  const { build } = await interleave(
    { build: { run: () => peer.build(changes), after: (state) => peer.close?.(state) } },
    { least: 1, within: within / 20, most: 5 }
  )
  const built = await peer.build(changes)
  const saved = await peer.save(built)
  const read: Array<Read> = []
  const { json, load } = await interleave(
    {
      json: { run: () => parseLines(lines) },
      load: {
        run: async () => {
          const state = await peer.load(saved)
          read.push(peer.read(state))
          return state
        },
        after: (state) => peer.close?.(state)
      }
    },
    { least: 3, within: within / 10, most: 15 }
  )
  await peer.close?.(built)
  return { events: lines.length, json: median(json), build: median(build), load: median(load), read: read[0]! }
}
