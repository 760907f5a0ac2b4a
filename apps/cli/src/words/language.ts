/** In which language to speak, before and after the log is open. */
import type { World } from "../World.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"

interface Asked {
  readonly flag: Language | undefined
  readonly preference?: Language | undefined
  readonly env: World["env"]
}

/** The flag, else the log's preference, else the environment's, else English. */
export const languageFor = ({ flag, preference, env }: Asked): Language => flag ?? preference ?? fromEnvironment(env)

const fromEnvironment = (env: World["env"]): Language => {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || ""
  return /^fr\b|^fr_/i.test(locale) ? "fr" : "en"
}
