/** A browser's storage in memory: its logs, each with keys, notes and stores that outlive whoever opens it. For tests in Node. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { Ciphers } from "@kith/core/log/Ciphers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { deviceIdOf, workspaceIdOf } from "@kith/core/log/Feed"
import { type DevicePairs, newDevicePairs } from "@kith/core/log/NewDevice"
import { LocalLog } from "@kith/core/log/LocalLog"
import { Primitives } from "@kith/core/log/Primitives"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { SyncStore } from "@kith/core/log/SyncStore"
import { type DeviceKeyring, deviceKeysOn } from "@kith/storage/keyring"
import { memoryPorts, type MemoryPorts } from "@kith/storage/memory/memoryPorts"
import { runtimeRandom } from "@kith/storage/memory/runtimeRandom"
import { nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { makeBackground } from "../../src/log/Background.ts"
import { withChangeFeed } from "../../src/log/ChangeFeed.ts"
import { type DeviceNotes, notesAfter, type NotesPlace } from "../../src/log/DeviceNotes.ts"
import { openLeader } from "../../src/log/openLeader.ts"
import type { Ports } from "../../src/log/Ports.ts"
import type { LogsHere } from "../../src/log/sync/LogsHere.ts"
import { linkTo } from "../../src/link/LogLink.ts"
import type { Changed, ToPage, ToWorker } from "../../src/link/messages.ts"
import { EntityStore } from "@kith/core/workspace/EntityStore"

const primitives = { sha256: nobleSha256, random: runtimeRandom }
const tools = { ciphers: nodeCiphers, primitives }

interface Kept {
  keyring: DeviceKeyring
  pending: DevicePairs | undefined
  notes: DeviceNotes
  /** Everything but the keys. */
  stores: Context.Context<MemoryPorts>
}

const newPairs = (): DevicePairs =>
  Effect.runSync(
    newDevicePairs.pipe(Effect.provideService(Ciphers, nodeCiphers), Effect.provideService(Primitives, primitives))
  )

const ringOf = (
  { signing, receiving }: DevicePairs,
  rest: Omit<DeviceKeyring, "device" | "signing" | "receiving">
): DeviceKeyring => ({ ...rest, signing, receiving, device: deviceIdOf(nobleSha256, signing.publicKey) })

const founded = (): DeviceKeyring => {
  const pairs = newPairs()
  const nonce = runtimeRandom(16)
  const workspace = workspaceIdOf(nobleSha256, pairs.signing.publicKey, nonce)
  return ringOf(pairs, { workspace, nonce, secret: runtimeRandom(32), epochs: new Map([[0, runtimeRandom(32)]]) })
}

const emptyStores = (): Context.Context<MemoryPorts> =>
  Effect.runSync(Effect.scoped(Layer.build(memoryPorts({ ciphers: nodeCiphers }))))

/** The log and what stands beside it; what is folded of it is folded again. */
const copyOf = async (stores: Context.Context<MemoryPorts>): Promise<Context.Context<MemoryPorts>> => {
  const copy = emptyStores()
  await Effect.runPromise(
    Effect.gen(function* () {
      const [from, to] = [Context.get(stores, LocalLog), Context.get(copy, LocalLog)]
      const [beside, besideTo] = [Context.get(stores, SyncStore), Context.get(copy, SyncStore)]
      const heads = yield* from.heads
      for (const run of yield* from.read(new Map(), Number.MAX_SAFE_INTEGER)) {
        yield* to.append(run, heads.get(run.device)!)
        yield* besideTo.addSignedHeads(yield* beside.signedHeads(run.device, 0))
      }
      yield* besideTo.extendMembership(0, yield* beside.membership(0))
      for (const [name, state] of yield* beside.remotes) yield* besideTo.saveRemote(name, state)
    })
  )
  return copy
}

export interface OpenOptions {
  readonly log?: string
  /** Stops the clock, ISO. */
  readonly now?: string | undefined
  readonly lang?: "en" | "fr"
}

export class BrowserInMemory {
  readonly logs = new Map<string, Kept>()
  /** Logs that a tab leads. */
  private readonly open = new Set<string>()

  readonly here: LogsHere = {
    names: Effect.sync(() => [...this.logs.keys()].sort()),
    notes: (log) => this.notes(log),
    keep: ({ keys, entries }, notes) => {
      const log = `log-${this.logs.size}`
      const { workspace, secret, epochs } = keys
      const keyring = ringOf(keys, { workspace, nonce: undefined, secret, epochs })
      const kept = { keyring, pending: undefined, notes, stores: emptyStores() }
      this.logs.set(log, kept)
      return Effect.as(Context.get(kept.stores, SyncStore).extendMembership(0, entries), log)
    },
    pending: (log, pairs) =>
      Effect.sync(() => {
        const kept = this.logs.get(log)!
        kept.pending ??= pairs === undefined ? newPairs() : { signing: pairs.signing, receiving: pairs.receiving }
        const { workspace } = kept.keyring
        const rest = { workspace, nonce: undefined, secret: undefined, epochs: new Map() }
        return deviceKeysOn(ringOf(kept.pending, rest), tools)
      }),
    settle: (log) =>
      Effect.sync(() => {
        const kept = this.logs.get(log)!
        kept.keyring = ringOf(kept.pending!, { ...kept.keyring, nonce: undefined })
        kept.pending = undefined
      }),
    borrow: (log, use) =>
      this.open.has(log) || !this.logs.has(log)
        ? Effect.succeed(undefined)
        : Effect.scoped(
            Effect.provide(
              use,
              this.ports(log, () => undefined)
            )
          ),
    remove: (log) => Effect.sync(() => !this.open.has(log) && this.logs.delete(log))
  }

  notes(log: string): NotesPlace {
    return {
      read: () => Promise.resolve(this.kept(log).notes),
      write: async (change) => {
        this.kept(log).notes = notesAfter(this.kept(log).notes, change)
      }
    }
  }

  /** Another browser with all that this one holds now, as a copied profile has it. */
  async copied(): Promise<BrowserInMemory> {
    const copy = new BrowserInMemory()
    for (const [log, { stores, ...rest }] of this.logs) {
      copy.logs.set(log, { ...rest, stores: await copyOf(stores) })
    }
    return copy
  }

  private kept(log: string): Kept {
    const there = this.logs.get(log)
    if (there !== undefined) return there
    const made = { keyring: founded(), pending: undefined, notes: {}, stores: emptyStores() }
    this.logs.set(log, made)
    return made
  }

  private ports(log: string, changed: () => void): Layer.Layer<Ports> {
    // Read anew whenever the log is opened anew.
    const stores = Layer.unwrap(Effect.sync(() => Layer.succeedContext(this.kept(log).stores)))
    const keys = Layer.sync(DeviceKeys, () => deviceKeysOn(this.kept(log).keyring, tools))
    const entities = Layer.effect(
      EntityStore,
      Effect.sync(() => Context.get(this.kept(log).stores, EntityStore))
    )
    return Layer.mergeAll(stores, keys, withChangeFeed(entities, changed))
  }

  /** Runs on a log that no tab leads. */
  run<A>(
    log: string,
    use: (keys: DeviceKeys["Service"]) => Effect.Effect<A, unknown, Ports | Scope.Scope>
  ): Promise<A> {
    return Effect.runPromise(
      Effect.scoped(Effect.flatMap(DeviceKeys, use)).pipe(Effect.provide(this.ports(log, () => undefined)))
    )
  }

  /** A tab that leads. `ask` and `tell` as pages have them. */
  tab({ log = "log", now, lang = "en" }: OpenOptions = {}) {
    this.open.add(log)
    const heard = new Set<(what: Changed) => void>()
    const worker: {
      onmessage: ((event: MessageEvent<ToPage>) => void) | null
      readonly onerror: null
      readonly postMessage: (message: ToWorker) => void
    } = {
      onmessage: null,
      onerror: null,
      postMessage: (message: ToWorker) => {
        if (message._tag !== "Ask") return
        const { call } = message
        const told = leader.answer(structuredClone(call), (done, of) =>
          back({ _tag: "Progress", id: call.id, done, of })
        )
        void told.then((outcome) => back({ _tag: "Told", id: call.id, outcome }))
      }
    }
    const back = (data: ToPage) => worker.onmessage?.({ data: structuredClone(data) } as MessageEvent<ToPage>)
    const leader = openLeader({
      log,
      frozenAt: now === undefined ? undefined : Date.parse(now),
      changed: (what) => {
        back({ _tag: "Changed", what })
        for (const listener of heard) listener(what)
      },
      portsOf: (name, changed) => this.ports(name, changed),
      makeBackground: (basis) => makeBackground({ ...basis, notes: this.notes(log), logs: Effect.succeed(this.here) })
    })
    const { ask, tell } = linkTo({ worker, log, frozenAt: undefined, language: () => lang })
    return {
      ask,
      tell,
      log,
      /** Asks now and after each change until the answer is as wanted. */
      until: async <A>(question: () => Promise<A>, isWanted: (answer: A) => boolean): Promise<A> => {
        for (;;) {
          const changed = new Promise<void>((resolve) => {
            const once = (): void => {
              heard.delete(once)
              resolve()
            }
            heard.add(once)
          })
          const answer = await question()
          if (isWanted(answer)) return answer
          await changed
        }
      },
      close: async () => {
        await leader.close()
        this.open.delete(log)
      }
    }
  }
}
