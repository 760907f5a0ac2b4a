/** The memory of a Node that does nothing, to tell a job's own from. */
import { spawnSync } from "node:child_process"
import type { Say } from "../harness/Say.ts"

const SCRIPT = `const fs = require("node:fs")
let peak
try { peak = Number(/^VmHWM:\\s+(\\d+)/m.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]) } catch {}
console.log((peak ?? process.resourceUsage().maxRSS) * 1024)`

export const run = async (_: null, say: Say): Promise<void> => {
  const { stdout } = spawnSync(process.execPath, ["-e", SCRIPT], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"]
  })
  say({ peakBytes: Number(stdout) })
}
