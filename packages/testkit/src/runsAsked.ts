/**
 * From which seed the tests draw, and how often: the same cases each time, so that a change is judged by itself and not by
 * luck. Fresh ones are searched when somebody asks for it (docs/decisions/toolchain.md).
 */
declare const process: { readonly env: Readonly<Record<string, string | undefined>> } | undefined

/** Of every property and every random story, as long as nobody asks for another. */
const FIXED_SEED = 20_260_302

interface RunsAsked {
  /** None where each draws its own. */
  readonly seed: number | undefined
  /** A failure is being replayed: `KITH_SEED` is a number. */
  readonly isReplay: boolean
  /** So many times as many runs. */
  readonly times: number
}

/**
 * What the environment says. `KITH_SEED=17` replays what failed with 17; `KITH_SEED=random` draws fresh cases, and `KITH_RUNS=10`
 * ten times as many, which are fresh ones too unless a seed is named.
 */
export const runsAsked = (): RunsAsked => {
  const { KITH_SEED, KITH_RUNS = "1" } = typeof process === "undefined" ? {} : process.env
  const times = numberIn("KITH_RUNS", KITH_RUNS)
  if (KITH_SEED === "random") return { seed: undefined, isReplay: false, times }
  if (KITH_SEED !== undefined) return { seed: numberIn("KITH_SEED", KITH_SEED), isReplay: true, times }
  return { seed: times > 1 ? undefined : FIXED_SEED, isReplay: false, times }
}

const numberIn = (name: string, text: string): number => {
  const number = Number(text)
  if (text.trim() === "" || !Number.isFinite(number)) throw new Error(`${name}=${text} is not a number`)
  return number
}
