/** `kith completion SHELL`: a completion script, made from the command table and the commands' own flags. */
import * as Effect from "effect/Effect"
import type { AnyCommand, CommandTable } from "../Command.ts"
import type { Flag, Flags } from "../Flag.ts"
import { globalFlags } from "../globalFlags.ts"
import { outsideCommand } from "../Command.ts"
import { shellWord } from "../shellWord.ts"
import { usage } from "../Stopped.ts"
import { completionWords } from "../words/completionWords.ts"
import { frameWords } from "../words/frameWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"

/** The table is handed in, since it names this command too. */
export const completionOf = (table: CommandTable) =>
  outsideCommand({
    flags: {},
    takes: [1, 1],
    words: completionWords,
    run: Effect.fnUntraced(function* ({ args: [shell] }, { out, lang }) {
      const write = Object.hasOwn(SHELLS, shell!) ? SHELLS[shell!] : undefined
      if (write === undefined) return yield* usage(completionWords[lang].unknownShell(shell!))
      out.line(write(yield* Effect.promise(() => allCommands(table, lang))).trimEnd())
    })
  })

interface Completed {
  readonly name: string
  readonly summary: string
  /** The second word, of commands that do several things. */
  readonly actions: ReadonlyArray<string>
  readonly flags: ReadonlyArray<Completing>
}

interface Completing {
  readonly name: string
  readonly short: string | undefined
  readonly takesValue: boolean
  readonly choices: ReadonlyArray<string>
  readonly does: string
}

const allCommands = async (table: CommandTable, lang: Language): Promise<ReadonlyArray<Completed>> =>
  Promise.all(
    Object.entries(table).map(async ([name, { summary, load }]) => {
      const command: AnyCommand = await load()
      const { help } = command.words[lang]
      const says: { readonly [flag: string]: string } = { ...frameWords[lang].globalFlags, ...help.flags }
      return {
        name,
        summary: summary[lang],
        actions: actionsIn(help.usage),
        flags: Object.entries({ ...command.flags, ...(globalFlags as Flags) }).map(([flag, each]) =>
          completing(flag, each, says[flag] ?? "")
        )
      }
    })
  )

const completing = (name: string, { kind, short, choices = [] }: Flag, says: string): Completing => ({
  name,
  short,
  takesValue: kind === "value" || kind === "many",
  choices: choices.filter(Boolean),
  does: says.split("  ").at(-1)!
})

/** Words in lower case that usage lines begin with: `add NAME`. */
const actionsIn = (usages: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(usages.flatMap((line) => /^[a-z]+(?= |$)/.exec(line)?.[0] ?? []))
]

const bash = (commands: ReadonlyArray<Completed>): string => `# kith completion for bash
_kith() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command="" word choices="" words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in -*) ;; *) command=$word; break ;; esac
  done
  case $command in
${commands.map((each) => `    ${each.name}) words="${[...each.actions, ...flagWords(each)].join(" ")}" ;;`).join("\n")}
    *) words="${[...commands.map(({ name }) => name), ...globalWords(commands)].join(" ")}" ;;
  esac
  case $command:$previous in
${commands
  .flatMap(({ name, flags }) =>
    flags.flatMap(({ name: flag, choices }) =>
      choices.length === 0 ? [] : [`    ${name}:--${flag}) words="${choices.join(" ")}" ;;`]
    )
  )
  .join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _kith kith
`

const flagWords = ({ flags }: Completed): ReadonlyArray<string> => flags.map(({ name }) => `--${name}`)
const globalWords = (commands: ReadonlyArray<Completed>): ReadonlyArray<string> =>
  (commands[0]?.flags ?? []).filter(({ name }) => Object.hasOwn(globalFlags, name)).map(({ name }) => `--${name}`)

const zsh = (commands: ReadonlyArray<Completed>): string => `#compdef kith
# kith completion for zsh
_kith() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${shellWord(`${name}:${summary}`)}`).join("\n")}
  )
  if (( CURRENT == 2 )) || [[ -z "\${words[2]}" ]]; then
    _describe command commands
    return
  fi
  case \${words[2]} in
${commands
  .map(
    ({ name, actions, flags }) =>
      `    ${name}) _arguments -S ${[
        ...flags.map(zshFlag),
        ...(actions.length === 0 ? [] : [`'2:action:(${actions.join(" ")})'`]),
        "'*:file:_files'"
      ].join(" ")} ;;`
  )
  .join("\n")}
  esac
}
if [[ $funcstack[1] == _kith ]]; then _kith "$@"; else compdef _kith kith; fi
`

const zshFlag = ({ name, takesValue, choices, does }: Completing): string => {
  const value = !takesValue ? "" : choices.length > 0 ? `:value:(${choices.join(" ")})` : ":value:"
  return shellWord(`--${name}${takesValue ? "=" : ""}[${does.replaceAll(/[[\]]/g, "")}]${value}`)
}

const fish = (commands: ReadonlyArray<Completed>): string =>
  [
    "# kith completion for fish",
    `set -l commands ${commands.map(({ name }) => name).join(" ")}`,
    ...commands.map(
      ({ name, summary }) =>
        `complete -c kith -n "not __fish_seen_subcommand_from $commands" -f -a ${name} -d ${fishText(summary)}`
    ),
    ...commands.flatMap(({ name, actions, flags }) => [
      ...(actions.length === 0
        ? []
        : [`complete -c kith -n "__fish_seen_subcommand_from ${name}" -f -a ${fishText(actions.join(" "))}`]),
      ...flags
        .filter((flag) => !Object.hasOwn(globalFlags, flag.name))
        .map((flag) => `complete -c kith -n "__fish_seen_subcommand_from ${name}"${fishFlag(flag)}`)
    ]),
    ...(commands[0]?.flags ?? [])
      .filter((flag) => Object.hasOwn(globalFlags, flag.name))
      .map((flag) => `complete -c kith${fishFlag(flag)}`),
    ""
  ].join("\n")

const fishFlag = ({ name, short, takesValue, choices, does }: Completing): string =>
  `${short === undefined ? "" : ` -s ${short}`} -l ${name}${takesValue ? " -r" : ""}${choices.length === 0 ? "" : ` -f -a ${fishText(choices.join(" "))}`} -d ${fishText(does)}`

const fishText = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`

const SHELLS: { readonly [shell: string]: (commands: ReadonlyArray<Completed>) => string } = { bash, zsh, fish }
