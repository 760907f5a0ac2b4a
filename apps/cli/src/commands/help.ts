/** `kith help [COMMAND]`: every command in a line, or one of them with its flags and examples. */
import * as Effect from "effect/Effect"
import { outsideCommand } from "../Command.ts"
import { commandTable, type Row } from "../commandTable.ts"
import { globalFlags } from "../globalFlags.ts"
import { nearestOf } from "../nearest.ts"
import type { Outside } from "../Session.ts"
import { usage } from "../Stopped.ts"
import { frameWords } from "../words/frameWords.ts"
import { helpWords } from "../words/helpWords.ts"

export const help = outsideCommand({
  flags: {},
  takes: [0, 1],
  words: helpWords,
  run: ({ args: [name] }, outside) => (name === undefined ? everything(outside) : one(name, outside))
})

const everything = ({ lang, out }: Outside) =>
  Effect.sync(() => {
    const say = frameWords[lang]
    out.table([{ wraps: true }], [[say.intro]])
    for (const group of Object.keys(say.groups) as ReadonlyArray<Row["group"]>) {
      const rows = Object.entries(commandTable).filter(([, row]) => row.group === group)
      if (rows.length === 0) continue
      out.line()
      out.line(out.style.bold(say.groups[group]))
      out.table([{}, { wraps: true }], rows.map(([name, { summary }]) => [name.padEnd(NAME), summary[lang]]), 2)
    }
    out.line()
    out.line(out.style.bold(say.everywhere))
    out.table([{}, { wraps: true }], flagRows(globalFlags, say.globalFlags), 2)
    out.line()
    out.line(say.moreHelp)
  })

/** The longest command's name, so that the groups line up. */
const NAME = Math.max(...Object.keys(commandTable).map((name) => name.length))

const one = Effect.fnUntraced(function* (name: string, { lang, out }: Outside) {
  const say = frameWords[lang]
  const row = Object.hasOwn(commandTable, name) ? commandTable[name] : undefined
  if (row === undefined) return yield* usage(say.unknownCommand(name, nearestOf(name, Object.keys(commandTable))))
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
  out.table([{}, { wraps: true, style: out.style.dim }], words.examples.map(([line, does]) => [line, does]), 2)
})

/** A flag's words begin with its value's placeholder, where it takes one. */
const flagRows = (
  flags: { readonly [name: string]: { readonly kind: string; readonly short?: string; readonly choices?: ReadonlyArray<string> } },
  words: { readonly [name: string]: string }
): ReadonlyArray<ReadonlyArray<string>> =>
  Object.entries(flags).map(([name, { kind, short, choices }]) => {
    const [first, ...rest] = words[name]!.split("  ")
    const takesValue = kind === "value" || kind === "many"
    const left = `${short === undefined ? "" : `-${short}, `}--${name}${takesValue ? ` ${first!}` : kind === "optional" ? "[=…]" : ""}`
    const does = takesValue ? rest.join("  ") : words[name]!
    const among = choices?.filter(Boolean) ?? []
    return [left, among.length < 3 ? does : `${does} (${among.join(", ")})`]
  })
