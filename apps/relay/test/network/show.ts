import { describeRun, simulate } from "@kith/testkit/network/simulate"
import { runtime } from "./runtime.ts"
console.log(describeRun(await simulate(runtime, Number(process.env["KITH_SEED"]))))
