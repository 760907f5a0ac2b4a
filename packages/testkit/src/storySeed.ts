/** The seed of a test that tells one long random story: where a writer is killed, where bytes are damaged. */
import { runsAsked } from "./runsAsked.ts"

/** To be said in the message of every assertion: `KITH_SEED=${seed}`. */
export const storySeed = (): number => runsAsked().seed ?? Math.floor(Math.random() * 2 ** 31)
