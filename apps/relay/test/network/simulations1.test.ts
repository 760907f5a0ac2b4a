/** A share of the simulated network's runs (`simulations.ts`). */
import { simulations } from "./simulations.ts"

simulations(1)
