/** Makes this device's copy of a log that it was just let into: keys first, then the chain, then everything there is. */
import { randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { basename, join } from "node:path"
import * as Effect from "effect/Effect"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { LocalLogError } from "@kith/core/log/LocalLog"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import { EntityStoreError } from "@kith/core/workspace/EntityStore"
import { createJoinedKeyFile } from "@kith/storage/keyFile/createKeyFile"
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import { failureInWords } from "../failure.ts"
import { isLog, KEY_FILE, logFolder } from "../home.ts"
import { withNewFolder } from "../newLog.ts"
import { withLog } from "../openLog.ts"
import { printable } from "../output/printable.ts"
import type { Outside, Session } from "../Session.ts"
import { failed, Stopped } from "../Stopped.ts"
import { frameWords } from "../words/frameWords.ts"
import { joinWords } from "../words/pairWords.ts"
import { greeted } from "./firstGlance.ts"
import { comeBack, isRetired, type JoinedLog, retiredCopy } from "./comeBack.ts"
import { rememberSync } from "./syncFile.ts"
import { type Greeting, syncOnce } from "./syncOnce.ts"
import { withSync } from "./syncPorts.ts"

/** Ends early where a log of that name is there already; for before anybody is let in. */
export const nameIsFree = Effect.fnUntraced(function* ({ home, global, lang }: Outside) {
  if (global.log === undefined) return
  const folder = logFolder(home, global.log)
  // A copy that was taken out comes back where it is.
  if (isLog(folder) && !(yield* isRetired(folder))) return yield* failed(joinWords[lang].exists(folder))
})

/** Even where the log cannot be fetched yet, the keys are kept: nobody can grant them again. */
export const keepJoined = Effect.fnUntraced(function* (outside: Outside, { keys, entries, address }: JoinedLog) {
  const { out, global } = outside
  const retired = yield* retiredCopy(outside, keys.workspace, entries)
  if (retired !== undefined) return yield* cameBack(outside, retired, { keys, entries, address })
  const { made, folder, isDefault } = yield* withNewFolder(
    outside,
    (beside) =>
      Effect.gen(function* () {
        yield* createJoinedKeyFile(join(beside, KEY_FILE), (count) => new Uint8Array(randomBytes(count)), keys)
        rememberSync(beside, { relay: address.url })
        return yield* fetched(beside, outside, entries, address)
      }),
    ({ name }) => freeFolder(outside, global.log ?? name)
  )
  const { name, received, lang, failure } = made
  const say = joinWords[lang]
  if (out.isJson) {
    return out.json({ name, folder, device: made.device, received, synced: failure === undefined })
  }
  out.echo(`${out.style.good("✓")} ${say.joined(printable(name), folder)}`)
  if (failure === undefined) out.echo(`  ${say.got(received, address.host)}`)
  else out.problem(`${out.style.warn("!")} ${say.notYetSynced}\n  ${failure.text}`)
  if (!isDefault) out.note(say.other(basename(folder)))
})

const cameBack = Effect.fnUntraced(function* (outside: Outside, folder: string, joined: JoinedLog) {
  const { out } = outside
  const events = yield* comeBack(outside, folder, joined)
  const made = yield* fetched(folder, outside, joined.entries, joined.address)
  const { name, received, lang, failure } = made
  const say = joinWords[lang]
  if (out.isJson) {
    const kept = { again: events, received, synced: failure === undefined }
    return out.json({ name, folder, device: made.device, ...kept })
  }
  out.echo(`${out.style.good("✓")} ${say.cameBack(printable(name), folder, events)}`)
  if (failure === undefined) out.echo(`  ${say.got(received, joined.address.host)}`)
  else out.problem(`${out.style.warn("!")} ${say.notYetSynced}\n  ${failure.text}`)
})

const fetched = (folder: string, outside: Outside, entries: ReadonlyArray<MembershipEntry>, address: RelayAddress) =>
  withLog({ folder, outside, catchUp: false, create: true }, (session) =>
    withSync(session, (local) =>
      Effect.gen(function* () {
        yield* local.extendMembership(entries)
        const bar = outside.out.progress(frameWords[session.lang].folding)
        const greeting: Greeting = {
          greeted: (remote) => greeted(session, local, remote),
          onFolded: (folded) => bar.at(folded)
        }
        const syncing = syncOnce(session, local, { _tag: "Relay", address }, undefined, greeting)
        const synced = yield* Effect.result(
          Effect.ensuring(
            syncing,
            Effect.sync(() => bar.end())
          )
        )
        const failure = synced._tag === "Failure" ? inWords(synced.failure, folder, session) : undefined
        if (synced._tag === "Failure" && failure === undefined) return yield* Effect.fail(synced.failure)
        const settings = yield* session.log.settings
        return {
          name: settings.name ?? "log",
          lang: outside.global.lang ?? settings.language ?? outside.lang,
          device: (yield* DeviceKeys).device,
          received: synced._tag === "Success" ? synced.success.report.received : 0,
          failure
        }
      })
    )
  )

/** What the next sync may well get over: the place out of reach, or this disk full. The keys are here, and stay. */
const inWords = (failure: unknown, folder: string, { lang, home }: Session): Stopped | undefined =>
  failure instanceof Stopped || failure instanceof LocalLogError || failure instanceof EntityStoreError
    ? failureInWords(failure, { lang, folder, command: "join", home: home.folder })
    : undefined

/** Its own name's folder, or the next that is free: two logs may have one name. */
const freeFolder = ({ home }: Outside, name: string): string => {
  const folder = logFolder(home, name)
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? folder : `${folder}-${number}`
    if (!existsSync(candidate)) return candidate
  }
}
