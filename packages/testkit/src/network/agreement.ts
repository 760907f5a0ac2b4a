/** What must hold when all honest devices have synced: each fault a line, none when all is well. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { ContentForgotten, forgottenBy } from "@kith/core/domain/events/HistoryEvents"
import { toBase32 } from "@kith/core/log/Base32"
import { canonicalJson } from "@kith/core/log/CanonicalJson"
import { type Dot, dotKey } from "@kith/core/log/Dot"
import type { Entry } from "@kith/core/log/Event"
import { commitmentOf, emptyHead, type Head, nextHead } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import { openBundle } from "@kith/core/log/Sealing"
import type { Sha256 } from "@kith/core/log/Sha256"
import type { SimulatedDevice } from "./SimulatedDevice.ts"
import type { Simulation } from "./Simulation.ts"

/** A device's own account of what it holds, taken from its stores. */
interface Account {
  readonly version: string
  readonly state: string
  readonly reminders: string
  readonly chain: string
  /** Entities that folding everything anew reads differently. */
  readonly different: ReadonlyArray<string>
  readonly setAside: number
}

export const disagreements = async (stage: Simulation, sha256: Sha256): Promise<ReadonlyArray<string>> => {
  const honest = stage.devices.filter(({ isRevoked }) => !isRevoked)
  const faults: Array<string> = []
  const accounts: Array<Account> = []
  // One that folds anew as everybody has folded speaks for all.
  for (const [index, device] of honest.entries()) accounts.push(await accountOf(stage, device, index === 0))
  for (const [index, account] of accounts.entries()) {
    const { name } = honest[index]!
    for (const part of ["version", "state", "reminders", "chain"] as const) {
      if (account[part] !== accounts[0]![part]) {
        faults.push(`${name} and ${honest[0]!.name} differ in ${part}: ${account[part]} | ${accounts[0]![part]}`)
      }
    }
    if (account.different.length > 0) faults.push(`${name} folds otherwise anew: ${account.different.join(", ")}`)
    if (account.setAside > 0) faults.push(`${name} set aside ${account.setAside} events`)
  }
  for (const device of honest) faults.push(...(await faultsInLog(stage, device, sha256)))
  return faults
}

/** What a relay still hands out though it was forgotten, of devices that are there to take it from it. */
export const leftAt = async (stage: Simulation, which: number): Promise<ReadonlyArray<string>> => {
  const [reader] = stage.devices.filter(({ isRevoked }) => !isRevoked)
  const authors = new Set(stage.devices.filter(({ isRevoked }) => !isRevoked).map(({ id }) => id))
  return stage.do(reader!, (program) =>
    Effect.scoped(
      Effect.gen(function* () {
        const heads = [...(yield* reader!.disk.log.heads).keys()]
        const runs = yield* reader!.disk.log.read(new Map(heads.map((device) => [device, 0])), 1_000_000)
        const gone = new Set(
          runs
            .flatMap(({ entries }) => entries.filter((one) => one.forgotten !== undefined))
            .map(({ event }) => dotKey(event.dot))
        )
        const { bundles } = yield* (yield* stage.remote(reader!, program, which)).pull(new Map())
        const opened = yield* Stream.runCollect(
          Stream.mapEffect(bundles, (bundle) => openBundle(bundle, stage.runtime.deflate))
        )
        return opened
          .flatMap((run) => (typeof run === "string" ? [] : run.entries))
          .filter(
            ({ event, forgotten }) =>
              forgotten === undefined && authors.has(event.dot.device) && gone.has(dotKey(event.dot))
          )
          .map(({ event }) => `relay ${which} still hands out forgotten ${dotKey(event.dot)}`)
      })
    )
  )
}

const accountOf = (stage: Simulation, device: SimulatedDevice, anew: boolean): Promise<Account> =>
  stage.do(device, ({ kith, local }) =>
    Effect.gen(function* () {
      yield* kith.catchUp()
      const version = [...(yield* local.version)].toSorted(([a], [b]) => (a < b ? -1 : 1))
      const state = yield* kith.stateHash
      const reminders = canonicalJson((yield* kith.reminders("")) as never)
      const chain = (yield* local.membership(0)).map(({ signature }) => toBase32(signature.subarray(0, 8))).join(" ")
      const different = anew ? (yield* kith.rebuild()).different : []
      return { version: version.join(" "), state, reminders, chain, different, setAside: (yield* kith.setAside).length }
    })
  )

/** Works out every feed's chain from its first event, and looks for what was acknowledged and what was forgotten. */
const faultsInLog = async (
  stage: Simulation,
  device: SimulatedDevice,
  sha256: Sha256
): Promise<ReadonlyArray<string>> => {
  const { log } = device.disk
  const membership = await stage.do(device, ({ local }) => local.members)
  const faults: Array<string> = []
  const heads = await Effect.runPromise(log.heads)
  const chains = new Map<DeviceId, ReadonlyArray<Head>>()
  const entries: Array<Entry> = []
  for (const run of await Effect.runPromise(log.read(new Map(), 1_000_000))) {
    const card = membership.devices.get(run.device)?.card
    if (card === undefined) faults.push(`${device.name} holds a feed of nobody`)
    else {
      let at = emptyHead(sha256, membership.workspace, card.signing)
      const chain = [at]
      for (const entry of run.entries) {
        const { dot } = entry.event
        if (dot.device !== run.device || dot.seq !== at.seq + 1)
          faults.push(`${device.name}: ${dotKey(dot)} out of place`)
        at = nextHead(sha256, at, commitmentOf(sha256, entry))
        chain.push(at)
        entries.push(entry)
      }
      chains.set(run.device, chain)
      const head = heads.get(run.device)
      if (head?.seq !== at.seq || toBase32(head.chain) !== toBase32(at.chain)) {
        faults.push(`${device.name}: the chain of ${run.device} does not add up`)
      }
    }
  }
  for (const { name, id, isReader } of stage.devices) {
    if (isReader && heads.has(id)) faults.push(`${device.name} took in what ${name} wrote, who may only read`)
  }
  for (const author of stage.devices) {
    const { acknowledged } = author
    if (acknowledged === undefined) continue
    const seq = Math.min(acknowledged.seq, membership.devices.get(author.id)?.cut?.seq ?? acknowledged.seq)
    const held = chains.get(author.id)?.[seq]
    if (seq > 0 && held === undefined) faults.push(`${device.name} lacks acknowledged ${author.name}:${seq}`)
    if (
      seq > 0 &&
      seq === acknowledged.seq &&
      held !== undefined &&
      toBase32(held.chain) !== toBase32(acknowledged.chain)
    ) {
      faults.push(`${device.name} holds other events of ${author.name} than it wrote`)
    }
  }
  const said = new Set(entries.map(({ event }) => `${event.at} ${event.type} ${event.entity}`))
  for (const { written } of stage.devices) {
    for (const { event, forgotten } of written) {
      if (forgotten === undefined && !said.has(`${event.at} ${event.type} ${event.entity}`))
        faults.push(`${device.name} lacks ${dotKey(event.dot)}, or what it said`)
    }
  }
  const forgotten = entries.flatMap(({ event, forgotten: isStub }): ReadonlyArray<Dot> =>
    event.type === ContentForgotten.tag && isStub === undefined ? forgottenBy(event) : []
  )
  const byDot = new Map(entries.map((entry) => [dotKey(entry.event.dot), entry]))
  for (const dot of forgotten) {
    const entry = byDot.get(dotKey(dot))
    if (entry !== undefined && entry.forgotten === undefined)
      faults.push(`${device.name} still holds forgotten ${dotKey(dot)}`)
  }
  return faults
}
