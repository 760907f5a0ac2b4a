import { simulate } from "@kith/testkit/network/simulate"
import { runtime } from "./runtime.ts"
const from = Number(process.env["KITH_SEED"] ?? 1),
  count = Number(process.env["KITH_RUNS"] ?? 30)
const t = performance.now()
let failed = 0
const kinds = new Map<string, number>()
for (let seed = from; seed < from + count; seed++) {
  const t0 = performance.now()
  const r = await simulate(runtime, seed)
  if (r.faults.length > 0) {
    failed++
    console.log(seed, r.faults[0]!.slice(0, 400))
  }
  if (performance.now() - t0 > 1500) console.log(seed, "slow", performance.now() - t0)
}
console.log(failed, "failed", ((performance.now() - t) / count).toFixed(1), "ms each")
