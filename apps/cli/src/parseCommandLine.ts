/** From what was typed to a command's name, flags and arguments; every mistake is told with what comes nearest. */
import { parseArgs } from "node:util"
import type { AnyCommand, Call } from "./Command.ts"
import type { Flag, Flags, FlagValues } from "./Flag.ts"
import { type GlobalFlags, globalFlags } from "./globalFlags.ts"

export interface Named {
  /** `undefined`: nothing was named, which means `due`. */
  readonly name: string | undefined
  /** Everything else that was typed. */
  readonly rest: ReadonlyArray<string>
  /** The global flags, as far as they can be told before the command's own are known. */
  readonly global: GlobalFlags
}

/** Finds the command's name: the first word that belongs to no flag. Flags may stand before it. */
export const nameIn = (argv: ReadonlyArray<string>): Named => {
  const tokens = tokensOf(argv, globalFlags)
  const word = tokens.find((token) => token.kind === "positional")
  const strange = tokens.find((token) => token.kind === "option" && !Object.hasOwn(globalFlags, token.name))
  // `kith --until friday` is `due` with a flag of its own, whose value only looks like a name.
  const isFirst = word !== undefined && (strange === undefined || word.index < strange.index)
  const global = valuesOf(tokens, globalFlags)
  return isFirst
    ? { name: argv[word.index]!, rest: argv.filter((_, index) => index !== word.index), global }
    : { name: undefined, rest: argv, global }
}

/** What is wrong with a command line; the words are made by whoever shows it. */
export type Mistake =
  | { readonly _tag: "UnknownFlag"; readonly flag: string; readonly known: ReadonlyArray<string> }
  | { readonly _tag: "NoValue"; readonly flag: string }
  | { readonly _tag: "NeedlessValue"; readonly flag: string }
  | {
      readonly _tag: "NoSuchChoice"
      readonly flag: string
      readonly value: string
      readonly choices: ReadonlyArray<string>
    }
  | { readonly _tag: "TooFew" }
  | { readonly _tag: "TooMany"; readonly argument: string }

export interface Parsed {
  readonly call: Call<Flags>
  readonly global: GlobalFlags
  readonly mistake: Mistake | undefined
}

export const parseCommandLine = (rest: ReadonlyArray<string>, command: Pick<AnyCommand, "flags" | "takes">): Parsed => {
  const flags: Flags = { ...globalFlags, ...command.flags }
  const tokens = tokensOf(rest, flags)
  const args = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []))
  const values = valuesOf(tokens, flags)
  const global = values as unknown as GlobalFlags
  const [least, most] = command.takes
  const mistake =
    mistakeIn(tokens, flags) ??
    (args.length < least
      ? { _tag: "TooFew" as const }
      : args.length > most
        ? { _tag: "TooMany" as const, argument: args[most]! }
        : undefined)
  return { call: { args, flags: values }, global, mistake }
}

type Tokens = ReturnType<typeof tokensOf>

const tokensOf = (args: ReadonlyArray<string>, flags: Flags) =>
  parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(flags).map(([name, { kind, short }]) => [
        name,
        {
          type: takesValue(kind) ? ("string" as const) : ("boolean" as const),
          ...(short === undefined ? {} : { short })
        }
      ])
    ),
    allowPositionals: true,
    // Our own errors name the nearest flag, in the reader's language.
    strict: false,
    tokens: true
  }).tokens

const takesValue = (kind: Flag["kind"]): boolean => kind === "value" || kind === "many"

const valuesOf = <F extends Flags>(tokens: Tokens, flags: F): FlagValues<F> => {
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(flags).map(([name, { kind }]) => [
      name,
      kind === "many" ? [] : kind === "boolean" ? false : undefined
    ])
  )
  for (const token of tokens) {
    if (token.kind !== "option" || !Object.hasOwn(flags, token.name)) continue
    const { kind } = flags[token.name]!
    if (kind === "many") {
      if (token.value !== undefined) (values[token.name] as Array<string>).push(token.value)
    } else values[token.name] = kind === "boolean" ? true : kind === "optional" ? (token.value ?? true) : token.value
  }
  return values as FlagValues<F>
}

const mistakeIn = (tokens: Tokens, flags: Flags): Mistake | undefined => {
  for (const token of tokens) {
    if (token.kind !== "option") continue
    const flag = token.rawName
    if (!Object.hasOwn(flags, token.name)) return { _tag: "UnknownFlag", flag, known: Object.keys(flags) }
    const { kind, choices } = flags[token.name]!
    if (kind === "boolean" && token.value !== undefined) return { _tag: "NeedlessValue", flag }
    if (!takesValue(kind)) continue
    // `--until --json`: the second is no value, though it stands where one should.
    if (token.value === undefined || (!token.inlineValue && isFlag(token.value, flags))) {
      return { _tag: "NoValue", flag }
    }
    if (choices !== undefined && !choices.includes(token.value)) {
      return { _tag: "NoSuchChoice", flag, value: token.value, choices }
    }
  }
  return undefined
}

const isFlag = (text: string, flags: Flags): boolean =>
  text.startsWith("--")
    ? Object.hasOwn(flags, text.slice(2).replace(/=.*/s, ""))
    : /^-[a-z]$/i.test(text) && Object.values(flags).some(({ short }) => short === text[1])
