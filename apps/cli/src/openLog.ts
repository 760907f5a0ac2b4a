/** Opens a log for one command: its layers, the clock, the reader's language; closes it again whatever happens. */
import { join } from "node:path"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { frozenClock } from "@kith/core/workspace/frozenClock"
import { calendarFor } from "@kith/core/workspace/Settings"
import { Workspace } from "@kith/core/workspace/Workspace"
import { layerEntityStore } from "@kith/storage/sqlite/SqliteEntityStore"
import { layerLocalLog } from "@kith/storage/sqlite/SqliteLocalLog"
import type { Ports } from "./Command.ts"
import { KEY_FILE } from "./home.ts"
import type { Outside, Session } from "./Session.ts"
import { frozenAt } from "./Now.ts"
import { layerPrimitives } from "./processPrimitives.ts"
import { layerUnlocked } from "./unlock.ts"
import { languageFor } from "./words/language.ts"
import { frameWords } from "./words/frameWords.ts"

export interface OpenLogOptions {
  readonly folder: string
  readonly outside: Outside
  /** Brings the entities up to the log first; not for commands that repair what stands in the way of that. */
  readonly catchUp: boolean
  /** Begins the log where there is none. Left out, a log that has gone missing is said, not begun again under its key. */
  readonly create?: boolean
  /** Asks for no passphrase: keys that are under one stay closed, unless it was given before. */
  readonly quietly?: boolean
}

/** Runs `body` on the log in `folder`. Whatever it needs of the ports is there too. */
export const withLog = <A, E>(
  { folder, outside, catchUp, create = false, quietly = false }: OpenLogOptions,
  body: (session: Session) => Effect.Effect<A, E, Ports>
) =>
  Effect.gen(function* () {
    const log = yield* Workspace
    outside.world.settleIn?.((yield* log.settings).zone)
    if (catchUp) yield* caughtUp(log, outside)
    const settings = yield* log.settings
    const calendar = yield* calendarFor(settings)
    const lang = languageFor({ flag: outside.global.lang, preference: settings.language, env: outside.world.env })
    const frozen = outside.global.at === undefined ? undefined : yield* frozenAt(outside.global.at, calendar, lang)
    const now = frozen ?? (yield* Clock.currentTimeMillis)
    const { day: today, minute } = localOf(calendar.zone, now)
    const session: Session = { ...outside, lang, log, settings, calendar, now, today, minute, folder }
    const work = body(session)
    return yield* frozen === undefined ? work : Effect.provideService(work, Clock.Clock, frozenClock(frozen))
  }).pipe(Effect.provide(layersOf(outside, folder, create, quietly)))

const layersOf = (outside: Outside, folder: string, create: boolean, quietly: boolean) =>
  // One after the other: side by side, each would be a fiber of its own, and none of them waits for anything.
  Workspace.layer.pipe(
    Layer.provideMerge(layerPrimitives),
    Layer.provideMerge(layerUnlocked(outside, join(folder, KEY_FILE), quietly)),
    Layer.provideMerge(layerEntityStore(folder)),
    Layer.provideMerge(layerLocalLog(folder, { create }))
  )

/** Says what takes so long, should it take long: after a new version, or another device's years. */
const caughtUp = (log: Workspace["Service"], { out, lang }: Outside) => {
  const bar = out.progress(frameWords[lang].folding)
  return log.catchUp((folded) => bar.at(folded)).pipe(Effect.ensuring(Effect.sync(() => bar.end())))
}
