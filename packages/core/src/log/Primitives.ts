/** Hashing and randomness, handed in by each runtime: native where there is one, seeded in simulations. */
import * as Context from "effect/Context"
import type { RandomBytes } from "./Ids.ts"
import type { Sha256 } from "./Sha256.ts"

export class Primitives extends Context.Service<
  Primitives,
  {
    readonly sha256: Sha256
    readonly random: RandomBytes
  }
>()("@kith/core/log/Primitives") {}
