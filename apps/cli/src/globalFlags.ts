/** The flags that every command takes. */
import type { Flags, FlagValues } from "./Flag.ts"

export const globalFlags = {
  log: { kind: "value", short: "w" },
  json: { kind: "optional" },
  lang: { kind: "value", choices: ["en", "fr"] },
  at: { kind: "value" },
  quiet: { kind: "boolean", short: "q" },
  yes: { kind: "boolean", short: "y" },
  "no-color": { kind: "boolean" },
  help: { kind: "boolean", short: "h" },
  version: { kind: "boolean", short: "V" }
} as const satisfies Flags

export type GlobalFlags = FlagValues<typeof globalFlags>
