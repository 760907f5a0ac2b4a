/** Makes the example log, or leaves it as it is: an import and a few weeks of a search, from files that come with Kith. */
import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { importedId } from "@kith/core/workspace/importedId"
import { type ExitCode, exitCode } from "../exitCode.ts"
import { DEFAULT_FILE, homeFrom, isLog, logFolder } from "../home.ts"
import { withLog } from "../openLog.ts"
import { makeOutput } from "../output/Output.ts"
import { nameIn } from "../parseCommandLine.ts"
import { runProgram } from "../program.ts"
import { type Outside, type Session, VIA } from "../Session.ts"
import type { World } from "../World.ts"
import { exampleWords } from "../words/exampleWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { Story } from "./Story.ts"
import { storyDrafts } from "./storyDrafts.ts"

export const EXAMPLE = "example"

const DATA = join(import.meta.dirname, "data")
const IMPORTED = "Connections.csv"

/** Where the example log is, and how to open it. */
export const exampleIn = (world: World, lang: Language, at: ReadonlyArray<string>) => {
  const { global } = nameIn(at)
  const home = homeFrom(world.env, world.platform)
  const outside: Outside = {
    lang,
    out: makeOutput({ ...global, lang }, world),
    home,
    global: { ...global, lang },
    world
  }
  return { outside, folder: logFolder(home, EXAMPLE) }
}

/** `at`: nothing, or `--at` and a moment. Says what it does; run again, it adds nothing. */
export const makeExample = async (world: World, lang: Language, at: ReadonlyArray<string>): Promise<ExitCode> => {
  const { outside, folder } = exampleIn(world, lang, at)
  const { out } = outside
  const say = exampleWords[lang]
  if (!isLog(folder)) await made(outside, at)
  out.line(out.style.bold(say.imported(IMPORTED)))
  out.flush()
  const imported = await runProgram(["import", join(DATA, IMPORTED), "-w", EXAMPLE, "--lang", lang, ...at], world)
  if (imported !== exitCode.done) return imported
  out.line()
  out.line(out.style.bold(say.story))
  out.line(` ${await Effect.runPromise(withLog({ folder, outside, catchUp: true }, told))}`)
  out.flush()
  return exitCode.done
}

/** The user's own log, made later, is to be the one that is meant when none is named. */
const made = async ({ home, world }: Outside, at: ReadonlyArray<string>): Promise<void> => {
  const byDefault = join(home.folder, DEFAULT_FILE)
  const hadDefault = existsSync(byDefault)
  await runProgram(
    ["init", "--name", EXAMPLE, "--zone", "America/Toronto", "--province", "ON", "-q", "-y", ...at],
    world
  )
  if (!hadDefault) rmSync(byDefault, { force: true })
}

/** Writes the story unless it is there, and says what it is about. */
const told = (session: Session) =>
  Effect.gen(function* () {
    const { log, lang, today, calendar } = session
    const say = exampleWords[lang]
    const story: Story = JSON.parse(readFileSync(join(DATA, "story.json"), "utf8"))
    const { mac } = yield* DeviceKeys
    const idOf = (key: string): string => importedId(mac, EXAMPLE, key)
    if ((yield* log.history(idOf(story.people[0]!.key))).length > 0) return say.storyAgain
    const names = new Map<string, string>()
    for (const { id, contact } of yield* log.everybody()) if (contact.name !== undefined) names.set(contact.name, id)
    const drafts = storyDrafts(story, {
      today,
      calendar,
      lang,
      idOf,
      imported: (name) => names.get(name) ?? idOf(name)
    })
    yield* log.commit(drafts, { via: VIA })
    const people = new Set(story.interactions.map(({ who }) => who))
    return say.told(story.gatherings.length, story.interactions.length, people.size)
  })
