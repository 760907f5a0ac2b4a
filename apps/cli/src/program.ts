/** From what was typed to a command, and from its end to an exit code. Loads nothing but what that command needs. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { AnyCommand, Call } from "./Command.ts"
import type { Flags } from "./Flag.ts"
import { commandTable } from "./commandTable.ts"
import { type ExitCode, exitCode } from "./exitCode.ts"
import type { GlobalFlags } from "./globalFlags.ts"
import { chooseLog, homeFrom } from "./home.ts"
import { noLog } from "./logChosen.ts"
import { makeOutput } from "./output/Output.ts"
import { nameIn, parseCommandLine } from "./parseCommandLine.ts"
import type { Outside } from "./Session.ts"
import { usage } from "./Stopped.ts"
import { frameWords } from "./words/frameWords.ts"
import type { World } from "./World.ts"
import type { InBoth } from "@kith/core/domain/words/inBoth"
import { languageFor } from "./words/language.ts"

export const runProgram = async (typed: ReadonlyArray<string>, world: World): Promise<ExitCode> => {
  const { env, platform } = world
  const { name, rest, global } = nameIn(typed)
  const home = homeFrom(env, platform)
  const outside: Outside = {
    lang: languageFor({ flag: language(global), env }),
    out: makeOutput(global, world),
    home,
    global,
    world
  }
  try {
    return await runCommand(name, rest, outside)
  } catch (cause) {
    const { failureInWords } = await import("./failure.ts")
    const { lang, folder } = await logBehind(outside)
    const { exit, text, data } = failureInWords(cause, { lang, command: name ?? "due", home: home.folder, folder })
    outside.out.problem(text)
    // Whole, since the fields that `--json=…` names are those of an answer.
    if (data !== undefined && outside.out.isJson) outside.out.line(JSON.stringify(data))
    return exit
  } finally {
    outside.out.flush()
  }
}

const runCommand = async (
  name: string | undefined,
  rest: ReadonlyArray<string>,
  outside: Outside
): Promise<ExitCode> => {
  if (outside.global.version) {
    const { version } = await import("./version.ts")
    outside.out.line(version)
    return exitCode.done
  }
  const asked = name ?? "due"
  const row = Object.hasOwn(commandTable, asked) ? commandTable[asked] : undefined
  if (row === undefined) {
    const { nearestOf } = await import("./nearest.ts")
    const { lang } = await logBehind(outside)
    throw usage(frameWords[lang].unknownCommand(asked, nearestOf(asked, Object.keys(commandTable))))
  }
  const command = await (outside.global.help ? commandTable["help"]! : row).load()
  const helped = outside.global.help ? { args: name === undefined ? [] : [name], flags: {} } : undefined
  const { call, global, mistake } = parseCommandLine(rest, command)
  if (mistake !== undefined && helped === undefined) {
    const { mistakeInWords } = await import("./mistake.ts")
    throw mistakeInWords(mistake, asked, command, (await logBehind(outside)).lang)
  }
  if (command.opens === "nothing") {
    const { lang } = await logBehind(outside)
    return done(command.run(helped ?? call, { ...outside, lang, global }))
  }
  const folder = folderOf(outside, name === undefined)
  return folder === undefined ? exitCode.done : runOnLog(command, call, folder, { ...outside, global })
}

/** `undefined`: there is none yet, and it has been said how to begin. */
const folderOf = ({ home, global, out, lang }: Outside, isBare: boolean): string | undefined => {
  const chosen = chooseLog(home, global.log)
  if (chosen._tag === "Found") return chosen.folder
  if (chosen._tag !== "None" || !isBare || out.isJson) throw noLog(chosen, global.log, lang)
  for (const line of frameWords[lang].begin) out.line(line)
  return undefined
}

const runOnLog = async (
  command: Exclude<AnyCommand, { readonly opens: "nothing" }>,
  call: Call<Flags>,
  folder: string,
  outside: Outside
): Promise<ExitCode> => {
  const { withLog } = await import("./openLog.ts")
  return done(withLog({ folder, outside, catchUp: command.opens === "log" }, (session) => command.run(call, session)))
}

/** Runs an effect to its end; throws what it failed with. */
const done = async (effect: Effect.Effect<ExitCode | void, unknown>): Promise<ExitCode> => {
  const ended = await Effect.runPromiseExit(effect)
  if (Exit.isSuccess(ended)) return ended.value ?? exitCode.done
  throw Cause.squash(ended.cause)
}

const language = ({ lang }: GlobalFlags): keyof InBoth<unknown> | undefined =>
  lang === "en" || lang === "fr" ? lang : undefined

/** The log that is meant and its language, for whatever is said before it is open or after it would not open. */
const logBehind = async (outside: Outside) => {
  const chosen = chooseLog(outside.home, outside.global.log)
  const folder = chosen._tag === "Found" ? chosen.folder : undefined
  if (folder === undefined || language(outside.global) !== undefined) return { folder, lang: outside.lang }
  const { withLog } = await import("./openLog.ts")
  const { at: _, ...global } = outside.global
  const reading = withLog(
    { folder, outside: { ...outside, global: { ...global, at: undefined } }, catchUp: false, quietly: true },
    ({ lang }) => Effect.succeed(lang)
  )
  const ended = await Effect.runPromiseExit(reading)
  return { folder, lang: Exit.isSuccess(ended) ? ended.value : outside.lang }
}
