/**
 * Many sockets at a relay, some of which push small bundles that all others of their workspace are told of; and as many at a
 * bare server that passes the same bytes on. The clients only count, in this process: what is measured is the server.
 */
import { once } from "node:events"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { WebSocket } from "ws"
import { encodeBundle } from "@kith/core/log/Bundle"
import { WIRE_VERSION, type WireRequest } from "@kith/core/log/Wire"
import { decodeAnswer, encodeNews } from "@kith/core/log/WireAnswers"
import { authMessage } from "@kith/core/log/WireAuth"
import { encodeRequest } from "@kith/core/log/WireRequests"
import type { SampleDevice } from "@kith/testkit/SampleDevice"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { interleave, type Rounds } from "../harness/interleave.ts"
import type { Say } from "../harness/Say.ts"
import { type Service, startService } from "../harness/service.ts"
import type { Usage } from "../harness/usage.ts"
import { beginAt, benchWorkspace } from "../sample/syncing.ts"
import type { RelayInput, ServiceStarted } from "./relay.ts"

export interface FanOutInput {
  readonly folder: string
  readonly workspaces: number
  /** Sockets of each workspace, one of which pushes: as many of each device. */
  readonly sockets: number
  readonly devices: number
  /** Pushes that a device has under way: 1 as devices do, which wait until each is durable. */
  readonly window: number
  /** Bundles pushed in each workspace and round. */
  readonly pushes: number
  readonly rounds: Rounds
}

export interface FanOutTimes {
  /** ms until everybody was told of everything, one a round. */
  readonly kith: ReadonlyArray<number>
  readonly bare: ReadonlyArray<number>
  /** Messages received in a round, by all sockets together. */
  readonly deliveries: number
  /** Of one message. */
  readonly bytes: number
  /** Processor time of the servers in all rounds, ms. */
  readonly kithCpuMs: number
  readonly bareCpuMs: number
  /** Live memory that a workspace with its sockets takes, bytes. */
  readonly kithLive: number
  readonly bareLive: number
}

export const run = async (input: FanOutInput, say: Say): Promise<void> => {
  const { folder, workspaces: count, sockets, devices, window, pushes, rounds } = input
  const told = sockets - sockets / devices
  const data = join(folder, "relay")
  const samples = await Effect.runPromise(
    Effect.forEach(Array.from({ length: count }), (_, seed) => benchWorkspace(devices, seed))
  )
  await Effect.runPromise(beginAt(data, samples))
  const relay = await startService<ServiceStarted>("relay", { data } satisfies RelayInput)
  const bare = await startService<ServiceStarted>("bare-sockets", null)
  try {
    const [relayEmpty, bareEmpty] = await usages(relay, bare)
    const kithRooms: Array<Room> = []
    const bareRooms: Array<Room> = []
    for (const [index, sample] of samples.entries()) {
      kithRooms.push(await roomAtRelay(relay.started.url, sample, sockets, window))
      bareRooms.push(await bareRoom(bare.started.url, index, told + 1, window))
    }
    const [relayFull, bareFull] = await usages(relay, bare)
    let batches: ReadonlyArray<ReadonlyArray<Uint8Array>> = []
    const messages: Array<Uint8Array> = []
    const makeBatches = async (): Promise<void> => {
      batches = await Promise.all(
        samples.map((sample) => Effect.runPromise(pushesOf(sample.devices[0], pushes, messages)))
      )
    }
    const passed = (
      rooms: ReadonlyArray<Room>,
      batch: (index: number) => ReadonlyArray<Uint8Array>
    ): Promise<unknown> => Promise.all(rooms.map((room, index) => room.pass(batch(index))))
    const times = await interleave(
      {
        kith: { before: makeBatches, run: () => passed(kithRooms, (index) => batches[index]!) },
        bare: { run: () => passed(bareRooms, () => messages.slice(-pushes)) }
      },
      rounds
    )
    const [relayAfter, bareAfter] = await usages(relay, bare)
    for (const room of [...kithRooms, ...bareRooms]) room.close()
    say({
      ...times,
      deliveries: count * told * pushes,
      bytes: messages.at(-1)!.length,
      kithCpuMs: relayAfter.cpuMs - relayFull.cpuMs,
      bareCpuMs: bareAfter.cpuMs - bareFull.cpuMs,
      kithLive: (relayFull.live - relayEmpty.live) / count,
      bareLive: (bareFull.live - bareEmpty.live) / count
    } satisfies FanOutTimes)
  } finally {
    await Promise.all([relay.stop(), bare.stop()])
  }
}

const usages = (...services: ReadonlyArray<Service<ServiceStarted>>): Promise<ReadonlyArray<Usage> & [Usage, Usage]> =>
  Promise.all(services.map((service) => service.ask<Usage>("usage"))) as Promise<ReadonlyArray<Usage> & [Usage, Usage]>

/** Sockets of one workspace, the first of which pushes. */
interface Room {
  /** Sends these one after the other, and waits until all others have got all. */
  readonly pass: (messages: ReadonlyArray<Uint8Array>) => Promise<void>
  readonly close: () => void
}

const roomOf = (sockets: ReadonlyArray<WebSocket>, others: ReadonlyArray<WebSocket>, window: number): Room => {
  const sender = sockets[0]!
  let left = 0
  let told: () => void = () => undefined
  let sendNext: () => void = () => undefined
  for (const other of others) {
    other.on("message", () => {
      left--
      // The next goes out once all have got one more.
      if (left % others.length === 0) sendNext()
      if (left === 0) told()
    })
  }
  return {
    pass: (messages) =>
      new Promise((resolve) => {
        left = messages.length * others.length
        told = resolve
        let next = 0
        sendNext = () => {
          if (next < messages.length) sender.send(messages[next++]!)
        }
        for (let count = 0; count < window; count++) sendNext()
      }),
    close: () => {
      for (const socket of sockets) socket.terminate()
    }
  }
}

const opened = async (url: string): Promise<WebSocket> => {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  await once(socket, "open")
  return socket
}

const bareRoom = async (url: string, index: number, count: number, window: number): Promise<Room> => {
  const sockets: Array<WebSocket> = []
  for (let each = 0; each < count; each++) sockets.push(await opened(`${url}/group/${index}`))
  return roomOf(sockets, sockets.slice(1), window)
}

const roomAtRelay = async (url: string, sample: SampleWorkspace, count: number, window: number): Promise<Room> => {
  const { devices } = sample
  const sockets: Array<WebSocket> = []
  for (let each = 0; each < count; each++) sockets.push(await following(url, sample, devices[each % devices.length]!))
  // A device is not told of what it pushed itself.
  return roomOf(
    sockets,
    sockets.filter((_, each) => each % devices.length !== 0),
    window
  )
}

/** Signs in and follows, with as little around it as there can be. */
const following = async (
  url: string,
  { workspace }: SampleWorkspace,
  { device, keys }: SampleDevice
): Promise<WebSocket> => {
  const socket = await opened(`${url.replace("http", "ws")}/v1/socket`)
  const ask = async (request: WireRequest) => {
    const answer = once(socket, "message")
    socket.send(encodeRequest(request))
    return decodeAnswer(new Uint8Array((await answer)[0] as Buffer))
  }
  const asked = await ask({ _tag: "Hello", version: WIRE_VERSION, workspace, as: device })
  if (asked._tag !== "Challenge") throw new Error(`sync-fanout: ${asked._tag}`)
  const message = authMessage(new URL(url).host, asked.challenge, workspace, device)
  const welcome = await ask({ _tag: "Proof", signature: await Effect.runPromise(Effect.orDie(keys.sign(message))) })
  if (welcome._tag !== "Welcome") throw new Error(`sync-fanout: ${welcome._tag}`)
  const answer = await ask({ _tag: "Follow", id: 1 })
  if (answer._tag !== "Following") throw new Error(`sync-fanout: ${answer._tag}`)
  return socket
}

/** The next changes of a device, one a bundle, as requests; `messages` gets them as others are told of them. */
const pushesOf = Effect.fnUntraced(function* (device: SampleDevice, count: number, messages: Array<Uint8Array>) {
  const requests: Array<Uint8Array> = []
  for (let each = 0; each < count; each++) {
    const bundle = yield* device.next(1)
    requests.push(encodeRequest({ _tag: "Push", id: device.seq, bundles: [bundle] }))
    messages.push(encodeNews(encodeBundle(bundle)))
  }
  return requests
})
