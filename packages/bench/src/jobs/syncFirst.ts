/** A new device connects to a relay and shows today's list out of the glance there, beside a bare GET of as many bytes. */
import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { reasonWords } from "@kith/core/domain/rules/words/reasonWords"
import { titleWords } from "@kith/core/domain/rules/words/titleWords"
import { glanceLength } from "@kith/core/log/Glance"
import { sync } from "@kith/core/log/Sync"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { frozenClock } from "@kith/core/workspace/frozenClock"
import { dueInGlance, settingsIn } from "@kith/core/workspace/GlanceDue"
import { leaveGlance, readGlance } from "@kith/core/workspace/Glancing"
import { catchUp } from "@kith/core/workspace/Projector"
import { calendarFor } from "@kith/core/workspace/Settings"
import { layerEntityStore } from "@kith/storage/sqlite/SqliteEntityStore"
import { VIRTUAL_START } from "@kith/testkit/VirtualWorld"
import { interleave, type Rounds } from "../harness/interleave.ts"
import type { Say } from "../harness/Say.ts"
import { startService } from "../harness/service.ts"
import { SYNC_DEVICES, type SyncHome } from "../sample/SyncHome.ts"
import { benchWorkspace, signedIn, syncingDevice } from "../sample/syncing.ts"
import type { RelayInput, ServiceStarted } from "./relay.ts"

export interface FirstInput {
  readonly home: SyncHome
  readonly folder: string
  readonly rounds: Rounds
}

export interface FirstTimes {
  /** ms, one a round; the first time of all is the process's first. */
  readonly kith: ReadonlyArray<number>
  readonly bare: ReadonlyArray<number>
  readonly cold: number
  /** Of the glance, as it lies at the relay. */
  readonly bytes: number
  /** In it, and shown of them. */
  readonly reminders: number
  readonly shown: number
  /** ms that a sync takes longer when it leaves one, and when it sees that it need not. */
  readonly leaving: number
  readonly looking: number
}

export const run = async ({ home, folder, rounds }: FirstInput, say: Say): Promise<void> => {
  const relay = await startService<ServiceStarted>("relay", { data: home.relay } satisfies RelayInput)
  const bare = await startService<ServiceStarted>("bare-http", null)
  const own = join(folder, "new")
  const clear = (): void => rmSync(own, { recursive: true, force: true })
  const before = (): void => {
    clear()
    mkdirSync(own, { recursive: true })
  }
  try {
    const left = await leftByLaptop(home, relay.started.url)
    before()
    const start = performance.now()
    const first = await shownOn(relay.started.url, own)
    const cold = performance.now() - start
    if (first.shown === 0) throw new Error("sync-first: nothing is shown")
    const times = await interleave(
      {
        kith: { before, run: () => shownOn(relay.started.url, own), after: clear },
        bare: { run: () => got(`${bare.started.url}/${first.bytes}`) }
      },
      rounds
    )
    say({ ...times, ...first, ...left, cold } satisfies FirstTimes)
  } finally {
    await Promise.all([relay.stop(), bare.stop()])
  }
}

/** The generated log ends then; on the wall's clock all of it would be overdue. Waiting is real. */
const then = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => {
  const running = Clock.Clock.defaultValue()
  return Effect.provideService(work, Clock.Clock, {
    ...frozenClock(VIRTUAL_START),
    sleep: (duration) => running.sleep(duration)
  })
}

/** The laptop, which holds and has folded everything, leaves one. */
const leftByLaptop = (home: SyncHome, url: string): Promise<Pick<FirstTimes, "leaving" | "looking">> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const workspace = yield* benchWorkspace(SYNC_DEVICES)
        const [device] = workspace.devices
        const folder = home.logs[0]!
        const { local, ports } = yield* syncingDevice(workspace, device, folder)
        const entities = Context.get(yield* Layer.build(layerEntityStore(folder)), EntityStore)
        const remote = yield* signedIn(workspace, device, url)
        const work = Effect.gen(function* () {
          yield* catchUp()
          const { waiting } = yield* sync(local, remote)
          if (waiting > 0) throw new Error(`sync-first: ${waiting} events wait`)
          const start = performance.now()
          const isLeft = yield* leaveGlance(local, remote)
          const leaving = performance.now() - start
          if (!isLeft) throw new Error("sync-first: no glance was left")
          const again = performance.now()
          if (yield* leaveGlance(local, remote)) throw new Error("sync-first: a glance was left again")
          return { leaving, looking: performance.now() - again }
        })
        return yield* then(Effect.provideContext(work, Context.add(ports, EntityStore, entities)))
      })
    )
  )

/** All that stands between dialling and the last sentence: signing in, fetching, checking, opening, choosing, wording. */
const shownOn = (url: string, folder: string): Promise<Pick<FirstTimes, "bytes" | "reminders" | "shown">> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const workspace = yield* benchWorkspace(SYNC_DEVICES)
        const device = workspace.devices[SYNC_DEVICES - 1]!
        const { local, ports } = yield* syncingDevice(workspace, device, folder)
        const remote = yield* signedIn(workspace, device, url)
        let bytes = 0
        const measured = {
          ...remote,
          glance: {
            ...remote.glance!,
            read: Effect.tap(remote.glance!.read, (glance) =>
              Effect.sync(() => (bytes = glance === undefined ? 0 : glanceLength(glance)))
            )
          }
        }
        const seen = yield* Effect.provideContext(readGlance(local, measured), ports)
        if (seen === undefined) throw new Error("sync-first: there is no glance")
        const { contents, at } = seen
        const { shown } = yield* dueInGlance(contents, at)
        const calendar = yield* calendarFor(settingsIn(contents))
        const saying = {
          lang: "en",
          calendar,
          today: calendar.dayOfInstant(at),
          names: (id: string) => contents.people[id]?.name
        } as const
        const said = shown.map(({ reminder }) => `${titleWords(reminder, saying)}: ${reasonWords(reminder, saying)}`)
        return { bytes, reminders: contents.reminders.length, shown: said.length }
      }).pipe(then)
    )
  )

const got = async (url: string): Promise<void> => {
  // No connection is kept: the new device has none either.
  await (await fetch(url, { headers: { connection: "close" } })).arrayBuffer()
}
