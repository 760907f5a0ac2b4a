/** `kith app`: the web app in a browser of this computer, paired to the log and kept in step with it, for as long as it runs. */
import { resolve } from "node:path"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { DeviceId } from "@kith/core/log/Ids"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { isActive } from "@kith/core/log/Membership"
import { relayAddress } from "@kith/storage/web/RelayAddress"
import { builtApp, isApp } from "../builtApp.ts"
import { type Call, logCommand } from "../Command.ts"
import { exitCode } from "../exitCode.ts"
import { openInBrowser } from "../openInBrowser.ts"
import type { Session } from "../Session.ts"
import { failed, needsDecision, Stopped, usage } from "../Stopped.ts"
import { type Here, HERE_PORT, hereFolder, readHere, startHere } from "../sync/hereRelay.ts"
import { inviteAt } from "../sync/inviteOther.ts"
import { type Place, relayAt } from "../sync/places.ts"
import { readSyncPlaces, rememberSync } from "../sync/syncFile.ts"
import { syncOnce } from "../sync/syncOnce.ts"
import { withSync } from "../sync/syncPorts.ts"
import { watch } from "../sync/watch.ts"
import { wholeNumber } from "../wholeNumber.ts"
import { appWords } from "../words/appWords.ts"
import { frameWords } from "../words/frameWords.ts"

const flags = {
  port: { kind: "value" },
  "no-open": { kind: "boolean" },
  pair: { kind: "boolean" },
  device: { kind: "value" },
  app: { kind: "value" }
} as const
type Asked = Call<typeof flags>["flags"]

export const app = logCommand({
  flags,
  takes: [0, 0],
  words: appWords,
  run: Effect.fnUntraced(function* ({ flags: asked }: Call<typeof flags>, session) {
    const files = yield* appFiles(session, asked.app)
    const port = yield* portOf(session, asked.port)
    return yield* withSync(session, (local) => Effect.scoped(shown(session, local, { ...asked, files, port })))
  })
})

interface Shown extends Omit<Asked, "port"> {
  readonly files: string
  readonly port: number | undefined
}

const shown = Effect.fnUntraced(function* (session: Session, local: LocalBundles, asked: Shown) {
  const { out, lang, folder, global } = session
  const say = appWords[lang]
  const before = readHere(session.home)?.url
  const here = yield* startedHere(session, asked)
  const place = yield* placeFor(session, here, before)
  yield* syncOnce(session, local, place, asked.device)
  const isNew = asked.pair || (yield* browsersIn(folder, local)).length === 0
  if (isNew && !out.canAsk && !global.yes) return yield* needsDecision(say.needsYes, { decision: "words" })
  if (!out.isJson) out.line(here.isOthers ? say.runsAlready(here.url) : say.ready(here.url))
  if (!isNew) {
    if (out.isJson) out.line(JSON.stringify({ url: here.url }))
    else out.note(say.another)
    out.flush()
    open(session, asked, here.url)
  }
  const isShown = yield* Deferred.make<void>()
  const inviting = inviteBrowser(session, local, { place, here, asked, isShown })
  // Whoever runs it follows this log already.
  if (here.isOthers && here.log === folder) return isNew ? yield* inviting : exitCode.done
  if (isNew) {
    const fiber = yield* inviting.pipe(
      Effect.catch((error) => overInWords(session, error)),
      Effect.forkScoped
    )
    // The link comes before anything that happens later.
    yield* Effect.raceFirst(Deferred.await(isShown), Fiber.await(fiber))
  }
  return yield* watch(session, local, place, asked.device)
})

const startedHere = Effect.fnUntraced(function* ({ home, lang, world, folder }: Session, { files, port }: Shown) {
  const say = appWords[lang]
  const options = { port, app: files, log: folder, writeLog: (line: string) => world.write(2, line) }
  return yield* startHere(home, options).pipe(
    Effect.mapError(({ what, cause }) => {
      const tried = port ?? Number(new URL(readHere(home)?.url ?? `http://localhost:${HERE_PORT}`).port)
      return failed(what === "listen" ? say.portTaken(tried) : say.cannotStart(hereFolder(home), String(cause)))
    })
  )
})

/** Where the log syncs: as it did, or here. */
const placeFor = Effect.fnUntraced(function* (session: Session, { url }: Here, before: string | undefined) {
  const { folder, out, lang } = session
  const { relay, browsers = [] } = readSyncPlaces(folder)
  if (relay === undefined || relay === before || relay === url) {
    return { _tag: "Relay", address: relayAddress(url)! } satisfies Place
  }
  const place = yield* relayAt(session, relay)
  // Those that were let in before it synced there still look for it here.
  if (browsers.length > 0 && before !== undefined) out.note(appWords[lang].syncsElsewhere(place.address.url))
  return place
})

/** Those of this computer's browsers that were let in and still belong. */
const browsersIn = Effect.fnUntraced(function* (folder: string, local: LocalBundles) {
  const members = yield* local.members
  return (readSyncPlaces(folder).browsers ?? []).filter((device) => isActive(members, device as DeviceId))
})

interface Inviting {
  readonly place: Extract<Place, { readonly _tag: "Relay" }>
  readonly here: Here
  readonly asked: Shown
  /** Done once the link was shown. */
  readonly isShown: Deferred.Deferred<void>
}

const MINUTES = 10

const inviteBrowser = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  { place, here, asked, isShown }: Inviting
) {
  const { out, lang, folder } = session
  const before = new Set((yield* local.members).devices.keys())
  yield* inviteAt(session, local, place, {
    as: { _tag: "OwnDevice" },
    page: `${here.url}/`,
    show: (link, code) =>
      Effect.sync(() => {
        if (out.isJson) out.line(JSON.stringify({ url: here.url, link, code }))
        else out.line(appWords[lang].openThis(link, MINUTES))
        // Whoever reads this on the other side of a pipe waits for it.
        out.flush()
        open(session, asked, link)
        Deferred.doneUnsafe(isShown, Effect.void)
      })
  })
  const come = [...(yield* local.members).devices.keys()].filter((device) => !before.has(device))
  rememberSync(folder, { browsers: [...(yield* browsersIn(folder, local)), ...come] })
  out.flush()
})

/** Nobody came, or the words differed: what is served goes on. */
const overInWords = ({ out, lang }: Session, error: unknown) =>
  Effect.sync(() => {
    out.problem(error instanceof Stopped ? error.text : appWords[lang].notInvited(String(error)))
    out.note(appWords[lang].again)
    out.flush()
  })

/** Only where somebody sits before it. */
const open = ({ world, out }: Session, asked: Shown, url: string): void => {
  if (!asked["no-open"] && !out.isJson && world.isTerminal(1)) openInBrowser(world, url)
}

const appFiles = Effect.fnUntraced(function* ({ lang, world }: Session, named: string | undefined) {
  const say = appWords[lang]
  if (named === undefined) return builtApp(world) ?? (yield* failed(say.notBuilt))
  const folder = resolve(named)
  return isApp(folder) ? folder : yield* failed(say.noAppIn(folder))
})

const portOf = Effect.fnUntraced(function* (session: Session, typed: string | undefined) {
  if (typed === undefined) return undefined
  const port = yield* wholeNumber(session, "--port", typed)
  return port <= MAX_PORT ? port : yield* usage(frameWords[session.lang].notANumber("--port", typed))
})

const MAX_PORT = 65_535
