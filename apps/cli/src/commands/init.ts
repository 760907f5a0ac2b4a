/** `kith init`: makes a log. It is whole when it has its name, or it is not there at all. */
import { randomBytes } from "node:crypto"
import { basename, join } from "node:path"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { makeCalendar } from "@kith/core/domain/calendar/Calendar"
import type { Jurisdiction } from "@kith/core/domain/calendar/holidays/Jurisdiction"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import { PREFERENCES_ID } from "@kith/core/domain/entities/Preferences"
import { PreferencesChanged } from "@kith/core/domain/events/RecordEvents"
import { frozenClock } from "@kith/core/workspace/frozenClock"
import { createKeyFile } from "@kith/storage/keyFile/createKeyFile"
import { setPassphrase } from "@kith/storage/keyFile/replaceKeyFile"
import { type Call, outsideCommand } from "../Command.ts"
import { isLog, KEY_FILE, logFolder } from "../home.ts"
import { withNewFolder } from "../newLog.ts"
import { frozenAt } from "../Now.ts"
import { newPassphrase } from "../newPassphrase.ts"
import { withLog } from "../openLog.ts"
import { printable } from "../output/printable.ts"
import { jurisdictionFrom, systemZone, zoneFrom } from "../place.ts"
import { askLine } from "../prompt.ts"
import { type Outside, VIA } from "../Session.ts"
import { failed, Stopped } from "../Stopped.ts"
import { PASSPHRASE_FILE } from "../unlock.ts"
import { initWords } from "../words/initWords.ts"
import { recordWords } from "@kith/core/domain/words/recordWords"

const flags = {
  name: { kind: "value" },
  zone: { kind: "value" },
  province: { kind: "value" },
  passphrase: { kind: "boolean" }
} as const

export const init = outsideCommand({
  flags,
  takes: [0, 0],
  words: initWords,
  run: Effect.fnUntraced(function* (call, outside) {
    const { home, lang, out } = outside
    const say = initWords[lang]
    const asked = yield* whatIsAsked(call, outside)
    const folder = logFolder(home, asked.name)
    if (isLog(folder)) return yield* failed(say.exists(folder))
    const passphrase = call.flags.passphrase
      ? yield* newPassphrase(outside, outside.world.env[PASSPHRASE_FILE] || undefined)
      : undefined
    const { isDefault } = yield* withNewFolder(
      outside,
      (beside) =>
        Effect.andThen(
          made(beside, asked, outside),
          passphrase === undefined
            ? Effect.void
            : setPassphrase(join(beside, KEY_FILE), (count) => new Uint8Array(randomBytes(count)), passphrase)
        ),
      () => folder
    )
    if (out.isJson) {
      return out.json({ name: asked.name, folder, zone: asked.zone, province: asked.jurisdiction ?? null })
    }
    const place =
      asked.jurisdiction === undefined ? say.noHolidays : say.holidays(recordWords[lang].provinces[asked.jurisdiction])
    out.echo(`${out.style.good("✓")} ${say.made(printable(asked.name), folder)}`)
    out.echo(say.kept(asked.zone, place))
    out.note(isDefault ? say.first : say.other(basename(folder)))
  })
})

interface Asked {
  readonly name: string
  readonly zone: string
  readonly jurisdiction: Jurisdiction | undefined
}

const whatIsAsked = Effect.fnUntraced(function* ({ flags: typed }: Call<typeof flags>, outside: Outside) {
  const { lang, out } = outside
  const say = initWords[lang]
  const answer = (given: string | undefined, question: string, preset: string) =>
    given !== undefined
      ? Effect.succeed(given)
      : out.canAsk
        ? askLine(outside, question, preset)
        : Effect.succeed(preset)
  const name = (yield* answer(typed.name, say.askName, say.defaultName)).trim() || say.defaultName
  const zone = zoneFrom(yield* answer(typed.zone, say.askZone, systemZone()), lang)
  if (zone instanceof Stopped) return yield* zone
  const jurisdiction = jurisdictionFrom(yield* answer(typed.province, say.askProvince, "none"), lang)
  if (jurisdiction instanceof Stopped) return yield* jurisdiction
  return { name, zone, jurisdiction } satisfies Asked
})

/** Keys, log and first event, in a folder that nobody looks into yet. */
const made = (folder: string, { name, zone, jurisdiction }: Asked, outside: Outside) =>
  Effect.gen(function* () {
    const { global, lang } = outside
    yield* createKeyFile(join(folder, KEY_FILE), (count) => randomBytes(count))
    const now =
      global.at === undefined
        ? yield* Clock.currentTimeMillis
        : yield* frozenAt(global.at, makeCalendar({ zone: makeZone(zone)! }), lang)
    const draft = PreferencesChanged.draft(PREFERENCES_ID, {
      name,
      zone,
      ...(jurisdiction === undefined ? {} : { jurisdiction }),
      // A language named here is meant to last.
      ...(global.lang === undefined ? {} : { language: global.lang })
    })
    const plainly: Outside = { ...outside, global: { ...global, at: undefined } }
    yield* withLog({ folder, outside: plainly, catchUp: true, create: true }, ({ log }) =>
      Effect.provideService(log.commit([draft], { via: VIA }), Clock.Clock, frozenClock(now))
    )
  })
