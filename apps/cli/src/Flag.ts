/** What flags a command declares, and what it finds under them. */

/**
 * `value`: `--until tomorrow` or `--until=tomorrow`. `many`: the same, more than once. `optional`: `--json` or
 * `--json=id,name`, never `--json id`. `boolean`: there or not.
 */
export type FlagKind = "value" | "many" | "optional" | "boolean"

export interface Flag {
  readonly kind: FlagKind
  /** One letter. */
  readonly short?: string
  /** What the value may be; anything else is a usage error that names the nearest. */
  readonly choices?: ReadonlyArray<string>
}

export type Flags = { readonly [name: string]: Flag }

/** What a command finds under each of its flags; the names are as typed: `flags["who-else"]`. */
export type FlagValues<F extends Flags> = { readonly [K in keyof F]: FlagValue<F[K]> }

type FlagValue<F extends Flag> = F["kind"] extends "boolean"
  ? boolean
  : F["kind"] extends "many"
    ? ReadonlyArray<Choice<F>>
    : F["kind"] extends "optional"
      ? string | true | undefined
      : Choice<F> | undefined

type Choice<F extends Flag> = F extends { readonly choices: ReadonlyArray<infer C> } ? C : string
