/**
 * `npm start`: an example log in the user's own data folder, made by the commands themselves; today's list; the same log on a
 * second device, both offline, then synced through a relay; what to try
 * next; and the web app with it, served until it is stopped. Run again, it adds nothing.
 */
import { join, relative } from "node:path"
import * as Effect from "effect/Effect"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { type ExitCode, exitCode } from "../exitCode.ts"
import { failureInWords } from "../failure.ts"
import { homeFrom } from "../home.ts"
import { withLog } from "../openLog.ts"
import { nameIn } from "../parseCommandLine.ts"
import { runProgram } from "../program.ts"
import type { Session } from "../Session.ts"
import { thisProcess, type World } from "../World.ts"
import { exampleWords } from "../words/exampleWords.ts"
import { forShell } from "../words/frameWords.ts"
import { languageFor } from "../words/language.ts"
import { EXAMPLE, exampleIn, makeExample } from "./makeExample.ts"

const BIN = join(import.meta.dirname, "../../bin/kith")

const run = async (typed: ReadonlyArray<string>): Promise<ExitCode> => {
  const world = thisProcess
  const { lang: asked, at } = nameIn(typed).global
  const lang = languageFor({ flag: asked === "fr" || asked === "en" ? asked : undefined, env: world.env })
  const moment = at === undefined ? [] : ["--at", at]
  const { outside, folder } = exampleIn(world, lang, moment)
  const { out } = outside
  const say = exampleWords[lang]
  out.line(out.style.bold(say.title))
  out.line(say.where(folder))
  out.line()
  out.flush()
  const made = await makeExample(world, lang, moment)
  if (made !== exitCode.done) return made
  out.line()
  out.line(out.style.bold(say.today))
  out.flush()
  const listed = await runProgram(["due", "-w", EXAMPLE, "--lang", lang, ...moment], world)
  if (listed !== exitCode.done) return listed
  const { twoDevices } = await import("./twoDevices.ts")
  await twoDevices(world, lang, moment)
  out.line()
  out.line(out.style.bold(say.next))
  await Effect.runPromise(withLog({ folder, outside, catchUp: true }, (session) => suggestions(session, asked)))
  out.line()
  const isServed = at === undefined && (world.isTerminal(1) || world.env[SERVE] === "1")
  if (!isServed) {
    out.line(`${say.app} ${kithFrom(world)} -w ${EXAMPLE}${asked === undefined ? "" : ` --lang ${lang}`} app`)
    out.flush()
    return exitCode.done
  }
  out.line(out.style.bold(say.inBrowser))
  out.flush()
  // Nobody compares words where nobody watches: there, who has the link is let in.
  const words = world.isTerminal(0) && world.isTerminal(1) ? [] : ["--yes"]
  return runProgram(["app", "--no-open", "-w", EXAMPLE, "--lang", lang, ...words], world)
}

/** Serves the app though nobody watches: for scripts that stop it themselves. */
const SERVE = "KITH_SERVE"

const EXPLAINED = "thank-you"

/** Three commands that work as they stand, wherever `npm start` was typed. */
const suggestions = (session: Session, asked: string | undefined) =>
  Effect.gen(function* () {
    const { log, out, lang, world } = session
    const say = exampleWords[lang]
    const { shown } = yield* log.due()
    const first = shown.find(({ reminder }) => reminder.rule === EXPLAINED) ?? shown[0]
    const commands: Array<readonly [args: string, does: string]> = [
      ['show "Ana Souza"', say.show],
      ['log "Luc Tran" --kind reply', say.log]
    ]
    if (first !== undefined) {
      const id = (yield* shortIds("reminder", [first.reminder.id])).get(first.reminder.id)!
      commands.unshift([`due --explain ${id}`, say.explain])
    }
    const kith = kithFrom(world)
    const spoken = asked === undefined ? "" : ` --lang ${lang}`
    const lines = commands.map(([args, does]) => [`${kith} -w ${EXAMPLE}${spoken} ${args}`, does] as const)
    out.table([{}, { wraps: true, style: out.style.dim }], lines, 1)
    out.line(`${say.own} ${kith} init`)
  })

/** As it is typed where `npm start` was. */
const kithFrom = ({ env }: World): string => {
  const home = env["KITH_HOME"]
  return `${home ? `KITH_HOME=${forShell(home)} ` : ""}${forShell(relative(env["INIT_CWD"] ?? process.cwd(), BIN))}`
}

const typed = process.argv.slice(2)

void run(typed)
  .catch((cause: unknown) => {
    const { global } = nameIn(typed)
    const lang = languageFor({
      flag: global.lang === "fr" || global.lang === "en" ? global.lang : undefined,
      env: thisProcess.env
    })
    const home = homeFrom(thisProcess.env, thisProcess.platform).folder
    const { text, exit } = failureInWords(cause, { lang, command: "start", folder: undefined, home })
    thisProcess.write(2, `${text}\n`)
    return exit
  })
  .then((code) => process.exit(code))
