/** `kith leave`: everything in one file that opens without Kith; and, if asked, the log gone from the relay. */
import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { BundleStoreError } from "@kith/core/log/BundleStore"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { profile } from "@kith/core/workspace/Profile"
import { leaveFiles } from "@kith/formats/leave/leaveFiles"
import { zipInto } from "@kith/formats/zip/zipInto"
import { reachRelay } from "@kith/storage/web/ReachRelay"
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import { forgetAtRelay } from "@kith/storage/web/RelayHttp"
import { type Call, logCommand } from "../Command.ts"
import { calendarText } from "../calendar/calendarText.ts"
import { everybodyAsRows, wholeLog, writePeople } from "../exported.ts"
import { intoFile } from "../intoFile.ts"
import { offlinePage } from "../leave/offlinePage.ts"
import { printable } from "../output/printable.ts"
import { confirm } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { failed, needsDecision, Stopped } from "../Stopped.ts"
import { orInWords } from "../sync/openPlace.ts"
import { relayFor } from "../sync/places.ts"
import { forgetPlaces } from "../sync/syncFile.ts"
import { withSync } from "../sync/syncPorts.ts"
import { frameWords } from "../words/frameWords.ts"
import { leaveWords } from "../words/leaveWords.ts"

const flags = { output: { kind: "value", short: "o" }, "delete-at-relay": { kind: "boolean" } } as const

export const leave = logCommand({
  flags,
  takes: [0, 0],
  words: leaveWords,
  run: Effect.fnUntraced(function* ({ flags: asked }: Call<typeof flags>, session) {
    const { out, lang, settings, today } = session
    const say = leaveWords[lang]
    const address = asked["delete-at-relay"] ? yield* relayFor(session, undefined) : undefined
    if (asked["delete-at-relay"] && address === undefined) return yield* failed(say.noRelay)
    const file = resolve(asked.output ?? `kith-${isoOf(today)}.zip`)
    const { people, events } = yield* intoFileWhole(session, file, settings.name ?? "Kith")
    const isDeleted = address === undefined ? false : yield* deleteThere(session, address, file)
    if (out.isJson) return out.json({ file, people, events, deletedAtRelay: isDeleted })
    out.echo(`${out.style.good("✓")} ${say.done(people, events, file)}`)
    out.note(`  ${say.notEncrypted}`)
    if (isDeleted) out.echo(`${out.style.good("✓")} ${say.deleted(address!.host)}`)
  })
})

const intoFileWhole = Effect.fnUntraced(function* (session: Session, file: string, title: string) {
  const { lang, log, out } = session
  const say = leaveWords[lang]
  const counts = { people: 0, events: 0 }
  yield* intoFile(session, file, (write) =>
    Effect.gen(function* () {
      const files = leaveFiles[lang]
      const zip = zipInto(write)
      zip.add(files.readmeName, [new TextEncoder().encode(files.readme(title))])
      const rows = yield* everybodyAsRows(session)
      counts.people = rows.length
      for (const [name, format] of files.files) {
        const file = zip.open(name)
        yield* writePeople(rows, format, { language: lang, excel: true }, file.write)
        file.end()
      }
      zip.add(files.calendarName, [(yield* calendarText(session, { language: lang, shows: "names" })).bytes])
      const lines = zip.open("log.jsonl")
      counts.events = yield* wholeLog(session, lines.write)
      lines.end()
      const page = zip.open("index.html")
      const everybody = yield* log.everybody()
      const bar = out.progress(say.writing)
      const profiles = everybody.map(({ id }) => profile(id))
      yield* offlinePage(session, title, profiles, page.write, (done) => bar.at(done, everybody.length))
      bar.end()
      page.end()
      zip.end()
      return counts.events
    })
  )
  return counts
})

/** Only once everything is in the file. */
const deleteThere = Effect.fnUntraced(function* (session: Session, address: RelayAddress, file: string) {
  const { out, lang, global, folder } = session
  const say = leaveWords[lang]
  if (!global.yes) {
    if (!out.canAsk) return yield* needsDecision(say.needsYes(address.host, file), { decision: "delete", file })
    if (!(yield* confirm(session, say.ask(address.host))))
      return yield* failed(`${say.written(file)} ${frameWords[lang].canceled}`)
  }
  const refused = yield* withSync(session, (local: LocalBundles) =>
    Effect.scoped(
      Effect.gen(function* () {
        const { token } = yield* reachRelay(address)
        return yield* forgetAtRelay(address, (yield* DeviceKeys).workspace, token)
      })
    ).pipe(
      // As it was to be: somebody was quicker, or an answer got lost.
      Effect.catchIf(isGone, () => Effect.succeed(undefined)),
      orInWords(session, local, { _tag: "Relay", address }),
      Effect.mapError((error) =>
        error instanceof Stopped
          ? new Stopped({
              exit: error.exit,
              text: `${say.written(file)} ${say.stillThere(address.host)}\n${error.text}`,
              data: { file, deletedAtRelay: false }
            })
          : error
      )
    )
  )
  if (refused === undefined || refused.code === "forgotten") {
    forgetPlaces(folder)
    return true
  }
  if (refused.code === "notAnOwner") return yield* failed(say.notAnOwner(address.host, file))
  return yield* failed(say.notDeleted(address.host, printable(refused.code ?? "?"), file))
})

const isGone = (error: unknown): boolean =>
  error instanceof BundleStoreError &&
  error.reason._tag === "Rejected" &&
  (error.reason.why === "forgotten" || error.reason.why === "notThisWorkspace")
