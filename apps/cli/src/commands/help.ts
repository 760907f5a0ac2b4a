/** `kith help [COMMAND]`: every command in a line, or one of them with its flags and examples. */
import * as Effect from "effect/Effect"
import { type CommandRow, type CommandTable, outsideCommand } from "../Command.ts"
import type { Flags } from "../Flag.ts"
import { globalFlags } from "../globalFlags.ts"
import { nearestOf } from "../nearest.ts"
import type { Outside } from "../Session.ts"
import { usage } from "../Stopped.ts"
import { frameWords } from "../words/frameWords.ts"
import { helpWords } from "../words/helpWords.ts"

/** The table is handed in, since it names this command too. */
export const helpOn = (table: CommandTable) =>
  outsideCommand({
    flags: {},
    takes: [0, 1],
    words: helpWords,
    run: ({ args: [name] }, outside) => (name === undefined ? everything(table, outside) : one(table, name, outside))
  })

const everything = (table: CommandTable, { lang, out }: Outside) =>
  Effect.sync(() => {
    const say = frameWords[lang]
    // The longest command's name, so that the groups line up.
    const width = Math.max(...Object.keys(table).map((name) => name.length))
    out.table([{ wraps: true }], [[say.intro]])
    for (const group of Object.keys(say.groups) as ReadonlyArray<CommandRow["group"]>) {
      const rows = Object.entries(table).filter(([, row]) => row.group === group)
      if (rows.length === 0) continue
      out.line()
      out.line(out.style.bold(say.groups[group]))
      out.table(
        [{}, { wraps: true }],
        rows.map(([name, { summary }]) => [name.padEnd(width), summary[lang]]),
        2
      )
    }
    out.line()
    out.line(out.style.bold(say.everywhere))
    out.table([{}, { wraps: true }], flagRows(globalFlags, say.globalFlags), 2)
    out.line()
    out.line(say.moreHelp)
  })

const one = Effect.fnUntraced(function* (table: CommandTable, name: string, { lang, out }: Outside) {
  const say = frameWords[lang]
  const row = Object.hasOwn(table, name) ? table[name] : undefined
  if (row === undefined) return yield* usage(say.unknownCommand(name, nearestOf(name, Object.keys(table))))
  const command = yield* Effect.promise(row.load)
  const words = command.words[lang].help
  out.line(`${out.style.bold(`kith ${name}`)}  ${row.summary[lang]}`)
  if (words.about !== undefined) {
    out.line()
    out.table([{ wraps: true }], [[words.about]])
  }
  out.line()
  out.line(out.style.bold(say.usage))
  for (const line of words.usage) out.line(`  kith ${name} ${line}`.trimEnd())
  if (Object.keys(command.flags).length > 0) {
    out.line()
    out.line(out.style.bold(say.flags))
    out.table([{}, { wraps: true }], flagRows(command.flags, words.flags), 2)
  }
  out.line()
  out.line(out.style.bold(say.examples))
  out.table(
    [{}, { wraps: true, style: out.style.dim }],
    words.examples.map(([line, does]) => [line, does]),
    2
  )
})

/** A flag's words begin with its value's placeholder, where it takes one. */
const flagRows = (flags: Flags, words: { readonly [name: string]: string }): ReadonlyArray<ReadonlyArray<string>> =>
  Object.entries(flags).map(([name, { kind, short, choices }]) => {
    const [first, ...rest] = words[name]!.split("  ")
    const takesValue = kind === "value" || kind === "many"
    const left = `${short === undefined ? "" : `-${short}, `}--${name}${takesValue ? ` ${first!}` : kind === "optional" ? "[=…]" : ""}`
    const does = takesValue ? rest.join("  ") : words[name]!
    const among = choices?.filter(Boolean) ?? []
    return [left, among.length < 3 ? does : `${does} (${among.join(", ")})`]
  })
