/**
 * The second half of `npm start`: the example log on a phone as well, both devices out of each other's reach, then together
 * through a real relay on this computer. Made by the commands themselves; what was told before is not told again.
 */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { exitCode } from "../exitCode.ts"
import { isLog } from "../home.ts"
import { withLog } from "../openLog.ts"
import { runProgram } from "../program.ts"
import type { Outside, Session } from "../Session.ts"
import { hereFolder, startHere } from "../sync/hereRelay.ts"
import { readSyncPlaces } from "../sync/syncFile.ts"
import type { World } from "../World.ts"
import { exampleWords } from "../words/exampleWords.ts"
import { forShell } from "../words/frameWords.ts"
import { EXAMPLE, exampleIn } from "./makeExample.ts"

/** One of the two: a home of its own, as on another machine. */
interface ExampleDevice {
  readonly name: string
  readonly world: World
  readonly folder: string
  readonly outside: Outside
}

/** `at`: nothing, or `--at` and a moment. Ends with what a command failed with. */
export const twoDevices = async (world: World, lang: Outside["lang"], at: ReadonlyArray<string>): Promise<void> => {
  const { folder, outside } = exampleIn(world, lang, at)
  const laptop: ExampleDevice = { name: "laptop", world, folder, outside }
  const phoneWorld: World = { ...world, env: { ...world.env, KITH_HOME: join(folder, "phone") } }
  const phone: ExampleDevice = { name: "phone", world: phoneWorld, ...exampleIn(phoneWorld, lang, at) }
  const data = hereFolder(outside.home)
  const work = Effect.scoped(
    Effect.gen(function* () {
      // The same that `kith app` runs, so that the example is there, too.
      const { url } = yield* startHere(outside.home, { moves: true, writeLog: () => undefined })
      yield* Effect.promise(() => story({ laptop, phone, url, lang, at, data }))
    })
  )
  await Effect.runPromise(work)
}

interface Stage {
  readonly laptop: ExampleDevice
  readonly phone: ExampleDevice
  /** The relay's. */
  readonly url: string
  readonly lang: Outside["lang"]
  readonly at: ReadonlyArray<string>
  readonly data: string
}

const story = async (stage: Stage): Promise<void> => {
  const { laptop, phone, url, lang, data } = stage
  const { out } = laptop.outside
  const say = exampleWords[lang]
  const heading = (text: string): void => {
    out.line()
    out.line(out.style.bold(text))
    out.flush()
  }
  /** As typed on that device, and what it said. */
  const typed = async (device: ExampleDevice, ...words: ReadonlyArray<string>): Promise<void> => {
    out.line(
      ` ${out.style.dim(`${say.devices[device.name as keyof typeof say.devices]} $`)} kith ${words.map(forShell).join(" ")}`
    )
    const { code, text } = await kith(device, stage, words)
    for (const line of text.trimEnd().split("\n")) out.line(`   ${line.trim()}`)
    out.flush()
    if (code !== exitCode.done) throw new Error(`kith ${words[0]}: ${text}`)
  }
  heading(say.twoDevices)
  if (!isLog(phone.folder)) {
    await kith(laptop, stage, ["edit", WHO, "--notes", say.note])
    await kith(laptop, stage, ["sync", "--relay", url, "--device", "laptop"])
    await pair(stage)
    out.line(` ${say.paired}`)
  } else out.line(` ${say.pairedAlready}`)

  heading(say.apart)
  const told = { laptop: await shown(laptop, stage), phone: await shown(phone, stage) }
  const isNew = !told.laptop.includes(say.laptopNote) || !told.phone.includes(say.phoneNote)
  if (!told.phone.includes(say.phoneNote)) {
    if ((await kith(phone, stage, ["due", "--json"])).text.includes(DONE)) await typed(phone, "done", DONE)
    if (!told.phone.includes(say.phonePoints)) await typed(phone, "log", WHO, ...say.phoneLogs, say.phonePoints)
    await typed(phone, "edit", WHO, "--notes", say.phoneNote)
  }
  if (!told.laptop.includes(say.laptopNote)) {
    if (!told.laptop.includes(say.laptopPoints)) await typed(laptop, "log", WHO, ...say.laptopLogs, say.laptopPoints)
    await typed(laptop, "edit", WHO, "--notes", say.laptopNote)
  }
  if (!isNew) out.line(` ${say.storyAgain}`)

  heading(say.together)
  for (const device of [laptop, phone, laptop]) {
    const isKnown = readSyncPlaces(device.folder).relay === url
    await typed(device, "sync", ...(isKnown ? [] : ["--relay", url]))
  }
  const [here, there] = await Promise.all(
    [laptop, phone].map((device) => kith(device, stage, ["due", "--until", "3w", "--all", "--json"]))
  )
  const reminders: ReadonlyArray<unknown> = JSON.parse(here!.text)
  const hashes = await Promise.all([laptop, phone].map((device) => inside(device, (session) => session.log.stateHash)))
  if (here!.text !== there!.text || hashes[0] !== hashes[1]) throw new Error("two devices, two states")
  out.line(` ${out.style.good("✓")} ${say.same(reminders.length, hashes[0]!.slice(0, 12))}`)
  const merged = noteIn(await shown(phone, stage), say.note)
  out.line(` ${out.style.good("✓")} ${say.merged(merged)}`)
  const names = await inside(laptop, namesIn)
  const { bytes, found } = await lookedThrough(data, names)
  if (found.length > 0) throw new Error("the relay can read a name")
  out.line(` ${out.style.good("✓")} ${say.reads(Math.ceil(bytes / 1000), names.length)}`)
  out.flush()
}

/** Whom both are in touch with, and whom only one has to write to. */
const WHO = "Dele Okonkwo"
const DONE = "Raj Patel"

interface Said {
  readonly code: number
  readonly text: string
}

const kith = async (
  { world }: ExampleDevice,
  { lang, at }: Stage,
  words: ReadonlyArray<string>,
  onWrite?: (text: string) => void
): Promise<Said> => {
  let text = ""
  const quiet: World = {
    ...world,
    isTerminal: () => false,
    write: (_, piece) => {
      const said = typeof piece === "string" ? piece : Buffer.from(piece).toString("utf8")
      text += said
      onWrite?.(said)
    }
  }
  const code = await runProgram([...words, "-w", EXAMPLE, "--lang", lang, ...at], quiet)
  return { code, text }
}

const shown = async (device: ExampleDevice, stage: Stage): Promise<string> =>
  (await kith(device, stage, ["show", WHO])).text

/** The phone joins by the code that the laptop shows, both at once. */
const pair = async (stage: Stage): Promise<void> => {
  const { laptop, phone, url } = stage
  let code: ((text: string) => void) | undefined
  const coming = new Promise<string>((resolve) => (code = resolve))
  const inviting = kith(laptop, stage, ["pair", "--relay", url, "--code", "--json", "--yes"], (text) => {
    const found = /"code":"([^"]+)"/.exec(text)
    if (found !== null) code!(found[1]!)
  })
  const shownCode = await Promise.race([coming, inviting.then(({ text }) => Promise.reject(new Error(text)))])
  const joined = await kith(phone, stage, ["join", shownCode, "--relay", url, "--device", "phone", "--yes"])
  const { code: ended, text } = await inviting
  if (ended !== exitCode.done || joined.code !== exitCode.done) throw new Error(`${text}${joined.text}`)
}

const inside = <A, E>(
  { folder, outside }: ExampleDevice,
  body: (session: Session) => Effect.Effect<A, E>
): Promise<A> => Effect.runPromise(withLog({ folder, outside, catchUp: true }, body))

/** Every name of a person or a company, long enough that random bytes will not spell it. */
const namesIn = ({ log }: Session) =>
  Effect.map(log.everybody(), (people) => {
    const words = people.flatMap(({ contact }) => [contact.name, contact.company])
    return [...new Set(words.filter((word): word is string => word !== undefined && word.length >= 5))]
  })

/** Every byte that the relay keeps. */
const lookedThrough = async (data: string, names: ReadonlyArray<string>) => {
  const files = readdirSync(data, { recursive: true, encoding: "utf8" })
    .map((name) => join(data, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path))
  const bytes = files.reduce((sum, file) => sum + file.length, 0)
  return { bytes, found: names.filter((name) => files.some((file) => file.includes(name))) }
}

/** The note as `kith show` prints it, beside its heading: the line that what both began with stands in. */
const noteIn = (text: string, start: string): string => {
  const line = text.split("\n").find((each) => each.includes(start)) ?? ""
  return line
    .trim()
    .split(/\s{2,}/)
    .at(-1)!
}
