/** The flags of `edit`: those that describe a contact, and those that rename it or take something away. */
import type { FlagValues } from "../Flag.ts"
import { contactFlags } from "./contactFlags.ts"

export const editFlags = {
  name: { kind: "value" },
  untag: { kind: "many" },
  drop: { kind: "many" },
  ...contactFlags
} as const

export type EditFlags = FlagValues<typeof editFlags>
